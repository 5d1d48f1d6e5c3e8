/* How large a node is drawn: a measure of the scene, as the reader chose it. */
import { scene } from "./scene.js";
import { view } from "./view.js";

export const TOO_LARGE = 1500; // nodes from which on betweenness takes too long

/* id -> value, for the nodes of the scene. */
export function values(found = scene()) {
  const measure = { members, degree, allies, betweenness, none: () => new Map() }[view.measure];
  return measure(found);
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

/* The states with which a state shares an organisation or alliance on screen; of an organisation its members. */
function allies({ edges }) {
  const rosters = new Map();
  for (const { edge } of edges.values()) {
    if (edge.kind === "membership") rosters.set(edge.to.id, [...(rosters.get(edge.to.id) ?? []), edge.from.id]);
  }
  const found = new Map();
  for (const roster of rosters.values()) {
    for (const state of roster) {
      if (!found.has(state)) found.set(state, new Set());
      for (const other of roster) if (other !== state) found.get(state).add(other);
    }
  }
  return new Map([...[...rosters].map(([id, roster]) => [id, roster.length]), ...[...found].map(([id, set]) => [id, set.size])]);
}

/* Brandes 2001, Journal of Mathematical Sociology 25:163-177; as a share of all pairs, times a hundred. */
function betweenness(found) {
  const ids = [...found.nodes.keys()];
  if (ids.length > TOO_LARGE) return degree(found);
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
      if (distance[other] < 0) { distance[other] = distance[here] + 1; order.push(other); }
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
