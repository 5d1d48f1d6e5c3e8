/* What screen readers hear: one place that is there from the first, whose words change a moment after the last change of the page. */
import { byId, debounce } from "./dom.js";

const ANNOUNCE_DELAY = 300;
const pending = new Map();

/* Say a text; of several on the same matter only the last is said. */
export function announce(matter, text) {
  pending.delete(matter);
  pending.set(matter, text);
  flushSoon();
}

function flush() {
  byId("said").textContent = [...pending.values()].join(" ");
  pending.clear();
}

const flushSoon = debounce(flush, ANNOUNCE_DELAY);

/* A word to the reader that goes away by itself; screen readers hear it too. */

const hideLater = debounce(() => {
  byId("notice").hidden = true;
}, 8000);

export function showToast(text) {
  showQuietToast(text);
  announce("notice", text);
}

/* The same for the eye alone: what changes faster than it can be read out. Without words it takes away the last. */
export function showQuietToast(text) {
  const place = byId("notice");
  place.textContent = text;
  place.hidden = !text;
  hideLater();
}
