/* Paths between two things over what is on screen, and what is lit up. */
import { edgeOf, nodeOf } from "./data.js";
import { SCENE, scene } from "./scene.js";
import { onChange, view } from "./view.js";

/* The shortest paths between two things of a scene, each a list of ids of nodes; none where they are not joined. */
export function shortest(from, to, found = scene()) {
  const near = new Map([...found.nodes.keys()].map((id) => [id, []]));
  for (const { edge } of found.edges.values()) {
    near.get(edge.from.id).push(edge.to.id);
    near.get(edge.to.id).push(edge.from.id);
  }
  if (!near.has(from) || !near.has(to)) return [];
  const away = new Map([[to, 0]]);
  for (const id of away.keys()) for (const other of near.get(id)) if (!away.has(other)) away.set(other, away.get(id) + 1);
  if (!away.has(from)) return [];
  let paths = [[from]];
  for (let left = away.get(from); left > 0; left -= 1) {
    paths = paths.flatMap((path) => [...new Set(near.get(path.at(-1)))].filter((id) => away.get(id) === left - 1).map((id) => [...path, id])).slice(0, 200);
  }
  return paths;
}

function litBy(paths) {
  const ids = new Set(paths.flat());
  const steps = new Set(paths.flatMap((path) => path.slice(1).map((id, at) => `${path[at]} ${id}`)));
  for (const { edge } of scene().edges.values()) {
    if (steps.has(`${edge.from.id} ${edge.to.id}`) || steps.has(`${edge.to.id} ${edge.from.id}`)) ids.add(edge.id);
  }
  return ids;
}

/* The ids of what is lit up, all else is dimmed; null for none: what a module lights, a path, or what is selected. */
function lighten() {
  if (view.lit !== null) return view.lit;
  const [node, edge] = [nodeOf.get(view.selected), edgeOf.get(view.selected)];
  const found = scene();
  if (edge && found.edges.has(edge.id)) return new Set([edge.id, edge.from.id, edge.to.id]);
  if (!node || !found.nodes.has(node.id)) return null;
  const paths = view.path ? shortest(node.id, view.path) : [];
  if (paths.length) return litBy(paths);
  const ties = node.edges.filter((each) => found.edges.has(each.id));
  return new Set([node.id, ...ties.flatMap((each) => [each.id, each.from.id, each.to.id])]);
}

let kept;
onChange(() => { kept = undefined; }, [...SCENE, "path", "lit"]);
export function light() {
  if (kept === undefined) kept = lighten();
  return kept;
}
