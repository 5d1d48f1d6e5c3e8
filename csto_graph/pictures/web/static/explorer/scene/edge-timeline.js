/* When each tie that passes the filters is there: steps go from one such day to the next, and the strip counts them. */
import { FOREVER } from "../base/days.js";
import { edges, nodeOf, nodes } from "../data/payload.js";
import { edgePasses, nodePasses, SCENE_FIELDS } from "./scene.js";
import { hasType, lifespansOf, ON_PAPER, typesOnPaper } from "../state/certainty.js";
import { onChange, view } from "../state/view-state.js";

const ALWAYS = [[-Infinity, Infinity]];
const NEVER = [];

/* Spans of days, [since, until), in order and apart from each other. */
function unionOf(spans) {
  if (spans.length === 1) return spans[0][0] < spans[0][1] ? spans : NEVER;
  const found = [];
  for (const [since, until] of spans.filter((each) => each[0] < each[1]).sort((one, other) => one[0] - other[0])) {
    const last = found.at(-1);
    if (last && since <= last[1]) last[1] = Math.max(last[1], until);
    else found.push([since, until]);
  }
  return found;
}

function intersectionOf(one, other) {
  if (one === ALWAYS) return other;
  if (other === ALWAYS) return one;
  const found = [];
  for (const [first, end] of one) {
    for (const [since, until] of other)
      if (Math.max(first, since) < Math.min(end, until)) found.push([Math.max(first, since), Math.min(end, until)]);
  }
  return found;
}

const spanOf = (bounds, certain) => (certain ? [bounds[1], bounds[2]] : [bounds[0], bounds[3]]);

/* An event stays in sight for some days after it. */
function spansOfNode(node, certain) {
  if (!nodePasses(node)) return NEVER;
  if (!node.bounds) return ALWAYS;
  if (node.kind !== "event") return unionOf(lifespansOf(node).map((bounds) => spanOf(bounds, certain)));
  const [since, until] = spanOf(node.bounds, certain);
  return unionOf([[since, view.recent < 0 ? FOREVER : until + view.recent]]);
}

/* The spans of a tie itself, while it obliges to what is asked for; one without is there while both ends are. */
function spansOfEdge(edge, certain) {
  const own =
    edge.timeless || edge.spans.includes(null) ? ALWAYS : unionOf(edge.spans.map((bounds) => spanOf(bounds, certain)));
  if (!view.types.length) return own;
  if (ON_PAPER.has(edge.kind)) return hasType(typesOnPaper(edge), view.types) ? own : NEVER;
  const phases = edge.phases.filter(({ types }) => hasType(types, view.types));
  return intersectionOf(own, unionOf(phases.map(({ bounds }) => spanOf(bounds, certain))));
}

/* Of the neighbours of a thing alone: while both ends are tied to it. */
function keepNeighbours(spans, middle) {
  const near = new Map([[middle, ALWAYS]]);
  for (const edge of middle.edges) {
    const other = edge.from === middle ? edge.to : edge.from;
    if (spans.has(edge)) near.set(other, unionOf([...(near.get(other) ?? []), ...spans.get(edge)]));
  }
  return new Map(
    [...spans].map(([edge, own]) => [edge, intersectionOf(intersectionOf(own, near.get(edge.from) ?? NEVER), near.get(edge.to) ?? NEVER)]),
  );
}

function buildSpans(certain) {
  const there = nodes.map((node) => spansOfNode(node, certain)); // by node.at
  const spans = new Map();
  for (const edge of edges) {
    const [from, to] = [there[edge.from.at], there[edge.to.at]];
    if (from !== NEVER && to !== NEVER && edgePasses(edge))
      spans.set(edge, intersectionOf(intersectionOf(spansOfEdge(edge, certain), from), to));
  }
  const middle = nodeOf.get(view.selected);
  const all = [];
  for (const [edge, own] of view.near && middle ? keepNeighbours(spans, middle) : spans) if (!edge.timeless) all.push(...own);
  return all;
}

/* The spans of all ties, possible ones too or those alone that are certain; kept until a filter changes. */
const cache = new Map();
const FILTERS = SCENE_FIELDS.filter((key) => !["since", "until", "compared"].includes(key));
onChange(() => cache.clear(), FILTERS);
function edgeSpans(certain) {
  if (!cache.has(certain)) cache.set(certain, buildSpans(certain));
  return cache.get(certain);
}

export const visibleSpans = () => edgeSpans(view.certain);

/* The last day on which more than half of the ties were certain, for a view of days so late that none is any more: those
   that there are go on, as far as is known, but nobody has verified it. Else null. */
export function lastVerified() {
  const now = ([since, until]) => since < view.until && until > view.since;
  const sure = edgeSpans(true);
  if (sure.some(now)) return null;
  const possible = edgeSpans(false);
  const late = possible.filter(now);
  if (!late.length || late.some(([, until]) => until < FOREVER)) return null;
  const weights = new Map();
  const weigh = (day, weight) => weights.set(day, (weights.get(day) ?? 0) + weight);
  for (const [spans, weight] of [
    [sure, 2],
    [possible, -1],
  ])
    for (const [since, until] of spans) {
      weigh(since, weight);
      weigh(until, -weight);
    }
  let [sum, last] = [0, null];
  for (const [day, weight] of [...weights].sort((one, other) => one[0] - other[0])) {
    if (sum > 0) last = day - 1;
    sum += weight;
  }
  return last;
}

/* The days on which a tie begins, ends or becomes certain or uncertain, in order. */
export function changeDays() {
  const spans = view.certain ? visibleSpans() : [...edgeSpans(false), ...edgeSpans(true)];
  return [...new Set(spans.flat())].sort((one, other) => one - other);
}
