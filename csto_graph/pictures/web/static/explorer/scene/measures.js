/* The measure that sets the size of each node. */
import { certaintyShown, typeNames, viewWindows } from "../state/certainty.js";
import { view } from "../state/view-state.js";
import { scene } from "./scene.js";

export const MAX_BETWEENNESS_NODES = 1500; // nodes above which betweenness takes too long

/**
 * The chosen measure, or "none" if it would take too long for this scene.
 * @param {Scene} [found]
 */
export const effectiveMeasure = (found = scene()) =>
  view.measure === "betweenness" && found.nodes.size > MAX_BETWEENNESS_NODES ? "none" : view.measure;

/**
 * The values by measure and node id, cached for each scene.
 * @type {WeakMap<Scene, Record<string, Map<string, number>>>} */
const cache = new WeakMap();
/** @param {Scene} [found] */
export function measureValues(found = scene()) {
  return cachedMeasure(effectiveMeasure(found), found);
}

/**
 * The number of edges on screen by node id, whatever measure is chosen.
 * @param {Scene} [found]
 */
export const degrees = (found = scene()) => cachedMeasure("degree", found);

/**
 * @param {string} measure
 * @param {Scene} found
 * @returns {Map<string, number>}
 */
function cachedMeasure(measure, found) {
  const known = cache.get(found) ?? {};
  cache.set(found, known);
  return (known[measure] ??= MEASURES[measure](found));
}

/**
 * @param {Scene} scene
 * @param {EdgeKind} [kind]
 */
function degree({ edges }, kind) {
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const { edge } of edges.values()) {
    if (kind && edge.kind !== kind) continue;
    for (const end of [edge.from.id, edge.to.id]) count.set(end, (count.get(end) ?? 0) + 1);
  }
  return count;
}

/** @param {Scene} found */
const members = (found) => degree(found, "membership");

/**
 * The number of allies by node id, defined as in the network of alliances: members of one body on one day, at least
 * one of which must defend the other.
 * @param {Scene} scene
 */
function allies({ edges }) {
  /** @type {Map<GraphNode, GraphEdge[]>} */
  const rosters = new Map();
  for (const { edge } of edges.values())
    if (edge.kind === "membership") rosters.set(edge.to, [...(rosters.get(edge.to) ?? []), edge]);
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  /**
   * @param {string} id
   * @param {string[]} others
   */
  const meet = (id, others) => found.set(id, new Set([...(found.get(id) ?? []), ...others]));
  for (const [body, roster] of rosters) {
    if (!roster.some((edge) => pledges(edge).length)) continue;
    for (const one of roster) {
      const others = roster
        .filter((other) => other !== one && (isDefended(one, other) || isDefended(other, one)))
        .map((other) => other.from.id);
      if (!others.length) continue;
      meet(one.from.id, others);
      meet(body.id, [one.from.id]);
    }
  }
  return new Map([...found].map(([id, met]) => [id, met.size]));
}

/** @param {GraphEdge} edge */
const pledges = (edge) =>
  edge.phases.filter(({ types }) => typeNames(types).includes("defence")).map(({ bounds }) => bounds);
/**
 * @param {Bounds} one
 * @param {Bounds} other
 * @returns {Bounds}
 */
const commonBounds = (one, other) => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
  Math.min(one[4], other[4]),
];
/**
 * @param {GraphEdge} one
 * @param {GraphEdge} other
 */
const isDefended = (one, other) =>
  pledges(one).some((pledge) =>
    other.spans.some((span) =>
      viewWindows().some((days) => certaintyShown(commonBounds(pledge, span ?? pledge), days)),
    ),
  );

/**
 * Betweenness by node id, as a percentage of all pairs. Brandes 2001, Journal of Mathematical Sociology 25:163-177.
 * @param {Scene} found
 */
function betweenness(found) {
  const ids = [...found.nodes.keys()];
  const at = new Map(ids.map((id, place) => [id, place]));
  /** @type {Set<number>[]} */
  const near = ids.map(() => new Set());
  for (const { edge } of found.edges.values()) {
    const [from, to] = [at.get(edge.from.id), at.get(edge.to.id)];
    if (from === undefined || to === undefined) continue;
    near[from].add(to);
    near[to].add(from);
  }
  const score = new Float64Array(ids.length);
  for (let source = 0; source < ids.length; source += 1) addPaths(source, near, score);
  const pairs = Math.max(1, (ids.length - 1) * (ids.length - 2));
  return new Map(ids.map((id, place) => [id, (100 * score[place]) / pairs]));
}

/**
 * @param {number} source
 * @param {Set<number>[]} near
 * @param {Float64Array} score
 */
function addPaths(source, near, score) {
  const distance = new Int32Array(near.length).fill(-1);
  const paths = new Float64Array(near.length);
  const order = [source];
  distance[source] = 0;
  paths[source] = 1;
  for (let next = 0; next < order.length; next += 1) {
    const here = order[next];
    for (const other of near[here]) {
      if (distance[other] < 0) {
        distance[other] = distance[here] + 1;
        order.push(other);
      }
      if (distance[other] === distance[here] + 1) paths[other] += paths[here];
    }
  }
  const share = new Float64Array(near.length);
  for (const here of order.reverse()) {
    for (const other of near[here]) {
      if (distance[other] === distance[here] + 1) share[here] += (paths[here] / paths[other]) * (1 + share[other]);
    }
    if (here !== source) score[here] += share[here];
  }
}

/** @type {Record<string, (found: Scene) => Map<string, number>>}
 */
const MEASURES = { members, degree, allies, betweenness, none: () => new Map() };
