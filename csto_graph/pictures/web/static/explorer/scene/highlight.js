/* What is highlighted while all else is dimmed: a path, the selected thing with its neighbours, or the part of the
   graph that a story or a claim is about. */
import { edgeOf, nodeOf } from "../data/payload.js";
import { certaintyOf, eventCertainty, lifespansOf } from "../state/certainty.js";
import { defaults, onChange, view } from "../state/view-state.js";
import { scene, SCENE_FIELDS } from "./scene.js";

/**
 * All shortest paths between two nodes of a scene (at most 200), each as a list of ids; empty if they are not
 * connected.
 * @param {string} from
 * @param {string} to
 * @param {Scene} [found]
 * @returns {string[][]}
 */
export function shortestPaths(from, to, found = scene()) {
  /** @type {Map<string, string[]>} */
  const near = new Map([...found.nodes.keys()].map((id) => [id, []]));
  for (const { edge } of found.edges.values()) {
    near.get(edge.from.id)?.push(edge.to.id);
    near.get(edge.to.id)?.push(edge.from.id);
  }
  if (!near.has(from) || !near.has(to)) return [];
  const steps = new Map([[to, 0]]); // to the end of the path
  for (const [id, count] of steps) {
    for (const other of near.get(id) ?? []) if (!steps.has(other)) steps.set(other, count + 1);
  }
  let paths = steps.has(from) ? [[from]] : [];
  for (let left = steps.get(from) ?? 0; left > 0; left -= 1) {
    const next = (/** @type {string} */ id) =>
      [...new Set(near.get(id))].filter((each) => steps.get(each) === left - 1);
    paths = paths.flatMap((path) => next(path[path.length - 1]).map((id) => [...path, id])).slice(0, 200);
  }
  return paths;
}

/**
 * @param {string[][]} paths
 * @returns {Set<string>}
 */
function highlightPaths(paths) {
  const ids = new Set(paths.flat());
  const steps = new Set(paths.flatMap((path) => path.slice(1).map((id, at) => `${path[at]} ${id}`)));
  for (const { edge } of scene().edges.values()) {
    if (steps.has(`${edge.from.id} ${edge.to.id}`) || steps.has(`${edge.to.id} ${edge.from.id}`)) ids.add(edge.id);
  }
  return ids;
}

/* The ids of what is highlighted; null if nothing is. A story or a claim comes first, then a path, then the
   selection. */
function computeHighlight() {
  if (view.lit !== null) return view.lit;
  const [node, edge] = [nodeOf.get(view.selected), edgeOf.get(view.selected)];
  const found = scene();
  if (edge && found.edges.has(edge.id)) return new Set([edge.id, edge.from.id, edge.to.id]);
  if (!node || !found.nodes.has(node.id)) return null;
  const paths = view.path ? shortestPaths(node.id, view.path) : [];
  if (paths.length) return highlightPaths(paths);
  const ties = node.edges.filter((each) => found.edges.has(each.id));
  return new Set([node.id, ...ties.flatMap((each) => [each.id, each.from.id, each.to.id])]);
}

/** @type {Set<string> | null | undefined} */
let cached;
onChange(() => {
  cached = undefined;
}, [...SCENE_FIELDS, "path", "lit"]);
export function highlighted() {
  if (cached === undefined) cached = computeHighlight();
  return cached;
}

/** @type {Pick<View, "atLeast" | "recent">} */
const UNFILTERED = { atLeast: "possible", recent: defaults.recent };
/**
 * @param {GraphNode} node
 * @param {DaySpan} days
 */
const nodeExists = (node, days) =>
  node.kind === "event"
    ? eventCertainty(node.lifespans[0] ?? null, days, UNFILTERED)
    : lifespansOf(node).some((bounds) => certaintyOf(bounds, days));
/**
 * @param {GraphEdge} edge
 * @param {DaySpan} days
 */
const edgeExists = (edge, days) => !edge.timeless && edge.spans.some((bounds) => certaintyOf(bounds, days));

/**
 * A view that highlights these things on a day, with the edges between them. No filter hides what is highlighted; all
 * else stays visible, dimmed.
 * @param {string[]} slugs
 * @param {Day} day
 * @returns {Partial<View>}
 */
export function highlightView(slugs, day) {
  /** @type {DaySpan} */
  const days = [day, day + 1];
  const things = new Set(slugs.flatMap((slug) => nodeOf.get(slug) ?? []).filter((node) => nodeExists(node, days)));
  /** @type {Set<GraphEdge>} */
  const ties = new Set();
  for (const node of things) {
    for (const edge of node.edges)
      if (things.has(edge.from) && things.has(edge.to) && edgeExists(edge, days)) ties.add(edge);
  }
  return {
    ...UNFILTERED,
    since: day,
    until: day + 1,
    compared: null,
    near: false,
    path: "",
    types: [],
    organisations: [],
    regions: [],
    events: [],
    kinds: [
      .../** @type {Set<NodeKind>} */ (new Set(["state", "organisation", ...[...things].map((node) => node.kind)])),
    ],
    lines: [.../** @type {Set<EdgeKind>} */ (new Set(["membership", ...[...ties].map((edge) => edge.kind)]))],
    lit: new Set([...things, ...ties].map((each) => each.id)),
  };
}
