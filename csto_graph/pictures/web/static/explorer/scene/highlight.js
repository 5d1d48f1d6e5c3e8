/* The shortest paths between two things over what is on screen. */
import { edgeOf, nodeOf } from "../data/payload.js";
import { SCENE_FIELDS, scene } from "./scene.js";
import { certaintyOf, eventCertainty, lifespansOf } from "../state/certainty.js";
import { defaults, onChange, view } from "../state/view-state.js";

/* The shortest paths between two things of a scene, each a list of ids of nodes; none where they are not joined. */
export function shortestPaths(from, to, found = scene()) {
  const near = new Map([...found.nodes.keys()].map((id) => [id, []]));
  for (const { edge } of found.edges.values()) {
    near.get(edge.from.id).push(edge.to.id);
    near.get(edge.to.id).push(edge.from.id);
  }
  if (!near.has(from) || !near.has(to)) return [];
  const away = new Map([[to, 0]]);
  for (const id of away.keys())
    for (const other of near.get(id)) if (!away.has(other)) away.set(other, away.get(id) + 1);
  if (!away.has(from)) return [];
  let paths = [[from]];
  for (let left = away.get(from); left > 0; left -= 1) {
    paths = paths
      .flatMap((path) =>
        [...new Set(near.get(path.at(-1)))].filter((id) => away.get(id) === left - 1).map((id) => [...path, id]),
      )
      .slice(0, 200);
  }
  return paths;
}

/* What is highlighted: a path, what is selected, or a part of the graph that a story or a claim is about; all else is dimmed. */

function highlightPaths(paths) {
  const ids = new Set(paths.flat());
  const steps = new Set(paths.flatMap((path) => path.slice(1).map((id, at) => `${path[at]} ${id}`)));
  for (const { edge } of scene().edges.values()) {
    if (steps.has(`${edge.from.id} ${edge.to.id}`) || steps.has(`${edge.to.id} ${edge.from.id}`)) ids.add(edge.id);
  }
  return ids;
}

/* The ids of what is lit up, all else is dimmed; null for none: what a module lights, a path, or what is selected. */
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

let cached;
onChange(() => {
  cached = undefined;
}, [...SCENE_FIELDS, "path", "lit"]);
export function highlighted() {
  if (cached === undefined) cached = computeHighlight();
  return cached;
}

/* Light on a part of the graph: these things and the ties between them, and the view that lets all of it show. */

const UNFILTERED = { certain: false, recent: defaults.recent };
const nodeExists = (node, days) =>
  node.kind === "event" ? eventCertainty(node.bounds, days, UNFILTERED) : lifespansOf(node).some((bounds) => certaintyOf(bounds, days));
const edgeExists = (edge, days) => !edge.timeless && edge.spans.some((bounds) => certaintyOf(bounds, days));

/* New values of the view; nothing that is lit is hidden by a filter, all else stays in sight, dimmed. */
export function highlightView(slugs, day) {
  const days = [day, day + 1];
  const things = new Set(slugs.map((slug) => nodeOf.get(slug)).filter((node) => node && nodeExists(node, days)));
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
    kinds: [...new Set(["state", "organisation", ...[...things].map((node) => node.kind)])],
    lines: [...new Set(["membership", ...[...ties].map((edge) => edge.kind)])],
    lit: new Set([...things, ...ties].map((each) => each.id)),
  };
}
