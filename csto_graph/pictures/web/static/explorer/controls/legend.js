/* Small drawings for the legend: the shape of a kind, the line of a tie. */
import { byId, element, svgElement } from "../base/dom.js";
import { edgeLook, onSystemTheme, palette, shapeOf } from "../canvas/render-style.js";
import { svgShape } from "../canvas/shapes.js";
import { types } from "../data/payload.js";
import { t } from "../data/translations.js";
import { SCENE_FIELDS, scene } from "../scene/scene.js";
import { hasType } from "../state/certainty.js";
import { nodeKinds, change, edgeKinds, onChange, toggleKind, view } from "../state/view-state.js";

function sheet(child) {
  const found = svgElement("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" });
  found.append(child);
  return found;
}

export function shapeSwatch(shape, fill) {
  const [name, attributes] = svgShape(shape, 10, 10, 7);
  return sheet(svgElement(name, { ...attributes, fill }));
}

export function lineSwatch({ colour, width, dashes }) {
  const dashed = dashes ? { "stroke-dasharray": dashes.join(" ") } : {};
  return sheet(
    svgElement("line", { x1: 0, y1: 10, x2: 20, y2: 10, stroke: colour, "stroke-width": width + 1, ...dashed }),
  );
}

/* The legend: what each shape, line and mark stands for; most of it is switched on and off here. */

function box(name, value, checked, swatch, text, count, act) {
  const input = element("input", { type: "checkbox", [`data-${name}`]: value, checked });
  input.checked = checked;
  input.addEventListener("change", () => act(input.checked));
  const number = count === null ? null : element("small", { class: "count" }, String(count));
  return element("label", { class: "row" }, input, swatch, element("span", {}, text), number);
}

const group = (title, ...rows) => element("fieldset", {}, element("legend", {}, t(title)), ...rows);
const without = (list, value, on) => (on ? [...list, value] : list.filter((each) => each !== value));

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

function countsBy(list) {
  const counts = new Map();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

function ties(found) {
  const counts = countsBy([...found.edges.values()].map(({ edge }) => edge.kind));
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

/* Ties by what they oblige to; none chosen is all of them. */
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

function certainty() {
  const look = edgeLook({ edge: { kind: "membership" }, certainty: "possible", mark: "", types: 1 });
  return element("p", { class: "row" }, lineSwatch(look), element("span", {}, t("legend.possible")));
}

const ground = () => (view.layout === "map" ? element("p", { class: "about" }, t("legend.map")) : "");

function marks(found) {
  const counts = countsBy([...found.edges.values()].map(({ mark }) => mark));
  const row = (mark) =>
    element(
      "div",
      { class: "row", "data-mark": mark },
      lineSwatch(edgeLook({ edge: {}, certainty: "certain", mark, types: 0 })),
      element("span", {}, t(`mark.${mark}`)),
      element("small", { class: "count" }, String(counts.get(mark) ?? 0)),
    );
  return group("legend.marks", ...["joined", "left", "unchanged"].map(row));
}

function show() {
  const had = document.activeElement;
  const key = byId("legend").contains(had) ? Object.entries(had.dataset)[0] : null;
  const found = scene();
  const parts =
    view.compared === null
      ? [things(found), obligations(found), certainty(), ties(found), ground()]
      : [marks(found), things(found), ties(found), certainty(), ground()];
  byId("legend").replaceChildren(...parts);
  if (key)
    byId("legend")
      .querySelector(`[data-${key[0]}="${CSS.escape(key[1])}"]`)
      ?.focus();
}

export function startLegend() {
  onSystemTheme(show);
  onChange(show, [...SCENE_FIELDS, "layout", "language", "theme"]);
  show();
}
