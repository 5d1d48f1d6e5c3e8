/* Export of the view as GEXF 1.2 for Gephi and networkx: positions, colours, and the time of each edge as its
   sources give it. */
import { escapeXml, xmlElement } from "../base/escaping.js";
import { label } from "../data/labels.js";
import { edition } from "../data/payload.js";
import { lifespansOf, statementsOf, typeNames } from "../state/certainty.js";
import { view } from "../state/view-state.js";
import { measureValues } from "../scene/measures.js";
import { confirmedText } from "../scene/summaries.js";
import { edgeLook, nodeLook } from "../canvas/render-style.js";

const OF_NODE = ["kind", "certainty", "last_confirmed", "change"];
const OF_EDGE = ["tie", "obligations", "certainty", "last_confirmed", "change", "start", "end", "statements"];
/** @type {Partial<Record<Shape, string>>} */
const SHAPES = { dot: "disc", square: "square", diamond: "diamond", triangle: "triangle" };
const GEXF = "http://www.gexf.net/1.2draft";
const VIZ = `${GEXF}/viz`;

/**
 * @param {string} owner
 * @param {string[]} names
 */
const titles = (owner, names) =>
  xmlElement(
    "attributes",
    { class: owner },
    ...names.map((title, id) => xmlElement("attribute", { id, title, type: "string" })),
  );
/** @param {string[]} cells */
const own = (cells) =>
  xmlElement(
    "attvalues",
    {},
    ...cells.flatMap((value, at) => (value ? xmlElement("attvalue", { for: at, value }) : [])),
  );

/** @param {string} hex */
function colour(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return xmlElement("viz:color", { r, g, b });
}

/**
 * @param {NodeEntry} entry
 * @param {number | undefined} value
 */
function nodeElement(entry, value) {
  const look = nodeLook(entry, value);
  const [x, y] = entry.node.places[view.layout];
  return xmlElement(
    "node",
    { id: entry.node.id, label: label(entry.node) },
    own([entry.node.kind, entry.certainty, confirmedText(entry.certainty, lifespansOf(entry.node)), entry.mark]),
    xmlElement("viz:position", { x, y: -y, z: 0 }),
    xmlElement("viz:size", { value: look.size }),
    colour(look.colour),
    xmlElement("viz:shape", { value: SHAPES[look.shape] ?? "disc" }),
  );
}

/** @param {EdgeEntry} entry */
function edgeElement(entry) {
  const on = statementsOf(entry);
  const times = /** @type {("start" | "end")[]} */ (["start", "end"]).map((side) =>
    on
      .map((each) => each[side])
      .filter(Boolean)
      .join(" "),
  );
  const cells = [
    entry.edge.kind,
    typeNames(entry.types).join(" "),
    entry.certainty,
    confirmedText(entry.certainty, entry.edge.spans),
    entry.mark,
    ...times,
    on.map((each) => each.id).join(" "),
  ];
  return xmlElement(
    "edge",
    { id: entry.edge.id, source: entry.edge.from.id, target: entry.edge.to.id },
    own(cells),
    colour(edgeLook(entry).colour),
  );
}

/**
 * @param {Scene} found
 * @param {string} description
 */
export function toGexf(found, description) {
  const sizes = measureValues(found);
  const meta = xmlElement(
    "meta",
    { lastmodifieddate: edition.released },
    xmlElement("creator", {}, "csto_graph"),
    xmlElement("description", {}, escapeXml(description)),
  );
  const nodes = [...found.nodes.values()].map((entry) => nodeElement(entry, sizes.get(entry.node.id)));
  const graph = xmlElement(
    "graph",
    { defaultedgetype: "directed", mode: "static" },
    titles("node", OF_NODE),
    titles("edge", OF_EDGE),
    xmlElement("nodes", {}, ...nodes),
    xmlElement("edges", {}, ...[...found.edges.values()].map(edgeElement)),
  );
  const attributes = { xmlns: GEXF, "xmlns:viz": VIZ, version: "1.2" };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement("gexf", attributes, meta, graph)}\n`;
}
