/* Whether something held in a window of days: certain, possible or not at all. Bounds are four days. */
import { FOREVER } from "../base/days.js";
import { duties, edges, nodes, terms, types } from "../data/payload.js";
import { clampDay, otherWindow, view, viewWindow } from "./view-state.js";

export function certaintyOf(bounds, [since, until]) {
  if (!bounds) return "certain";
  if (Math.max(bounds[1], since) < Math.min(bounds[2], until)) return "certain";
  return Math.max(bounds[0], since) < Math.min(bounds[3], until) ? "possible" : null;
}

/* As the reader wants it: with certain only, what is merely possible is not there. */
export function certaintyShown(bounds, days, wish = view) {
  const found = certaintyOf(bounds, days);
  return wish.certain && found !== "certain" ? null : found;
}

/* An event stays in sight for some days after it. */
export function eventCertainty(bounds, days, wish = view) {
  const found = certaintyShown(bounds, days, wish);
  if (found || wish.recent === 0) return found;
  const out = wish.recent < 0 ? FOREVER : bounds[3] + wish.recent;
  return certaintyShown([bounds[0], bounds[1], wish.recent < 0 ? FOREVER : bounds[2] + wish.recent, out], days, wish);
}

export function bestCertainty(spans, days) {
  let found = null;
  for (const bounds of spans) {
    const each = certaintyShown(bounds, days);
    if (each === "certain") return each;
    found ??= each;
  }
  return found;
}

/* When a thing is there: in its own time; a state also while a source has it as a member of something before or after that,
   as Serbia was before Yugoslavia. */

const BINDING = new Set(["membership", "partnership"]);
const lifespans = new Map(nodes.map((node) => [node, [node.bounds]]));

/* The part of a span that lies before or after the time of a state, or null. */
function outsideLifespan(own, span) {
  if (span[1] < own[0]) return [span[0], span[1], Math.min(span[2], own[3]), Math.min(span[3], own[3])];
  return span[0] >= own[3] ? span : null;
}

for (const { kind, from, spans } of edges) {
  if (from.kind === "state" && from.bounds && BINDING.has(kind))
    lifespans.get(from).push(
      ...spans
        .filter(Boolean)
        .map((span) => outsideLifespan(from.bounds, span))
        .filter(Boolean),
    );
}

export const lifespansOf = (node) => lifespans.get(node);

/* Whether a thing was there on the days of the view, and on which day it surely was. */

export const isPresent = (node) => Boolean(bestCertainty(lifespansOf(node), viewWindow()));

/* The nearest day on which a thing was there, or null where it is on those of the view, or on none of the page. */
export function nearestDayPresent(node) {
  if (isPresent(node)) return null;
  const day = clampDay(node.bounds[1] >= view.until ? node.bounds[1] : node.bounds[2] - 1);
  return certaintyShown(node.bounds, [day, day + 1]) ? day : null;
}

/* What a tie on screen rests on in the windows of the view, and the sources and publishers behind it. */

const ACTS = new Set(["party", "signature"]); // each act counts from its day on

export const viewWindows = () => [viewWindow(), otherWindow()].filter(Boolean);

/* The statements of the best rank that held. */
export function statementsOf({ edge }) {
  const heldIn = (each) =>
    viewWindows().some((days) => (ACTS.has(edge.kind) ? each.bounds[0] < days[1] : certaintyShown(each.bounds, days)));
  return edge.statements.filter((each) => each.best && (edge.kind === "participation" || !each.bounds || heldIn(each)));
}

const compareSlugs = (one, other) => (one.id < other.id ? -1 : 1);

/* The sources of these statements, each once. */
export const sourcesOf = (statements) => [...new Set(statements.flatMap((each) => each.sources))].sort(compareSlugs);

/* The publishers of sources, those of most first. */
export function publishersOf(sources) {
  const count = new Map();
  for (const source of sources) count.set(source.publisher, (count.get(source.publisher) ?? 0) + 1);
  return [...count].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
}

/* Which types of obligation a tie carries: a set is a sum of powers of two, see payload.py. */

const ofTreaty = new Map();
for (const duty of duties) {
  const bit = 1 << types.indexOf(terms.slug[duty.type]);
  ofTreaty.set(duty.treaty, (ofTreaty.get(duty.treaty) ?? 0) | bit);
}
export const ON_PAPER = new Set(["party", "signature"]);

/* Those of a tie on paper, at all times. */
export const typesOnPaper = (edge) => ofTreaty.get(edge.to) ?? 0;

export function typesInWindow(edge, days) {
  if (ON_PAPER.has(edge.kind)) return typesOnPaper(edge);
  let set = 0;
  for (const phase of edge.phases) if (certaintyShown(phase.bounds, days)) set |= phase.types;
  return set;
}

export const typeNames = (set) => types.filter((_, at) => set & (1 << at));
export const strongestType = (set) => types.find((_, at) => set & (1 << at)) ?? "";
export const hasType = (set, wanted) => !wanted.length || typeNames(set).some((name) => wanted.includes(name));
