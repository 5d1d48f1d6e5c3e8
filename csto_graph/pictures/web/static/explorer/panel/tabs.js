/* The tabs of the panel; each module that has a tab adds it. */
import { button, byId, element, patchChildren } from "../base/dom.js";
import { t } from "../data/translations.js";
import { change, onChange, view } from "../state/view-state.js";

/** @type {{ key: string, show: (root: HTMLElement) => void }[]} */
const tabs = [];

/**
 * Adds a tab with the title t(`tab.${key}`). While it is open, show(root) fills an empty element after each change,
 * and patchChildren() brings that to the page.
 * @param {string} key
 * @param {(root: HTMLElement) => void} show
 */
export const addTab = (key, show) => tabs.push({ key, show });

/* Shows the list of tabs and the open tab. */
function showTabs() {
  const open = tabs.find(({ key }) => key === view.tab) ?? tabs[0];
  const heads = tabs.map(({ key }) =>
    button(t(`tab.${key}`), () => change({ tab: key }), {
      role: "tab",
      id: `tab-${key}`,
      "aria-selected": String(key === open.key),
      "aria-controls": "panel",
      tabindex: key === open.key ? "0" : "-1",
    }),
  );
  const hadFocus = document.activeElement?.getAttribute("role") === "tab";
  patchChildren(byId("tabs"), element("div", {}, ...heads));
  byId("tabs").hidden = tabs.length < 2;
  byId("panel").setAttribute("aria-labelledby", `tab-${open.key}`);
  if (hadFocus) byId(`tab-${open.key}`).focus();
  const made = element("div");
  open.show(made);
  patchChildren(byId("panel"), made);
}

/** @param {KeyboardEvent} event */
function stepTab(event) {
  const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
  if (!step) return;
  const at = tabs.findIndex(({ key }) => key === view.tab);
  change({ tab: tabs[(at + step + tabs.length) % tabs.length].key });
}

export function startTabs() {
  byId("tabs").addEventListener("keydown", stepTab);
  onChange(showTabs);
  showTabs();
}
