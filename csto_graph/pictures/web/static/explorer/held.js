/* What a tie on screen rests on in the windows of the view, and the sources and publishers behind it. */
import { shown } from "./certainty.js";
import { otherWindow, window_ } from "./view.js";

const ACTS = new Set(["party", "signature"]); // each act counts from its day on

export const windows = () => [window_(), otherWindow()].filter(Boolean);

/* The statements of the best rank that held. */
export function held({ edge }) {
  const heldIn = (each) => windows().some((days) => (ACTS.has(edge.kind) ? each.bounds[0] < days[1] : shown(each.bounds, days)));
  return edge.statements.filter((each) => each.best && (edge.kind === "participation" || !each.bounds || heldIn(each)));
}

const bySlug = (one, other) => (one.id < other.id ? -1 : 1);

/* The sources of these statements, each once. */
export const sourcesOf = (statements) => [...new Set(statements.flatMap((each) => each.sources))].sort(bySlug);

/* The publishers of sources, those of most first. */
export function publishersOf(sources) {
  const count = new Map();
  for (const source of sources) count.set(source.publisher, (count.get(source.publisher) ?? 0) + 1);
  return [...count].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
}
