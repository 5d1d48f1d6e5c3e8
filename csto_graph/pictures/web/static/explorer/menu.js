/* What a module adds to the page: an entry of the menu "take away", or a tab of the panel. */
import { byId, button, element } from "./dom.js";
import { renew } from "./renewal.js";
import { change, onChange, view } from "./view.js";
import { t } from "./words.js";

const entries = [];
const tabs = [];

/* An entry of the menu: its words are t(key), act() is called when it is chosen. */
export const addMenuEntry = (key, act) => entries.push({ key, act });

/* A tab of the panel: its title is t(key); show(root) fills an empty element, at each change while it is open, see renewal.js. */
export const addTab = (key, show) => tabs.push({ key, show });

function showMenu() {
  const items = entries.map(({ key, act }) => button(t(key), () => { open(false); act(); byId("menu-button").focus(); }));
  byId("menu").replaceChildren(...items.map((item) => element("li", {}, item)));
}

const isOpen = () => !byId("menu").hidden;

function open(wanted) {
  byId("menu").hidden = !wanted;
  byId("menu-button").setAttribute("aria-expanded", String(wanted));
}

/* The menu closes by Escape, and where the reader goes on elsewhere. */
function startMenu() {
  const [opener, list] = [byId("menu-button"), byId("menu")];
  const outside = (place) => place instanceof Node && !list.parentElement.contains(place);
  opener.addEventListener("click", () => {
    open(!isOpen());
    list.querySelector("button")?.focus();
  });
  list.parentElement.addEventListener("focusout", ({ relatedTarget }) => { if (outside(relatedTarget)) open(false); });
  document.addEventListener("pointerdown", ({ target }) => { if (outside(target)) open(false); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    open(false);
    opener.focus();
  }, true);
  showMenu();
}

/* The panel is a list of tabs, of which arrow keys go from one to the next, and the open tab. */
function showTabs() {
  const open = tabs.find(({ key }) => key === view.tab) ?? tabs[0];
  const heads = tabs.map(({ key }) => button(t(`tab.${key}`), () => change({ tab: key }), {
    role: "tab", id: `tab-${key}`, "aria-selected": String(key === open.key), "aria-controls": "panel", tabindex: key === open.key ? "0" : "-1",
  }));
  const hadFocus = document.activeElement?.getAttribute("role") === "tab";
  renew(byId("tabs"), element("div", {}, ...heads));
  byId("tabs").hidden = tabs.length < 2;
  byId("panel").setAttribute("aria-labelledby", `tab-${open.key}`);
  if (hadFocus) byId(`tab-${open.key}`).focus();
  const made = element("div");
  open.show(made);
  renew(byId("panel"), made);
}

function stepTab(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const at = tabs.findIndex(({ key }) => key === view.tab);
  change({ tab: tabs[(at + step + tabs.length) % tabs.length].key });
}

export function startMenus() {
  startMenu();
  byId("tabs").addEventListener("keydown", stepTab);
  onChange((changed) => { showTabs(); if (changed.has("language")) showMenu(); });
  showTabs();
}
