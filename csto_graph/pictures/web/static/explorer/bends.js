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

/* Where the curve of a bowed tie is drawn to, between the places of its ends, as vis-network has it; null for a straight one. */
export function bow(edge, [x1, y1], [x2, y2]) {
  const bend = bendOf(edge);
  if (!bend) return null;
  const reach = (0.5 + Math.abs(bend) / 2) * Math.hypot(x2 - x1, y2 - y1);
  const angle = Math.atan2(y1 - y2, x2 - x1) + (0.5 + bend / 2) * Math.PI;
  return [x1 + reach * Math.sin(angle), y1 + reach * Math.cos(angle)];
}
