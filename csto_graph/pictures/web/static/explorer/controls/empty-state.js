/* A word where the days of the view are so late that no tie on them was verified, and the way to the last that mostly were. */
import { isoOf } from "../base/days.js";
import { button, byId, element } from "../base/dom.js";
import { label } from "../data/labels.js";
import { edges, nodeOf } from "../data/payload.js";
import { t } from "../data/translations.js";
import { lastVerified } from "../scene/edge-timeline.js";
import { SCENE_FIELDS, scene } from "../scene/scene.js";
import { daysText } from "../scene/summaries.js";
import { nearestDayPresent } from "../state/certainty.js";
import { change, defaults, resetView, goTo, onChange, view } from "../state/view-state.js";

const verifiedDayButton = (day, look = {}) => button(t("unverified.go", { day: isoOf(day) }), () => goTo(day), look);

const isSure = ({ edge, certainty }) => certainty === "certain" && !edge.timeless;

/* Most days have a tie that is certain; only without any are all days looked through. */
function showUnverified() {
  const sought = view.compared === null && ![...scene().edges.values()].some(isSure);
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

/* The first day on which a tie that shows at first surely held. */
function firstDay() {
  const spans = edges
    .filter((edge) => defaults.lines.includes(edge.kind))
    .flatMap((edge) => edge.spans)
    .filter(Boolean);
  return spans.reduce((first, bounds) => Math.min(first, bounds[1]), defaults.since);
}

/* Where the neighbours of a thing are sought on a day without it: a way to a day with it. */
function backToPresence() {
  const node = view.near && nodeOf.get(view.selected);
  const day = node ? nearestDayPresent(node) : null;
  if (day === null) return null;
  return [
    `${label(node)}: ${t("absent", { days: daysText() })}`,
    button(t("absent.go", { day: isoOf(day) }), () => goTo(day)),
  ];
}

/* Where the days lie beyond all that was verified, or before all ties, the way out leads to a day that has some; else it is
   the filters that are undone. */
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
