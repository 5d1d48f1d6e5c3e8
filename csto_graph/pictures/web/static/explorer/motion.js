/* Whether the picture is being dragged or zoomed: then it is drawn plainly, and in full once it rests. */
import { afterwards } from "./afterwards.js";

const REST = 140;
let moving = true; // the first drawing comes soon and plain, the names a moment later
let ending = 0;

export const inMotion = () => moving;

export function startMotion(network) {
  const rest = () => { moving = false; network.redraw(); };
  const soon = () => { clearTimeout(ending); ending = setTimeout(rest, REST); };
  network.on("dragStart", () => { clearTimeout(ending); moving = true; });
  network.on("dragEnd", soon);
  network.on("zoom", () => { moving = true; soon(); });
  afterwards(rest);
}
