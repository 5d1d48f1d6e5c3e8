/* The twin of the picture: the same nodes and ties as tables, for those who read better than they look. */
import { byId, button, element } from "./dom.js";
import { timeText } from "./caption.js";
import { spell } from "./evidence.js";
import { held } from "./held.js";
import { byLabel, kindLabel, label } from "./naming.js";
import { namesOf } from "./obligations.js";
import { SCENE, scene } from "./scene.js";
import { measured, values } from "./measures.js";
import { select } from "./selecting.js";
import { change, onChange, view } from "./view.js";
import { counted, t } from "./words.js";

const MOST = 500; // rows of a table before all are asked for
const whole = new Set();
const rounded = (value) => String(Math.round((value ?? 0) * 100) / 100);

/* Columns are keys of words; a row has a text for each column, and the id of what it is about. */
export function tables(found = scene()) {
  const sizes = values(found);
  const sized = measured(found) === "none" ? [] : ["measure"];
  const size = (node) => (sized.length ? [rounded(sizes.get(node.id))] : []);
  const nodes = [...found.nodes.values()].sort((one, other) => byLabel(one.node, other.node));
  const ties = [...found.edges.values()].sort((one, other) => byLabel(one.edge.from, other.edge.from) || byLabel(one.edge.to, other.edge.to));
  const marked = view.compared === null ? [] : ["mark"];
  const mark = (entry) => (marked.length ? [t(`mark.${entry.mark}`)] : []);
  return {
    nodes: {
      columns: ["thing", "kind", ...sized, "certainty", ...marked],
      rows: nodes.map((entry) => ({ id: entry.node.id, cells: [label(entry.node), kindLabel(entry.node.kind), ...size(entry.node), t(entry.certainty), ...mark(entry)] })),
    },
    ties: {
      columns: ["from", "to", "tie", "types", "spell", "certainty", ...marked],
      rows: ties.map((entry) => ({ id: entry.edge.id, cells: [label(entry.edge.from), label(entry.edge.to), t(`line.${entry.edge.kind}`), namesOf(entry.types).map((name) => t(`type.${name}`)).join(", "), spells(entry), t(entry.certainty), ...mark(entry)] })),
    },
  };
}

const spells = (entry) => held(entry).map(spell).filter(Boolean).join("; ");

function asTable(name, { columns, rows }) {
  const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, t(column === "measure" ? `measure.${view.measure}` : `column.${column}`))));
  const body = (whole.has(name) ? rows : rows.slice(0, MOST)).map(({ id, cells }) => element("tr", {}, element("th", { scope: "row" }, button(cells[0], () => select(id), { class: "link", "data-row": id })), ...cells.slice(1).map((cell) => element("td", {}, cell))));
  const all = () => { whole.add(name); show(); byId("twin").querySelector(`[data-table=${name}]`).focus(); };
  const more = rows.length > body.length ? element("p", { class: "about" }, t("table.more", { shown: MOST, all: rows.length }), " ", button(t("table.all"), all, { class: "link", "data-all": name })) : "";
  return element("section", {}, element("h2", { "data-table": name, tabindex: "-1" }, `${t(`table.${name}`)} (${rows.length})`), element("table", {}, element("caption", {}, timeText()), element("thead", {}, head), element("tbody", {}, ...body)), more);
}

function show() {
  byId("twin").hidden = !view.twin;
  byId("picture").hidden = view.twin;
  byId("stage-tools").hidden = view.twin;
  byId("table").setAttribute("aria-pressed", String(view.twin));
  byId("hidden").hidden = view.twin;
  if (!view.twin) { whole.clear(); byId("twin").replaceChildren(); return; }
  const had = document.activeElement?.dataset?.row;
  const { nodes, ties } = tables();
  const jump = button(t("table.jump", { ties: counted("ties", ties.rows.length) }), () => byId("twin").querySelector("section + section h2").scrollIntoView(), { class: "link" });
  byId("twin").replaceChildren(jump, asTable("nodes", nodes), asTable("ties", ties));
  if (had) byId("twin").querySelector(`[data-row="${CSS.escape(had)}"]`)?.focus();
}

export function startTable() {
  byId("table").addEventListener("click", () => change({ twin: !view.twin }));
  onChange(show, [...SCENE, "twin", "measure", "language"]);
  show();
}
