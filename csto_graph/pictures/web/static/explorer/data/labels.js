/* What things, concepts and statements are called in the language of the page. */
import { kinds, terms } from "./payload.js";
import { language, languages, t } from "./translations.js";

/**
 * @param {TermNumber} term
 * @returns {string}
 */
export const termLabel = (term) => terms[language()]?.[term] || terms.en[term];
/**
 * @param {GraphNode} node
 * @returns {string}
 */
export const label = (node) => termLabel(node.term);
/**
 * @param {GraphNode} node
 * @returns {string}
 */
const shortLabel = (node) => (node.short && node.short[languages.indexOf(language())]) || label(node);
/** @param {NodeKind} kind */
export const kindLabel = (kind) => t(`kind.${kind}`);
/**
 * @param {FactValue} value
 * @returns {string}
 */
export const valueText = (value) => (value.term === undefined ? value.text : termLabel(value.term));

/**
 * @param {GraphNode} node
 * @returns {string[]}
 */
export const allNames = (node) => [
  ...languages.flatMap((tag) => terms[tag][node.term] || []),
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

/**
 * @param {GraphNode} one
 * @param {GraphNode} other
 */
export const compareLabels = (one, other) =>
  kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || label(one).localeCompare(label(other), language());

/**
 * A name without the brackets at its end, which tell apart those who had it at different times.
 * @param {string} name
 */
export const bareName = (name) => name.replace(/\s*\([^()]*\)$/, "");

/**
 * Gives the shortest unambiguous name: without brackets if no other entry has the same.
 * @param {Iterable<{ node: GraphNode }>} entries
 * @returns {(node: GraphNode) => string}
 */
export function shortestNames(entries) {
  const bearers = new Map();
  /** @param {GraphNode} node */
  const bare = (node) => bareName(shortLabel(node));
  for (const { node } of entries) bearers.set(bare(node), (bearers.get(bare(node)) ?? 0) + 1);
  return (node) => (bearers.get(bare(node)) === 1 ? bare(node) : shortLabel(node));
}

/* A statement is a pattern with holes for labels, written by csto_graph/records/statements.py. */

const HOLE = "\ue000";

/* The forms of patterns and of their parts. The text of each is t(`sentence.${name}`), with the parts as values. */
const FORMS = Object.entries({
  behalf: /^(?<what>.+), on behalf of (?<whom>\ue000)$/,
  acting: /^(?<what>.+) \(acting\)$/,
  membership: /^(?<one>\ue000): (?<role>\ue000) of (?<other>\ue000)(?<rest>.*)$/,
  participation: /^(?<one>.+): (?<role>\ue000) in (?<other>\ue000)$/,
  seat: /^(?<one>\ue000): seat in (?<city>.+), (?<other>\ue000)$/,
  called: /^(?<one>\ue000): called (?<name>.+)$/,
  recognises: /^(?<one>\ue000): recognises (?<other>\ue000)$/,
  system: /^(?<one>\ue000): member of the state system$/,
  figure: /^(?<about>.+): (?<amount>\d.*) (?<measure>\ue000), (?<status>\ue000)$/,
  share: /^(?<whole>\ue000), part of (?<whose>\ue000)$/,
  range: /^(?<low>\d\S*) to (?<high>\d\S*)$/,
  least: /^(?<low>\d\S*) or more$/,
  affirms: /^(?<who>.+): affirms: (?<what>\ue000)$/,
  denies: /^(?<who>.+): denies: (?<what>\ue000)$/,
  voice: /^(?<one>\ue000), for (?<other>\ue000)$/,
});

/** @param {string} pattern */
const holesIn = (pattern) => pattern.split(HOLE).length - 1;

/**
 * Fills the holes of a pattern, translated if it has one of the known forms; its parts may have forms of their own.
 * @param {string} pattern
 * @param {TermNumber[]} holes
 * @param {Record<string, string> | ""} [own]
 * @returns {string}
 */
function translatePattern(pattern, holes, own = "") {
  for (const [name, form] of FORMS) {
    const groups = form.exec(pattern)?.groups;
    if (groups) return t(`sentence.${name}`, { ...translateParts(groups, holes), ...own });
  }
  const texts = pattern.split(HOLE);
  return texts.map((text, at) => text + (at < texts.length - 1 ? termLabel(holes[at]) : "")).join("");
}

/**
 * The parts, and the terms for their holes, have the order of the pattern.
 * @param {Record<string, string>} groups
 * @param {TermNumber[]} holes
 */
function translateParts(groups, holes) {
  /** @type {Record<string, string>} */
  const values = {};
  let at = 0;
  for (const [name, part] of Object.entries(groups)) {
    const end = at + holesIn(part);
    values[name] = translatePattern(part, holes.slice(at, end));
    at = end;
  }
  return values;
}

/**
 * Whether the sentence is the editors' own wording, which exists in English only.
 * @param {Statement} statement
 */
export const isEditorial = (statement) => !holesIn(statement.sentence);

/**
 * The statement's own name, as events and seats have one; "" for others.
 * @param {Statement} statement
 */
function ownName(statement) {
  const own = statement.terms.find((term) => terms.slug[term] === statement.id);
  return own === undefined ? "" : termLabel(own);
}

/**
 * @param {Statement} statement
 * @returns {string}
 */
export function sentence(statement) {
  if (isEditorial(statement)) return statement.sentence;
  const [own, { kind, holes }] = [ownName(statement), statement];
  if (own && kind === "Event") return `${termLabel(holes[0])}: ${own}`;
  return translatePattern(statement.sentence, holes, own && { city: own, name: own });
}
