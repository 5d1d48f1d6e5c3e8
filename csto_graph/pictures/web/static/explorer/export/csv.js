/* Export of nodes and edges as CSV: one row per node or edge, with slugs as `csto-graph ask` gives them, and labels
   beside them. */
import { boundOf } from "../base/days.js";
import { toCsv } from "../base/escaping.js";
import { label } from "../data/labels.js";
import { lifespanShown, lifespansOf, sourcesOf, statementsOf, typeNames } from "../state/certainty.js";
import { effectiveMeasure, measureValues } from "../scene/measures.js";
import { confirmedText } from "../scene/summaries.js";

const THINGS = [
  "thing",
  "thing_label",
  "kind",
  "certainty",
  "last_confirmed",
  "change",
  "start_earliest",
  "start_latest",
  "end_earliest",
  "end_latest",
  "end_presumed",
  "sources",
];
const TIES = [
  "one",
  "one_label",
  "tie",
  "other",
  "other_label",
  "obligations",
  "start",
  "end",
  "certainty",
  "last_confirmed",
  "change",
  "statements",
  "sources",
];
/** @param {{ id: string }[]} things */
const slugs = (things) => things.map((each) => each.id).join(" ");
/**
 * @param {Statement[]} statements
 * @param {"start" | "end"} side
 */
const texts = (statements, side) =>
  statements
    .map((each) => each[side])
    .filter(Boolean)
    .join(" ");

/** @param {Scene} found */
export function nodesToCsv(found) {
  const sizes = measureValues(found);
  const measure = effectiveMeasure(found);
  /** @param {NodeEntry} entry */
  const row = ({ node, certainty, mark }) => [
    node.id,
    label(node),
    node.kind,
    certainty,
    confirmedText(certainty, lifespansOf(node)),
    mark,
    ...(lifespanShown(node)?.map(boundOf) ?? ["", "", "", "", ""]),
    slugs(node.sources),
    ...(measure === "none" ? [] : [sizes.get(node.id) ?? 0]),
  ];
  return toCsv([[...THINGS, ...(measure === "none" ? [] : [measure])], ...[...found.nodes.values()].map(row)]);
}

/** @param {Scene} scene */
export function edgesToCsv({ edges }) {
  /** @param {EdgeEntry} entry */
  const row = (entry) => {
    const { edge, certainty, mark, types } = entry;
    const on = statementsOf(entry);
    return [
      edge.from.id,
      label(edge.from),
      edge.kind,
      edge.to.id,
      label(edge.to),
      typeNames(types).join(" "),
      texts(on, "start"),
      texts(on, "end"),
      certainty,
      confirmedText(certainty, edge.spans),
      mark,
      slugs(on),
      slugs(sourcesOf(on)),
    ];
  };
  return toCsv([TIES, ...[...edges.values()].map(row)]);
}
