/* Elements are created only here, and every text becomes a text node. */

/**
 * An element of the template.
 * @template {string} Id
 * @param {Id} id
 * @returns {Id extends keyof PageElements ? PageElements[Id] : HTMLElement}
 */
export const byId = (id) => /** @type {any} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener("click", value);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flatMap((child) => child || []));
  return made;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {Pen}
 */
export const penOf = (canvas) => /** @type {Pen} */ (canvas.getContext("2d"));

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
export function svgElement(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/**
 * @param {string} text
 * @param {(() => void) | null} act
 * @param {Attributes} [attributes]
 */
export const button = (text, act, attributes = {}) =>
  element("button", { type: "button", ...attributes, onclick: act }, text);

/**
 * Text by the editors, which exists in English only, whatever the language of the page.
 * @param {string} text
 */
export const english = (text) => element("span", { lang: "en" }, text);

/**
 * An external link if the address is one; otherwise only the text.
 * @param {string} text
 * @param {string} address
 */
export function outsideLink(text, address) {
  if (!/^https?:\/\//i.test(address)) return element("span", {}, text);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 */
export const focusFirst = (root, selector) => /** @type {HTMLElement | null} */ (root.querySelector(selector))?.focus();

export const reducedMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/* Patching: if nothing differs, the page is not touched; otherwise open sections and the focus are kept. */
const CONTEXT = "[data-statement], [data-claim], [data-section], [data-source]";
const FOCUSABLE = "a, button, input, select, summary, h2";

/** @param {HTMLElement | null | undefined} each */
const data = (each) => (each ? Object.entries(each.dataset).join() : "");

/**
 * Identifies an element across renderings: its data, its id, its target or its text, and its context.
 * @param {HTMLElement} each
 * @returns {string}
 */
function signature(each) {
  if (each.tagName === "SUMMARY") return `SUMMARY of ${each.parentElement ? signature(each.parentElement) : ""}`;
  const own = data(each) || each.id || each.getAttribute("href") || each.textContent;
  return [
    each.tagName,
    own,
    data(/** @type {HTMLElement | null | undefined} */ (each.parentElement?.closest(CONTEXT))),
  ].join("|");
}

/**
 * @param {ParentNode & Node} one
 * @param {ParentNode & Node} other
 */
const isSame = (one, other) =>
  one.childNodes.length === other.childNodes.length &&
  [...one.childNodes].every((each, at) => each.isEqualNode(other.childNodes[at]));
/** @param {HTMLElement} root */
const heading = (root) => root.querySelector("h2")?.textContent;

/**
 * The nearest enabled button beside one that has become disabled, first of those after it.
 * @param {HTMLButtonElement} disabled
 */
function nearestEnabled(disabled) {
  const all = [...(disabled.parentElement?.querySelectorAll("button") ?? [])];
  return all.slice(all.indexOf(disabled)).find((each) => !each.disabled) ?? all.find((each) => !each.disabled);
}

/**
 * Replaces the children of `root` by those of `made`. If the focused element is gone, the focus goes to instead(it),
 * by default to the heading.
 * @param {HTMLElement} root
 * @param {HTMLElement} made
 * @param {(lost: HTMLElement) => HTMLElement | null} [instead]
 */
export function patchChildren(root, made, instead = () => root.querySelector("h2")) {
  const open = new Set([...root.querySelectorAll("details")].filter((each) => each.open).map(signature));
  for (const each of made.querySelectorAll("details")) if (open.has(signature(each))) each.open = true;
  for (const each of made.querySelectorAll("h2")) each.tabIndex = -1;
  if (isSame(root, made)) return;
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const had = root !== active && root.contains(active) ? active : null;
  const wanted = had && signature(had);
  const other = root.hasChildNodes() && heading(root) !== heading(made);
  root.replaceChildren(...made.childNodes);
  if (other) root.scrollTop = 0; // only then: scrolling makes the browser lay out the new part too early
  if (!had) return;
  const reachable = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(FOCUSABLE)]);
  const found = reachable.find((each) => signature(each) === wanted);
  const enabled = found instanceof HTMLButtonElement && found.disabled ? nearestEnabled(found) : found;
  (enabled ?? instead(had))?.focus({ preventScroll: Boolean(enabled) });
}

/**
 * Tasks that wait until the picture has been painted, one after the other.
 * @type {() => void}
 */
let resolvePainted;
const painted = /** @type {Promise<void>} */ (
  new Promise((resolve) => {
    resolvePainted = resolve;
  })
);

/* Call this after the first drawing: it is on screen two frames later. */
export const markPainted = () => requestAnimationFrame(() => requestAnimationFrame(() => resolvePainted()));

/** @param {() => void} act */
export const afterPaint = (act) => painted.then(() => setTimeout(act));

/**
 * Returns a function that runs `act` once `wait` milliseconds have passed since its last call; cancel() drops a
 * waiting run.
 * @param {() => void} act
 * @param {number} wait
 */
export function debounce(act, wait) {
  let timer = 0;
  const debounced = () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  debounced.cancel = () => clearTimeout(timer);
  return debounced;
}
