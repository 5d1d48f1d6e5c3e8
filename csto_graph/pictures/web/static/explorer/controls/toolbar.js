/* The toolbar and the keyboard of the picture, the search field, and what screen readers hear of a change. */
import { byId } from "../base/dom.js";
import { announce } from "../base/notifications.js";
import { nodeOf } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { change, onChange, select, settingsToShow, unguided, view } from "../state/view-state.js";
import { scene } from "../scene/scene.js";
import { countsText, timeText } from "../scene/summaries.js";
import { labelsOnScreen } from "../canvas/label-layer.js";
import { hiddenEdgeCount, isMoving } from "../canvas/level-of-detail.js";
import { fit, fitAround, getNetwork, onDraw, zoom } from "../canvas/network-view.js";
import { isPlaying } from "../timeline/time-controls.js";
import { attachCombobox } from "./combobox.js";
import { showEmptyState } from "./empty-state.js";

const STEP = 60;
/** @type {Record<string, () => void>} */
const KEYS = {
  "+": () => zoom(1.4),
  "=": () => zoom(1.4),
  "-": () => zoom(1 / 1.4),
  0: () => fit(),
  ArrowLeft: () => pan(-STEP, 0),
  ArrowRight: () => pan(STEP, 0),
  ArrowUp: () => pan(0, -STEP),
  ArrowDown: () => pan(0, STEP),
};

/**
 * @param {number} x
 * @param {number} y
 */
function pan(x, y) {
  const { x: left, y: top } = getNetwork().getViewPosition();
  const scale = getNetwork().getScale();
  getNetwork().moveTo({ position: { x: left + x / scale, y: top + y / scale } });
}

/* How many labels and edges are not drawn, in words; "" if none. */
function hiddenText() {
  const { nodes } = scene();
  const letters = nodes.size - labelsOnScreen().length;
  const ties = hiddenEdgeCount();
  const words = [letters > 0 ? counted("hidden.labels", letters) : "", ties ? counted("hidden.ties", ties) : ""].filter(
    Boolean,
  );
  return words.length ? t("hidden", { what: words.join(", ") }) : "";
}

let shownText = "";
function showHidden() {
  if (isMoving()) return;
  const text = hiddenText();
  if (text !== shownText) byId("hidden").textContent = text;
  shownText = text;
}

function describe() {
  byId("picture").setAttribute("aria-label", t("picture.label", { when: timeText(), what: countsText() }));
}

/* Screen readers hear the result of a change, but not of every year while the timeline plays. */
let announced = "";
function announceCounts() {
  const text = `${timeText()}: ${countsText()}.`;
  if (text !== announced && !isPlaying()) announce("counts", text);
  announced = text;
}

/* On a small screen the panel lies below the picture, and the page scrolls to it. */
function showPanel() {
  if (window.innerWidth <= 800) byId("side").scrollIntoView();
}

/**
 * Selects what was found. Its kind and its edges are switched on, so that it shows.
 * @param {GraphNode} node
 */
function chooseFound(node) {
  select(node.id, settingsToShow(view, node.kind));
  fitAround(node.id);
  byId("panel").focus({ preventScroll: true });
}

export function startToolbar() {
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("fit").addEventListener("click", () => fit());
  byId("picture").addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof Element && event.target.matches("input, select")) return;
    if (event.key === "/") {
      event.preventDefault();
      byId("search").focus();
    }
    if (event.key === "Escape") change({ ...unguided, selected: "", near: false, path: "" });
  });
  attachCombobox("search", chooseFound);
  onDraw("over", showHidden);
  onChange(() => {
    showEmptyState();
    describe();
    announceCounts();
  });
  onChange((changed) => {
    const isNew = (changed.has("selected") && nodeOf.has(view.selected)) || (changed.has("story") && view.story);
    if (isNew) requestAnimationFrame(showPanel);
  });
  showEmptyState();
  describe();
  showHidden();
}
