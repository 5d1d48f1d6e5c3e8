/* The scene in words: its days, its counts, its filters and sources, and what changed since another day. */
import { boundOf, isDay, isoOf } from "../base/days.js";
import { compareLabels, label, shortestNames } from "../data/labels.js";
import { edition, nodeOf, opening } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { certaintyOf, isAtLeast, lastConfirmed, sourcesOf, statementsOf, surest } from "../state/certainty.js";
import { view, viewWindow } from "../state/view-state.js";
import { FILTERS, scene } from "./scene.js";

/** @param {DaySpan} [span] */
export function daysText([since, until] = viewWindow()) {
  return isDay([since, until]) ? isoOf(since) : t("days.interval", { first: isoOf(since), last: isoOf(until - 1) });
}

/* The days of the view, and the day that they are compared with. */
export function timeText() {
  if (view.compared === null) return daysText();
  const [one, other] =
    view.compared <= view.since ? [isoOf(view.compared), daysText()] : [daysText(), isoOf(view.compared)];
  return t("days.compared", { one, other });
}

/** @param {Scene} [found] */
export const countsText = (found = scene()) =>
  t("counts", { things: counted("things", found.nodes.size), ties: counted("ties", found.edges.size) });

/**
 * The sources of the edges on screen, and of the nodes that have no edge there, by label.
 * @param {Scene} [found]
 * @returns {Source[]}
 */
export function sourcesOnScreen(found = scene()) {
  const tied = new Set([...found.edges.values()].flatMap(({ edge }) => [edge.from, edge.to]));
  const alone = [...found.nodes.values()].map(({ node }) => node).filter((node) => !tied.has(node));
  return sourcesOf([...[...found.edges.values()].flatMap(statementsOf), ...alone]).sort((one, other) =>
    one.label < other.label ? -1 : 1,
  );
}

/* The active filters in words; "" if there are none. */
function filterText() {
  const chosen = /** @type {FilterField[]} */ (Object.keys(FILTERS))
    .filter((field) => view[field].length)
    .map((field) => `${t(`filter.${field}`)}: ${view[field].map(FILTERS[field].name).join(", ")}`);
  const types = view.types.length
    ? [`${t("legend.types")}: ${view.types.map((type) => t(`type.${type}`)).join(", ")}`]
    : [];
  const selected = nodeOf.get(view.selected);
  const near = view.near && selected ? [`${t("near.only")}: ${label(selected)}`] : [];
  const degree = view.atLeast === "possible" ? [] : [t("caption.at-least", { certainty: t(view.atLeast) })];
  const all = [...degree, ...chosen, ...types, ...near];
  return all.length ? t("caption.filtered", { what: all.join("; ") }) : "";
}

/* The caption of an exported picture, line by line: what is shown, the active filters, the edition of the data, and
   the number of sources. */
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

/**
 * The day on which a source last showed what is presumed; "" for all else.
 * @param {Certainty} certainty
 * @param {(Bounds | null)[]} spans
 */
export function confirmedText(certainty, spans) {
  const day = certainty === "presumed" ? lastConfirmed(spans) : null;
  return day === null ? "" : boundOf(day);
}

/**
 * A certainty in words; of what is presumed with the day on which a source last showed it.
 * @param {Certainty} certainty
 * @param {(Bounds | null)[]} spans
 */
export function certaintyText(certainty, spans) {
  const day = confirmedText(certainty, spans);
  return day ? t("presumed.confirmed", { day }) : t(certainty);
}

/* What changed between two days: which edges began or ended, and which became certain or uncertain. What is presumed
   counts as certain, unless the reader wants certain edges alone: that no later source shows an edge is no change of
   it. The text follows the order of time, whichever way the reader moves. */

const maxNames = () => (window.innerWidth <= 800 ? 2 : 6); // as many as a glance takes in
/** @type {Record<string, string>} */
const TRANSITIONS = {
  "|sure": "began",
  "|unsure": "maybe",
  "sure|": "ended",
  "unsure|": "ended",
  "unsure|sure": "certain",
  "sure|unsure": "possible",
};

/**
 * @param {GraphEdge} edge
 * @param {Day} day
 */
function edgeStatus(edge, day) {
  const found = surest(edge.spans.map((bounds) => certaintyOf(bounds, [day, day + 1])));
  if (!found) return "";
  return isAtLeast(found, view.atLeast === "certain" ? "certain" : "presumed") ? "sure" : "unsure";
}

/**
 * Edges grouped by the node that they lead to, as text.
 * @param {GraphEdge[]} ties
 * @param {(node: GraphNode) => string} name
 */
function listEdges(ties, name) {
  const groups = new Map();
  const shown = ties
    .sort((one, other) => compareLabels(one.to, other.to) || compareLabels(one.from, other.from))
    .slice(0, maxNames());
  for (const { from, to } of shown) groups.set(to, (groups.get(to) ?? new Set()).add(name(from)));
  const texts = [...groups].map(([to, names]) => `${name(to)} (${[...names].join(", ")})`);
  return [...texts, ...(ties.length > shown.length ? [counted("news.more", ties.length - shown.length)] : [])].join(
    ", ",
  );
}

/**
 * @param {Scene} before
 * @param {DaySpan} span
 */
function changesBetween(before, [from, to]) {
  const after = scene();
  const nodes = new Map([...before.nodes, ...after.nodes]);
  /** @type {Record<string, GraphEdge[]>} */
  const found = { began: [], maybe: [], ended: [], certain: [], possible: [] };
  for (const { edge } of new Map([...before.edges, ...after.edges]).values()) {
    const turn =
      edge.timeless || edge.kind === "participation"
        ? ""
        : TRANSITIONS[`${edgeStatus(edge, from)}|${edgeStatus(edge, to)}`];
    if (turn) found[turn].push(edge);
  }
  const events = [...nodes.values()].filter(
    ({ node: { kind, lifespans } }) =>
      kind === "event" && lifespans.length > 0 && from < lifespans[0][0] && lifespans[0][0] <= to,
  );
  const name = shortestNames([...nodes.values()]);
  return [
    ...events.slice(0, maxNames()).map(({ node }) => label(node)),
    ...Object.entries(found)
      .filter(([, ties]) => ties.length)
      .map(([turn, ties]) => t(`news.${turn}`, { what: listEdges(ties, name) })),
  ];
}

/**
 * The text after a move from a day, of which `before` was the scene, to the day of the view: one step to the next
 * change, or a leap over all days between. It is "" if nothing changed or two days are compared.
 * @param {Scene} before
 * @param {Day} day
 * @param {{ leap?: boolean }} [options]
 */
export function changeSummary(before, day, { leap = false } = {}) {
  if (view.compared !== null || view.since === day) return "";
  const [from, to] = [day, view.since].sort((one, other) => one - other);
  const parts = changesBetween(before, [from, to]);
  if (!parts.length) return "";
  const when = leap ? t("days.interval", { first: isoOf(from + 1), last: isoOf(to) }) : isoOf(to);
  return `${view.since < day ? t("news.back", { when }) : when}: ${parts.join("; ")}`;
}
