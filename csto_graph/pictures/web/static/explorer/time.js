/* The controls of time: slider, play, steps from change to change, typed days, an interval, a second day to compare with. */
import { byId, reducedMotion } from "./dom.js";
import { countsText, timeText } from "./caption.js";
import { daysOfChange } from "./course.js";
import { opening } from "./data.js";
import { isDay, isoOf, typedDay, typedLast, typedSpan, yearsLater } from "./days.js";
import { news } from "./news.js";
import { notify, post } from "./notice.js";
import { say } from "./saying.js";
import { scene } from "./scene.js";
import { change, goTo, inside, onChange, view } from "./view.js";
import { t } from "./words.js";

const PACE = 450;
const CALM = 1200;
let playing = 0;

function step(forward) {
  stop();
  const days = daysOfChange().filter((day) => inside(day) === day);
  const found = forward ? days.find((day) => day > view.since) : days.findLast((day) => day < view.since);
  const [before, day] = [scene(), view.since];
  goTo(found ?? (forward ? opening.last : opening.first));
  notify(news(before, day));
}

function stop() {
  clearInterval(playing);
  playing = 0;
  showPlay();
}

/* Play is the only one that changes the day while it plays: whatever else does ends it. */
let advancing = false;
function advance() {
  const next = yearsLater(view.since, 1);
  const [before, day] = [scene(), view.since];
  advancing = true;
  goTo(next);
  advancing = false;
  post(news(before, day, { leap: true }));
  if (next >= opening.last) stop();
}

export const isPlaying = () => playing !== 0;

function play() {
  if (playing) {
    stop();
    say("counts", `${timeText()}: ${countsText()}.`);
    return;
  }
  if (view.since >= opening.last) goTo(opening.first);
  playing = setInterval(advance, reducedMotion() ? CALM : PACE);
  showPlay();
}

function showPlay() {
  const button = byId("play");
  button.setAttribute("aria-label", t(playing ? "time.pause" : "time.play"));
  button.title = t(playing ? "time.pause" : "time.play");
  button.dataset.on = playing ? "yes" : "no";
}

function show() {
  const { since, until, compared } = view;
  byId("slider").value = String(since);
  byId("slider").setAttribute("aria-valuetext", isoOf(since));
  byId("date").value = isoOf(since);
  byId("last").value = isDay([since, until]) ? "" : isoOf(until - 1);
  byId("certain").checked = view.certain;
  byId("other").value = compared === null ? "" : isoOf(compared);
  byId("compare").setAttribute("aria-pressed", String(compared !== null));
  byId("comparing").hidden = compared === null;
  byId("counts").textContent = countsText();
  showPlay();
}

/* Take what was typed, or say what is wrong with it and put back what was there; of days that are not covered the nearest. */
function typed(act, read = typedDay) {
  return (event) => {
    stop();
    const found = read(event.target.value);
    if (found === null && event.target.value.trim()) notify(t("time.unread", { text: event.target.value.slice(0, 40) }));
    else act(found);
    const outside = [found ?? []].flat().find((day) => inside(day) !== day);
    if (outside !== undefined) notify(t("time.outside", { day: isoOf(outside), first: isoOf(opening.first), last: isoOf(opening.last) }));
    show();
  };
}

/* A day typed into an interval is its new beginning; a year, a month or an interval is all that is looked at. */
function begin(span) {
  if (span === null) return;
  const [since, last] = span;
  between(since, since === last && !isDay([view.since, view.until]) ? view.until - 1 : last);
}

/* An interval of days; one that ends before it begins becomes its first day. */
function between(since, last) {
  goTo(since, last);
  if (last < since) notify(t("time.backwards", { first: isoOf(since), last: isoOf(last) }));
}

export function startTime() {
  const slider = byId("slider");
  slider.min = String(opening.first);
  slider.max = String(opening.last);
  slider.addEventListener("input", () => { stop(); goTo(Number(slider.value)); });
  byId("play").addEventListener("click", play);
  byId("earlier").addEventListener("click", () => step(false));
  byId("later").addEventListener("click", () => step(true));
  byId("date").addEventListener("change", typed(begin, typedSpan));
  byId("last").addEventListener("change", typed((day) => between(view.since, day ?? view.since), typedLast));
  byId("other").addEventListener("change", typed((day) => change({ compared: day === null ? null : inside(day) })));
  byId("compare").addEventListener("click", () => {
    change({ compared: view.compared === null ? inside(yearsLater(view.since, -20)) : null, selected: "" });
    if (view.compared !== null) byId("other").focus();
  });
  byId("certain").addEventListener("change", (event) => change({ certain: event.target.checked }));
  onChange(show);
  onChange(() => {
    if (playing && !advancing) stop();
    post(""); // what was said of another day
  }, ["since", "until", "story", "claim"]);
  show();
}
