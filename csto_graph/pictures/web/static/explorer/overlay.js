/* What is drawn over things and ties: lists of marks, on the screen with a pen, in pictures that leave the page as SVG. A mark
   is a circle around a place, or a line through places, that may be filled; lengths are those of the picture. */
import { tag } from "./escaping.js";
import { onDraw } from "./picture.js";

const overlays = [];

/* marks() is asked for the marks of the view each time that it is drawn. */
export function addOverlay(marks) {
  overlays.push(marks);
  onDraw("over", (pen) => marks().forEach((mark) => draw(pen, mark)));
}

export const overlay = () => overlays.flatMap((marks) => marks());

function draw(pen, { places, radius, colour, width, dashes, filled }) {
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
export function overlayMark({ places, radius, colour, width, dashes, filled }, on, scale) {
  const paint = filled ? { fill: colour } : { fill: "none", stroke: colour, "stroke-width": width * scale };
  const dashed = { "stroke-dasharray": (dashes ?? []).map((each) => each * scale).join(" ") };
  if (radius) return tag("circle", { cx: on(places[0])[0], cy: on(places[0])[1], r: radius * scale, ...paint });
  return tag(filled ? "polygon" : "polyline", { points: places.map((place) => on(place).join(",")).join(" "), ...paint, ...dashed });
}
