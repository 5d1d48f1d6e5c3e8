/* The obligations of a thing on the days of the view: what the treaties behind its memberships and signatures impose. */
import { element, english } from "../base/dom.js";
import { palette } from "../canvas/render-style.js";
import { label, termLabel } from "../data/labels.js";
import { duties, edges, nodeOf, sources, terms } from "../data/payload.js";
import { t } from "../data/translations.js";
import { nodeLink, section, sourceDetails, statementItem } from "./evidence.js";
import { bestCertainty, certaintyShown } from "../state/certainty.js";
import { view, viewWindow } from "../state/view-state.js";

const treatiesOf = new Map();
for (const edge of edges) {
  if (edge.kind !== "structure" || edge.to.kind !== "treaty" || edge.from.kind !== "organisation") continue;
  treatiesOf.set(edge.from, [...(treatiesOf.get(edge.from) ?? []), edge.to]);
}

/* The treaties that bind a thing in a window: its own, and those of the organisations that it is then a member of. */
function treatiesInForce(node, days) {
  const found = new Set(node.kind === "treaty" ? [node] : (treatiesOf.get(node) ?? []));
  for (const edge of node.edges) {
    if (edge.from !== node || !bestCertainty(edge.spans, days)) continue;
    if (edge.kind === "party") found.add(edge.to);
    if (edge.kind === "membership") for (const treaty of treatiesOf.get(edge.to) ?? []) found.add(treaty);
  }
  return found;
}

export function dutySections(node) {
  if (!["state", "organisation", "treaty"].includes(node.kind)) return [];
  const days = viewWindow();
  const bound = treatiesInForce(node, days);
  const named = (duty) => node.kind !== "state" || !duty.states.length || duty.states.includes(node);
  const found = duties.filter((duty) => bound.has(duty.treaty) && named(duty));
  const now = found.filter((duty) => certaintyShown(duty.statement.bounds, days) && certaintyShown(duty.treaty.bounds, days));
  return [
    section(
      t("group.obligations"),
      now.map((duty) => statementItem(duty.statement, node)),
      { open: node.kind === "treaty" || now.length < 4, name: "obligations" },
    ),
  ];
}

/* The obligations picture of a story's case: who owes whom what, by round, with the article and how it reads. */

const HELP = new Set(["defence", "offence"]);
const ORDER = ["broken", "help", "maybe", "consult", "not-met"];
const sourceOf = new Map(sources.map((source) => [source.id, source]));
const termOf = new Map(terms.slug.map((slug, at) => [slug, at]));

/* How a duty is told: a broken pledge, help that is owed, that may be, what is no help, and what the text does not ask. */
function dutyStatus({ status, type, compulsion }) {
  if (status === "broken") return "broken";
  if (status === "not met") return "not-met";
  if (!HELP.has(type)) return "consult";
  return status === "met" && compulsion !== "facultative" ? "help" : "maybe";
}

/* Everyone on stage: the attacked, the attackers and all who are bound to help or to consult. */
export const caseNodes = (found) => [
  ...new Set([found.attacked, ...found.attackers, ...found.rows.flatMap((row) => row.obligors)]),
];

const STROKES = {
  broken: [4, []],
  help: [3.5, []],
  maybe: [2.5, [10, 7]],
  consult: [2, [2, 5]],
  "not-met": [1, [2, 7]],
};
const colourOf = (kind) =>
  ({
    broken: palette().ink,
    help: palette().marks.joined,
    maybe: palette().kinds.treaty,
    consult: palette().kinds.person,
    "not-met": palette().soft,
  })[kind];

/* For each who owes, the strongest of what is owed to the attacked. */
function strongestByState(found) {
  const kinds = new Map();
  for (const row of found.rows) {
    if (row.obligee !== found.attacked) continue;
    for (const slug of row.obligors) {
      const kind = dutyStatus(row);
      if (!kinds.has(slug) || ORDER.indexOf(kind) < ORDER.indexOf(kinds.get(slug))) kinds.set(slug, kind);
    }
  }
  return kinds;
}

const placeOf = (slug) => nodeOf.get(slug)?.places[view.layout];

/* Over the picture: an arrow from each who owes, rings around the attacked and the attackers. */
export function caseMarks(found) {
  const end = placeOf(found.attacked);
  if (!end) return [];
  const owed = [...strongestByState(found)].filter(([slug]) => placeOf(slug));
  const attackers = found.attackers.map(placeOf).filter(Boolean);
  return [
    ...owed.flatMap(([slug, kind]) => arrowMarks(placeOf(slug), end, kind)),
    ringMark(end, palette().accent),
    ...attackers.map((place) => ringMark(place, palette().marks.left)),
  ];
}

function arrowMarks(from, [x2, y2], kind) {
  const [width, dashes] = STROKES[kind];
  const colour = colourOf(kind);
  const angle = Math.atan2(y2 - from[1], x2 - from[0]);
  const [x, y] = [x2 - 34 * Math.cos(angle), y2 - 34 * Math.sin(angle)];
  const head = [0, 2.5, -2.5].map((turn) => [x + 14 * Math.cos(angle + turn), y + 14 * Math.sin(angle + turn)]);
  return [
    { places: [from, [x, y]], colour, width: width * 1.6, dashes, label: t(`case.${kind}`) },
    { places: head, colour, filled: true },
  ];
}

const ringMark = (place, colour) => ({ places: [place], radius: 30, colour, width: 6 });

/* The panel: rounds, in them each standing, in it each duty with who owes it, the article and its reading. */
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

const dutyGroup = (found, rows, kind) =>
  rows.length
    ? [
        element("h3", { class: `standing ${kind}` }, t(`case.${kind}`)),
        element("ul", { class: "duties" }, ...rows.map((row) => dutyItem(found, row))),
      ]
    : [];

function dutyItem(found, row) {
  const states = row.obligors.map((slug) => nodeOf.get(slug)).filter(Boolean);
  const names = states.flatMap((node, at) => [at ? ", " : "", nodeLink(node)]);
  const other = row.obligee === found.attacked ? [] : [" → ", label(nodeOf.get(row.obligee))];
  const links = row.sources
    .split(" ")
    .map((slug) => sourceOf.get(slug))
    .filter(Boolean);
  return element(
    "li",
    {},
    element("p", { class: "who" }, ...names, ...other),
    element("p", {}, `${label(nodeOf.get(row.treaty))}: `, english(row.paraphrase)),
    element("p", { class: "why" }, `${typeLabel(row.type)}, ${typeLabel(row.compulsion)}: `, english(row.why)),
    sourceDetails(links),
  );
}

const typeLabel = (slug) => (termOf.has(slug) ? termLabel(termOf.get(slug)) : slug);
