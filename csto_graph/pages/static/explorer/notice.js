/* A word to the reader that goes away by itself; screen readers hear it. */
import { byId } from "./dom.js";
import { say } from "./saying.js";

let ending = 0;

export function notify(text) {
  const place = byId("notice");
  place.textContent = text;
  place.hidden = false;
  say("notice", text);
  clearTimeout(ending);
  ending = setTimeout(() => { place.hidden = true; }, 8000);
}
