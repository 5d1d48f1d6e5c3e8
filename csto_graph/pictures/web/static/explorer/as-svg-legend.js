/* The legend of a picture that leaves the page: what each shape and line stands for, of those that show. */
import { tag, xml } from "./escaping.js";
import { edgeLook, palette, shapeOf } from "./looks.js";
import { strongest } from "./obligations.js";
import { svgShape } from "./shapes.js";
import { allKinds } from "./view.js";
import { t } from "./words.js";

export const LINE = 24;
const WIDTH = 320;

const tieText = ({ edge, mark: change, types }) => {
  if (change) return t(`mark.${change}`);
  return edge.kind === "membership" ? t(`type.${strongest(types) || "none"}`) : t(`line.${edge.kind}`);
};

function things(found) {
  const shown = new Set([...found.nodes.values()].map(({ node }) => node.kind));
  return allKinds.filter((kind) => shown.has(kind)).map((kind) => [t(`kinds.${kind}`), (x, y) => shape(kind, x + 20, y)]);
}

function shape(kind, x, y) {
  const [name, points] = svgShape(shapeOf(kind), x, y, 8);
  return tag(name, { ...points, fill: palette().kinds[kind] });
}

const line = (text, { colour, width, dashes }) => [text, (x, y) => tag("line", {
  x1: x + 5, y1: y, x2: x + 35, y2: y, stroke: colour, "stroke-width": width + 1, "stroke-dasharray": (dashes || []).join(" "),
})];

function ties({ edges }) {
  const entries = [...edges.values()];
  const looks = new Map(entries.map((entry) => [tieText(entry), edgeLook({ ...entry, certainty: "certain" })]));
  const unsure = entries.find(({ certainty, mark }) => certainty === "possible" && mark !== "left");
  return [...[...looks].sort(), ...(unsure ? [[t("legend.possible"), edgeLook(unsure)]] : [])].map(([text, look]) => line(text, look));
}

/* A row each, from a height on down, before the right edge; marks over the picture tell themselves what they stand for. */
export function legend(found, marks, right, top) {
  const over = new Map(marks.filter(({ label }) => label).map((mark) => [mark.label, { ...mark, width: mark.width / 2 }]));
  return [...things(found), ...ties(found), ...[...over].map(([text, mark]) => line(text, mark))].map(([text, drawn], at) => {
    const y = top + LINE * (at + 0.5);
    return drawn(right - WIDTH - 20, y - 5) + tag("text", { x: right - WIDTH + 30, y, "font-size": 16, fill: palette().ink }, xml(text));
  });
}
