/* What screen readers hear: one place that is there from the first, whose words change a moment after the last change of the page. */
import { byId } from "./dom.js";

const CALM = 300;
const words = new Map();
let waiting = 0;

/* Say a text; of several on the same matter only the last is said. */
export function say(matter, text) {
  words.delete(matter);
  words.set(matter, text);
  clearTimeout(waiting);
  waiting = setTimeout(utter, CALM);
}

function utter() {
  byId("said").textContent = [...words.values()].join(" ");
  words.clear();
}
