/* The address of the page: written when the view changes, followed when it is edited or gone back to. */
import { fragment, parsed } from "./address.js";
import { notify } from "./notice.js";
import { change, defaults, onChange } from "./view.js";
import { t } from "./words.js";

/* Take over what the address asks for; everything else is as the page opens. */
let known = location.hash;
export function follow() {
  known = location.hash;
  const { values, refused } = parsed(location.hash);
  change({ ...defaults, ...values });
  turned = false;
  if (refused.length) notify(t("address.refused", { keys: refused.slice(0, 5).join(", ").slice(0, 80) }));
}

const TURNS = ["selected", "story", "claim", "layout"]; // each change of these is a place to come back to
let turned = false;
let waiting = 0;

function note(changed) {
  turned ||= TURNS.some((key) => changed.has(key));
  clearTimeout(waiting);
  waiting = setTimeout(write, 150);
}

function write() {
  const now = fragment();
  const back = turned;
  turned = false;
  if (now === location.hash.replace(/^#/, "") || location.hash !== known) return; // a new address waits to be followed
  const address = now ? `#${now}` : location.pathname + location.search;
  try {
    if (back) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    known = location.hash;
  } catch {
    return; // a page inside a sandboxed frame has no address of its own
  }
}

export const shareLink = () => `${location.href.split("#")[0]}${fragment() ? `#${fragment()}` : ""}`;

export function keepAddress() {
  onChange(note);
  window.addEventListener("hashchange", () => {
    known = location.hash;
    if (known.replace(/^#/, "") !== fragment()) follow();
  });
}
