/* Small drawings for the legend: the shape of a kind, the line of a tie. */
const SPACE = "http://www.w3.org/2000/svg";
const STAR = Array.from({ length: 10 }, (_, at) => {
  const radius = at % 2 ? 3.4 : 8;
  return `${(10 + radius * Math.sin((at * Math.PI) / 5)).toFixed(1)},${(10 - radius * Math.cos((at * Math.PI) / 5)).toFixed(1)}`;
}).join(" ");
const CORNERS = { square: "4,4 16,4 16,16 4,16", diamond: "10,2 18,10 10,18 2,10", triangle: "10,3 18,17 2,17", star: STAR };

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

export function shapeSwatch(shape, colour, { border = "none", dashes = false } = {}) {
  const look = { fill: colour, stroke: border, "stroke-width": 2, ...(dashes && { "stroke-dasharray": "3 2" }) };
  return sheet(CORNERS[shape] ? drawn("polygon", { points: CORNERS[shape], ...look }) : drawn("circle", { cx: 10, cy: 10, r: 7, ...look }));
}

export function lineSwatch({ colour, width, dashes }) {
  const dashed = dashes ? { "stroke-dasharray": dashes.join(" ") } : {};
  return sheet(drawn("line", { x1: 0, y1: 10, x2: 20, y2: 10, stroke: colour, "stroke-width": width + 1, ...dashed }));
}
