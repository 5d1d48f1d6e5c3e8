/* The outlines of countries below the map layout; they come projected as the nodes are. */
import { outlines } from "./data.js";
import { palette } from "./looks.js";
import { onDraw, theNetwork } from "./picture.js";
import { view } from "./view.js";

let path = null;

function traced() {
  const found = new Path2D();
  for (const line of outlines) {
    found.moveTo(line[0], line[1]);
    for (let at = 2; at < line.length; at += 2) found.lineTo(line[at], line[at + 1]);
  }
  return found;
}

export function startGround() {
  onDraw("under", (pen) => {
    if (view.layout !== "map" || !outlines.length) return;
    path ??= traced();
    pen.save();
    pen.strokeStyle = palette().coast;
    pen.lineWidth = 0.8 / theNetwork().getScale();
    pen.stroke(path);
    pen.restore();
  });
}
