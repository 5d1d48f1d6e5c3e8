/* A word to the reader that goes away by itself; screen readers hear it too. */
import { byId } from "./dom.js";
import { say } from "./saying.js";

let ending = 0;

export function notify(text) {
  post(text);
  say("notice", text);
}

/* The same for the eye alone: what changes faster than it can be read out. Without words it takes away the last. */
export function post(text) {
  const place = byId("notice");
  place.textContent = text;
  place.hidden = !text;
  clearTimeout(ending);
  ending = setTimeout(() => { place.hidden = true; }, 8000);
}
