/* Level of detail: while the picture moves it is drawn plainly, and of very many edges only some are drawn. */
import { afterPaint, byId, debounce } from "../base/dom.js";
import { view } from "../state/view-state.js";

const REST_DELAY = 140;
let moving = true; // the first drawing comes soon and plain, the names a moment later

export const isMoving = () => moving;

/** @param {VisNetwork} network */
export function trackMotion(network) {
  const rest = () => {
    moving = false;
    network.redraw();
  };
  const soon = debounce(rest, REST_DELAY);
  network.on("dragStart", () => {
    soon.cancel();
    moving = true;
  });
  network.on("dragEnd", soon);
  network.on("zoom", () => {
    moving = true;
    soon();
  });
  afterPaint(rest);
}

const MOST = 3500;
let hiddenCount = 0;

/* How many edges of the scene are not drawn. */
export const hiddenEdgeCount = () => hiddenCount;

/**
 * The edges to draw: those with an end in sight first, then those between the largest nodes. Before the first drawing
 * nothing is in sight.
 * @param {[string, EdgeEntry][]} all
 * @param {Map<string, number>} sizes
 * @param {VisNetwork | undefined} network
 */
export function limitEdges(all, sizes, network) {
  hiddenCount = Math.max(0, all.length - MOST);
  if (!hiddenCount) return all;
  const inSight = network ? isWithin(visibleArea(network)) : () => false;
  /** @param {EdgeEntry} entry */
  const rank = ({ edge }) =>
    (inSight(edge.from) || inSight(edge.to) ? 1e6 : 0) + (sizes.get(edge.from.id) ?? 0) + (sizes.get(edge.to.id) ?? 0);
  const ranked = all.map((pair) => ({ pair, rank: rank(pair[1]) }));
  return ranked
    .sort((one, other) => other.rank - one.rank)
    .slice(0, MOST)
    .map(({ pair }) => pair);
}

/**
 * @param {VisNetwork} network
 * @returns {Box}
 */
function visibleArea(network) {
  const place = byId("picture");
  const [{ x: left, y: top }, { x: right, y: bottom }] = [
    network.DOMtoCanvas({ x: 0, y: 0 }),
    network.DOMtoCanvas({ x: place.clientWidth, y: place.clientHeight }),
  ];
  return { left, top, right, bottom };
}

/**
 * @param {Box} box
 * @returns {(node: GraphNode) => boolean}
 */
const isWithin =
  ({ left, top, right, bottom }) =>
  ({ places }) => {
    const [x, y] = places[view.layout];
    return x > left && x < right && y > top && y < bottom;
  };
