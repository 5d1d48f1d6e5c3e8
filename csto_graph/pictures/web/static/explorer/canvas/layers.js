/* Layers below and above the network: the basemap, the marks of stories and claims, and the tooltip. */
import { xmlElement } from "../base/escaping.js";
import { label } from "../data/labels.js";
import { contested, outlines } from "../data/payload.js";
import { view } from "../state/view-state.js";
import { scene } from "../scene/scene.js";
import { isMoving } from "./level-of-detail.js";
import { getNetwork, onDraw } from "./network-view.js";
import { palette } from "./render-style.js";

/** @type {Map<number[][], Path2D>} */
const paths = new Map();

/** @param {number[][]} lines */
function tracePaths(lines) {
  const found = new Path2D();
  for (const line of lines) {
    found.moveTo(line[0], line[1]);
    for (let at = 2; at < line.length; at += 2) found.lineTo(line[at], line[at + 1]);
  }
  return found;
}

/**
 * @param {Pen} pen
 * @param {number[][]} lines
 * @param {number[]} dashes
 */
function strokeLines(pen, lines, dashes) {
  const path = paths.get(lines) ?? tracePaths(lines);
  paths.set(lines, path);
  pen.setLineDash(dashes);
  pen.stroke(path);
}

export function startBasemap() {
  onDraw("under", (pen) => {
    if (view.layout !== "map") return;
    const unit = 1 / getNetwork().getScale();
    pen.save();
    pen.strokeStyle = palette().coast;
    pen.lineWidth = unit;
    strokeLines(pen, outlines, []);
    strokeLines(pen, contested, [2 * unit, 3 * unit]);
    pen.restore();
  });
}

/* Marks over the network are lists of circles, lines and areas; the canvas and the SVG export draw the same ones. */

/** @type {(() => OverlayMark[])[]} */
const overlays = [];

/**
 * Adds a source of marks, which is asked each time the picture is drawn.
 * @param {() => OverlayMark[]} marks
 */
export function addOverlay(marks) {
  overlays.push(marks);
  onDraw("over", (pen) => marks().forEach((mark) => paintMark(pen, mark)));
}

export const overlayMarks = () => overlays.flatMap((marks) => marks());

/**
 * @param {Pen} pen
 * @param {OverlayMark} mark
 */
function paintMark(pen, { places, radius, colour, width = 1, dashes, filled }) {
  pen.save();
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dashes ?? []);
  pen.beginPath();
  if (radius) pen.arc(...places[0], radius, 0, 2 * Math.PI);
  else for (const place of places) pen.lineTo(...place);
  if (filled) pen.fill();
  else pen.stroke();
  pen.restore();
}

/**
 * A mark as SVG: on(place) is its place on the sheet, `scale` that of lengths.
 * @param {OverlayMark} mark
 * @param {(place: Point) => Point} on
 * @param {number} scale
 */
export function markToSvg({ places, radius, colour, width = 1, dashes, filled }, on, scale) {
  const paint = filled ? { fill: colour } : { fill: "none", stroke: colour, "stroke-width": width * scale };
  const dashed = { "stroke-dasharray": (dashes ?? []).map((each) => each * scale).join(" ") };
  if (radius) return xmlElement("circle", { cx: on(places[0])[0], cy: on(places[0])[1], r: radius * scale, ...paint });
  return xmlElement(filled ? "polygon" : "polyline", {
    points: places.map((place) => on(place).join(",")).join(" "),
    ...paint,
    ...dashed,
  });
}

/* The tooltip names the node under the pointer, also if its label found no room. */

const SIZE = 13.5;
let hovered = "";

/** @param {Pen} pen */
function paintTooltip(pen) {
  const entry = scene().nodes.get(hovered);
  if (!entry || isMoving()) return;
  const { x, y } = getNetwork().canvasToDOM({
    x: entry.node.places[view.layout][0],
    y: entry.node.places[view.layout][1],
  });
  const { ink, halo } = palette();
  const ratio = pen.canvas.width / (pen.canvas.clientWidth || 1);
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.font = `600 ${SIZE}px system-ui, sans-serif`;
  const half = pen.measureText(label(entry.node)).width / 2 + 7;
  const middle = Math.min(Math.max(x, half + 4), pen.canvas.clientWidth - half - 4);
  pen.fillStyle = ink;
  pen.beginPath();
  pen.roundRect(middle - half, y - 44, 2 * half, 24, 6);
  pen.fill();
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = halo;
  pen.fillText(label(entry.node), middle, y - 31.5);
  pen.restore();
}

export function startTooltip() {
  /** @param {string} id */
  const point = (id) => {
    hovered = id;
    getNetwork().redraw();
  };
  getNetwork().on("hoverNode", ({ node }) => point(node));
  getNetwork().on("blurNode", () => point(""));
  onDraw("over", paintTooltip);
}
