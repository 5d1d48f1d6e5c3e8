/* The twin of the picture: the same nodes and ties as tables, for those who read better than they look. */
import { byId, button, element } from "./dom.js";
import { timeText } from "./caption.js";
import { spell } from "./evidence.js";
import { byLabel, kindLabel, label } from "./naming.js";
import { namesOf } from "./obligations.js";
import { scene } from "./scene.js";
import { values } from "./measures.js";
import { select } from "./selecting.js";
import { change, onChange, view } from "./view.js";
import { counted, t } from "./words.js";

const MOST = 500;
const rounded = (value) => String(Math.round((value ?? 0) * 100) / 100);

/* Columns are keys of words; a row has a text for each column, and the id of what it is about. */
export function tables(found = scene()) {
  const sizes = values(found);
  const nodes = [...found.nodes.values()].sort((one, other) => byLabel(one.node, other.node));
  const ties = [...found.edges.values()].sort((one, other) => byLabel(one.edge.from, other.edge.from) || byLabel(one.edge.to, other.edge.to));
  const marked = view.compared === null ? [] : ["mark"];
  const mark = (entry) => (marked.length ? [t(`mark.${entry.mark}`)] : []);
  return {
    nodes: {
      columns: ["thing", "kind", "measure", "certainty", ...marked],
      rows: nodes.map((entry) => ({ id: entry.node.id, cells: [label(entry.node), kindLabel(entry.node.kind), rounded(sizes.get(entry.node.id)), t(entry.certainty), ...mark(entry)] })),
    },
    ties: {
      columns: ["from", "to", "tie", "types", "spell", "certainty", ...marked],
      rows: ties.map((entry) => ({ id: entry.edge.id, cells: [label(entry.edge.from), label(entry.edge.to), t(`line.${entry.edge.kind}`), namesOf(entry.types).map((name) => t(`type.${name}`)).join(", "), spells(entry.edge), t(entry.certainty), ...mark(entry)] })),
    },
  };
}

const spells = (edge) => edge.statements.filter((each) => each.best).map(spell).filter(Boolean).join("; ");

function asTable(name, { columns, rows }) {
  const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, t(column === "measure" ? `measure.${view.measure}` : `column.${column}`))));
  const body = rows.slice(0, MOST).map(({ id, cells }) => element("tr", {}, element("th", { scope: "row" }, button(cells[0], () => select(id), { class: "link", "data-row": id })), ...cells.slice(1).map((cell) => element("td", {}, cell))));
  const more = rows.length > MOST ? element("p", { class: "about" }, t("table.more", { shown: MOST, all: rows.length })) : null;
  return element("section", {}, element("h2", {}, `${t(`table.${name}`)} (${rows.length})`), element("table", {}, element("caption", {}, timeText()), element("thead", {}, head), element("tbody", {}, ...body)), more ?? "");
}

function show() {
  byId("twin").hidden = !view.twin;
  byId("picture").hidden = view.twin;
  byId("stage-tools").hidden = view.twin;
  byId("table").setAttribute("aria-pressed", String(view.twin));
  if (!view.twin) { byId("twin").replaceChildren(); return; }
  const had = document.activeElement?.dataset?.row;
  const { nodes, ties } = tables();
  const jump = button(t("table.jump", { ties: counted("ties", ties.rows.length) }), () => byId("twin").querySelector("section + section h2").scrollIntoView(), { class: "link" });
  byId("twin").replaceChildren(jump, asTable("nodes", nodes), asTable("ties", ties));
  if (had) byId("twin").querySelector(`[data-row="${CSS.escape(had)}"]`)?.focus();
}

export function startTable() {
  byId("table").addEventListener("click", () => change({ twin: !view.twin }));
  onChange(show);
  show();
}
