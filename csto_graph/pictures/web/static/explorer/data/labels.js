/* What things and concepts are called in the language of the page. */
import { kinds, terms } from "./payload.js";
import { language, languages, t } from "./translations.js";

export const termLabel = (term) => terms[language()]?.[term] || terms.en[term];
export const label = (node) => termLabel(node.term);
export const shortLabel = (node) => (node.short && node.short[languages.indexOf(language())]) || label(node);
export const kindLabel = (kind) => t(`kind.${kind}`);
export const valueText = (value) => (value.term === undefined ? value.text : termLabel(value.term));

export const allNames = (node) => [
  ...languages.map((tag) => terms[tag][node.term]).filter(Boolean),
  ...node.facts.filter((fact) => NAMES.has(fact.name)).map((fact) => valueText(fact.value)),
];
const NAMES = new Set([
  "skos:altLabel",
  "sa:shortName",
  "sa:nativeLabel",
  "sa:iso2Code",
  "sa:iso3Code",
  "sa:cowAbbreviation",
  "sa:isoNumericCode",
]);

export const compareLabels = (one, other) =>
  kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || label(one).localeCompare(label(other), language());

/* A name without the words in brackets at its end, which tell apart what bore it at different times. */
export const bareName = (name) => name.replace(/\s*\([^()]*\)$/, "");

/* What names things on a picture: the bare name where nothing else on it bears that. */
export function shortestNames(entries) {
  const bearers = new Map();
  const bare = (node) => bareName(shortLabel(node));
  for (const { node } of entries) bearers.set(bare(node), (bearers.get(bare(node)) ?? 0) + 1);
  return (node) => (bearers.get(bare(node)) === 1 ? bare(node) : shortLabel(node));
}

/* What statements say, in the language of the page. csto_graph/statements.py makes patterns with holes for labels; here they are read. */

const HOLE = "\ue000";

/* The forms of patterns and of their parts; the words of each are t(`sentence.${name}`) with the parts by name. */
const FORMS = Object.entries({
  behalf: /^(?<what>.+), on behalf of (?<whom>\ue000)$/,
  acting: /^(?<what>.+) \(acting\)$/,
  membership: /^(?<one>\ue000): (?<role>\ue000) of (?<other>\ue000)(?<rest>.*)$/,
  participation: /^(?<one>.+): (?<role>\ue000) in (?<other>\ue000)$/,
  seat: /^(?<one>\ue000): seat in (?<city>.+), (?<other>\ue000)$/,
  figure: /^(?<about>.+): (?<amount>\d.*) (?<measure>\ue000), (?<status>\ue000)$/,
  share: /^(?<whole>\ue000), part of (?<whose>\ue000)$/,
  range: /^(?<low>\d\S*) to (?<high>\d\S*)$/,
  least: /^(?<low>\d\S*) or more$/,
  affirms: /^(?<who>.+): affirms: (?<what>\ue000)$/,
  denies: /^(?<who>.+): denies: (?<what>\ue000)$/,
  voice: /^(?<one>\ue000), for (?<other>\ue000)$/,
});

const holesIn = (pattern) => pattern.split(HOLE).length - 1;

/* A pattern with its holes filled, in the words of the page where it has one of the forms; parts may have forms of their own. */
function translatePattern(pattern, holes, own = "") {
  for (const [name, form] of FORMS) {
    const groups = form.exec(pattern)?.groups;
    if (groups) return t(`sentence.${name}`, { ...translateParts(groups, holes), ...own });
  }
  const texts = pattern.split(HOLE);
  return texts.map((text, at) => text + (at < texts.length - 1 ? termLabel(holes[at]) : "")).join("");
}

/* The parts stand in the order of the pattern, and so do the terms for the holes. */
function translateParts(groups, holes) {
  const values = {};
  let at = 0;
  for (const [name, part] of Object.entries(groups)) {
    const end = at + holesIn(part);
    values[name] = translatePattern(part, holes.slice(at, end));
    at = end;
  }
  return values;
}

/* Whether a sentence is the editors' own wording, which there is in English alone. */
export const isEditorial = (statement) => !holesIn(statement.sentence);

/* What a statement itself is called, as events are, and seats after their cities; "" for others. */
function ownName(statement) {
  const own = statement.terms.find((term) => terms.slug[term] === statement.id);
  return own === undefined ? "" : termLabel(own);
}

export function sentence(statement) {
  if (isEditorial(statement)) return statement.sentence;
  const [own, { kind, holes }] = [ownName(statement), statement];
  if (own && kind === "Event") return `${termLabel(holes[0])}: ${own}`;
  return translatePattern(statement.sentence, holes, own && { city: own });
}
