/* The time controls: slider, play, steps between changes, typed days, intervals, and a second day to compare with. */
import { isDay, isoOf, parseDay, parseLastDay, parseSpan, yearsLater } from "../base/days.js";
import { byId, element, reducedMotion } from "../base/dom.js";
import { announce, showQuietToast, showToast } from "../base/notifications.js";
import { opening } from "../data/payload.js";
import { t } from "../data/translations.js";
import { certainties, change, clampDay, goTo, onChange, view, viewWindow } from "../state/view-state.js";
import { changeDays } from "../scene/edge-timeline.js";
import { scene } from "../scene/scene.js";
import { changeSummary, countsText, timeText } from "../scene/summaries.js";

/** @param {boolean} wanted */
const setOpen = (wanted) => byId("more").setAttribute("aria-expanded", String(wanted));
const isOpen = () => byId("more").getAttribute("aria-expanded") === "true";
const isInUse = () => view.compared !== null || view.atLeast !== "possible" || !isDay(viewWindow());

export function startCompactControls() {
  byId("more").addEventListener("click", () => setOpen(!isOpen()));
  let used = isInUse();
  onChange(() => {
    if (isInUse() && !used) setOpen(true);
    used = isInUse();
  }, ["since", "until", "compared", "atLeast"]);
  setOpen(used);
}

const PLAY_INTERVAL = 450;
const REDUCED_INTERVAL = 1200;
let playing = 0;

/** @param {boolean} forward */
function step(forward) {
  stop();
  const days = changeDays().filter((day) => clampDay(day) === day);
  const found = forward ? days.find((day) => day > view.since) : days.findLast((day) => day < view.since);
  const [before, day] = [scene(), view.since];
  goTo(found ?? (forward ? opening.last : opening.first));
  showToast(changeSummary(before, day));
}

function stop() {
  clearInterval(playing);
  playing = 0;
  showPlay();
}

/* Only playing changes the day without stopping the play. */
let advancing = false;
function advance() {
  const next = yearsLater(view.since, 1);
  const [before, day] = [scene(), view.since];
  advancing = true;
  goTo(next);
  advancing = false;
  showQuietToast(changeSummary(before, day, { leap: true }));
  if (next >= opening.last) stop();
}

export const isPlaying = () => playing !== 0;

function play() {
  if (playing) {
    stop();
    announce("counts", `${timeText()}: ${countsText()}.`);
    return;
  }
  if (view.since >= opening.last) goTo(opening.first);
  playing = setInterval(advance, reducedMotion() ? REDUCED_INTERVAL : PLAY_INTERVAL);
  showPlay();
}

function showPlay() {
  const button = byId("play");
  button.setAttribute("aria-label", t(playing ? "time.pause" : "time.play"));
  button.title = t(playing ? "time.pause" : "time.play");
  button.dataset.on = playing ? "yes" : "no";
}

function showTime() {
  const { since, until, compared } = view;
  byId("slider").value = String(since);
  byId("slider").setAttribute("aria-valuetext", isoOf(since));
  byId("date").value = isoOf(since);
  byId("last").value = isDay([since, until]) ? "" : isoOf(until - 1);
  byId("at-least").value = view.atLeast;
  byId("other").value = compared === null ? "" : isoOf(compared);
  byId("compare").setAttribute("aria-pressed", String(compared !== null));
  byId("comparing").hidden = compared === null;
  byId("counts").textContent = countsText();
  showPlay();
}

/**
 * Takes over a typed value, or says what is wrong with it and restores the old one. A day outside the data becomes the
 * nearest one inside.
 * @template {Day | [first: Day, last: Day]} Value
 * @param {"date" | "last" | "other"} id
 * @param {(text: string) => Value | null} read
 * @param {(value: Value | null) => void} act
 */
function onTyped(id, read, act) {
  byId(id).addEventListener("change", () => {
    stop();
    const text = byId(id).value;
    const found = read(text);
    if (found === null && text.trim()) showToast(t("time.unread", { text: text.slice(0, 40) }));
    else act(found);
    const days = /** @type {Day[]} */ ([found ?? []].flat());
    const outside = days.find((day) => clampDay(day) !== day);
    if (outside !== undefined)
      showToast(t("time.outside", { day: isoOf(outside), first: isoOf(opening.first), last: isoOf(opening.last) }));
    showTime();
  });
}

/**
 * A day typed while an interval is shown becomes its start; a typed year, month or interval replaces it.
 * @param {[first: Day, last: Day] | null} span
 */
function setSpan(span) {
  if (span === null) return;
  const [since, last] = span;
  setDays(since, since === last && !isDay([view.since, view.until]) ? view.until - 1 : last);
}

/**
 * Shows an interval; one that ends before it starts becomes its first day.
 * @param {Day} since
 * @param {Day} last
 */
function setDays(since, last) {
  goTo(since, last);
  if (last < since) showToast(t("time.backwards", { first: isoOf(since), last: isoOf(last) }));
}

const fillCertainties = () =>
  byId("at-least").replaceChildren(...certainties.map((value) => element("option", { value }, t(value))));

export function startTimeControls() {
  const slider = byId("slider");
  slider.min = String(opening.first);
  slider.max = String(opening.last);
  slider.addEventListener("input", () => {
    stop();
    goTo(Number(slider.value));
  });
  byId("play").addEventListener("click", play);
  byId("earlier").addEventListener("click", () => step(false));
  byId("later").addEventListener("click", () => step(true));
  onTyped("date", parseSpan, setSpan);
  onTyped("last", parseLastDay, (day) => setDays(view.since, day ?? view.since));
  onTyped("other", parseDay, (day) => change({ compared: day === null ? null : clampDay(day) }));
  byId("compare").addEventListener("click", () => {
    change({ compared: view.compared === null ? clampDay(yearsLater(view.since, -20)) : null, selected: "" });
    if (view.compared !== null) byId("other").focus();
  });
  byId("at-least").addEventListener("change", () => {
    change({ atLeast: certainties.find((degree) => degree === byId("at-least").value) });
  });
  fillCertainties();
  onChange(fillCertainties, ["language"]);
  onChange(showTime);
  onChange(() => {
    if (playing && !advancing) stop();
    showQuietToast(""); // what was said of another day
  }, ["since", "until", "story", "claim"]);
  showTime();
}
