/* Finding things by what people type: any name in any language, an abbreviation, a code, or nearly one. */
import { nodes } from "./data.js";
import { bareName, everyName } from "./naming.js";
import { allowed, away, distance } from "./nearness.js";
import { present } from "./presence.js";

const MOST = 8;

/* Without case, accents and punctuation. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

let index = null;
function names() {
  index ??= nodes.map((node) => ({ node, names: [...new Set([...everyName(node).flatMap((name) => [name, bareName(name)]), node.id].map(fold))].filter(Boolean) }));
  return index;
}

/* 0 the name itself, 1 its beginning, 2 the beginning of a word, 3 a part, 4 and more nearly so, 99 none of them. */
function score(name, wanted, words) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (wanted.length > 2 && name.includes(wanted)) return 3;
  const most = allowed(wanted);
  const whole = most ? distance(name, wanted, most) : 99;
  return whole <= most ? 3 + whole : inWords(name, words);
}

/* Every word that was typed is near some word of the name. */
function inWords(name, words) {
  const parts = name.split(" ");
  let sum = 0;
  for (const near of words) {
    const best = Math.min(...parts.map((part) => near(part)));
    if (best === 99) return 99;
    sum += best;
  }
  return Math.min(6 + sum, 98);
}

/* How far a typed word is from another; each is measured once. */
function nearTo(typed) {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, away(typed, word) ?? 99);
    return known.get(word);
  };
}

const KINDS = ["state", "organisation", "treaty", "event", "person"];

/* Among what is found equally well: what is there on the days of the view, then by kind and by ties. */
function order(one, other) {
  return one.found - other.found || present(other.node) - present(one.node)
    || KINDS.indexOf(one.node.kind) - KINDS.indexOf(other.node.kind) || other.node.edges.length - one.node.edges.length;
}

export function search(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const words = wanted.split(" ").map(nearTo);
  const scored = [];
  for (const { node, names: known } of names()) {
    const found = Math.min(...known.map((name) => score(name, wanted, words)));
    if (found < 99) scored.push({ node, found });
  }
  return scored.sort(order).slice(0, MOST).map(({ node }) => node);
}
