/* Messages when there is nothing, or nothing certain, on the chosen days, with a button that leads out. */
import { isoOf } from "../base/days.js";
import { button, byId, element } from "../base/dom.js";
import { label } from "../data/labels.js";
import { edges, nodeOf } from "../data/payload.js";
import { t } from "../data/translations.js";
import { nearestDayPresent } from "../state/certainty.js";
import { change, defaults, goTo, onChange, resetView, view } from "../state/view-state.js";
import { lastVerified } from "../scene/edge-timeline.js";
import { scene, SCENE_FIELDS } from "../scene/scene.js";
import { daysText } from "../scene/summaries.js";

/**
 * @param {Day} day
 * @param {Attributes} [look]
 */
const verifiedDayButton = (day, look = {}) => button(t("unverified.go", { day: isoOf(day) }), () => goTo(day), look);

/** @param {EdgeEntry} entry */
const isCertain = ({ edge, certainty }) => certainty === "certain" && !edge.timeless;

/* Most days have a certain edge, so the costly search for the last verified day runs only if there is none. */
function showUnverified() {
  const sought = view.compared === null && ![...scene().edges.values()].some(isCertain);
  const day = sought ? lastVerified() : null;
  byId("unverified").hidden = day === null;
  byId("unverified").replaceChildren(
    ...(day === null ? [] : [t("unverified"), " · ", verifiedDayButton(day, { class: "link" })]),
  );
}

export function startVerification() {
  onChange(showUnverified, [...SCENE_FIELDS, "language"]);
  showUnverified();
}

/* The first day on which one of the edges shown by default certainly existed. */
function firstDay() {
  const spans = edges.filter((edge) => defaults.lines.includes(edge.kind)).flatMap((edge) => edge.spans);
  return spans.reduce((first, bounds) => Math.min(first, bounds?.[1] ?? first), defaults.since);
}

/* If the view shows the neighbours of a thing that is absent: a button to the nearest day on which it is present. */
function backToPresence() {
  const node = view.near ? nodeOf.get(view.selected) : undefined;
  const day = node ? nearestDayPresent(node) : null;
  if (!node || day === null) return null;
  return [
    `${label(node)}: ${t("absent", { days: daysText() })}`,
    button(t("absent.go", { day: isoOf(day) }), () => goTo(day)),
  ];
}

/* A button to the last verified day, to the first day with edges, or to the view without filters. */
function suggestion() {
  const verified = lastVerified();
  if (verified !== null) return [t("unverified.text"), verifiedDayButton(verified)];
  const first = firstDay();
  const [since, until] = view.until <= first ? [first, first + 1] : [view.since, view.until];
  const early = since !== view.since;
  const words = early ? t("empty.first", { day: isoOf(since) }) : t("empty.reset");
  return [
    t(early ? "empty.before" : "empty.text"),
    button(words, () => change({ ...resetView(), since, until, layout: view.layout })),
  ];
}

export function showEmptyState() {
  const place = byId("empty");
  place.hidden = scene().nodes.size > 0 || view.twin;
  if (place.hidden) return;
  const [why, way] = backToPresence() ?? suggestion();
  place.replaceChildren(element("h2", {}, t("empty.title", { days: daysText() })), element("p", {}, why), way);
}
