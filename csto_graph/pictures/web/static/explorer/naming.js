/* What things and concepts are called in the language of the page. */
import { kinds, terms } from "./data.js";
import { language, languages, t } from "./words.js";

export const termLabel = (term) => terms[language()]?.[term] || terms.en[term];
export const label = (node) => termLabel(node.term);
export const shortLabel = (node) => (node.short && node.short[languages.indexOf(language())]) || label(node);
export const kindLabel = (kind) => t(`kind.${kind}`);
export const valueText = (value) => (value.term === undefined ? value.text : termLabel(value.term));

export const everyName = (node) => [
  ...languages.map((tag) => terms[tag][node.term]).filter(Boolean),
  ...node.facts.filter((fact) => NAMES.has(fact.name)).map((fact) => valueText(fact.value)),
];
const NAMES = new Set([
  "skos:altLabel", "sa:shortName", "sa:nativeLabel", "sa:iso2Code", "sa:iso3Code", "sa:cowAbbreviation", "sa:isoNumericCode",
]);

export const byLabel = (one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || label(one).localeCompare(label(other), language());

/* A name without the words in brackets at its end, which tell apart what bore it at different times. */
export const bareName = (name) => name.replace(/\s*\([^()]*\)$/, "");

/* What names things on a picture: the bare name where nothing else on it bears that. */
export function namer(entries) {
  const bearers = new Map();
  const bare = (node) => bareName(shortLabel(node));
  for (const { node } of entries) bearers.set(bare(node), (bearers.get(bare(node)) ?? 0) + 1);
  return (node) => (bearers.get(bare(node)) === 1 ? bare(node) : shortLabel(node));
}
