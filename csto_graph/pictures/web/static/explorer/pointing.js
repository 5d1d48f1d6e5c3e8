/* The name of what is pointed at: it stands above all others, also where it had no room. */
import { inMotion } from "./motion.js";
import { label } from "./naming.js";
import { palette } from "./looks.js";
import { onDraw, theNetwork } from "./picture.js";
import { scene } from "./scene.js";
import { view } from "./view.js";

const SIZE = 13.5;
let pointed = null;

function name(pen) {
  const entry = scene().nodes.get(pointed);
  if (!entry || inMotion()) return;
  const { x, y } = theNetwork().canvasToDOM({ x: entry.node.places[view.layout][0], y: entry.node.places[view.layout][1] });
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

export function startPointing() {
  const point = (id) => { pointed = id; theNetwork().redraw(); };
  theNetwork().on("hoverNode", ({ node }) => point(node));
  theNetwork().on("blurNode", () => point(null));
  onDraw("over", name);
}
