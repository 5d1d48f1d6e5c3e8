/* Search by any name in any language, abbreviation or code, with tolerance for typing errors. */
import { allNames, bareName } from "../data/labels.js";
import { nodes } from "../data/payload.js";
import { isPresent } from "../state/certainty.js";

/**
 * The edit distance with swaps of neighbours (optimal string alignment); any value above `most` is given as most + 1.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function editDistance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[0], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

/**
 * How many typing errors a word or a name may have.
 * @param {string} text
 */
export const maxTypos = (text) => (text.length < 4 ? 0 : text.length < 7 ? 1 : 2);

const ENDING = 3; // letters by which a word may be longer than its stem, as "northern" is than "north"
const STEM = 5;

/**
 * The distance of a typed word from a word of a name: 0 for the word or its beginning, null if they are too different.
 * A stem counts as well, so that "northern" finds "north".
 * @param {string} typed
 * @param {string} word
 */
export function wordDistance(typed, word) {
  if (word.startsWith(typed)) return 0;
  const most = maxTypos(typed);
  const whole = most ? editDistance(word, typed, most) : 1;
  if (whole <= most) return whole;
  if (word.length < STEM || typed.length <= word.length) return null;
  const stems = [-1, 0, 1]
    .map((more) => word.length + more)
    .filter((length) => length <= typed.length && typed.length - length <= ENDING);
  const nearest = Math.min(...stems.map((length) => editDistance(word, typed.slice(0, length), 1)));
  return nearest <= 1 ? nearest + 1 : null;
}

const MOST = 8;

/**
 * The text in lower case, without accents and punctuation.
 * @param {string} text
 */
const normalise = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** @type {{ node: GraphNode, names: string[] }[] | null} */
let cachedIndex = null;
function nameIndex() {
  cachedIndex ??= nodes.map((node) => ({
    node,
    names: [...new Set([...allNames(node).flatMap((name) => [name, bareName(name)]), node.id].map(normalise))].filter(
      Boolean,
    ),
  }));
  return cachedIndex;
}

/**
 * 0: the name itself, 1: its beginning, 2: the beginning of a word, 3: a part, 4 and more: nearly so, 99: no match.
 * @param {string} name
 * @param {string} wanted
 * @param {((word: string) => number)[]} words
 * @returns {number}
 */
function score(name, wanted, words) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (wanted.length > 2 && name.includes(wanted)) return 3;
  const most = maxTypos(wanted);
  const whole = most ? editDistance(name, wanted, most) : 99;
  return whole <= most ? 3 + whole : scoreWords(name, words);
}

/**
 * The score if every typed word is near some word of the name; otherwise 99.
 * @param {string} name
 * @param {((word: string) => number)[]} words
 */
function scoreWords(name, words) {
  const parts = name.split(" ");
  let sum = 0;
  for (const near of words) {
    const best = Math.min(...parts.map((part) => near(part)));
    if (best === 99) return 99;
    sum += best;
  }
  return Math.min(6 + sum, 98);
}

/**
 * The distance from a typed word to others, each computed once.
 * @param {string} typed
 * @returns {(word: string) => number}
 */
function memoisedDistance(typed) {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, wordDistance(typed, word) ?? 99);
    return known.get(word);
  };
}

const KIND_ORDER = ["state", "organisation", "treaty", "event", "person"];

/**
 * Among equal matches: what exists on the days of the view comes first, then the order of kinds, then the number of
 * edges.
 * @param {Match} one
 * @param {Match} other
 */
function compareMatches(one, other) {
  return (
    one.found - other.found ||
    Number(isPresent(other.node)) - Number(isPresent(one.node)) ||
    KIND_ORDER.indexOf(one.node.kind) - KIND_ORDER.indexOf(other.node.kind) ||
    other.node.edges.length - one.node.edges.length
  );
}

/**
 * @param {string} text
 * @returns {GraphNode[]}
 */
export function search(text) {
  const wanted = normalise(text);
  if (!wanted) return [];
  const words = wanted.split(" ").map(memoisedDistance);
  const scored = [];
  for (const { node, names: known } of nameIndex()) {
    const found = Math.min(...known.map((name) => score(name, wanted, words)));
    if (found < 99) scored.push({ node, found });
  }
  return scored
    .sort(compareMatches)
    .slice(0, MOST)
    .map(({ node }) => node);
}
