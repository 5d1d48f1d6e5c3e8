/* How large a node is drawn: a measure of the scene, as the reader chose it. */
import { scene } from "./scene.js";
import { typeNames, certaintyShown, viewWindows } from "../state/certainty.js";
import { view } from "../state/view-state.js";

export const MAX_BETWEENNESS_NODES = 1500; // nodes above which betweenness takes too long

/* The measure that a scene is given: the chosen one, or none where that takes too long. */
export const effectiveMeasure = (found = scene()) =>
  view.measure === "betweenness" && found.nodes.size > MAX_BETWEENNESS_NODES ? "none" : view.measure;

/* id -> value, for the nodes of a scene; kept beside it. */
const cache = new WeakMap();
export function measureValues(found = scene()) {
  return cachedMeasure(effectiveMeasure(found), found);
}

/* id -> the number of its ties on screen, whatever things are sized by. */
export const degrees = (found = scene()) => cachedMeasure("degree", found);

function cachedMeasure(measure, found) {
  if (!cache.has(found)) cache.set(found, {});
  return (cache.get(found)[measure] ??= MEASURES[measure](found));
}

function degree({ edges }, kind) {
  const count = new Map();
  for (const { edge } of edges.values()) {
    if (kind && edge.kind !== kind) continue;
    for (const end of [edge.from.id, edge.to.id]) count.set(end, (count.get(end) ?? 0) + 1);
  }
  return count;
}

const members = (found) => degree(found, "membership");

/* The states with which a state is allied, as the network of alliances counts them: members of a body on one day, of which
   one at least is bound to defend the other. */
function allies({ edges }) {
  const rosters = new Map();
  for (const { edge } of edges.values())
    if (edge.kind === "membership") rosters.set(edge.to, [...(rosters.get(edge.to) ?? []), edge]);
  const found = new Map();
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

const pledges = (edge) =>
  edge.phases.filter(({ types }) => typeNames(types).includes("defence")).map(({ bounds }) => bounds);
const commonBounds = (one, other) => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
];
const isDefended = (one, other) =>
  pledges(one).some((pledge) => other.spans.some((span) => viewWindows().some((days) => certaintyShown(commonBounds(pledge, span), days))));

/* Brandes 2001, Journal of Mathematical Sociology 25:163-177; as a share of all pairs, times a hundred. */
function betweenness(found) {
  const ids = [...found.nodes.keys()];
  const at = new Map(ids.map((id, place) => [id, place]));
  const near = ids.map(() => new Set());
  for (const { edge } of found.edges.values()) {
    near[at.get(edge.from.id)].add(at.get(edge.to.id));
    near[at.get(edge.to.id)].add(at.get(edge.from.id));
  }
  const score = new Float64Array(ids.length);
  for (let source = 0; source < ids.length; source += 1) addPaths(source, near, score);
  const pairs = Math.max(1, (ids.length - 1) * (ids.length - 2));
  return new Map(ids.map((id, place) => [id, (100 * score[place]) / pairs]));
}

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

const MEASURES = { members, degree, allies, betweenness, none: () => new Map() };
