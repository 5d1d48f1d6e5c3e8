/* Whether the picture is being dragged or zoomed: then it is drawn plainly, and in full once it rests. */
import { afterPaint, byId, debounce } from "../base/dom.js";
import { view } from "../state/view-state.js";

const REST_DELAY = 140;
let moving = true; // the first drawing comes soon and plain, the names a moment later

export const isMoving = () => moving;

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

/* Of very many ties only so many are drawn: those at what is in sight, and of these the ones between the largest nodes. */

const MOST = 3500;
let hiddenCount = 0;

/* How many ties of the scene are not drawn. */
export const hiddenEdgeCount = () => hiddenCount;

/* The ties to draw, of pairs of id and entry; before there is a picture, all of the plane is in sight. */
export function limitEdges(all, sizes, network) {
  hiddenCount = Math.max(0, all.length - MOST);
  if (!hiddenCount) return all;
  const inSight = network ? isWithin(visibleArea(network)) : () => false;
  const rank = ({ edge }) =>
    (inSight(edge.from) || inSight(edge.to) ? 1e6 : 0) + (sizes.get(edge.from.id) ?? 0) + (sizes.get(edge.to.id) ?? 0);
  const ranked = all.map((pair) => ({ pair, rank: rank(pair[1]) }));
  return ranked
    .sort((one, other) => other.rank - one.rank)
    .slice(0, MOST)
    .map(({ pair }) => pair);
}

function visibleArea(network) {
  const place = byId("picture");
  const [{ x: left, y: top }, { x: right, y: bottom }] = [
    network.DOMtoCanvas({ x: 0, y: 0 }),
    network.DOMtoCanvas({ x: place.clientWidth, y: place.clientHeight }),
  ];
  return { left, top, right, bottom };
}

const isWithin =
  ({ left, top, right, bottom }) =>
  ({ places }) => {
    const [x, y] = places[view.layout];
    return x > left && x < right && y > top && y < bottom;
  };
