/* On a small screen a button opens those controls of time that one may do without; they open once one of them is in use. */
import { byId } from "./dom.js";
import { isDay } from "./days.js";
import { onChange, view, window_ } from "./view.js";

const open = (wanted) => byId("more").setAttribute("aria-expanded", String(wanted));
const isOpen = () => byId("more").getAttribute("aria-expanded") === "true";
const inUse = () => view.compared !== null || view.certain || !isDay(window_());

export function startMore() {
  byId("more").addEventListener("click", () => open(!isOpen()));
  let used = inUse();
  onChange(() => {
    if (inUse() && !used) open(true);
    used = inUse();
  }, ["since", "until", "compared", "certain"]);
  open(used);
}
