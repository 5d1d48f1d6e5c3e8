/* What holds on the days of the view: the certainty of bounds, the existence of nodes, and the statements and
   obligation types of edges. */
import { FOREVER } from "../base/days.js";
import { duties, edges, nodes, terms, types } from "../data/payload.js";
import { certainties, clampDay, otherWindow, view, viewWindow } from "./view-state.js";

/** @type {DaySpan} */
const ALL_DAYS = [-Infinity, Infinity];

/**
 * The days on which a relation has this certainty at least; none if the span ends before it begins. This is the rule of
 * certainty, as Bounds.span in csto_graph/core/dates.py.
 * @param {Bounds | null} bounds
 * @param {Certainty} atLeast
 * @returns {DaySpan}
 */
export function spanOf(bounds, atLeast) {
  if (!bounds) return ALL_DAYS;
  const [startEarliest, startLatest, endEarliest, endLatest, endPresumed] = bounds;
  if (atLeast === "possible") return [startEarliest, endLatest];
  return [startLatest, atLeast === "certain" ? endEarliest : endPresumed];
}

/**
 * The highest certainty that a relation has on one of these days; null if it exists on none of them.
 * @param {Bounds | null} bounds
 * @param {DaySpan} span
 * @returns {Certainty | null}
 */
export function certaintyOf(bounds, [since, until]) {
  /** @param {Certainty} degree */
  const holds = (degree) => {
    const [first, end] = spanOf(bounds, degree);
    return Math.max(first, since) < Math.min(end, until);
  };
  return certainties.find(holds) ?? null;
}

/**
 * @param {(Certainty | null)[]} degrees
 * @returns {Certainty | null}
 */
export const surest = (degrees) => certainties.find((degree) => degrees.includes(degree)) ?? null;

/**
 * @param {Certainty} degree
 * @param {Certainty} atLeast
 */
export const isAtLeast = (degree, atLeast) => certainties.indexOf(degree) <= certainties.indexOf(atLeast);

/**
 * The certainty that shows: null if it is lower than what the reader wants.
 * @param {Bounds | null} bounds
 * @param {DaySpan} days
 * @param {{ atLeast: Certainty }} [wish]
 * @returns {Certainty | null}
 */
export function certaintyShown(bounds, days, wish = view) {
  const found = certaintyOf(bounds, days);
  return found && isAtLeast(found, wish.atLeast) ? found : null;
}

/**
 * The certainty of an event, which stays visible for some days after it.
 * @param {Bounds | null} bounds
 * @param {DaySpan} days
 * @param {{ atLeast: Certainty, recent: number }} [wish]
 * @returns {Certainty | null}
 */
export function eventCertainty(bounds, days, wish = view) {
  const found = certaintyShown(bounds, days, wish);
  if (found || wish.recent === 0 || !bounds) return found;
  /** @param {Day} end */
  const later = (end) => (wish.recent < 0 ? FOREVER : end + wish.recent);
  return certaintyShown([bounds[0], bounds[1], later(bounds[2]), later(bounds[3]), later(bounds[4])], days, wish);
}

/**
 * @param {(Bounds | null)[]} spans
 * @param {DaySpan} days
 * @returns {Certainty | null}
 */
export const bestCertainty = (spans, days) => surest(spans.map((bounds) => certaintyShown(bounds, days)));

/**
 * The last day on which a source showed what is presumed on the days of the view; null if nothing is.
 * @param {(Bounds | null)[]} spans
 * @returns {Day | null}
 */
export function lastConfirmed(spans) {
  /** @param {Bounds | null} bounds */
  const isPresumed = (bounds) => viewWindows().some((days) => certaintyOf(bounds, days) === "presumed");
  const days = spans.flatMap((bounds) => (bounds && isPresumed(bounds) ? [bounds[2] - 1] : []));
  return days.length ? Math.max(...days) : null;
}

/* A node exists in its own time. A state also exists while a source has it as a member earlier or later, as Serbia
   was before Yugoslavia. */

/** @type {Set<EdgeKind>} */
const BINDING = new Set(["membership", "partnership"]);
/** @type {Map<GraphNode, (Bounds | null)[]>} */
const lifespans = new Map(nodes.map((node) => [node, node.lifespans.length ? [...node.lifespans] : [null]]));

/**
 * The part of a span that begins outside the spells of a state, until the end of its next spell; null if there is none.
 * @param {Bounds[]} spells
 * @param {Bounds} span
 * @returns {Bounds | null}
 */
function outsideLifespans(spells, span) {
  const next = spells.find((spell) => span[0] < spell[3]);
  if (!next) return span;
  if (span[0] >= next[0]) return null;
  const [from, fromLatest, ...ends] = span;
  const [to, toLatest, presumed] = ends.map((end) => Math.min(end, next[3]));
  return [from, fromLatest, to, toLatest, presumed];
}

/**
 * @param {GraphNode} node
 * @returns {(Bounds | null)[]}
 */
export const lifespansOf = (node) => lifespans.get(node) ?? [];

for (const { kind, from, spans } of edges) {
  if (from.kind === "state" && from.lifespans.length && BINDING.has(kind)) {
    for (const span of spans) {
      const outside = span && outsideLifespans(from.lifespans, span);
      if (outside) lifespansOf(from).push(outside);
    }
  }
}

/** @param {GraphNode} node */
export const isPresent = (node) => Boolean(bestCertainty(lifespansOf(node), viewWindow()));

/**
 * The nearest day on which a node certainly existed; null if it exists on the days of the view, or the page covers no
 * such day.
 * @param {GraphNode} node
 * @returns {Day | null}
 */
export function nearestDayPresent(node) {
  if (isPresent(node)) return null;
  const days = node.lifespans.flatMap((bounds) => {
    const day = clampDay(bounds[1] >= view.until ? bounds[1] : bounds[2] - 1);
    return certaintyShown(bounds, [day, day + 1]) ? [day] : [];
  });
  /** @param {Day} day */
  const distance = (day) => Math.abs(day - view.since);
  return days.sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

/**
 * The lifespan of a node on the days of the view, or else its last one; null if the data have none.
 * @param {GraphNode} node
 * @returns {Bounds | null}
 */
export const lifespanShown = ({ lifespans: own }) =>
  own.find((bounds) => viewWindows().some((days) => certaintyShown(bounds, days))) ?? own.at(-1) ?? null;

/** @type {Set<EdgeKind>} */
const ACTS = new Set(["party", "signature"]); // each act counts from its day on

/** @returns {DaySpan[]} */
export function viewWindows() {
  const other = otherWindow();
  return other ? [viewWindow(), other] : [viewWindow()];
}

/**
 * The statements of the best rank behind an edge in the windows of the view.
 * @param {{ edge: GraphEdge }} options
 * @returns {Statement[]}
 */
export function statementsOf({ edge }) {
  /** @param {Statement} each */
  const heldIn = ({ bounds }) =>
    !bounds || viewWindows().some((days) => (ACTS.has(edge.kind) ? bounds[0] < days[1] : certaintyShown(bounds, days)));
  return edge.statements.filter((each) => each.best && (edge.kind === "participation" || heldIn(each)));
}

/**
 * @param {{ id: string }} one
 * @param {{ id: string }} other
 */
const compareSlugs = (one, other) => (one.id < other.id ? -1 : 1);

/**
 * The distinct sources of statements, by slug.
 * @param {{ sources: Source[] }[]} statements
 * @returns {Source[]}
 */
export const sourcesOf = (statements) => [...new Set(statements.flatMap((each) => each.sources))].sort(compareSlugs);

/**
 * The publishers of sources; those of most sources first.
 * @param {Source[]} sources
 */
export function publishersOf(sources) {
  const count = new Map();
  for (const source of sources) count.set(source.publisher, (count.get(source.publisher) ?? 0) + 1);
  return [...count].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
}

/* Obligation types: a set of them is a sum of powers of two, as in payload.py. */

/** @type {Map<GraphNode, TypeSet>} */
const ofTreaty = new Map();
for (const duty of duties) {
  const bit = 1 << types.indexOf(terms.slug[duty.type]);
  ofTreaty.set(duty.treaty, (ofTreaty.get(duty.treaty) ?? 0) | bit);
}
/** @type {Set<EdgeKind>} */
export const ON_PAPER = new Set(["party", "signature"]);

/**
 * The obligation types of an edge to a treaty, at all times.
 * @param {GraphEdge} edge
 * @returns {TypeSet}
 */
export const typesOnPaper = (edge) => ofTreaty.get(edge.to) ?? 0;

/**
 * @param {GraphEdge} edge
 * @param {DaySpan} days
 * @returns {TypeSet}
 */
export function typesInWindow(edge, days) {
  if (ON_PAPER.has(edge.kind)) return typesOnPaper(edge);
  let set = 0;
  for (const phase of edge.phases) if (certaintyShown(phase.bounds, days)) set |= phase.types;
  return set;
}

/** @param {TypeSet} set */
export const typeNames = (set) => types.filter((_, at) => set & (1 << at));
/** @param {TypeSet} set */
export const strongestType = (set) => types.find((_, at) => set & (1 << at)) ?? "";
/**
 * @param {TypeSet} set
 * @param {string[]} wanted
 */
export const hasType = (set, wanted) => !wanted.length || typeNames(set).some((name) => wanted.includes(name));
