/* Whether a thing was there on the days of the view, and on which day it surely was. */
import { best, shown } from "./certainty.js";
import { livesOf } from "./lives.js";
import { inside, view, window_ } from "./view.js";

export const present = (node) => Boolean(best(livesOf(node), window_()));

/* The nearest day on which a thing was there, or null where it is on those of the view, or on none of the page. */
export function dayOfPresence(node) {
  if (present(node)) return null;
  const day = inside(node.bounds[1] >= view.until ? node.bounds[1] : node.bounds[2] - 1);
  return shown(node.bounds, [day, day + 1]) ? day : null;
}
