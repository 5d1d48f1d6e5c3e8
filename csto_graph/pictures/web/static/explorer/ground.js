/* Coasts and borders of today below the map layout; they come projected as the nodes are. Contested lines are dotted. */
import { contested, outlines } from "./data.js";
import { palette } from "./looks.js";
import { onDraw, theNetwork } from "./picture.js";
import { view } from "./view.js";

const paths = new Map();

function traced(lines) {
  const found = new Path2D();
  for (const line of lines) {
    found.moveTo(line[0], line[1]);
    for (let at = 2; at < line.length; at += 2) found.lineTo(line[at], line[at + 1]);
  }
  return found;
}

function stroke(pen, lines, dashes) {
  if (!paths.has(lines)) paths.set(lines, traced(lines));
  pen.setLineDash(dashes);
  pen.stroke(paths.get(lines));
}

export function startGround() {
  onDraw("under", (pen) => {
    if (view.layout !== "map") return;
    const unit = 1 / theNetwork().getScale();
    pen.save();
    pen.strokeStyle = palette().coast;
    pen.lineWidth = unit;
    stroke(pen, outlines, []);
    stroke(pen, contested, [2 * unit, 3 * unit]);
    pen.restore();
  });
}
