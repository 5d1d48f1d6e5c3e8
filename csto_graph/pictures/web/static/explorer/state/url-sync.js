/* Keeps the URL in step with the view: writes it after a change, and reads it if it is edited or the reader goes
   back. */
import { debounce } from "../base/dom.js";
import { showToast } from "../base/notifications.js";
import { t } from "../data/translations.js";
import { parseFragment, serialiseView } from "./url-state.js";
import { change, defaults, onChange } from "./view-state.js";

/* Takes over what the URL asks for; all other fields are as at the opening. */
let lastHash = location.hash;
export function readAddress() {
  lastHash = location.hash;
  const { values, refused } = parseFragment(location.hash);
  change({ ...defaults, ...values });
  isNewEntry = false;
  if (refused.length) showToast(t("address.refused", { keys: refused.slice(0, 5).join(", ").slice(0, 80) }));
}

/** @type {ViewKey[]} */
const HISTORY_FIELDS = ["selected", "story", "claim", "layout"]; // each change of these is a place to come back to
let isNewEntry = false;

/** @param {Set<ViewKey>} changed */
function noteChange(changed) {
  isNewEntry ||= HISTORY_FIELDS.some((key) => changed.has(key));
  writeAddressSoon();
}

function writeAddress() {
  const now = serialiseView();
  const back = isNewEntry;
  isNewEntry = false;
  const isPending = location.hash !== lastHash; // a new address, which readAddress() has yet to take over
  if (isPending || now === location.hash.replace(/^#/, "")) return;
  const address = now ? `#${now}` : location.pathname + location.search;
  try {
    if (back) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    lastHash = location.hash;
  } catch {
    return; // a page inside a sandboxed frame has no address of its own
  }
}

const writeAddressSoon = debounce(writeAddress, 150);

export const shareLink = () => `${location.href.split("#")[0]}${serialiseView() ? `#${serialiseView()}` : ""}`;

export function startUrlSync() {
  onChange(noteChange);
  window.addEventListener("hashchange", () => {
    lastHash = location.hash;
    if (lastHash.replace(/^#/, "") !== serialiseView()) readAddress();
  });
}
