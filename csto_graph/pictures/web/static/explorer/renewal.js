/* A part of the page made anew: where nothing differs nothing is touched, else open sections and the focus stay where they were. */
const ABOUT = "[data-statement], [data-claim], [data-section], [data-source]";
const REACHED = "a, button, input, select, summary, h2";

const data = (each) => (each ? Object.entries(each.dataset).join() : "");

/* What tells an element from others, whenever it is made: its data, its id, where it leads or what it says; and what it stands in. */
function trail(each) {
  if (each.tagName === "SUMMARY") return `SUMMARY of ${trail(each.parentElement)}`;
  const own = data(each) || each.id || each.getAttribute("href") || each.textContent;
  return [each.tagName, own, data(each.parentElement?.closest(ABOUT))].join("|");
}

const alike = (one, other) => one.childNodes.length === other.childNodes.length && [...one.childNodes].every((each, at) => each.isEqualNode(other.childNodes[at]));
const heading = (root) => root.querySelector("h2")?.textContent;

/* Where a button can be pressed no more: one that can, at first of those after it. */
function beside(button) {
  const all = [...button.parentElement.querySelectorAll("button")];
  return all.slice(all.indexOf(button)).find((each) => !each.disabled) ?? all.find((each) => !each.disabled);
}

/* Bring `root` to show what stands in `made`; where what had the focus is gone, it goes to instead(it), at first the heading. */
export function renew(root, made, instead = () => root.querySelector("h2")) {
  const open = new Set([...root.querySelectorAll("details[open]")].map(trail));
  for (const each of made.querySelectorAll("details")) if (open.has(trail(each))) each.open = true;
  for (const each of made.querySelectorAll("h2")) each.tabIndex = -1;
  if (alike(root, made)) return;
  const had = root !== document.activeElement && root.contains(document.activeElement) ? document.activeElement : null;
  const wanted = had && trail(had);
  const other = root.hasChildNodes() && heading(root) !== heading(made); // to scroll what is new is to lay it out too early
  root.replaceChildren(...made.childNodes);
  if (other) root.scrollTop = 0;
  if (!had) return;
  const found = [...root.querySelectorAll(REACHED)].find((each) => trail(each) === wanted);
  const enabled = found?.disabled ? beside(found) : found;
  (enabled ?? instead(had))?.focus({ preventScroll: Boolean(enabled) });
}
