/* The data table: the same nodes and edges as rows, for readers who cannot or do not want to use the picture. */
import { button, byId, element, focusFirst } from "../base/dom.js";
import { compareLabels, kindLabel, label } from "../data/labels.js";
import { counted, t } from "../data/translations.js";
import { lifespansOf, statementsOf, typeNames } from "../state/certainty.js";
import { change, onChange, select, view } from "../state/view-state.js";
import { effectiveMeasure, measureValues } from "../scene/measures.js";
import { scene, SCENE_FIELDS } from "../scene/scene.js";
import { certaintyText, timeText } from "../scene/summaries.js";
import { spellText } from "./evidence.js";

const MAX_ROWS = 500; // rows of a table before all are asked for
const expanded = new Set();
/** @param {number | undefined} value */
const roundValue = (value) => String(Math.round((value ?? 0) * 100) / 100);

/**
 * The nodes and the edges of a scene as tables.
 * @param {Scene} [found]
 * @returns {{ nodes: DataTable, ties: DataTable }}
 */
export function tables(found = scene()) {
  const sizes = measureValues(found);
  const sized = effectiveMeasure(found) === "none" ? [] : ["measure"];
  /** @param {GraphNode} node */
  const size = (node) => (sized.length ? [roundValue(sizes.get(node.id))] : []);
  const nodes = [...found.nodes.values()].sort((one, other) => compareLabels(one.node, other.node));
  const ties = [...found.edges.values()].sort(
    (one, other) => compareLabels(one.edge.from, other.edge.from) || compareLabels(one.edge.to, other.edge.to),
  );
  const marked = view.compared === null ? [] : ["mark"];
  /** @param {NodeEntry | EdgeEntry} entry */
  const mark = (entry) => (marked.length ? [t(`mark.${entry.mark}`)] : []);
  return {
    nodes: {
      columns: ["thing", "kind", ...sized, "certainty", ...marked],
      rows: nodes.map((entry) => ({
        id: entry.node.id,
        cells: [
          label(entry.node),
          kindLabel(entry.node.kind),
          ...size(entry.node),
          certaintyText(entry.certainty, lifespansOf(entry.node)),
          ...mark(entry),
        ],
      })),
    },
    ties: {
      columns: ["from", "to", "tie", "types", "spell", "certainty", ...marked],
      rows: ties.map((entry) => ({
        id: entry.edge.id,
        cells: [
          label(entry.edge.from),
          label(entry.edge.to),
          t(`line.${entry.edge.kind}`),
          typeNames(entry.types)
            .map((name) => t(`type.${name}`))
            .join(", "),
          spells(entry),
          certaintyText(entry.certainty, entry.edge.spans),
          ...mark(entry),
        ],
      })),
    },
  };
}

/** @param {EdgeEntry} entry */
const spells = (entry) => statementsOf(entry).map(spellText).filter(Boolean).join("; ");

/**
 * @param {"nodes" | "ties"} name
 * @param {DataTable} options
 */
function tableElement(name, { columns, rows }) {
  const head = element(
    "tr",
    {},
    ...columns.map((column) =>
      element("th", { scope: "col" }, t(column === "measure" ? `measure.${view.measure}` : `column.${column}`)),
    ),
  );
  const body = (expanded.has(name) ? rows : rows.slice(0, MAX_ROWS)).map(({ id, cells }) =>
    element(
      "tr",
      {},
      element(
        "th",
        { scope: "row" },
        button(cells[0], () => select(id), { class: "link", "data-row": id }),
      ),
      ...cells.slice(1).map((cell) => element("td", {}, cell)),
    ),
  );
  const all = () => {
    expanded.add(name);
    showTables();
    focusFirst(byId("twin"), `[data-table=${name}]`);
  };
  const more =
    rows.length > body.length
      ? element(
          "p",
          { class: "about" },
          t("table.more", { shown: MAX_ROWS, all: rows.length }),
          " ",
          button(t("table.all"), all, { class: "link", "data-all": name }),
        )
      : "";
  return element(
    "section",
    {},
    element("h2", { "data-table": name, tabindex: "-1" }, `${t(`table.${name}`)} (${rows.length})`),
    element("table", {}, element("caption", {}, timeText()), element("thead", {}, head), element("tbody", {}, ...body)),
    more,
  );
}

function showTables() {
  byId("twin").hidden = !view.twin;
  byId("picture").hidden = view.twin;
  byId("stage-tools").hidden = view.twin;
  byId("table").setAttribute("aria-pressed", String(view.twin));
  byId("hidden").hidden = view.twin;
  if (!view.twin) {
    expanded.clear();
    byId("twin").replaceChildren();
    return;
  }
  const had = document.activeElement?.getAttribute("data-row");
  const { nodes, ties } = tables();
  const jump = button(
    t("table.jump", { ties: counted("ties", ties.rows.length) }),
    () => byId("twin").querySelector("section + section h2")?.scrollIntoView(),
    { class: "link" },
  );
  byId("twin").replaceChildren(jump, tableElement("nodes", nodes), tableElement("ties", ties));
  if (had) focusFirst(byId("twin"), `[data-row="${CSS.escape(had)}"]`);
}

export function startDataTable() {
  byId("table").addEventListener("click", () => change({ twin: !view.twin }));
  onChange(showTables, [...SCENE_FIELDS, "twin", "measure", "language"]);
  showTables();
}
