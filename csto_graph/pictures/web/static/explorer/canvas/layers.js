/* Coasts and borders of today below the map layout; they come projected as the nodes are. Contested lines are dotted. */
import { xmlElement } from "../base/escaping.js";
import { isMoving } from "./level-of-detail.js";
import { onDraw, getNetwork } from "./network-view.js";
import { palette } from "./render-style.js";
import { label } from "../data/labels.js";
import { contested, outlines } from "../data/payload.js";
import { scene } from "../scene/scene.js";
import { view } from "../state/view-state.js";

const paths = new Map();

function tracePaths(lines) {
  const found = new Path2D();
  for (const line of lines) {
    found.moveTo(line[0], line[1]);
    for (let at = 2; at < line.length; at += 2) found.lineTo(line[at], line[at + 1]);
  }
  return found;
}

function strokeLines(pen, lines, dashes) {
  if (!paths.has(lines)) paths.set(lines, tracePaths(lines));
  pen.setLineDash(dashes);
  pen.stroke(paths.get(lines));
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

/* What is drawn over things and ties: lists of marks, on the screen with a pen, in pictures that leave the page as SVG. A mark
   is a circle around a place, or a line through places, that may be filled; lengths are those of the picture. */

const overlays = [];

/* marks() is asked for the marks of the view each time that it is drawn. */
export function addOverlay(marks) {
  overlays.push(marks);
  onDraw("over", (pen) => marks().forEach((mark) => paintMark(pen, mark)));
}

export const overlayMarks = () => overlays.flatMap((marks) => marks());

function paintMark(pen, { places, radius, colour, width, dashes, filled }) {
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

/* The same on a sheet: on(place) is where it lies there, scale how large a length is. */
export function markToSvg({ places, radius, colour, width, dashes, filled }, on, scale) {
  const paint = filled ? { fill: colour } : { fill: "none", stroke: colour, "stroke-width": width * scale };
  const dashed = { "stroke-dasharray": (dashes ?? []).map((each) => each * scale).join(" ") };
  if (radius) return xmlElement("circle", { cx: on(places[0])[0], cy: on(places[0])[1], r: radius * scale, ...paint });
  return xmlElement(filled ? "polygon" : "polyline", {
    points: places.map((place) => on(place).join(",")).join(" "),
    ...paint,
    ...dashed,
  });
}

/* The name of what is pointed at: it stands above all others, also where it had no room. */

const SIZE = 13.5;
let hovered = null;

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
  const point = (id) => {
    hovered = id;
    getNetwork().redraw();
  };
  getNetwork().on("hoverNode", ({ node }) => point(node));
  getNetwork().on("blurNode", () => point(null));
  onDraw("over", paintTooltip);
}
