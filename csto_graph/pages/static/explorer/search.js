/* Finding things by what people type: any name in any language, an abbreviation, a code, or nearly one. */
import { nodes } from "./data.js";
import { everyName } from "./naming.js";

const MOST = 8;

/* Without case, accents and punctuation. */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

let index = null;
function names() {
  index ??= nodes.map((node) => ({ node, names: [...new Set([...everyName(node), node.id].map(fold))] }));
  return index;
}

/* How many letters must be put in, left out, changed or swapped to make one text of the other; more than `most` is most + 1. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [null, Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

/* 0 the name itself, 1 its beginning, 2 the beginning of a word, 3 a part, 4 and more nearly so, 99 none of them. */
function score(name, wanted, most) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (wanted.length > 2 && name.includes(wanted)) return 3;
  const away = most ? distance(name, wanted, most) : 99;
  return away <= most ? 3 + away : 99;
}

const KINDS = ["state", "organisation", "treaty", "event", "person"];

export function search(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const most = wanted.length < 4 ? 0 : wanted.length < 7 ? 1 : 2;
  const scored = [];
  for (const { node, names: known } of names()) {
    const found = Math.min(...known.map((name) => score(name, wanted, most)));
    if (found < 99) scored.push({ node, found });
  }
  scored.sort((one, other) => one.found - other.found || KINDS.indexOf(one.node.kind) - KINDS.indexOf(other.node.kind) || other.node.edges.length - one.node.edges.length);
  return scored.slice(0, MOST).map(({ node }) => node);
}
