/* Around the picture: zoom by buttons and keys, what is hidden, and a way out where nothing is shown. */
import { byId, button, element } from "./dom.js";
import { daysText, timeText, countsText } from "./caption.js";
import { needed } from "./companions.js";
import { lastVerified } from "./course.js";
import { edges, nodeOf } from "./data.js";
import { isoOf } from "./days.js";
import { finder } from "./finder.js";
import { lettersOnScreen } from "./lettering.js";
import { inMotion } from "./motion.js";
import { label } from "./naming.js";
import { fit, fitAround, onDraw, theNetwork, zoom } from "./picture.js";
import { dayOfPresence } from "./presence.js";
import { scene } from "./scene.js";
import { say } from "./saying.js";
import { select } from "./selecting.js";
import { hiddenEdges } from "./sparing.js";
import { isPlaying } from "./time.js";
import { verifiedDay } from "./verification.js";
import { change, defaults, fresh, goTo, onChange, unguided, view } from "./view.js";
import { counted, t } from "./words.js";

const STEP = 60;
const KEYS = {
  "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: () => fit(),
  ArrowLeft: () => pan(-STEP, 0), ArrowRight: () => pan(STEP, 0), ArrowUp: () => pan(0, -STEP), ArrowDown: () => pan(0, STEP),
};

function pan(x, y) {
  const { x: left, y: top } = theNetwork().getViewPosition();
  const scale = theNetwork().getScale();
  theNetwork().moveTo({ position: { x: left + x / scale, y: top + y / scale } });
}

/* How much of the scene is not written or drawn, in words; "" where all is. */
function hiddenText() {
  const { nodes } = scene();
  const letters = nodes.size - lettersOnScreen().length;
  const ties = hiddenEdges();
  const words = [letters > 0 ? counted("hidden.labels", letters) : "", ties ? counted("hidden.ties", ties) : ""].filter(Boolean);
  return words.length ? t("hidden", { what: words.join(", ") }) : "";
}

let said = "";
function sayHidden() {
  if (inMotion()) return;
  const text = hiddenText();
  if (text !== said) byId("hidden").textContent = text;
  said = text;
}

/* The first day on which a tie that shows at first surely held. */
function firstDay() {
  const spans = edges.filter((edge) => defaults.lines.includes(edge.kind)).flatMap((edge) => edge.spans).filter(Boolean);
  return spans.reduce((first, bounds) => Math.min(first, bounds[1]), defaults.since);
}

/* Where the neighbours of a thing are sought on a day without it: a way to a day with it. */
function wayBack() {
  const node = view.near && nodeOf.get(view.selected);
  const day = node ? dayOfPresence(node) : null;
  if (day === null) return null;
  return [`${label(node)}: ${t("absent", { days: daysText() })}`, button(t("absent.go", { day: isoOf(day) }), () => goTo(day))];
}

/* Where the days lie beyond all that was verified, or before all ties, the way out leads to a day that has some; else it is
   the filters that are undone. */
function wayOut() {
  const verified = lastVerified();
  if (verified !== null) return [t("unverified.text"), verifiedDay(verified)];
  const first = firstDay();
  const [since, until] = view.until <= first ? [first, first + 1] : [view.since, view.until];
  const early = since !== view.since;
  const words = early ? t("empty.first", { day: isoOf(since) }) : t("empty.reset");
  return [t(early ? "empty.before" : "empty.text"), button(words, () => change({ ...fresh(), since, until, layout: view.layout }))];
}

function empty() {
  const place = byId("empty");
  place.hidden = scene().nodes.size > 0 || view.twin;
  if (place.hidden) return;
  const [why, way] = wayBack() ?? wayOut();
  place.replaceChildren(element("h2", {}, t("empty.title", { days: daysText() })), element("p", {}, why), way);
}

function describe() {
  byId("picture").setAttribute("aria-label", t("picture.label", { when: timeText(), what: countsText() }));
}

/* Readers hear what a change came to, but not every year while time plays. */
let told = "";
function tell() {
  const text = `${timeText()}: ${countsText()}.`;
  if (text !== told && !isPlaying()) say("counts", text);
  told = text;
}

/* On a small screen the panel lies below the picture, which stays in sight. */
function showPanel() {
  if (window.innerWidth <= 800) byId("side").scrollIntoView();
}

/* What is chosen by search must be there to be seen: its kind is switched on, with its ties. */
function choose(node) {
  select(node.id, needed(view, node.kind));
  fitAround(node.id);
  byId("panel").focus({ preventScroll: true });
}

export function startStage() {
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
    if (event.target.matches("input, select")) return;
    if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
    if (event.key === "Escape") change({ ...unguided, selected: "", near: false, path: "" });
  });
  finder("search", choose);
  onDraw("over", sayHidden);
  onChange(() => { empty(); describe(); tell(); });
  onChange((changed) => {
    const told = (changed.has("selected") && nodeOf.has(view.selected)) || (changed.has("story") && view.story);
    if (told) requestAnimationFrame(showPanel);
  });
  empty();
  describe();
  sayHidden();
}
