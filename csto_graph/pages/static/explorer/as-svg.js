/* The view as SVG: all that shows, at the positions of the page, with a legend and the caption below. */
import { outlines } from "./data.js";
import { tag, xml } from "./escaping.js";
import { edgeLook, nodeLook, palette, shapeOf } from "./looks.js";
import { values } from "./measures.js";
import { label, shortLabel } from "./naming.js";
import { strongest } from "./obligations.js";
import { corners } from "./shapes.js";
import { allKinds, view } from "./view.js";
import { t } from "./words.js";

const WIDTH = 1600;
const MARGIN = 40;
const LINE = 24;
const LETTER = 0.56; // of a letter's height, on average
const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/* Where things lie on the sheet: a scale and a shift that bring the whole scene to its width. */
function fitted(places) {
  const [xs, ys] = [0, 1].map((axis) => places.map((place) => place[axis]));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((WIDTH - 4 * MARGIN) / Math.max(right - left, 1), (WIDTH - 4 * MARGIN) / Math.max(bottom - top, 1), 2);
  const shift = (WIDTH - scale * (right - left)) / 2;
  const on = ([x, y]) => [round(shift + scale * (x - left)), round(2 * MARGIN + scale * (y - top))];
  return { on, scale, height: round(scale * (bottom - top) + 4 * MARGIN) };
}

const round = (number) => Math.round(10 * number) / 10;

/* Words in lines of a width, in letters. */
export function wrapped(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= letters || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function line(entry, on, opacity) {
  const { edge } = entry;
  const look = edgeLook(entry);
  const [[x1, y1], [x2, y2]] = [edge.from, edge.to].map((node) => on(node.places[view.layout]));
  const dash = look.dashes ? look.dashes.join(" ") : "";
  return tag("line", { x1, y1, x2, y2, stroke: look.colour, "stroke-width": look.width, "stroke-dasharray": dash, opacity }, tag("title", {}, xml(edge.id)));
}

function mark(look, [x, y], size) {
  const points = corners(look.shape);
  if (!points) return ["circle", { cx: x, cy: y, r: round(size) }];
  return ["polygon", { points: points.map(([right, down]) => `${round(x + size * right)},${round(y + size * down)}`).join(" ") }];
}

const paint = (look, opacity) => ({
  fill: look.colour, stroke: look.border, "stroke-width": look.width, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : "", opacity,
});

/* The largest first; a label that would lie on another is left out. */
function labels(placed) {
  const taken = [];
  const free = (box) => taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
  return placed.toSorted((one, other) => other.size - one.size).flatMap(({ entry, place: [x, y], size, opacity }) => {
    const text = shortLabel(entry.node);
    const height = 13 + size / 4;
    const half = (LETTER * height * text.length) / 2;
    const box = [x - half, y + size, x + half, y + size + 1.3 * height];
    if (!free(box)) return [];
    taken.push(box);
    const attributes = { x, y: round(y + size + height), "font-size": round(height), "text-anchor": "middle", fill: palette().ink, stroke: palette().halo };
    return [tag("text", { ...attributes, "stroke-width": 3, "paint-order": "stroke", opacity }, xml(text))];
  });
}

const coast = (points, on) => {
  const places = Array.from({ length: points.length / 2 }, (_, at) => on([points[2 * at], points[2 * at + 1]]));
  return tag("polyline", { points: places.map((place) => place.join(",")).join(" "), fill: "none", stroke: palette().coast });
};

const faint = (id, weak) => (view.lit !== null && !view.lit.has(id) ? weak : "");

/* What each shape and line stands for, of those that show: a row each on the right of the caption. */
function legend(found, top) {
  const kinds = allKinds.filter((kind) => [...found.nodes.values()].some(({ node }) => node.kind === kind));
  const looks = new Map([...found.edges.values()].map((entry) => [tieText(entry), edgeLook({ ...entry, certainty: "certain" })]));
  const things = kinds.map((kind) => [t(`kinds.${kind}`), (y) => tag(...swatch(kind, [WIDTH - 320, y - 5]))]);
  const ties = [...looks].sort().map(([text, look]) => [text, (y) => tag("line", { x1: WIDTH - 335, y1: y - 5, x2: WIDTH - 305, y2: y - 5, stroke: look.colour, "stroke-width": look.width + 1, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : "" })]);
  return [...things, ...ties].map(([text, drawn], at) => {
    const y = top + LINE * (at + 0.5);
    return drawn(y) + tag("text", { x: WIDTH - 290, y, "font-size": 16, fill: palette().ink }, xml(text));
  });
}

function swatch(kind, place) {
  const [name, points] = mark({ shape: shapeOf(kind) }, place, 8);
  return [name, { ...points, fill: palette().kinds[kind] }];
}

const tieText = ({ edge, mark: change, types }) => {
  if (change) return t(`mark.${change}`);
  return edge.kind === "membership" ? t(`type.${strongest(types) || "none"}`) : t(`line.${edge.kind}`);
};

export function asSvg(found, { title, caption }) {
  const sizes = values(found);
  const entries = [...found.nodes.values()];
  const { on, scale, height } = fitted(entries.length ? entries.map(({ node }) => node.places[view.layout]) : [[0, 0]]);
  const shrink = Math.min(1, 0.5 + scale / 2);
  const placed = entries.map((entry) => {
    const look = nodeLook(entry, sizes.get(entry.node.id));
    return { entry, look, place: on(entry.node.places[view.layout]), size: look.size * shrink, opacity: faint(entry.node.id, 0.15) };
  });
  const nodes = placed.map(({ entry, look, place, size, opacity }) => {
    const [name, points] = mark(look, place, size);
    return tag(name, { "data-id": entry.node.id, ...points, ...paint(look, opacity) }, tag("title", {}, xml(label(entry.node))));
  });
  const words = caption.flatMap((text) => wrapped(text, 120));
  const rows = legend(found, height);
  const lines = words.map((text, at) => tag("text", { x: MARGIN, y: height + LINE * (at + 0.5), "font-size": 16, fill: palette().soft }, xml(text)));
  const whole = height + LINE * (Math.max(words.length, rows.length) + 1);
  return tag("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${WIDTH} ${whole}`, width: WIDTH, height: whole, "font-family": FONT, role: "img" },
    tag("title", {}, xml(title)), tag("desc", {}, xml(caption.join(" "))),
    tag("rect", { width: WIDTH, height: whole, fill: palette().paper }),
    ...(view.layout === "map" ? [tag("svg", { class: "outlines", width: WIDTH, height }, ...outlines.map((points) => coast(points, on)))] : []),
    tag("g", { class: "ties" }, ...[...found.edges.values()].map((entry) => line(entry, on, faint(entry.edge.id, 0.08)))),
    tag("g", { class: "things" }, ...nodes), tag("g", { class: "labels" }, ...labels(placed)), tag("g", { class: "caption" }, ...lines), tag("g", { class: "legend" }, ...rows));
}
