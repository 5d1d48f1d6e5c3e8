/* Labels, drawn by us at a size that zooming does not change: what has most ties first, none over another. */
import { byId } from "./dom.js";
import { namer } from "./naming.js";
import { palette } from "./looks.js";
import { degrees } from "./measures.js";
import { inMotion } from "./motion.js";
import { lookOf, onDraw, theNetwork } from "./picture.js";
import { around, board, boxes } from "./room.js";
import { light } from "./routes.js";
import { scene } from "./scene.js";
import { radius } from "./shapes.js";
import { onChange, view } from "./view.js";

const SIZE = 12.5;
const LARGE = 14;
const LONGEST = 34;
const MOST = 1500; // nodes that are tried in one frame
const KINDS = ["organisation", "state", "treaty", "event", "person"]; // of two with as many ties the former comes first
const SOLID = 150; // nodes that labels do not cover where there is other room
const ALONG = 40;

let ranked = null;
let drawn = [];
const widths = new Map();

export const lettersOnScreen = () => drawn;
const forgetRanks = () => { ranked = null; };

/* What is selected comes first, then what has most ties on screen, of whatever kind it is. */
function order({ node: one }, { node: other }) {
  const ties = (node) => (node.id === view.selected ? Infinity : degrees().get(node.id) ?? 0);
  return (ties(one) === ties(other) ? 0 : ties(other) - ties(one))
    || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || (one.id < other.id ? -1 : 1);
}

function rank() {
  const found = [...scene().nodes.values()].filter(({ node }) => light() === null || light().has(node.id));
  const named = namer(scene().nodes.values());
  return found.sort(order).map((entry) => {
    const size = lookOf(entry.node.id)?.size ?? 8;
    const text = named(entry.node);
    const large = entry.node.kind === "organisation" && size > 15;
    return {
      id: entry.node.id, size, text: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text,
      font: `${large || entry.node.id === view.selected ? "600 " : ""}${large ? LARGE : SIZE}px system-ui, sans-serif`,
      height: large ? LARGE : SIZE, place: entry.node.places[view.layout],
    };
  });
}

function width(pen, { text, font }) {
  const key = `${font} ${text}`;
  if (!widths.has(key)) { pen.font = font; widths.set(key, pen.measureText(text).width); }
  return widths.get(key);
}

/* The corners in which buttons and words lie over the picture; on a small screen they lie below it. */
const corners = ({ width: right, height: bottom }) => (byId("stage").clientHeight > bottom ? [] : [
  { left: right - 60, right, top: bottom - 150, bottom }, { left: 0, right: 320, top: bottom - 36, bottom },
]);

/* The labels that have room, each with its box. */
function place(pen, frame) {
  const network = theNetwork();
  const scale = network.getScale();
  const taken = board();
  const near = [];
  for (const item of ranked) {
    const spot = network.canvasToDOM({ x: item.place[0], y: item.place[1] });
    if (spot.x < -40 || spot.y < -40 || spot.x > frame.width + 40 || spot.y > frame.height + 40) continue;
    near.push({ item, spot, radius: radius(item.size, scale) * scale });
    if (near.length >= MOST) break;
  }
  corners(frame).forEach(taken.take);
  const inside = (box) => box.left > 2 && box.top > 2 && box.right < frame.width - 2 && box.bottom < frame.height - 2;
  const dots = board();
  near.slice(0, SOLID).forEach(({ spot, radius: reach }) => dots.take(around(spot, reach + 2)));
  return near.flatMap(({ item, spot, radius: reach }, at) => {
    if (at < SOLID) taken.take(around(spot, reach * 0.8));
    let box = null;
    for (const each of boxes(spot, reach, width(pen, item), item.height)) {
      if (!inside(each) || !taken.free(each)) continue;
      box ??= each;
      if (dots.free(each)) { box = each; break; }
    }
    if (!box) return [];
    taken.take(box);
    return [{ ...item, box, spot }];
  });
}

/* While the picture moves, the weightiest of the labels that had room go along. */
function alongside() {
  const network = theNetwork();
  return drawn.slice(0, ALONG).map((item) => {
    const { x, y } = network.canvasToDOM({ x: item.place[0], y: item.place[1] });
    return { ...item, box: { left: item.box.left + x - item.spot.x, right: item.box.right + x - item.spot.x, top: item.box.top + y - item.spot.y, bottom: item.box.bottom + y - item.spot.y } };
  });
}

function letter(pen) {
  const frame = { width: pen.canvas.clientWidth, height: pen.canvas.clientHeight };
  const ratio = pen.canvas.width / (frame.width || 1);
  const { ink, halo } = palette();
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (!inMotion()) {
    ranked ??= rank();
    drawn = place(pen, frame);
  }
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = halo;
  pen.fillStyle = ink;
  for (const { text, font, box } of inMotion() ? alongside() : drawn) {
    pen.font = font;
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (!inMotion()) pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }
  pen.restore();
}

export function startLettering() {
  onChange(forgetRanks);
  onDraw("over", letter);
}
