/* Parallel ties bow apart: 0 for the first between two things, then one to each side. */
import { edges } from "./data.js";

const bends = new Map();
const seen = new Map();
for (const edge of edges) {
  const pair = [edge.from.at, edge.to.at].sort((one, other) => one - other).join(" ");
  const nth = seen.get(pair) ?? 0;
  seen.set(pair, nth + 1);
  const turn = edge.from.at < edge.to.at ? 1 : -1;
  if (nth) bends.set(edge, (nth % 2 ? 1 : -1) * turn * 0.14 * Math.ceil(nth / 2));
}

export const bendOf = (edge) => bends.get(edge) ?? 0;
