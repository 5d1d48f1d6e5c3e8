/* What stands below a picture that leaves the page: the day, the data and what it rests on. */
import { edition, opening } from "./data.js";
import { isDay, isoOf } from "./days.js";
import { scene } from "./scene.js";
import { view, window_ } from "./view.js";
import { counted, t } from "./words.js";

export function daysText([since, until] = window_()) {
  return isDay([since, until]) ? isoOf(since) : t("days.interval", { first: isoOf(since), last: isoOf(until - 1) });
}

/* When, and compared with when. */
export const timeText = () => (view.compared === null ? daysText() : t("days.compared", { one: isoOf(Math.min(view.compared, view.since)), other: isoOf(Math.max(view.compared, view.since)) }));

export const countsText = (found = scene()) => t("counts", { things: counted("things", found.nodes.size), ties: counted("ties", found.edges.size) });

/* The sources of all statements behind the ties on screen, each once, by label. */
export function sourcesOnScreen(found = scene()) {
  const all = new Set([...found.edges.values()].flatMap(({ edge }) => edge.statements).filter((each) => each.best).flatMap((each) => each.sources));
  return [...all].sort((one, other) => (one.label < other.label ? -1 : 1));
}

/* Three lines: what is shown, the edition of the data, and how many sources it rests on. */
export function caption() {
  const seen = opening.according_to ? ` ${t("caption.according", { source: opening.according_to })}` : "";
  return [
    `${opening.title ? `${opening.title}: ` : ""}${timeText()}. ${countsText()}.${seen}`,
    t("caption.edition", { version: edition.version, released: edition.released, identifier: edition.identifier.slice(7, 19) }),
    counted("caption.sources", sourcesOnScreen().length),
  ];
}
