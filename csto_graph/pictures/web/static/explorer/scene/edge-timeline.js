/* The spans of days in which each edge that passes the filters exists. The step buttons move between their ends,
   and the timeline counts them. */
import { FOREVER } from "../base/days.js";
import { edges, nodeOf, nodes } from "../data/payload.js";
import { hasType, lifespansOf, ON_PAPER, spanOf, typesOnPaper } from "../state/certainty.js";
import { onChange, view } from "../state/view-state.js";
import { edgePasses, nodePasses, SCENE_FIELDS } from "./scene.js";

/** @type {DaySpan[]} */
const ALWAYS = [[-Infinity, Infinity]];
/** @type {DaySpan[]} */
const NEVER = [];

/**
 * The union of spans of days, in order and disjoint.
 * @param {DaySpan[]} spans
 * @returns {DaySpan[]}
 */
function unionOf(spans) {
  if (spans.length === 1) return spans[0][0] < spans[0][1] ? spans : NEVER;
  /** @type {DaySpan[]} */
  const found = [];
  for (const [since, until] of spans.filter((each) => each[0] < each[1]).sort((one, other) => one[0] - other[0])) {
    const last = found.at(-1);
    if (last && since <= last[1]) last[1] = Math.max(last[1], until);
    else found.push([since, until]);
  }
  return found;
}

/**
 * @param {DaySpan[]} one
 * @param {DaySpan[]} other
 * @returns {DaySpan[]}
 */
function intersectionOf(one, other) {
  if (one === ALWAYS) return other;
  if (other === ALWAYS) return one;
  /** @type {DaySpan[]} */
  const found = [];
  for (const [first, end] of one) {
    for (const [since, until] of other)
      if (Math.max(first, since) < Math.min(end, until)) found.push([Math.max(first, since), Math.min(end, until)]);
  }
  return found;
}

/**
 * The spans in which a node shows. An event stays visible for some days after it.
 * @param {GraphNode} node
 * @param {Certainty} atLeast
 * @returns {DaySpan[]}
 */
function spansOfNode(node, atLeast) {
  if (!nodePasses(node)) return NEVER;
  if (!node.lifespans.length) return ALWAYS;
  if (node.kind !== "event") return unionOf(lifespansOf(node).map((bounds) => spanOf(bounds, atLeast)));
  const [since, until] = spanOf(node.lifespans[0], atLeast);
  return unionOf([[since, view.recent < 0 ? FOREVER : until + view.recent]]);
}

/**
 * The spans of the edge itself while it carries one of the chosen obligations. A timeless edge exists while both ends
 * do.
 * @param {GraphEdge} edge
 * @param {Certainty} atLeast
 * @param {Certainty} shown that of the obligations
 * @returns {DaySpan[]}
 */
function spansOfEdge(edge, atLeast, shown) {
  const own =
    edge.timeless || edge.spans.includes(null) ? ALWAYS : unionOf(edge.spans.map((bounds) => spanOf(bounds, atLeast)));
  if (!view.types.length) return own;
  if (ON_PAPER.has(edge.kind)) return hasType(typesOnPaper(edge), view.types) ? own : NEVER;
  const phases = edge.phases.filter(({ types }) => hasType(types, view.types));
  return intersectionOf(own, unionOf(phases.map(({ bounds }) => spanOf(bounds, shown))));
}

/**
 * Keeps the edges among the neighbours of a node, while both ends are tied to it.
 * @param {Map<GraphEdge, DaySpan[]>} spans
 * @param {GraphNode} middle
 */
function keepNeighbours(spans, middle) {
  const near = new Map([[middle, ALWAYS]]);
  for (const edge of middle.edges) {
    const other = edge.from === middle ? edge.to : edge.from;
    const own = spans.get(edge);
    if (own) near.set(other, unionOf([...(near.get(other) ?? []), ...own]));
  }
  const both = (/** @type {GraphEdge} */ { from, to }) =>
    intersectionOf(near.get(from) ?? NEVER, near.get(to) ?? NEVER);
  return new Map([...spans].map(([edge, own]) => [edge, intersectionOf(own, both(edge))]));
}

/**
 * @param {Certainty} atLeast
 * @param {Certainty} shown
 * @returns {DaySpan[]}
 */
function buildSpans(atLeast, shown) {
  const there = nodes.map((node) => spansOfNode(node, shown)); // by node.at
  /** @type {Map<GraphEdge, DaySpan[]>} */
  const spans = new Map();
  for (const edge of edges) {
    const [from, to] = [there[edge.from.at], there[edge.to.at]];
    if (from !== NEVER && to !== NEVER && edgePasses(edge))
      spans.set(edge, intersectionOf(intersectionOf(spansOfEdge(edge, atLeast, shown), from), to));
  }
  const middle = nodeOf.get(view.selected);
  const kept = view.near && middle ? keepNeighbours(spans, middle) : spans;
  return [...kept].flatMap(([edge, own]) => (edge.timeless ? [] : own));
}

/** @type {Map<string, DaySpan[]>} */
const cache = new Map();
const FILTERS = SCENE_FIELDS.filter((key) => !["since", "until", "compared"].includes(key));
onChange(() => cache.clear(), FILTERS);
/**
 * The spans in which edges have this certainty at least, while their ends and obligations have the one that is shown,
 * as in the scene; cached until a filter changes.
 * @param {Certainty} atLeast
 * @param {Certainty} [shown]
 * @returns {DaySpan[]}
 */
function edgeSpans(atLeast, shown = view.atLeast) {
  const key = `${atLeast} ${shown}`;
  const spans = cache.get(key) ?? buildSpans(atLeast, shown);
  cache.set(key, spans);
  return spans;
}

export const visibleSpans = () => edgeSpans(view.atLeast);

/* The last day on which more than half of the edges were certain. It is null unless no edge of the view is certain
   because its days lie after the last verification of all that is still open. */
export function lastVerified() {
  /** @param {DaySpan} span */
  const now = ([since, until]) => since < view.until && until > view.since;
  const sure = edgeSpans("certain");
  if (sure.some(now)) return null;
  const possible = edgeSpans("possible", "possible");
  const late = possible.filter(now);
  if (!late.length || late.some(([, until]) => until < FOREVER)) return null;
  /** @type {Map<Day, number>}
   */
  const weights = new Map();
  /**
   * @param {DaySpan[]} spans
   * @param {number} weight
   */
  const weigh = (spans, weight) => {
    for (const [since, until] of spans) {
      weights.set(since, (weights.get(since) ?? 0) + weight);
      weights.set(until, (weights.get(until) ?? 0) - weight);
    }
  };
  weigh(sure, 2);
  weigh(possible, -1);
  let sum = 0;
  let last = null;
  for (const [day, weight] of [...weights].sort((one, other) => one[0] - other[0])) {
    if (sum > 0) last = day - 1;
    sum += weight;
  }
  return last;
}

/* The days on which an edge begins, ends, or becomes more or less than possible, in order. */
export function changeDays() {
  const spans = view.atLeast === "possible" ? [...visibleSpans(), ...edgeSpans("presumed")] : visibleSpans();
  return [...new Set(spans.flat())].sort((one, other) => one - other);
}
