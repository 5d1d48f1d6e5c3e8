/* What stands below a picture that leaves the page: the day, the data and what it rests on. */
import { edition, nodeOf, opening } from "./data.js";
import { isDay, isoOf } from "./days.js";
import { FILTERS } from "./filters.js";
import { held, sourcesOf } from "./held.js";
import { label } from "./naming.js";
import { scene } from "./scene.js";
import { view, window_ } from "./view.js";
import { counted, t } from "./words.js";

export function daysText([since, until] = window_()) {
  return isDay([since, until]) ? isoOf(since) : t("days.interval", { first: isoOf(since), last: isoOf(until - 1) });
}

/* When, and compared with when. */
export function timeText() {
  if (view.compared === null) return daysText();
  const [one, other] = view.compared <= view.since ? [isoOf(view.compared), daysText()] : [daysText(), isoOf(view.compared)];
  return t("days.compared", { one, other });
}

export const countsText = (found = scene()) => t("counts", { things: counted("things", found.nodes.size), ties: counted("ties", found.edges.size) });

/* The sources that the ties on screen rest on, and what stands there without a tie, each once, by label. */
export function sourcesOnScreen(found = scene()) {
  const tied = new Set([...found.edges.values()].flatMap(({ edge }) => [edge.from, edge.to]));
  const alone = [...found.nodes.values()].map(({ node }) => node).filter((node) => !tied.has(node));
  return sourcesOf([...[...found.edges.values()].flatMap(held), ...alone]).sort((one, other) => (one.label < other.label ? -1 : 1));
}

/* Which filters are on, in words; "" where none is. */
function filteredText() {
  const chosen = Object.keys(FILTERS).filter((field) => view[field].length).map((field) => `${t(`filter.${field}`)}: ${view[field].map(FILTERS[field].name).join(", ")}`);
  const types = view.types.length ? [`${t("legend.types")}: ${view.types.map((type) => t(`type.${type}`)).join(", ")}`] : [];
  const near = view.near && nodeOf.has(view.selected) ? [`${t("near.only")}: ${label(nodeOf.get(view.selected))}`] : [];
  const all = [...(view.certain ? [t("time.certain")] : []), ...chosen, ...types, ...near];
  return all.length ? t("caption.filtered", { what: all.join("; ") }) : "";
}

/* Lines: what is shown, what of it the filters let through, the edition of the data, and how many sources it rests on. */
export function caption() {
  const seen = opening.according_to ? ` ${t("caption.according", { source: opening.according_to })}` : "";
  return [
    `${opening.title ? `${opening.title}: ` : ""}${timeText()}. ${countsText()}.${seen}`,
    ...[filteredText()].filter(Boolean),
    t("caption.edition", { version: edition.version, released: edition.released, identifier: edition.identifier.slice(7, 19) }),
    counted("caption.sources", sourcesOnScreen().length),
  ];
}
