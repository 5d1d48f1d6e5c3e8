/* The legend of an exported picture: the shapes and lines that occur in it. */
import { escapeXml, xmlElement } from "../base/escaping.js";
import { t } from "../data/translations.js";
import { strongestType } from "../state/certainty.js";
import { nodeKinds } from "../state/view-state.js";
import { edgeLook, palette, shapeOf } from "../canvas/render-style.js";
import { svgShape } from "../canvas/shapes.js";

export const LINE_HEIGHT = 24;
const WIDTH = 440; // the longest text of a row in any language fits

/** @param {EdgeEntry} entry */
const tieText = ({ edge, mark: change, types }) => {
  if (change) return t(`mark.${change}`);
  return edge.kind === "membership" ? t(`type.${strongestType(types) || "none"}`) : t(`line.${edge.kind}`);
};

/**
 * @param {Scene} found
 * @returns {LegendRow[]}
 */
function things(found) {
  const shown = new Set([...found.nodes.values()].map(({ node }) => node.kind));
  return nodeKinds
    .filter((kind) => shown.has(kind))
    .map((kind) => [t(`kinds.${kind}`), (x, y) => shape(kind, x + 20, y)]);
}

/**
 * @param {NodeKind} kind
 * @param {number} x
 * @param {number} y
 */
function shape(kind, x, y) {
  const [name, points] = svgShape(shapeOf(kind), x, y, 8);
  return xmlElement(name, { ...points, fill: palette().kinds[kind] });
}

/**
 * @param {string} text
 * @param {LineLook | OverlayMark} mark
 * @returns {LegendRow}
 */
const line = (text, { colour, width = 0, dashes }) => [
  text,
  (x, y) =>
    xmlElement("line", {
      x1: x + 5,
      y1: y,
      x2: x + 35,
      y2: y,
      stroke: colour,
      "stroke-width": width + 1,
      "stroke-dasharray": (dashes || []).join(" "),
    }),
];

/** @param {Scene} scene */
function ties({ edges }) {
  const entries = [...edges.values()];
  const looks = new Map(entries.map((entry) => [tieText(entry), edgeLook({ ...entry, certainty: "certain" })]));
  const stays = entries.filter(({ mark }) => mark !== "left");
  const presumed = stays.find(({ certainty }) => certainty === "presumed");
  const unsure = stays.find(({ certainty }) => certainty === "possible");
  return [
    ...[...looks].sort().map(([text, look]) => line(text, look)),
    ...(presumed ? [line(t("legend.sure"), edgeLook(presumed))] : []),
    ...(unsure ? [line(t("legend.possible"), edgeLook(unsure))] : []),
  ];
}

/** @param {OverlayMark} mark */
const thinner = (mark) => ({ ...mark, width: (mark.width ?? 0) / 2 });

/**
 * One row per entry, from `top` down, at the right edge. Marks over the picture explain themselves by their labels.
 * @param {Scene} found
 * @param {OverlayMark[]} marks
 * @param {number} right
 * @param {number} top
 */
export function legendToSvg(found, marks, right, top) {
  /** @type {Map<string, OverlayMark>} */
  const over = new Map();
  for (const mark of marks) if (mark.label) over.set(mark.label, thinner(mark));
  return [...things(found), ...ties(found), ...[...over].map(([text, mark]) => line(text, mark))].map(
    ([text, drawn], at) => {
      const y = top + LINE_HEIGHT * (at + 0.5);
      return (
        drawn(right - WIDTH - 20, y - 5) +
        xmlElement("text", { x: right - WIDTH + 30, y, "font-size": 16, fill: palette().ink }, escapeXml(text))
      );
    },
  );
}
