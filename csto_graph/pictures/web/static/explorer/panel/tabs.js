/* The tabs of the panel; each module that has one adds it. */
import { button, byId, element, patchChildren } from "../base/dom.js";
import { t } from "../data/translations.js";
import { change, onChange, view } from "../state/view-state.js";

const tabs = [];

/* A tab of the panel: its title is t(key); show(root) fills an empty element, at each change while it is open, see renewal.js. */
export const addTab = (key, show) => tabs.push({ key, show });

/* The panel is a list of tabs, of which arrow keys go from one to the next, and the open tab. */
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

function stepTab(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const at = tabs.findIndex(({ key }) => key === view.tab);
  change({ tab: tabs[(at + step + tabs.length) % tabs.length].key });
}

export function startTabs() {
  byId("tabs").addEventListener("keydown", stepTab);
  onChange(showTabs);
  showTabs();
}
