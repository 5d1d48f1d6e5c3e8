/* Small drawings for the legend: the shape of a kind, the line of a tie. */
import { svgShape } from "./shapes.js";

const SPACE = "http://www.w3.org/2000/svg";
function drawn(tag, attributes) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

function sheet(child) {
  const found = drawn("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" });
  found.append(child);
  return found;
}

export function shapeSwatch(shape, fill) {
  const [name, attributes] = svgShape(shape, 10, 10, 7);
  return sheet(drawn(name, { ...attributes, fill }));
}

export function lineSwatch({ colour, width, dashes }) {
  const dashed = dashes ? { "stroke-dasharray": dashes.join(" ") } : {};
  return sheet(drawn("line", { x1: 0, y1: 10, x2: 20, y2: 10, stroke: colour, "stroke-width": width + 1, ...dashed }));
}
