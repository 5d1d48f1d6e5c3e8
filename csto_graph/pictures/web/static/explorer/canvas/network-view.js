/* The view of the network: vis-network holds exactly the scene, and a change adds, removes and restyles only the
   difference. */
import { byId, debounce, markPainted, reducedMotion } from "../base/dom.js";
import { clearSelection, onChange, select, view } from "../state/view-state.js";
import { measureValues } from "../scene/measures.js";
import { scene } from "../scene/scene.js";
import { hiddenEdgeCount, limitEdges, trackMotion } from "./level-of-detail.js";
import { edgeStyle, nodeStyle } from "./render-style.js";
import { bendOf, nodeRenderer } from "./shapes.js";

const options = JSON.parse(byId("options").textContent ?? "");
/** @type {{ nodes: Map<string, string>, edges: Map<string, string> }} */
const onScreen = { nodes: new Map(), edges: new Map() };
/** @type {Map<string, NodeStyle>} */
const styles = new Map();
/** @type {Record<"under" | "over", ((pen: Pen) => void)[]>} */
const painters = { under: [], over: [] };
export const nodeSet = new vis.DataSet();
export const edgeSet = new vis.DataSet();
/** @type {VisNetwork} */
let network; // from startNetwork() on

export const getNetwork = () => network;

/**
 * The style of a node on screen.
 * @param {string} id
 */
export const styleOf = (id) => styles.get(id);

/**
 * Registers a painter that draws before ("under") or after ("over") the nodes and edges.
 * @param {"under" | "over"} when
 * @param {(pen: Pen) => void} act
 */
export const onDraw = (when, act) => painters[when].push(act);

const ctxRenderer = nodeRenderer(() => network?.getScale() ?? 1, styleOf);
/**
 * @param {string} colour
 * @param {number} share
 */
const withAlpha = (colour, share) =>
  share === 1
    ? colour
    : colour +
      Math.round(share * 255)
        .toString(16)
        .padStart(2, "0");

/** @param {NodeEntry} entry */
function visNode({ node }) {
  const [x, y] = node.places[view.layout];
  return { id: node.id, x, y };
}

/**
 * @param {Scene} scene
 * @param {Map<string, number>} sizes
 */
function updateStyles({ nodes }, sizes) {
  for (const [id, entry] of nodes) styles.set(id, nodeStyle(entry, sizes.get(id)));
}

/* Edges keep their width and dashes on screen, while vis-network would scale them with the picture. */
let thickness = 1;
const STEP = 1.35;
const dashed = new Set();
/** @param {number} scale */
const thicknessAt = (scale) => STEP ** Math.round(Math.log(1 / scale) / Math.log(STEP));

/** @param {EdgeEntry} entry */
function visEdge(entry) {
  const { edge } = entry;
  const look = edgeStyle(entry);
  const bend = bendOf(edge);
  /** @type {VisEdge} */
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

/**
 * Brings a data set of vis-network to the wanted items, touching only what differs; returns whether anything did.
 * @param {VisDataSet} set
 * @param {Map<string, string>} before
 * @param {Map<string, object>} wanted
 * @param {object} [more]
 */
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

/* Brings vis-network to the current scene. */
export function updateNetwork() {
  const found = scene();
  const sizes = measureValues(found);
  updateStyles(found, sizes);
  const nodes = new Map([...found.nodes].map(([id, entry]) => [id, visNode(entry)]));
  const lines = new Map(limitEdges([...found.edges], sizes, network).map(([id, entry]) => [id, visEdge(entry)]));
  const touched = [
    syncDataSet(nodeSet, onScreen.nodes, nodes, { ctxRenderer }),
    syncDataSet(edgeSet, onScreen.edges, lines),
  ];
  for (const id of styles.keys()) if (!nodes.has(id)) styles.delete(id); // only now that vis-network draws it no more
  if (network && !touched.includes(true)) redraw();
}

/* Needed if only styles or labels changed: vis-network then sees nothing to draw. */
let drawing = 0;
function redraw() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    network.redraw();
  });
}

/* The scale at which the whole scene fits its place, as vis-network will compute it. */
function fittingScale() {
  const spots = [...scene().nodes.values()].map(({ node }) => node.places[view.layout]);
  /**
   * @param {number} axis
   * @returns {[low: number, high: number]}
   */
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

const smoothly = () => !reducedMotion() && { duration: 350, easingFunction: "easeInOutQuad" };

/** @param {boolean} [animated] */
export function fit(animated = true) {
  network.fit({ maxZoomLevel: 1.4, animation: animated && smoothly() });
}

/** @param {number} factor */
export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: !reducedMotion() && { duration: 150 } });
}

/**
 * Moves the view to a node and all its neighbours.
 * @param {string} id
 */
export function fitAround(id) {
  if (!onScreen.nodes.has(id)) return;
  const nodes = [...new Set([id, ...network.getConnectedNodes(id)])];
  network.fit({ nodes, maxZoomLevel: 0.9, animation: smoothly() });
}

/* Moves the view to what is highlighted. */
function fitHighlighted() {
  const nodes = [...(view.lit ?? [])].filter((id) => nodeSet.get(id));
  if (nodes.length) network.fit({ nodes, maxZoomLevel: 0.9, animation: smoothly() });
}

export function followHighlight() {
  onChange((changed) => {
    if (!changed.has("lit")) return;
    fitHighlighted();
    network.redraw();
  });
  fitHighlighted();
}
