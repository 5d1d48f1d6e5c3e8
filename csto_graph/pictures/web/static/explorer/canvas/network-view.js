/* The picture: vis-network holds what the scene has and nothing else; a change adds, removes and restyles the difference. */
import { byId, debounce, markPainted, reducedMotion } from "../base/dom.js";
import { hiddenEdgeCount, limitEdges, trackMotion } from "./level-of-detail.js";
import { edgeStyle, nodeStyle } from "./render-style.js";
import { bendOf, nodeRenderer } from "./shapes.js";
import { measureValues } from "../scene/measures.js";
import { scene } from "../scene/scene.js";
import { clearSelection, onChange, select, view } from "../state/view-state.js";

const options = JSON.parse(byId("options").textContent);
const onScreen = { nodes: new Map(), edges: new Map() };
const styles = new Map();
const painters = { under: [], over: [] };
export const nodeSet = new vis.DataSet();
export const edgeSet = new vis.DataSet();
let network;

export const getNetwork = () => network;

/* How a node on screen is drawn. */
export const styleOf = (id) => styles.get(id);

/* Draw on the canvas before ("under") or after ("over") nodes and ties. */
export const onDraw = (when, act) => painters[when].push(act);

const ctxRenderer = nodeRenderer(() => network?.getScale() ?? 1, styleOf);
const withAlpha = (colour, share) =>
  share === 1
    ? colour
    : colour +
      Math.round(share * 255)
        .toString(16)
        .padStart(2, "0");

function visNode({ node }) {
  const [x, y] = node.places[view.layout];
  return { id: node.id, x, y };
}

function updateStyles({ nodes }, sizes) {
  for (const [id, entry] of nodes) styles.set(id, nodeStyle(entry, sizes.get(id)));
}

/* Ties keep their width and dashes on screen: vis-network would draw them with the scale of the picture. */
let thickness = 1;
const STEP = 1.35;
const dashed = new Set();
const thicknessAt = (scale) => STEP ** Math.round(Math.log(1 / scale) / Math.log(STEP));

function visEdge(entry) {
  const { edge } = entry;
  const look = edgeStyle(entry);
  const bend = bendOf(edge);
  const item = {
    id: edge.id,
    from: edge.from.id,
    to: edge.to.id,
    color: withAlpha(look.colour, look.opacity),
    width: look.width * thickness,
  };
  // What is as vis-network has it anyway is left out where it can be: each option costs it time.
  if (look.dashes) dashed.add(edge.id);
  if (dashed.has(edge.id)) item.dashes = look.dashes && look.dashes.map((each) => each * thickness);
  if (bend) item.smooth = { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
  return item;
}

/* Bring a set of vis-network to the wanted items, touching only what differs; whether anything did. */
function syncDataSet(set, before, wanted, more = {}) {
  const gone = [...before.keys()].filter((id) => !wanted.has(id));
  const changed = [];
  for (const [id, item] of wanted) {
    const key = JSON.stringify(item);
    if (before.get(id) !== key) changed.push({ ...item, ...more });
    before.set(id, key);
  }
  for (const id of gone) before.delete(id);
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
  return gone.length + changed.length > 0;
}

/* Draw the scene as the view now has it. */
export function updateNetwork() {
  const found = scene();
  const sizes = measureValues(found);
  updateStyles(found, sizes);
  const nodes = new Map([...found.nodes].map(([id, entry]) => [id, visNode(entry)]));
  const lines = new Map(limitEdges([...found.edges], sizes, network).map(([id, entry]) => [id, visEdge(entry)]));
  const touched = [syncDataSet(nodeSet, onScreen.nodes, nodes, { ctxRenderer }), syncDataSet(edgeSet, onScreen.edges, lines)];
  for (const id of styles.keys()) if (!nodes.has(id)) styles.delete(id); // only now that vis-network draws it no more
  if (network && !touched.includes(true)) redraw();
}

/* Where only looks or words changed vis-network sees nothing to draw. */
let drawing = 0;
function redraw() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    network.redraw();
  });
}

/* The scale at which all of the scene fits the place for it, as vis-network will find it. */
function fittingScale() {
  const spots = [...scene().nodes.values()].map(({ node }) => node.places[view.layout]);
  const span = (axis) =>
    spots.reduce(([low, high], spot) => [Math.min(low, spot[axis]), Math.max(high, spot[axis])], [0, 0]);
  const [[left, right], [top, bottom]] = [span(0), span(1)];
  const place = byId("picture");
  return Math.min(1.4, place.clientWidth / (right - left + 100), place.clientHeight / (bottom - top + 100));
}

function followScale() {
  if (thicknessAt(network.getScale()) !== thickness) rescaleSoon();
}

export function startNetwork() {
  thickness = thicknessAt(fittingScale());
  updateNetwork();
  network = new vis.Network(byId("picture"), { nodes: nodeSet, edges: edgeSet }, options);
  network.on("beforeDrawing", (pen) => painters.under.forEach((act) => act(pen)));
  network.once("afterDrawing", markPainted);
  network.on("afterDrawing", followScale);
  network.on("afterDrawing", (pen) => painters.over.forEach((act) => act(pen)));
  network.on("click", ({ nodes: [node], edges: [edge] }) => (node || edge ? select(node ?? edge) : clearSelection()));
  network.on("dragEnd", () => {
    if (hiddenEdgeCount()) rescaleSoon();
  });
  trackMotion(network);
  fit(false);
}

const rescaleSoon = debounce(() => {
  thickness = thicknessAt(network.getScale());
  updateNetwork();
}, 120);

export function fit(animated = true) {
  network.fit({
    maxZoomLevel: 1.4,
    animation: animated && !reducedMotion() && { duration: 350, easingFunction: "easeInOutQuad" },
  });
}

export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: !reducedMotion() && { duration: 150 } });
}

/* Bring a thing on screen into the picture, with all that it is tied to. */
export function fitAround(id) {
  if (!onScreen.nodes.has(id)) return;
  const nodes = [...new Set([id, ...network.getConnectedNodes(id)])];
  network.fit({
    nodes,
    maxZoomLevel: 0.9,
    animation: !reducedMotion() && { duration: 350, easingFunction: "easeInOutQuad" },
  });
}

/* Bring what is lit into the middle of the picture. */
function fitHighlighted() {
  const nodes = [...(view.lit ?? [])].filter((id) => nodeSet.get(id));
  const animation = !reducedMotion() && { duration: 350, easingFunction: "easeInOutQuad" };
  if (nodes.length) network.fit({ nodes, maxZoomLevel: 0.9, animation });
}

export function followHighlight() {
  onChange((changed) => {
    if (!changed.has("lit")) return;
    fitHighlighted();
    network.redraw();
  });
  fitHighlighted();
}
