/* Things and ties of the view as CSV: a row each, with slugs as in the answers of csto-graph ask, and labels beside them. */
import { csv } from "./escaping.js";
import { held, sourcesOf } from "./held.js";
import { measured, values } from "./measures.js";
import { label } from "./naming.js";
import { namesOf } from "./obligations.js";
import { boundOf } from "./days.js";

const THINGS = ["thing", "thing_label", "kind", "certainty", "change", "start_earliest", "start_latest", "end_earliest", "end_latest", "sources"];
const TIES = ["one", "one_label", "tie", "other", "other_label", "obligations", "start", "end", "certainty", "change", "statements", "sources"];
const slugs = (things) => things.map((each) => each.id).join(" ");
const texts = (statements, side) => statements.map((each) => each[side]).filter(Boolean).join(" ");

export function thingsAsCsv(found) {
  const sizes = values(found);
  const measure = measured(found);
  const row = ({ node, certainty, mark }) => [
    node.id, label(node), node.kind, certainty, mark, ...(node.bounds ?? []).map(boundOf), ...(node.bounds ? [] : ["", "", "", ""]),
    slugs(node.sources), ...(measure === "none" ? [] : [sizes.get(node.id) ?? 0]),
  ];
  return csv([[...THINGS, ...(measure === "none" ? [] : [measure])], ...[...found.nodes.values()].map(row)]);
}

export function tiesAsCsv({ edges }) {
  const row = (entry) => {
    const { edge, certainty, mark, types } = entry;
    const on = held(entry);
    return [
      edge.from.id, label(edge.from), edge.kind, edge.to.id, label(edge.to), namesOf(types).join(" "),
      texts(on, "start"), texts(on, "end"), certainty, mark, slugs(on), slugs(sourcesOf(on)),
    ];
  };
  return csv([TIES, ...[...edges.values()].map(row)]);
}
