/* Obligations in the panel: those of a thing on the days of the view, and those of a story's case. */
import { element, english } from "../base/dom.js";
import { termLabel } from "../data/labels.js";
import { duties, edges, nodeOf, sources, terms } from "../data/payload.js";
import { t } from "../data/translations.js";
import { bestCertainty, certaintyShown, lifespansOf } from "../state/certainty.js";
import { view, viewWindow } from "../state/view-state.js";
import { palette } from "../canvas/render-style.js";
import { nodeLink, section, sourceDetails, statementItem } from "./evidence.js";

/** @type {Map<GraphNode, GraphNode[]>} */
const treatiesOf = new Map();
for (const edge of edges) {
  if (edge.kind !== "structure" || edge.to.kind !== "treaty" || edge.from.kind !== "organisation") continue;
  treatiesOf.set(edge.from, [...(treatiesOf.get(edge.from) ?? []), edge.to]);
}

/**
 * The treaties that bind a node in a window: its own, and those of the organisations of which it is a member then.
 * @param {GraphNode} node
 * @param {DaySpan} days
 */
function treatiesInForce(node, days) {
  const found = new Set(node.kind === "treaty" ? [node] : (treatiesOf.get(node) ?? []));
  for (const edge of node.edges) {
    if (edge.from !== node || !bestCertainty(edge.spans, days)) continue;
    if (edge.kind === "party") found.add(edge.to);
    if (edge.kind === "membership") for (const treaty of treatiesOf.get(edge.to) ?? []) found.add(treaty);
  }
  return found;
}

/** @param {GraphNode} node */
export function dutySections(node) {
  if (!["state", "organisation", "treaty"].includes(node.kind)) return [];
  const days = viewWindow();
  const bound = treatiesInForce(node, days);
  /** @param {Duty} duty */
  const named = (duty) => node.kind !== "state" || !duty.states.length || duty.states.includes(node);
  const found = duties.filter((duty) => bound.has(duty.treaty) && named(duty));
  const now = found.filter(
    (duty) => certaintyShown(duty.statement.bounds, days) && bestCertainty(lifespansOf(duty.treaty), days),
  );
  return [
    section(
      t("group.obligations"),
      now.map((duty) => statementItem(duty.statement, node)),
      { open: node.kind === "treaty" || now.length < 4, name: "obligations" },
    ),
  ];
}

const HELP = new Set(["defence", "offence"]);
const NOT_LEGALLY_BINDING = new Set(["facultative", "political"]);
/** @type {DutyStatus[]} */
const ORDER = ["broken", "help", "maybe", "consult", "not-met"];
const sourceOf = new Map(sources.map((source) => [source.id, source]));
const termOf = new Map(terms.slug.map((slug, at) => [slug, at]));

/**
 * Where a duty belongs in the panel, by its status, type and compulsion.
 * @param {CaseRow} row
 * @returns {DutyStatus}
 */
function dutyStatus({ status, type, compulsion }) {
  if (status === "broken") return "broken";
  if (status === "not met") return "not-met";
  if (!HELP.has(type)) return "consult";
  return status === "met" && !NOT_LEGALLY_BINDING.has(compulsion) ? "help" : "maybe";
}

/**
 * The attacked, the attackers, and all who have a duty.
 * @param {Case} found
 * @returns {string[]}
 */
export const caseNodes = (found) => [
  ...new Set([found.attacked, ...found.attackers, ...found.rows.flatMap((row) => row.obligors)]),
];

/** @type {Record<DutyStatus, [width: number, dashes: number[]]>} */
const STROKES = {
  broken: [4, []],
  help: [3.5, []],
  maybe: [2.5, [10, 7]],
  consult: [2, [2, 5]],
  "not-met": [1, [2, 7]],
};
/** @param {DutyStatus} kind */
const colourOf = (kind) =>
  ({
    broken: palette().ink,
    help: palette().marks.joined,
    maybe: palette().kinds.treaty,
    consult: palette().kinds.person,
    "not-met": palette().soft,
  })[kind];

/**
 * The strongest duty of each state to the attacked.
 * @param {Case} found
 */
function strongestByState(found) {
  /** @type {Map<string, DutyStatus>} */
  const kinds = new Map();
  for (const row of found.rows) {
    if (row.obligee !== found.attacked) continue;
    for (const slug of row.obligors) {
      const [kind, known] = [dutyStatus(row), kinds.get(slug)];
      if (!known || ORDER.indexOf(kind) < ORDER.indexOf(known)) kinds.set(slug, kind);
    }
  }
  return kinds;
}

/** @param {string} slug */
const placeOf = (slug) => nodeOf.get(slug)?.places[view.layout];

/**
 * Marks over the picture: an arrow from each state that has a duty, and rings around the attacked and the attackers.
 * @param {Case} found
 * @returns {OverlayMark[]}
 */
export function caseMarks(found) {
  const end = placeOf(found.attacked);
  if (!end) return [];
  const arrows = [...strongestByState(found)].flatMap(([slug, kind]) => {
    const from = placeOf(slug);
    return from ? arrowMarks(from, end, kind) : [];
  });
  const attackers = found.attackers.flatMap((slug) => nodeOf.get(slug) ?? []);
  return [
    ...arrows,
    ringMark(end, palette().accent),
    ...attackers.map((node) => ringMark(node.places[view.layout], palette().marks.left)),
  ];
}

/**
 * @param {Point} from
 * @param {Point} to
 * @param {DutyStatus} kind
 * @returns {OverlayMark[]}
 */
function arrowMarks(from, [x2, y2], kind) {
  const [width, dashes] = STROKES[kind];
  const colour = colourOf(kind);
  const angle = Math.atan2(y2 - from[1], x2 - from[0]);
  const [x, y] = [x2 - 34 * Math.cos(angle), y2 - 34 * Math.sin(angle)];
  /**
   * @param {number} turn
   * @returns {Point}
   */
  const corner = (turn) => [x + 14 * Math.cos(angle + turn), y + 14 * Math.sin(angle + turn)];
  return [
    { places: [from, [x, y]], colour, width: width * 1.6, dashes, label: t(`case.${kind}`) },
    { places: [0, 2.5, -2.5].map(corner), colour, filled: true },
  ];
}

/**
 * @param {Point} place
 * @param {string} colour
 * @returns {OverlayMark}
 */
const ringMark = (place, colour) => ({ places: [place], radius: 30, colour, width: 6 });

/**
 * The duties by round and status, each with the states that owe it, the article and the reasons.
 * @param {Case} found
 */
export function caseCards(found) {
  const rounds = [...new Set(found.rows.map((row) => row.round))];
  return rounds.flatMap((round) => [
    ...(rounds.length > 1 ? [element("h3", {}, t("case.round", { round }))] : []),
    ...ORDER.flatMap((kind) =>
      dutyGroup(
        found,
        found.rows.filter((row) => row.round === round && dutyStatus(row) === kind),
        kind,
      ),
    ),
    element("p", { class: "note" }, t("case.note")),
  ]);
}

/**
 * @param {Case} found
 * @param {CaseRow[]} rows
 * @param {DutyStatus} kind
 */
const dutyGroup = (found, rows, kind) =>
  rows.length
    ? [
        element("h3", { class: `standing ${kind}` }, t(`case.${kind}`)),
        element("ul", { class: "duties" }, ...rows.map((row) => dutyItem(found, row))),
      ]
    : [];

/**
 * @param {Case} found
 * @param {CaseRow} row
 */
function dutyItem(found, row) {
  const states = row.obligors.flatMap((slug) => nodeOf.get(slug) ?? []);
  const names = states.flatMap((node, at) => [at ? ", " : "", nodeLink(node)]);
  const other = row.obligee === found.attacked ? [] : [" → ", nameOf(row.obligee)];
  const links = row.sources.split(" ").flatMap((slug) => sourceOf.get(slug) ?? []);
  return element(
    "li",
    {},
    element("p", { class: "who" }, ...names, ...other),
    element("p", {}, `${nameOf(row.treaty)}: `, english(row.paraphrase)),
    element("p", { class: "why" }, `${nameOf(row.type)}, ${nameOf(row.compulsion)}: `, english(row.why)),
    sourceDetails(links),
  );
}

/** @param {string} slug */
function nameOf(slug) {
  const term = termOf.get(slug);
  return term === undefined ? slug : termLabel(term);
}
