/* The obligations picture of a story's case: who owes whom what, by round, with the article and how it reads. */
import { nodeOf, sources, terms } from "./data.js";
import { element, english } from "./dom.js";
import { nodeLink, sourceDetails } from "./evidence.js";
import { palette } from "./looks.js";
import { label, termLabel } from "./naming.js";
import { view } from "./view.js";
import { t } from "./words.js";

const HELP = new Set(["defence", "offence"]);
const ORDER = ["broken", "help", "maybe", "consult", "not-met"];
const sourceOf = new Map(sources.map((source) => [source.id, source]));
const termOf = new Map(terms.slug.map((slug, at) => [slug, at]));

/* How a duty is told: a broken pledge, help that is owed, that may be, what is no help, and what the text does not ask. */
function standing({ status, type, compulsion }) {
  if (status === "broken") return "broken";
  if (status === "not met") return "not-met";
  if (!HELP.has(type)) return "consult";
  return status === "met" && compulsion !== "facultative" ? "help" : "maybe";
}

/* Everyone on stage: the attacked, the attackers and all who are bound to help or to consult. */
export const players = (found) => [...new Set([found.attacked, ...found.attackers, ...found.rows.flatMap((row) => row.obligors)])];

const STROKES = { broken: [4, []], help: [3.5, []], maybe: [2.5, [10, 7]], consult: [2, [2, 5]], "not-met": [1, [2, 7]] };
const colourOf = (kind) => ({ broken: palette().ink, help: palette().marks.joined, maybe: palette().kinds.treaty, consult: palette().kinds.person, "not-met": palette().soft })[kind];

/* For each who owes, the strongest of what is owed to the attacked. */
function strongest(found) {
  const best = new Map();
  for (const row of found.rows) {
    if (row.obligee !== found.attacked) continue;
    for (const slug of row.obligors) {
      const kind = standing(row);
      if (!best.has(slug) || ORDER.indexOf(kind) < ORDER.indexOf(best.get(slug))) best.set(slug, kind);
    }
  }
  return best;
}

const placeOf = (slug) => nodeOf.get(slug)?.places[view.layout];

/* Over the picture: an arrow from each who owes, rings around the attacked and the attackers. */
export function caseMarks(found) {
  const end = placeOf(found.attacked);
  if (!end) return [];
  const owed = [...strongest(found)].filter(([slug]) => placeOf(slug));
  const attackers = found.attackers.map(placeOf).filter(Boolean);
  return [
    ...owed.flatMap(([slug, kind]) => arrow(placeOf(slug), end, kind)),
    ring(end, palette().accent), ...attackers.map((place) => ring(place, palette().marks.left)),
  ];
}

function arrow(from, [x2, y2], kind) {
  const [width, dashes] = STROKES[kind];
  const colour = colourOf(kind);
  const angle = Math.atan2(y2 - from[1], x2 - from[0]);
  const [x, y] = [x2 - 34 * Math.cos(angle), y2 - 34 * Math.sin(angle)];
  const head = [0, 2.5, -2.5].map((turn) => [x + 14 * Math.cos(angle + turn), y + 14 * Math.sin(angle + turn)]);
  return [{ places: [from, [x, y]], colour, width: width * 1.6, dashes, label: t(`case.${kind}`) }, { places: head, colour, filled: true }];
}

const ring = (place, colour) => ({ places: [place], radius: 30, colour, width: 6 });

/* The panel: rounds, in them each standing, in it each duty with who owes it, the article and its reading. */
export function cards(found) {
  const rounds = [...new Set(found.rows.map((row) => row.round))];
  return rounds.flatMap((round) => [
    ...(rounds.length > 1 ? [element("h3", {}, t("case.round", { round }))] : []),
    ...ORDER.flatMap((kind) => group(found, found.rows.filter((row) => row.round === round && standing(row) === kind), kind)),
    element("p", { class: "note" }, t("case.note")),
  ]);
}

const group = (found, rows, kind) => (rows.length ? [
  element("h3", { class: `standing ${kind}` }, t(`case.${kind}`)),
  element("ul", { class: "duties" }, ...rows.map((row) => duty(found, row))),
] : []);

function duty(found, row) {
  const states = row.obligors.map((slug) => nodeOf.get(slug)).filter(Boolean);
  const names = states.flatMap((node, at) => [at ? ", " : "", nodeLink(node)]);
  const other = row.obligee === found.attacked ? [] : [" → ", label(nodeOf.get(row.obligee))];
  const links = row.sources.split(" ").map((slug) => sourceOf.get(slug)).filter(Boolean);
  return element("li", {},
    element("p", { class: "who" }, ...names, ...other),
    element("p", {}, `${label(nodeOf.get(row.treaty))}: `, english(row.paraphrase)),
    element("p", { class: "why" }, `${typeLabel(row.type)}, ${typeLabel(row.compulsion)}: `, english(row.why)),
    sourceDetails(links),
  );
}

const typeLabel = (slug) => (termOf.has(slug) ? termLabel(termOf.get(slug)) : slug);
