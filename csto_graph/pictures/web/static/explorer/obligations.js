/* Which types of obligation a tie carries: a set is a sum of powers of two, see payload.py. */
import { duties, terms, types } from "./data.js";
import { shown } from "./certainty.js";

const ofTreaty = new Map();
for (const duty of duties) {
  const bit = 1 << types.indexOf(terms.slug[duty.type]);
  ofTreaty.set(duty.treaty, (ofTreaty.get(duty.treaty) ?? 0) | bit);
}
export const ON_PAPER = new Set(["party", "signature"]);

/* Those of a tie on paper, at all times. */
export const typesOf = (edge) => ofTreaty.get(edge.to) ?? 0;

export function typesIn(edge, days) {
  if (ON_PAPER.has(edge.kind)) return typesOf(edge);
  let set = 0;
  for (const phase of edge.phases) if (shown(phase.bounds, days)) set |= phase.types;
  return set;
}

export const namesOf = (set) => types.filter((_, at) => set & (1 << at));
export const strongest = (set) => types.find((_, at) => set & (1 << at)) ?? "";
export const hasType = (set, wanted) => !wanted.length || namesOf(set).some((name) => wanted.includes(name));
