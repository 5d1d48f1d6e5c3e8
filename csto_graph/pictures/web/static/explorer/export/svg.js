/* Export of the view as SVG: everything on screen, at its position, with a legend and a caption below. */
import { escapeXml, xmlElement } from "../base/escaping.js";
import { label, shortestNames } from "../data/labels.js";
import { contested, outlines } from "../data/payload.js";
import { view } from "../state/view-state.js";
import { measureValues } from "../scene/measures.js";
import { markToSvg, overlayMarks } from "../canvas/layers.js";
import { DIMMED, edgeStyle, nodeStyle, palette } from "../canvas/render-style.js";
import { curveControl, svgShape } from "../canvas/shapes.js";
import { legendToSvg, LINE_HEIGHT } from "./svg-legend.js";

const WIDTH = 1600;
const MARGIN = 40;
const LETTER_WIDTH = 0.56; // of a letter's height, on average
const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/**
 * Fits the scene to the width of the sheet: a function from places to the sheet, the scale, and the height.
 * @param {Point[]} places
 */
function fitToSheet(places) {
  const [xs, ys] = [0, 1].map((axis) => places.map((place) => place[axis]));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (WIDTH - 4 * MARGIN) / Math.max(right - left, 1),
    (WIDTH - 4 * MARGIN) / Math.max(bottom - top, 1),
    2,
  );
  const shift = (WIDTH - scale * (right - left)) / 2;
  /**
   * @param {Point} place
   * @returns {Point}
   */
  const on = ([x, y]) => [round(shift + scale * (x - left)), round(2 * MARGIN + scale * (y - top))];
  return { on, scale, height: round(scale * (bottom - top) + 4 * MARGIN) };
}

/** @param {number} number */
const round = (number) => Math.round(10 * number) / 10;

/**
 * Breaks a text into lines of at most so many letters.
 * @param {string} text
 * @param {number} letters
 */
function wrapText(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= letters || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @param {Dashes} dashes */
const dashArray = (dashes) => (dashes || []).join(" ");

/**
 * An edge; it is curved if another edge runs beside it.
 * @param {EdgeEntry} entry
 * @param {(place: Point) => Point} on
 */
function edgeToSvg(entry, on) {
  const { edge } = entry;
  const look = edgeStyle(entry);
  const [from, to] = [edge.from, edge.to].map((node) => node.places[view.layout]);
  const via = curveControl(edge, from, to);
  const [[x1, y1], [x2, y2]] = [on(from), on(to)];
  const paint = {
    stroke: look.colour,
    "stroke-width": look.width,
    "stroke-dasharray": dashArray(look.dashes),
    opacity: look.opacity,
  };
  const title = xmlElement("title", {}, escapeXml(edge.id));
  if (!via) return xmlElement("line", { x1, y1, x2, y2, ...paint }, title);
  return xmlElement("path", { d: `M${x1} ${y1}Q${on(via).join(" ")} ${x2} ${y2}`, fill: "none", ...paint }, title);
}

/** @param {PlacedNode} placed */
function nodeToSvg({ entry, look, place, size }) {
  const [name, points] = svgShape(look.shape, ...place, size);
  const paint = {
    fill: look.colour,
    stroke: look.border,
    "stroke-width": look.width,
    "stroke-dasharray": dashArray(look.dashes),
    opacity: look.faint ? DIMMED : "",
  };
  return xmlElement(
    name,
    { "data-id": entry.node.id, ...points, ...paint },
    xmlElement("title", {}, escapeXml(label(entry.node))),
  );
}

/**
 * The ring around the selected node.
 * @param {PlacedNode} placed
 */
function ringToSvg({ look, place, size }) {
  const [name, points] = svgShape(look.shape, ...place, size + 4);
  return xmlElement(name, { ...points, fill: "none", stroke: palette().ink, "stroke-width": 2.5 });
}

/**
 * Labels of the nodes that are not dimmed, the largest nodes first; a label that would overlap another is left out.
 * @param {PlacedNode[]} placed
 */
function labelsToSvg(placed) {
  const named = shortestNames(placed.map(({ entry }) => entry));
  /** @type {number[][]} */
  const taken = [];
  /** @param {number[]} box */
  const free = (box) =>
    taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
  return placed
    .filter(({ look }) => !look.faint)
    .sort((one, other) => other.size - one.size)
    .flatMap(({ entry, place: [x, y], size }) => {
      const text = named(entry.node);
      const height = 13 + size / 4;
      const half = (LETTER_WIDTH * height * text.length) / 2;
      const box = [x - half, y + size, x + half, y + size + 1.3 * height];
      if (!free(box)) return [];
      taken.push(box);
      const attributes = {
        x,
        y: round(y + size + height),
        "font-size": round(height),
        "text-anchor": "middle",
        fill: palette().ink,
        stroke: palette().halo,
      };
      return [xmlElement("text", { ...attributes, "stroke-width": 3, "paint-order": "stroke" }, escapeXml(text))];
    });
}

/**
 * Today's coasts and borders; contested borders are dotted.
 * @param {(place: Point) => Point} on
 */
function basemapToSvg(on) {
  /** @param {number[]} points */
  const path = (points) =>
    Array.from({ length: points.length / 2 }, (_, at) => on([points[2 * at], points[2 * at + 1]]).join(",")).join(" ");
  /**
   * @param {number[][]} lines
   * @param {string} dashes
   */
  const drawn = (lines, dashes) =>
    lines.map((points) =>
      xmlElement("polyline", {
        points: path(points),
        fill: "none",
        stroke: palette().coast,
        "stroke-dasharray": dashes,
      }),
    );
  return [...drawn(outlines, ""), ...drawn(contested, "2 3")];
}

/**
 * @param {Scene} found
 * @param {{ title: string, caption: string[] }} options
 */
export function toSvg(found, { title, caption }) {
  const sizes = measureValues(found);
  const entries = [...found.nodes.values()];
  const { on, scale, height } = fitToSheet(
    entries.length ? entries.map(({ node }) => node.places[view.layout]) : [[0, 0]],
  );
  const shrink = Math.min(1, 0.5 + scale / 2);
  const placed = entries.map((entry) => {
    const look = nodeStyle(entry, sizes.get(entry.node.id));
    return { entry, look, place: on(entry.node.places[view.layout]), size: look.size * shrink };
  });
  const marks = overlayMarks();
  const words = caption.flatMap((text) => wrapText(text, 120));
  const rows = legendToSvg(found, marks, WIDTH, height);
  const lines = words.map((text, at) =>
    xmlElement(
      "text",
      { x: MARGIN, y: height + LINE_HEIGHT * (at + 0.5), "font-size": 16, fill: palette().soft },
      escapeXml(text),
    ),
  );
  const whole = height + LINE_HEIGHT * (Math.max(words.length, rows.length) + 1);
  const groups = {
    ties: [...found.edges.values()].map((entry) => edgeToSvg(entry, on)),
    things: placed.map(nodeToSvg),
    chosen: placed.filter(({ look }) => look.chosen).map(ringToSvg),
    labels: labelsToSvg(placed),
    overlay: marks.map((mark) => markToSvg(mark, on, scale)),
    caption: lines,
    legend: rows,
  };
  return xmlElement(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${whole}`,
      width: WIDTH,
      height: whole,
      "font-family": FONT,
      role: "img",
    },
    xmlElement("title", {}, escapeXml(title)),
    xmlElement("desc", {}, escapeXml(caption.join(" "))),
    xmlElement("rect", { width: WIDTH, height: whole, fill: palette().paper }),
    ...(view.layout === "map"
      ? [xmlElement("svg", { class: "outlines", width: WIDTH, height }, ...basemapToSvg(on))]
      : []),
    ...Object.entries(groups).map(([name, drawn]) => xmlElement("g", { class: name }, ...drawn)),
  );
}
