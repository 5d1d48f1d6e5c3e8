/* The picture: vis-network holds what the scene has and nothing else; a change adds, removes and restyles the difference. */
import { byId, reducedMotion } from "./dom.js";
import { bendOf } from "./bends.js";
import { edgeLook, nodeLook, opacity, palette } from "./looks.js";
import { values } from "./measures.js";
import { startMotion } from "./motion.js";
import { light } from "./routes.js";
import { scene } from "./scene.js";
import { letGo, select } from "./selecting.js";
import { renderer } from "./shapes.js";
import { hiddenEdges, spared } from "./sparing.js";
import { view } from "./view.js";

const options = JSON.parse(byId("options").textContent);
const onScreen = { nodes: new Map(), edges: new Map() };
const drawers = { under: [], over: [] };
export const nodeSet = new vis.DataSet();
export const edgeSet = new vis.DataSet();
let network;

export const theNetwork = () => network;

/* Draw on the canvas before ("under") or after ("over") nodes and ties. */
export const onDraw = (when, act) => drawers[when].push(act);

const draws = renderer(() => network?.getScale() ?? 1);
const faded = (colour, share) => (share === 1 ? colour : colour + Math.round(share * 255).toString(16).padStart(2, "0"));
const faint = (id) => light() !== null && !light().has(id);

function visNode(entry, value) {
  const look = nodeLook(entry, value);
  const [x, y] = entry.node.places[view.layout];
  const drawn = { ...look, faint: faint(entry.node.id), chosen: entry.node.id === view.selected };
  return { id: entry.node.id, x, y, look: drawn };
}

/* Ties keep their width and dashes on screen: vis-network would draw them with the scale of the picture. */
let thickness = 1;
const STEP = 1.35;
const dashed = new Set();
const thicknessAt = (scale) => STEP ** Math.round(Math.log(1 / scale) / Math.log(STEP));

function visEdge(entry) {
  const { edge } = entry;
  const look = edgeLook(entry);
  const bend = bendOf(edge);
  const chosen = edge.id === view.selected;
  const pale = faint(edge.id) ? 0.08 : light() === null ? opacity(scene().edges.size, entry) : 1;
  const item = {
    id: edge.id, from: edge.from.id, to: edge.to.id, color: chosen ? palette().ink : faded(look.colour, pale),
    width: (chosen ? look.width + 3 : look.width) * thickness * (scene().edges.size > 400 ? 0.75 : 1),
  };
  // What is as vis-network has it anyway is left out where it can be: each option costs it time.
  if (look.dashes) dashed.add(edge.id);
  if (dashed.has(edge.id)) item.dashes = look.dashes && look.dashes.map((each) => each * thickness);
  if (bend) item.smooth = { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
  return item;
}

/* Bring a set of vis-network to the wanted items, touching only what differs. */
function bring(set, before, wanted) {
  const gone = [...before.keys()].filter((id) => !wanted.has(id));
  const changed = [];
  for (const [id, item] of wanted) {
    const key = JSON.stringify(item);
    if (before.get(id) !== key) changed.push(item.look ? { ...item, ctxRenderer: draws(item.look) } : item);
    before.set(id, key);
  }
  for (const id of gone) before.delete(id);
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
}

export function update() {
  const found = scene();
  const sizes = values(found);
  const nodes = new Map([...found.nodes].map(([id, entry]) => [id, visNode(entry, sizes.get(id))]));
  const lines = new Map(spared([...found.edges], sizes, network).map(([id, entry]) => [id, visEdge(entry)]));
  bring(nodeSet, onScreen.nodes, nodes);
  bring(edgeSet, onScreen.edges, lines);
}

/* The scale at which all of the scene fits the place for it, as vis-network will find it. */
function fittingScale() {
  const spots = [...scene().nodes.values()].map(({ node }) => node.places[view.layout]);
  const span = (axis) => spots.reduce(([low, high], spot) => [Math.min(low, spot[axis]), Math.max(high, spot[axis])], [0, 0]);
  const [[left, right], [top, bottom]] = [span(0), span(1)];
  const place = byId("picture");
  return Math.min(1.4, place.clientWidth / (right - left + 100), place.clientHeight / (bottom - top + 100));
}

function followScale() {
  if (thicknessAt(network.getScale()) !== thickness) later();
}

export function draw() {
  thickness = thicknessAt(fittingScale());
  update();
  network = new vis.Network(byId("picture"), { nodes: nodeSet, edges: edgeSet }, options);
  network.on("beforeDrawing", (pen) => drawers.under.forEach((act) => act(pen)));
  network.on("afterDrawing", followScale);
  network.on("afterDrawing", (pen) => drawers.over.forEach((act) => act(pen)));
  network.on("click", ({ nodes: [node], edges: [edge] }) => (node || edge ? select(node ?? edge) : letGo()));
  network.on("dragEnd", () => { if (hiddenEdges()) later(); });
  startMotion(network);
  fit(false);
}

let waiting = 0;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { thickness = thicknessAt(network.getScale()); update(); }, 120);
}

export function fit(animated = true) {
  network.fit({ maxZoomLevel: 1.4, animation: animated && !reducedMotion() && { duration: 350, easingFunction: "easeInOutQuad" } });
}

export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: !reducedMotion() && { duration: 150 } });
}

export function focusOn(id) {
  if (!onScreen.nodes.has(id)) return;
  network.focus(id, { scale: Math.max(network.getScale(), 0.7), animation: !reducedMotion() && { duration: 350 } });
}
