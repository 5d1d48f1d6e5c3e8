/* The shapes of nodes and the curves of parallel edges, for the canvas and for SVG. The first edge between two
   nodes is straight, the others bend to alternate sides. */
import { edges } from "../data/payload.js";
import { isMoving } from "./level-of-detail.js";
import { DIMMED, palette } from "./render-style.js";

const bendByEdge = new Map();
const edgesPerPair = new Map();
for (const edge of edges) {
  const pair = [edge.from.at, edge.to.at].sort((one, other) => one - other).join(" ");
  const nth = edgesPerPair.get(pair) ?? 0;
  edgesPerPair.set(pair, nth + 1);
  const turn = edge.from.at < edge.to.at ? 1 : -1;
  if (nth) bendByEdge.set(edge, (nth % 2 ? 1 : -1) * turn * 0.14 * Math.ceil(nth / 2));
}

/** @param {GraphEdge} edge */
export const bendOf = (edge) => bendByEdge.get(edge) ?? 0;

/**
 * The control point of an edge's curve, as vis-network computes it; null for a straight edge.
 * @param {GraphEdge} edge
 * @param {Point} from
 * @param {Point} to
 * @returns {Point | null}
 */
export function curveControl(edge, [x1, y1], [x2, y2]) {
  const bend = bendOf(edge);
  if (!bend) return null;
  const reach = (0.5 + Math.abs(bend) / 2) * Math.hypot(x2 - x1, y2 - y1);
  const angle = Math.atan2(y1 - y2, x2 - x1) + (0.5 + bend / 2) * Math.PI;
  return [x1 + reach * Math.sin(angle), y1 + reach * Math.cos(angle)];
}

const SMALL = 3; // pixels below which a border is not worth its time

/**
 * The radius of a node in units of the canvas. On screen nodes shrink less than the picture, so they remain visible
 * from afar and apart from near.
 * @param {number} size
 * @param {number} scale
 */
export const radius = (size, scale) => size * Math.min(scale, 2.2) ** -0.55 * (scale > 2.2 ? 2.2 / scale : 1);

/** @type {Point[]} */
const STAR = Array.from({ length: 10 }, (_, at) => {
  const reach = at % 2 ? 0.45 : 1.1;
  return [reach * Math.sin((at * Math.PI) / 5), -reach * Math.cos((at * Math.PI) / 5)];
});
/** @type {Partial<Record<Shape, Point[]>>} */
const CORNERS = {
  square: [
    [-0.88, -0.88],
    [0.88, -0.88],
    [0.88, 0.88],
    [-0.88, 0.88],
  ],
  diamond: [
    [0, -1.1],
    [1.1, 0],
    [0, 1.1],
    [-1.1, 0],
  ],
  triangle: [
    [0, -1],
    [1, 0.85],
    [-1, 0.85],
  ],
  star: STAR,
};

/**
 * The name and attributes of the shape as an element of SVG.
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {[tag: string, attributes: Record<string, string | number>]}
 */
export function svgShape(shape, x, y, reach) {
  const points = CORNERS[shape]?.map(
    ([right, down]) => `${(x + reach * right).toFixed(1)},${(y + reach * down).toFixed(1)}`,
  );
  return points ? ["polygon", { points: points.join(" ") }] : ["circle", { cx: x, cy: y, r: reach.toFixed(1) }];
}

/**
 * @param {Pen} pen
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
function tracePath(pen, shape, x, y, reach) {
  pen.beginPath();
  const points = CORNERS[shape];
  if (points) for (const [right, down] of points) pen.lineTo(x + right * reach, y + down * reach);
  else pen.arc(x, y, reach, 0, 2 * Math.PI);
  pen.closePath();
}

/**
 * @param {Pen} pen
 * @param {string} colour
 * @param {number} width
 */
function strokePath(pen, colour, width) {
  pen.strokeStyle = colour;
  pen.lineJoin = "round";
  pen.lineWidth = width;
  pen.stroke();
}

/**
 * The ring around the selected node, with a gap, so that its colour stays visible.
 * @param {Pen} pen
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @param {number} width
 */
function strokeRing(pen, shape, x, y, reach, width) {
  tracePath(pen, shape, x, y, reach);
  strokePath(pen, palette().ink, width);
}

/**
 * The function that vis-network calls for each node in each frame, with a context that it saves and restores. It keeps
 * the first function that it gets, so the style is looked up in each frame.
 * @param {() => number} scaleNow
 * @param {(id: string) => NodeStyle | undefined} lookOf
 * @returns {(node: { ctx: Pen, id: string, x: number, y: number }) => object}
 */
export const nodeRenderer =
  (scaleNow, lookOf) =>
  ({ ctx: pen, id, x, y }) => {
    const look = lookOf(id);
    if (!look) return {};
    const scale = scaleNow();
    const reach = radius(look.size, scale);
    const unit = 1 / scale;
    return {
      drawNode() {
        if (look.faint) pen.globalAlpha = DIMMED;
        if (look.chosen) strokeRing(pen, look.shape, x, y, reach + 4 * unit, 2.5 * unit);
        tracePath(pen, look.shape, x, y, reach);
        pen.fillStyle = look.colour;
        if (look.plain) {
          if (!isMoving() && reach * scale > SMALL) strokePath(pen, look.border, 2 * look.width * unit);
          pen.fill();
          return;
        }
        pen.fill();
        if (look.dashes) pen.setLineDash(look.dashes.map((each) => each * unit));
        strokePath(pen, look.border, look.width * unit);
      },
      nodeDimensions: { width: 2 * reach, height: 2 * reach },
    };
  };
