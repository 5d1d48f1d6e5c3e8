/* The obligations of a thing on the days of the view: what the treaties behind its memberships and signatures impose. */
import { duties, edges } from "./data.js";
import { best, shown } from "./certainty.js";
import { section, statementItem } from "./evidence.js";
import { window_ } from "./view.js";
import { t } from "./words.js";

const treatiesOf = new Map();
for (const edge of edges) {
  if (edge.kind !== "structure" || edge.to.kind !== "treaty" || edge.from.kind !== "organisation") continue;
  treatiesOf.set(edge.from, [...(treatiesOf.get(edge.from) ?? []), edge.to]);
}

/* The treaties that bind a thing in a window: its own, and those of the organisations that it is then a member of. */
function treaties(node, days) {
  const found = new Set(node.kind === "treaty" ? [node] : treatiesOf.get(node) ?? []);
  for (const edge of node.edges) {
    if (edge.from !== node || !best(edge.spans, days)) continue;
    if (edge.kind === "party") found.add(edge.to);
    if (edge.kind === "membership") for (const treaty of treatiesOf.get(edge.to) ?? []) found.add(treaty);
  }
  return found;
}

export function dutiesOf(node) {
  if (!["state", "organisation", "treaty"].includes(node.kind)) return [];
  const days = window_();
  const bound = treaties(node, days);
  const named = (duty) => node.kind !== "state" || !duty.states.length || duty.states.includes(node);
  const found = duties.filter((duty) => bound.has(duty.treaty) && named(duty));
  const now = found.filter((duty) => shown(duty.statement.bounds, days) && shown(duty.treaty.bounds, days));
  return [section(t("group.obligations"), now.map((duty) => statementItem(duty.statement, node)), { open: node.kind === "treaty" || now.length < 4, name: "obligations" })];
}
