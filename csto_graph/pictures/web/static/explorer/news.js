/* What a step through time passed, in words: which ties began and ended between two days, and which were certain until then
   or are from then on. Told in the order of time whichever way one goes, and whatever is filtered out. */
import { certainty } from "./certainty.js";
import { isoOf } from "./days.js";
import { byLabel, label, namer } from "./naming.js";
import { scene } from "./scene.js";
import { view } from "./view.js";
import { counted, t } from "./words.js";

const most = () => (window.innerWidth <= 800 ? 2 : 6); // as many as a glance takes in
const KINDS = { "|certain": "began", "|possible": "maybe", "certain|": "ended", "possible|": "ended", "possible|certain": "certain", "certain|possible": "possible" };

function on(edge, day) {
  const held = edge.spans.map((bounds) => certainty(bounds, [day, day + 1]));
  return held.includes("certain") ? "certain" : held.find(Boolean) ?? "";
}

/* Ties by what they lead to. */
function named(ties, name) {
  const groups = new Map();
  const shown = ties.sort((one, other) => byLabel(one.to, other.to) || byLabel(one.from, other.from)).slice(0, most());
  for (const { from, to } of shown) groups.set(to, (groups.get(to) ?? new Set()).add(name(from)));
  const texts = [...groups].map(([to, names]) => `${name(to)} (${[...names].join(", ")})`);
  return [...texts, ...(ties.length > shown.length ? [counted("news.more", ties.length - shown.length)] : [])].join(", ");
}

function passed(before, [from, to]) {
  const after = scene();
  const nodes = new Map([...before.nodes, ...after.nodes]);
  const found = { began: [], maybe: [], ended: [], certain: [], possible: [] };
  for (const { edge } of new Map([...before.edges, ...after.edges]).values()) {
    const turn = edge.timeless || edge.kind === "participation" ? "" : KINDS[`${on(edge, from)}|${on(edge, to)}`];
    if (turn) found[turn].push(edge);
  }
  const events = [...nodes.values()].filter(({ node: { kind, bounds } }) => kind === "event" && bounds && from < bounds[0] && bounds[0] <= to);
  const name = namer([...nodes.values()]);
  return [
    ...events.slice(0, most()).map(({ node }) => label(node)),
    ...Object.entries(found).filter(([, ties]) => ties.length).map(([turn, ties]) => t(`news.${turn}`, { what: named(ties, name) })),
  ];
}

/* The words after a move from a day, of which `before` was the scene, to that of the view: a step to the next change, or a
   leap over all of the days between. "" where nothing changed, and while two days are compared. */
export function news(before, day, { leap = false } = {}) {
  if (view.compared !== null || view.since === day) return "";
  const [from, to] = [day, view.since].sort((one, other) => one - other);
  const parts = passed(before, [from, to]);
  if (!parts.length) return "";
  const when = leap ? t("days.interval", { first: isoOf(from + 1), last: isoOf(to) }) : isoOf(to);
  return `${view.since < day ? t("news.back", { when }) : when}: ${parts.join("; ")}`;
}
