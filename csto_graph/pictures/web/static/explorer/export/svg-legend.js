/* The legend of a picture that leaves the page: what each shape and line stands for, of those that show. */
import { xmlElement, escapeXml } from "../base/escaping.js";
import { edgeLook, palette, shapeOf } from "../canvas/render-style.js";
import { svgShape } from "../canvas/shapes.js";
import { t } from "../data/translations.js";
import { strongestType } from "../state/certainty.js";
import { nodeKinds } from "../state/view-state.js";

export const LINE_HEIGHT = 24;
const WIDTH = 320;

const tieText = ({ edge, mark: change, types }) => {
  if (change) return t(`mark.${change}`);
  return edge.kind === "membership" ? t(`type.${strongestType(types) || "none"}`) : t(`line.${edge.kind}`);
};

function things(found) {
  const shown = new Set([...found.nodes.values()].map(({ node }) => node.kind));
  return nodeKinds
    .filter((kind) => shown.has(kind))
    .map((kind) => [t(`kinds.${kind}`), (x, y) => shape(kind, x + 20, y)]);
}

function shape(kind, x, y) {
  const [name, points] = svgShape(shapeOf(kind), x, y, 8);
  return xmlElement(name, { ...points, fill: palette().kinds[kind] });
}

const line = (text, { colour, width, dashes }) => [
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

function ties({ edges }) {
  const entries = [...edges.values()];
  const looks = new Map(entries.map((entry) => [tieText(entry), edgeLook({ ...entry, certainty: "certain" })]));
  const unsure = entries.find(({ certainty, mark }) => certainty === "possible" && mark !== "left");
  return [...[...looks].sort(), ...(unsure ? [[t("legend.possible"), edgeLook(unsure)]] : [])].map(([text, look]) =>
    line(text, look),
  );
}

/* A row each, from a height on down, before the right edge; marks over the picture tell themselves what they stand for. */
export function legendToSvg(found, marks, right, top) {
  const over = new Map(
    marks.filter(({ label }) => label).map((mark) => [mark.label, { ...mark, width: mark.width / 2 }]),
  );
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
