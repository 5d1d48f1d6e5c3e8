/* The view as GEXF 1.2, which Gephi and networkx read: positions, colours, and the time of each tie as its sources have it. */
import { edition } from "./data.js";
import { tag, xml } from "./escaping.js";
import { held } from "./held.js";
import { edgeLook, nodeLook } from "./looks.js";
import { values } from "./measures.js";
import { label } from "./naming.js";
import { namesOf } from "./obligations.js";
import { view } from "./view.js";

const OF_NODE = ["kind", "certainty", "change"];
const OF_EDGE = ["tie", "obligations", "certainty", "change", "start", "end", "statements"];
const SHAPES = { dot: "disc", square: "square", diamond: "diamond", triangle: "triangle" };
const VIZ = "http://www.gexf.net/1.2draft/viz";

const titles = (owner, names) => tag("attributes", { class: owner }, ...names.map((title, id) => tag("attribute", { id, title, type: "string" })));
const own = (cells) => tag("attvalues", {}, ...cells.map((value, at) => [value, at]).filter(([value]) => value).map(([value, at]) => tag("attvalue", { for: at, value })));

function colour(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return tag("viz:color", { r, g, b });
}

function node(entry, value) {
  const look = nodeLook(entry, value);
  const [x, y] = entry.node.places[view.layout];
  return tag("node", { id: entry.node.id, label: label(entry.node) },
    own([entry.node.kind, entry.certainty, entry.mark]), tag("viz:position", { x, y: -y, z: 0 }), tag("viz:size", { value: look.size }),
    colour(look.colour), tag("viz:shape", { value: SHAPES[look.shape] ?? "disc" }));
}

function edge(entry) {
  const on = held(entry);
  const times = ["start", "end"].map((side) => on.map((each) => each[side]).filter(Boolean).join(" "));
  const cells = [entry.edge.kind, namesOf(entry.types).join(" "), entry.certainty, entry.mark, ...times, on.map((each) => each.id).join(" ")];
  return tag("edge", { id: entry.edge.id, source: entry.edge.from.id, target: entry.edge.to.id }, own(cells), colour(edgeLook(entry).colour));
}

export function asGexf(found, description) {
  const sizes = values(found);
  const meta = tag("meta", { lastmodifieddate: edition.released }, tag("creator", {}, "csto_graph"), tag("description", {}, xml(description)));
  const nodes = [...found.nodes.values()].map((entry) => node(entry, sizes.get(entry.node.id)));
  const graph = tag("graph", { defaultedgetype: "directed", mode: "static" }, titles("node", OF_NODE), titles("edge", OF_EDGE),
    tag("nodes", {}, ...nodes), tag("edges", {}, ...[...found.edges.values()].map(edge)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("gexf", { xmlns: "http://www.gexf.net/1.2draft", "xmlns:viz": VIZ, version: "1.2" }, meta, graph)}\n`;
}
