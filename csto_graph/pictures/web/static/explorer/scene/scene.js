/* The scene: the nodes and edges that are on screen for the current view. It is computed in one pass over all nodes
   and edges, and cached until a field of the view that it depends on changes. */
import { label, termLabel } from "../data/labels.js";
import { edges, fact, nodeOf, nodes, terms } from "../data/payload.js";
import { bestCertainty, eventCertainty, hasType, lifespansOf, typesInWindow } from "../state/certainty.js";
import { onChange, otherWindow, view, viewWindow } from "../state/view-state.js";

/**
 * @param {NodeKind} kind
 * @param {string} name
 * @returns {Map<string, TermNumber>}
 */
const termsOfFact = (kind, name) => {
  const found = new Map();
  for (const node of nodes.filter((each) => each.kind === kind)) {
    const value = node.facts.find((each) => each.name === name)?.value;
    if (value?.term !== undefined) found.set(terms.slug[value.term], value.term);
  }
  return found;
};
const stateRegions = termsOfFact("state", "sa:region");
const eventKinds = termsOfFact("event", "sa:kind");

/**
 * @param {TermNumber | undefined} term
 * @param {string} id
 */
const nameOf = (term, id) => (term === undefined ? id : termLabel(term));
const allOrganisations = nodes.filter((node) => node.kind === "organisation");

/**
 * The filters that offer a list: their options, and the name of each.
 * @type {Record<FilterField, Filter>} */
export const FILTERS = {
  organisations: {
    options: () => allOrganisations.map((node) => [node.id, label(node)]),
    name: (id) => nameOf(nodeOf.get(id)?.term, id),
  },
  regions: {
    options: () => [...stateRegions].map(([id, term]) => [id, termLabel(term)]),
    name: (id) => nameOf(stateRegions.get(id), id),
  },
  events: {
    options: () => [...eventKinds].map(([id, term]) => [id, termLabel(term)]),
    name: (id) => nameOf(eventKinds.get(id), id),
  },
};

/* The fields of the view that the scene depends on. */
/** @type {ViewKey[]} */
export const SCENE_FIELDS = [
  "since",
  "until",
  "compared",
  "atLeast",
  "recent",
  "kinds",
  "lines",
  "types",
  "organisations",
  "regions",
  "events",
  "selected",
  "near",
];
/** @type {Scene | null} */
let cached = null;
onChange(() => {
  cached = null;
}, SCENE_FIELDS);

export function scene() {
  cached ??= buildScene();
  return cached;
}

/**
 * Whether a node, on any day, is of a kind that shows and passes the filters.
 * @param {GraphNode} node
 */
export function nodePasses(node) {
  if (!view.kinds.includes(node.kind) && node.id !== view.selected) return false;
  if (view.regions.length && node.kind === "state") return view.regions.includes(fact(node, "sa:region"));
  return !view.events.length || node.kind !== "event" || view.events.includes(fact(node, "sa:kind"));
}

/**
 * Whether an edge is of a kind that shows and passes the filter by organisation; its ends and obligations are not
 * tested.
 * @param {GraphEdge} edge
 */
export function edgePasses(edge) {
  const { organisations } = view;
  return (
    view.lines.includes(edge.kind) &&
    (!organisations.length || organisations.includes(edge.from.id) || organisations.includes(edge.to.id))
  );
}

/**
 * @param {GraphNode} node
 * @param {DaySpan} days
 */
function nodeCertainty(node, days) {
  if (!nodePasses(node)) return null;
  return node.kind === "event"
    ? eventCertainty(node.lifespans[0] ?? null, days)
    : bestCertainty(lifespansOf(node), days);
}

/**
 * @param {GraphEdge} edge
 * @param {DaySpan} days
 * @param {Map<GraphNode, Certainty | null>} there
 */
function edgeCertainty(edge, days, there) {
  if (!there.get(edge.from) || !there.get(edge.to)) return null;
  return edge.timeless ? "certain" : bestCertainty(edge.spans, days);
}

/**
 * @param {DaySpan} days
 * @returns {RawScene}
 */
function sceneInWindow(days) {
  const there = new Map(nodes.map((node) => [node, nodeCertainty(node, days)]));
  /** @type {Map<GraphEdge, EdgeEntry>} */
  const found = new Map();
  for (const edge of edges) {
    if (!edgePasses(edge)) continue;
    const certainty = edgeCertainty(edge, days, there);
    if (!certainty) continue;
    const types = typesInWindow(edge, days);
    if (hasType(types, view.types)) found.set(edge, { edge, certainty, mark: "", types });
  }
  const tied = new Set([...found.keys()].filter((edge) => !edge.timeless).flatMap((edge) => [edge.from, edge.to]));
  /** @type {Map<GraphNode, NodeEntry>} */
  const on = new Map();
  for (const [node, certainty] of there) {
    const alone = node.id === view.selected || (node.kind === "event" && !view.organisations.length);
    if (certainty && (tied.has(node) || alone)) on.set(node, { node, certainty, mark: "" });
  }
  for (const edge of found.keys()) if (!on.has(edge.from) || !on.has(edge.to)) found.delete(edge);
  return { nodes: on, edges: found };
}

/**
 * The nodes and edges of both windows, each marked: joined, left or unchanged. The earlier day counts as the first
 * one, whichever the reader chose first.
 * @param {RawScene} here
 * @param {RawScene} there
 * @returns {RawScene}
 */
function mergeScenes(here, there) {
  const [before, after] = (view.compared ?? view.since) <= view.since ? [there, here] : [here, there];
  return { nodes: markChanges(before.nodes, after.nodes), edges: markChanges(before.edges, after.edges) };
}

/**
 * @template Key
 * @template {NodeEntry | EdgeEntry} Entry
 * @param {Map<Key, Entry>} before
 * @param {Map<Key, Entry>} after
 */
function markChanges(before, after) {
  /** @type {Map<Key, Entry>}
   */
  const all = new Map();
  for (const [key, entry] of after) all.set(key, { ...entry, mark: before.has(key) ? "unchanged" : "joined" });
  for (const [key, entry] of before) if (!all.has(key)) all.set(key, { ...entry, mark: "left" });
  return all;
}

/**
 * A node with its neighbours; nothing if the node itself is absent.
 * @param {RawScene} scene
 * @param {GraphNode} middle
 * @returns {RawScene}
 */
function keepNeighbours({ nodes: on, edges: found }, middle) {
  const near = new Set(on.has(middle) ? [middle] : []);
  for (const edge of middle.edges) if (found.has(edge)) near.add(edge.from).add(edge.to);
  return {
    nodes: new Map([...on].filter(([node]) => near.has(node))),
    edges: new Map([...found].filter(([edge]) => near.has(edge.from) && near.has(edge.to))),
  };
}

function buildScene() {
  const other = otherWindow();
  let found = sceneInWindow(viewWindow());
  if (other) found = mergeScenes(found, sceneInWindow(other));
  const middle = nodeOf.get(view.selected);
  if (view.near && middle) found = keepNeighbours(found, middle);
  return {
    nodes: new Map([...found.nodes.values()].map((entry) => [entry.node.id, entry])),
    edges: new Map([...found.edges.values()].map((entry) => [entry.edge.id, entry])),
  };
}
