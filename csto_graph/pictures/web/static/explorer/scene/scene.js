/* The filters by organisation, region and kind of event: their choices, and whether a thing or a tie passes. */
import { label, termLabel } from "../data/labels.js";
import { edges, fact, nodeOf, nodes, terms } from "../data/payload.js";
import { bestCertainty, eventCertainty, hasType, lifespansOf, typesInWindow } from "../state/certainty.js";
import { onChange, otherWindow, view, viewWindow } from "../state/view-state.js";

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
const allOrganisations = nodes.filter((node) => node.kind === "organisation");

/* Each filter by a list: what it may be, and what it is called. */
export const FILTERS = {
  organisations: {
    options: () => allOrganisations.map((node) => [node.id, label(node)]),
    name: (id) => (nodeOf.has(id) ? label(nodeOf.get(id)) : id),
  },
  regions: {
    options: () => [...stateRegions].map(([id, term]) => [id, termLabel(term)]),
    name: (id) => termLabel(stateRegions.get(id)),
  },
  events: {
    options: () => [...eventKinds].map(([id, term]) => [id, termLabel(term)]),
    name: (id) => termLabel(eventKinds.get(id)),
  },
};

/* The scene: what is on screen for a view. One pass over ties and things for each change of what it rests on, kept until the next. */

/* nodes: id -> { node, certainty, mark }; edges: id -> { edge, certainty, mark, types }; mark is "" without comparison. */
export const SCENE_FIELDS = [
  "since",
  "until",
  "compared",
  "certain",
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
let cached = null;
onChange(() => {
  cached = null;
}, SCENE_FIELDS);

export function scene() {
  cached ??= buildScene();
  return cached;
}

/* Whether a thing, at whatever time, is of a kind that shows and passes the filters. */
export function nodePasses(node) {
  if (!view.kinds.includes(node.kind) && node.id !== view.selected) return false;
  if (view.regions.length && node.kind === "state") return view.regions.includes(fact(node, "sa:region"));
  return !view.events.length || node.kind !== "event" || view.events.includes(fact(node, "sa:kind"));
}

/* The same of a tie, apart from its ends and from what it obliges to. */
export function edgePasses(edge) {
  const { organisations } = view;
  return (
    view.lines.includes(edge.kind) &&
    (!organisations.length || organisations.includes(edge.from.id) || organisations.includes(edge.to.id))
  );
}

function nodeCertainty(node, days) {
  if (!nodePasses(node)) return null;
  return node.kind === "event" ? eventCertainty(node.bounds, days) : bestCertainty(lifespansOf(node), days);
}

function edgeCertainty(edge, days, there) {
  if (!there.get(edge.from) || !there.get(edge.to)) return null;
  return edge.timeless ? "certain" : bestCertainty(edge.spans, days);
}

function sceneInWindow(days) {
  const there = new Map(nodes.map((node) => [node, nodeCertainty(node, days)]));
  const found = new Map();
  for (const edge of edges) {
    if (!edgePasses(edge)) continue;
    const certainty = edgeCertainty(edge, days, there);
    if (!certainty) continue;
    const types = typesInWindow(edge, days);
    if (hasType(types, view.types)) found.set(edge, { edge, certainty, mark: "", types });
  }
  const tied = new Set([...found.keys()].filter((edge) => !edge.timeless).flatMap((edge) => [edge.from, edge.to]));
  const on = new Map();
  for (const [node, certainty] of there) {
    const alone = node.id === view.selected || (node.kind === "event" && !view.organisations.length);
    if (certainty && (tied.has(node) || alone)) on.set(node, { node, certainty, mark: "" });
  }
  for (const edge of found.keys()) if (!on.has(edge.from) || !on.has(edge.to)) found.delete(edge);
  return { nodes: on, edges: found };
}

/* What both windows show, each marked: joined, left or unchanged. The earlier day comes first, whichever is chosen. */
function mergeScenes(here, there) {
  const [before, after] = view.compared <= view.since ? [there, here] : [here, there];
  const joined = (name) => {
    const all = new Map();
    for (const [key, entry] of after[name])
      all.set(key, { ...entry, mark: before[name].has(key) ? "unchanged" : "joined" });
    for (const [key, entry] of before[name]) if (!all.has(key)) all.set(key, { ...entry, mark: "left" });
    return all;
  };
  return { nodes: joined("nodes"), edges: joined("edges") };
}

/* What is tied to a thing, and nothing where the thing itself is not there. */
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
