/* The labels of nodes, in a size that does not depend on the zoom. Nodes with most edges come first, and labels
   never overlap. */
import { byId } from "../base/dom.js";
import { shortestNames } from "../data/labels.js";
import { onChange, view } from "../state/view-state.js";
import { highlighted } from "../scene/highlight.js";
import { degrees } from "../scene/measures.js";
import { scene } from "../scene/scene.js";
import { boxAround, candidateBoxes, collisionGrid } from "./label-collision.js";
import { isMoving } from "./level-of-detail.js";
import { getNetwork, onDraw, styleOf } from "./network-view.js";
import { palette } from "./render-style.js";
import { radius } from "./shapes.js";

const SIZE = 12.5;
const LARGE = 14;
const MAX_LENGTH = 34;
const MAX_CANDIDATES = 1500; // nodes that are tried in one frame
const KINDS = ["organisation", "state", "treaty", "event", "person"]; // of two with as many ties the former comes first
const OBSTACLES = 150; // nodes that labels do not cover where there is other room
const MAX_MOVING_LABELS = 40;

/** @type {Label[] | null} */
let rankedLabels = null;
/** @type {PlacedLabel[]} */
let placedLabels = [];
/** @type {Map<string, number>} */
const widths = new Map();

export const labelsOnScreen = () => placedLabels;
const resetRanks = () => {
  rankedLabels = null;
};

/**
 * The selected node comes first, then the nodes with most edges on screen.
 * @param {NodeEntry} entry
 * @param {NodeEntry} other
 */
function compareEntries({ node: one }, { node: other }) {
  /** @param {GraphNode} node */
  const ties = (node) => (node.id === view.selected ? Infinity : (degrees().get(node.id) ?? 0));
  return (
    (ties(one) === ties(other) ? 0 : ties(other) - ties(one)) ||
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    (one.id < other.id ? -1 : 1)
  );
}

function rankLabels() {
  const lit = highlighted();
  const found = [...scene().nodes.values()].filter(({ node }) => lit === null || lit.has(node.id));
  const named = shortestNames(scene().nodes.values());
  return found.sort(compareEntries).map((entry) => {
    const size = styleOf(entry.node.id)?.size ?? 8;
    const text = named(entry.node);
    const large = entry.node.kind === "organisation" && size > 15;
    return {
      id: entry.node.id,
      size,
      text: text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text,
      font: `${large || entry.node.id === view.selected ? "600 " : ""}${large ? LARGE : SIZE}px system-ui, sans-serif`,
      height: large ? LARGE : SIZE,
      place: entry.node.places[view.layout],
    };
  });
}

/**
 * @param {Pen} pen
 * @param {Label} options
 * @returns {number}
 */
function textWidth(pen, { text, font }) {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen.font = font;
  const { width } = pen.measureText(text);
  widths.set(key, width);
  return width;
}

/**
 * The corners that buttons and texts cover; on a small screen these lie below the picture.
 * @param {{ width: number, height: number }} options
 * @returns {Box[]}
 */
const corners = ({ width: right, height: bottom }) =>
  byId("stage").clientHeight > bottom
    ? []
    : [
        { left: right - 60, right, top: bottom - 150, bottom },
        { left: 0, right: 320, top: bottom - 36, bottom },
      ];

/**
 * The labels that find room, each with its box.
 * @param {Pen} pen
 * @param {{ width: number, height: number }} frame
 * @returns {PlacedLabel[]}
 */
function placeLabels(pen, frame) {
  const network = getNetwork();
  const scale = network.getScale();
  const taken = collisionGrid();
  const near = [];
  for (const item of (rankedLabels ??= rankLabels())) {
    const spot = network.canvasToDOM({ x: item.place[0], y: item.place[1] });
    if (spot.x < -40 || spot.y < -40 || spot.x > frame.width + 40 || spot.y > frame.height + 40) continue;
    near.push({ item, spot, radius: radius(item.size, scale) * scale });
    if (near.length >= MAX_CANDIDATES) break;
  }
  corners(frame).forEach(taken.take);
  /** @param {Box} box */
  const inside = (box) => box.left > 2 && box.top > 2 && box.right < frame.width - 2 && box.bottom < frame.height - 2;
  const dots = collisionGrid();
  near.slice(0, OBSTACLES).forEach(({ spot, radius: reach }) => dots.take(boxAround(spot, reach + 2)));
  return near.flatMap(({ item, spot, radius: reach }, at) => {
    if (at < OBSTACLES) taken.take(boxAround(spot, reach * 0.8));
    let box = null;
    for (const each of candidateBoxes(spot, reach, textWidth(pen, item), item.height)) {
      if (!inside(each) || !taken.free(each)) continue;
      box ??= each;
      if (dots.free(each)) {
        box = each;
        break;
      }
    }
    if (!box) return [];
    taken.take(box);
    return [{ ...item, box, spot }];
  });
}

/* While the picture moves, the most important of the placed labels move with it. */
function movedLabels() {
  const network = getNetwork();
  return placedLabels.slice(0, MAX_MOVING_LABELS).map((item) => {
    const { x, y } = network.canvasToDOM({ x: item.place[0], y: item.place[1] });
    return {
      ...item,
      box: {
        left: item.box.left + x - item.spot.x,
        right: item.box.right + x - item.spot.x,
        top: item.box.top + y - item.spot.y,
        bottom: item.box.bottom + y - item.spot.y,
      },
    };
  });
}

/** @param {Pen} pen */
function paintLabels(pen) {
  const frame = { width: pen.canvas.clientWidth, height: pen.canvas.clientHeight };
  const ratio = pen.canvas.width / (frame.width || 1);
  const { ink, halo } = palette();
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (!isMoving()) {
    placedLabels = placeLabels(pen, frame);
  }
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = halo;
  pen.fillStyle = ink;
  for (const { text, font, box } of isMoving() ? movedLabels() : placedLabels) {
    pen.font = font;
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (!isMoving()) pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }
  pen.restore();
}

export function startLabels() {
  onChange(resetRanks);
  onDraw("over", paintLabels);
}
