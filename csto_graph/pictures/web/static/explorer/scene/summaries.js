/* What stands below a picture that leaves the page: the day, the data and what it rests on. */
import { isDay, isoOf } from "../base/days.js";
import { compareLabels, label, shortestNames } from "../data/labels.js";
import { edition, nodeOf, opening } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { FILTERS, scene } from "./scene.js";
import { certaintyOf, statementsOf, sourcesOf } from "../state/certainty.js";
import { view, viewWindow } from "../state/view-state.js";

export function daysText([since, until] = viewWindow()) {
  return isDay([since, until]) ? isoOf(since) : t("days.interval", { first: isoOf(since), last: isoOf(until - 1) });
}

/* When, and compared with when. */
export function timeText() {
  if (view.compared === null) return daysText();
  const [one, other] =
    view.compared <= view.since ? [isoOf(view.compared), daysText()] : [daysText(), isoOf(view.compared)];
  return t("days.compared", { one, other });
}

export const countsText = (found = scene()) =>
  t("counts", { things: counted("things", found.nodes.size), ties: counted("ties", found.edges.size) });

/* The sources that the ties on screen rest on, and what stands there without a tie, each once, by label. */
export function sourcesOnScreen(found = scene()) {
  const tied = new Set([...found.edges.values()].flatMap(({ edge }) => [edge.from, edge.to]));
  const alone = [...found.nodes.values()].map(({ node }) => node).filter((node) => !tied.has(node));
  return sourcesOf([...[...found.edges.values()].flatMap(statementsOf), ...alone]).sort((one, other) =>
    one.label < other.label ? -1 : 1,
  );
}

/* Which filters are on, in words; "" where none is. */
function filterText() {
  const chosen = Object.keys(FILTERS)
    .filter((field) => view[field].length)
    .map((field) => `${t(`filter.${field}`)}: ${view[field].map(FILTERS[field].name).join(", ")}`);
  const types = view.types.length
    ? [`${t("legend.types")}: ${view.types.map((type) => t(`type.${type}`)).join(", ")}`]
    : [];
  const near = view.near && nodeOf.has(view.selected) ? [`${t("near.only")}: ${label(nodeOf.get(view.selected))}`] : [];
  const all = [...(view.certain ? [t("time.certain")] : []), ...chosen, ...types, ...near];
  return all.length ? t("caption.filtered", { what: all.join("; ") }) : "";
}

/* Lines: what is shown, what of it the filters let through, the edition of the data, and how many sources it rests on. */
export function captionLines() {
  const seen = opening.according_to ? ` ${t("caption.according", { source: opening.according_to })}` : "";
  return [
    `${opening.title ? `${opening.title}: ` : ""}${timeText()}. ${countsText()}.${seen}`,
    ...[filterText()].filter(Boolean),
    t("caption.edition", {
      version: edition.version,
      released: edition.released,
      identifier: edition.identifier.slice(7, 19),
    }),
    counted("caption.sources", sourcesOnScreen().length),
  ];
}

/* What a step through time passed, in words: which ties began and ended between two days, and which were certain until then
   or are from then on. Told in the order of time whichever way one goes, and whatever is filtered out. */

const maxNames = () => (window.innerWidth <= 800 ? 2 : 6); // as many as a glance takes in
const TRANSITIONS = {
  "|certain": "began",
  "|possible": "maybe",
  "certain|": "ended",
  "possible|": "ended",
  "possible|certain": "certain",
  "certain|possible": "possible",
};

function edgeStatus(edge, day) {
  const certainties = edge.spans.map((bounds) => certaintyOf(bounds, [day, day + 1]));
  return certainties.includes("certain") ? "certain" : (certainties.find(Boolean) ?? "");
}

/* Ties by what they lead to. */
function listEdges(ties, name) {
  const groups = new Map();
  const shown = ties.sort((one, other) => compareLabels(one.to, other.to) || compareLabels(one.from, other.from)).slice(0, maxNames());
  for (const { from, to } of shown) groups.set(to, (groups.get(to) ?? new Set()).add(name(from)));
  const texts = [...groups].map(([to, names]) => `${name(to)} (${[...names].join(", ")})`);
  return [...texts, ...(ties.length > shown.length ? [counted("news.more", ties.length - shown.length)] : [])].join(
    ", ",
  );
}

function changesBetween(before, [from, to]) {
  const after = scene();
  const nodes = new Map([...before.nodes, ...after.nodes]);
  const found = { began: [], maybe: [], ended: [], certain: [], possible: [] };
  for (const { edge } of new Map([...before.edges, ...after.edges]).values()) {
    const turn = edge.timeless || edge.kind === "participation" ? "" : TRANSITIONS[`${edgeStatus(edge, from)}|${edgeStatus(edge, to)}`];
    if (turn) found[turn].push(edge);
  }
  const events = [...nodes.values()].filter(
    ({ node: { kind, bounds } }) => kind === "event" && bounds && from < bounds[0] && bounds[0] <= to,
  );
  const name = shortestNames([...nodes.values()]);
  return [
    ...events.slice(0, maxNames()).map(({ node }) => label(node)),
    ...Object.entries(found)
      .filter(([, ties]) => ties.length)
      .map(([turn, ties]) => t(`news.${turn}`, { what: listEdges(ties, name) })),
  ];
}

/* The words after a move from a day, of which `before` was the scene, to that of the view: a step to the next change, or a
   leap over all of the days between. "" where nothing changed, and while two days are compared. */
export function changeSummary(before, day, { leap = false } = {}) {
  if (view.compared !== null || view.since === day) return "";
  const [from, to] = [day, view.since].sort((one, other) => one - other);
  const parts = changesBetween(before, [from, to]);
  if (!parts.length) return "";
  const when = leap ? t("days.interval", { first: isoOf(from + 1), last: isoOf(to) }) : isoOf(to);
  return `${view.since < day ? t("news.back", { when }) : when}: ${parts.join("; ")}`;
}
