/* Elements are made here and nowhere else; every text becomes a text node. */

export const byId = (id) => document.getElementById(id);

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export function svgElement(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

export const button = (text, act, attributes = {}) =>
  element("button", { type: "button", ...attributes, onclick: act }, text);

/* What the editors wrote themselves, which there is in English alone, whatever the language of the page. */
export const english = (text) => element("span", { lang: "en" }, text);

/* A link to the outside for an address that is one, else the text alone. */
export function outsideLink(text, address) {
  if (!/^https?:\/\//i.test(address)) return element("span", {}, text);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

export const reducedMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/* A part of the page made anew: where nothing differs nothing is touched, else open sections and the focus stay where they were. */
const CONTEXT = "[data-statement], [data-claim], [data-section], [data-source]";
const FOCUSABLE = "a, button, input, select, summary, h2";

const data = (each) => (each ? Object.entries(each.dataset).join() : "");

/* What tells an element from others, whenever it is made: its data, its id, where it leads or what it says; and what it stands in. */
function signature(each) {
  if (each.tagName === "SUMMARY") return `SUMMARY of ${signature(each.parentElement)}`;
  const own = data(each) || each.id || each.getAttribute("href") || each.textContent;
  return [each.tagName, own, data(each.parentElement?.closest(CONTEXT))].join("|");
}

const isSame = (one, other) =>
  one.childNodes.length === other.childNodes.length &&
  [...one.childNodes].every((each, at) => each.isEqualNode(other.childNodes[at]));
const heading = (root) => root.querySelector("h2")?.textContent;

/* Where a button can be pressed no more: one that can, at first of those after it. */
function nearestEnabled(disabled) {
  const all = [...disabled.parentElement.querySelectorAll("button")];
  return all.slice(all.indexOf(disabled)).find((each) => !each.disabled) ?? all.find((each) => !each.disabled);
}

/* Bring `root` to show what stands in `made`; where what had the focus is gone, it goes to instead(it), at first the heading. */
export function patchChildren(root, made, instead = () => root.querySelector("h2")) {
  const open = new Set([...root.querySelectorAll("details[open]")].map(signature));
  for (const each of made.querySelectorAll("details")) if (open.has(signature(each))) each.open = true;
  for (const each of made.querySelectorAll("h2")) each.tabIndex = -1;
  if (isSame(root, made)) return;
  const had = root !== document.activeElement && root.contains(document.activeElement) ? document.activeElement : null;
  const wanted = had && signature(had);
  const other = root.hasChildNodes() && heading(root) !== heading(made); // to scroll what is new is to lay it out too early
  root.replaceChildren(...made.childNodes);
  if (other) root.scrollTop = 0;
  if (!had) return;
  const found = [...root.querySelectorAll(FOCUSABLE)].find((each) => signature(each) === wanted);
  const enabled = found?.disabled ? nearestEnabled(found) : found;
  (enabled ?? instead(had))?.focus({ preventScroll: Boolean(enabled) });
}

/* What can wait until the picture has been painted; each part is a task of its own, in the order in which it was asked for. */
let resolvePainted;
const painted = new Promise((resolve) => {
  resolvePainted = resolve;
});

/* Called once the picture is drawn for the first time: it is on screen two frames later. */
export const markPainted = () => requestAnimationFrame(() => requestAnimationFrame(() => resolvePainted()));

export const afterPaint = (act) => painted.then(() => setTimeout(act));

/* Call act once `wait` milliseconds have passed since the last call; cancel() forgets the one that waits. */
export function debounce(act, wait) {
  let timer = 0;
  const debounced = () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  debounced.cancel = () => clearTimeout(timer);
  return debounced;
}
