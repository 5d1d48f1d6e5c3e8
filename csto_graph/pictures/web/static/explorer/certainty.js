/* Whether something held in a window of days: certain, possible or not at all. Bounds are four days. */
import { FOREVER } from "./days.js";
import { view } from "./view.js";

export function certainty(bounds, [since, until]) {
  if (!bounds) return "certain";
  if (Math.max(bounds[1], since) < Math.min(bounds[2], until)) return "certain";
  return Math.max(bounds[0], since) < Math.min(bounds[3], until) ? "possible" : null;
}

/* As the reader wants it: with certain only, what is merely possible is not there. */
export function shown(bounds, days, wish = view) {
  const found = certainty(bounds, days);
  return wish.certain && found !== "certain" ? null : found;
}

/* An event stays in sight for some days after it. */
export function eventShown(bounds, days, wish = view) {
  const found = shown(bounds, days, wish);
  if (found || wish.recent === 0) return found;
  const out = wish.recent < 0 ? FOREVER : bounds[3] + wish.recent;
  return shown([bounds[0], bounds[1], wish.recent < 0 ? FOREVER : bounds[2] + wish.recent, out], days, wish);
}

export function best(spans, days) {
  let found = null;
  for (const bounds of spans) {
    const held = shown(bounds, days);
    if (held === "certain") return held;
    found ??= held;
  }
  return found;
}
