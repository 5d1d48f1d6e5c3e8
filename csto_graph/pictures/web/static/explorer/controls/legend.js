import { byId, element, focusFirst, svgElement } from "../base/dom.js";
import { types } from "../data/payload.js";
import { t } from "../data/translations.js";
import { hasType } from "../state/certainty.js";
import { change, edgeKinds, nodeKinds, onChange, toggleKind, view } from "../state/view-state.js";
import { scene, SCENE_FIELDS } from "../scene/scene.js";
import { edgeLook, onSystemTheme, palette, shapeOf } from "../canvas/render-style.js";
import { svgShape } from "../canvas/shapes.js";

/** @param {SVGElement} child */
function sheet(child) {
  const found = svgElement("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" });
  found.append(child);
  return found;
}

/**
 * @param {Shape} shape
 * @param {string} fill
 */
function shapeSwatch(shape, fill) {
  const [name, attributes] = svgShape(shape, 10, 10, 7);
  return sheet(svgElement(name, { ...attributes, fill }));
}

/** @param {LineLook} look */
function lineSwatch({ colour, width, dashes }) {
  /** @type {Record<string, string>} */
  const dashed = dashes ? { "stroke-dasharray": dashes.join(" ") } : {};
  return sheet(
    svgElement("line", { x1: 0, y1: 10, x2: 20, y2: 10, stroke: colour, "stroke-width": width + 1, ...dashed }),
  );
}

/* The legend: what each shape, line and mark stands for; most of it is switched on and off here. */

/**
 * @param {string} name
 * @param {string} value
 * @param {boolean} checked
 * @param {Child} swatch
 * @param {string} text
 * @param {number | null} count
 * @param {(on: boolean) => void} act
 */
function box(name, value, checked, swatch, text, count, act) {
  const input = element("input", { type: "checkbox", [`data-${name}`]: value, checked });
  input.checked = checked;
  input.addEventListener("change", () => act(input.checked));
  const number = count === null ? null : element("small", { class: "count" }, String(count));
  return element("label", { class: "row" }, input, swatch, element("span", {}, text), number);
}

/**
 * @param {string} title
 * @param {...Child} rows
 */
const group = (title, ...rows) => element("fieldset", {}, element("legend", {}, t(title)), ...rows);
/**
 * @param {string[]} list
 * @param {string} value
 * @param {boolean} on
 */
const without = (list, value, on) => (on ? [...list, value] : list.filter((each) => each !== value));

/** @param {Scene} found */
function things(found) {
  const counts = countsBy([...found.nodes.values()].map(({ node }) => node.kind));
  return group(
    "legend.things",
    ...nodeKinds.map((kind) =>
      box(
        "kind",
        kind,
        view.kinds.includes(kind),
        shapeSwatch(shapeOf(kind), palette().kinds[kind]),
        t(`kinds.${kind}`),
        counts.get(kind) ?? 0,
        (on) => change(toggleKind(view, kind, on)),
      ),
    ),
  );
}

/** @param {string[]} list */
function countsBy(list) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** @param {Scene} found */
function ties(found) {
  const counts = countsBy([...found.edges.values()].map(({ edge }) => edge.kind));
  /** @param {EdgeKind} kind */
  const look = (kind) => lineSwatch(edgeLook({ edge: { kind }, certainty: "certain", mark: "", types: 1 }));
  return group(
    "legend.ties",
    ...edgeKinds.map((kind) =>
      box("line", kind, view.lines.includes(kind), look(kind), t(`line.${kind}`), counts.get(kind) ?? 0, (on) =>
        change({ lines: edgeKinds.filter((each) => without(view.lines, kind, on).includes(each)) }),
      ),
    ),
  );
}

/**
 * Edges by their types of obligation; if none is chosen, all show.
 * @param {Scene} found
 */
function obligations(found) {
  const held = [...found.edges.values()];
  const rows = types.map((type, at) =>
    box(
      "type",
      type,
      view.types.includes(type),
      lineSwatch(edgeLook({ edge: { kind: "membership" }, certainty: "certain", mark: "", types: 1 << at })),
      t(`type.${type}`),
      held.filter((each) => hasType(each.types, [type])).length,
      (on) => change({ types: types.filter((each) => without(view.types, type, on).includes(each)) }),
    ),
  );
  const none = lineSwatch(edgeLook({ edge: { kind: "membership" }, certainty: "certain", mark: "", types: 0 }));
  return group(
    "legend.types.choose",
    ...rows,
    element("div", { class: "row" }, none, element("span", {}, t("type.none"))),
  );
}

/* Which lines are solid and which are dashed. */
function certainty() {
  /**
   * @param {Certainty} degree
   * @param {string} text
   */
  const row = (degree, text) => {
    const look = edgeLook({ edge: { kind: "membership" }, certainty: degree, mark: "", types: 1 });
    return element("div", { class: "row" }, lineSwatch(look), element("span", {}, text));
  };
  return group("legend.certainty", row("certain", t("legend.sure")), row("possible", t("legend.possible")));
}

const ground = () => (view.layout === "map" ? element("p", { class: "about" }, t("legend.map")) : "");

/** @param {Scene} found */
function marks(found) {
  const counts = countsBy([...found.edges.values()].map(({ mark }) => mark));
  /** @param {Mark} mark */
  const row = (mark) =>
    element(
      "div",
      { class: "row", "data-mark": mark },
      lineSwatch(edgeLook({ edge: {}, certainty: "certain", mark, types: 0 })),
      element("span", {}, t(`mark.${mark}`)),
      element("small", { class: "count" }, String(counts.get(mark) ?? 0)),
    );
  return group("legend.marks", .../** @type {Mark[]} */ (["joined", "left", "unchanged"]).map(row));
}

function show() {
  const had = /** @type {HTMLElement | null} */ (document.activeElement);
  const key = had && byId("legend").contains(had) ? Object.entries(had.dataset)[0] : null;
  const found = scene();
  const parts =
    view.compared === null
      ? [things(found), obligations(found), certainty(), ties(found), ground()]
      : [marks(found), things(found), ties(found), certainty(), ground()];
  byId("legend").replaceChildren(...parts);
  if (key) focusFirst(byId("legend"), `[data-${key[0]}="${CSS.escape(key[1] ?? "")}"]`);
}

export function startLegend() {
  onSystemTheme(show);
  onChange(show, [...SCENE_FIELDS, "layout", "language", "theme"]);
  show();
}
