/* Messages: the live region for screen readers, and the toast. The live region changes shortly after the last of
   several messages. */
import { byId, debounce } from "./dom.js";

const ANNOUNCE_DELAY = 300;
const pending = new Map();

/**
 * Announces a text to screen readers; of several on one topic only the last is read.
 * @param {string} matter
 * @param {string} text
 */
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

const hideLater = debounce(() => {
  byId("notice").hidden = true;
}, 8000);

/** @param {string} text */
export function showToast(text) {
  showQuietToast(text);
  announce("notice", text);
}

/**
 * A toast that screen readers do not hear, for what changes faster than it can be read out; "" hides the last one.
 * @param {string} text
 */
export function showQuietToast(text) {
  const place = byId("notice");
  place.textContent = text;
  place.hidden = !text;
  hideLater();
}
