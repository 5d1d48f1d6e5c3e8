/* Of very many ties only so many are drawn: those at what is in sight, and of these the ones between the largest nodes. */
import { byId } from "./dom.js";
import { view } from "./view.js";

const MOST = 3500;
let hidden = 0;

/* How many ties of the scene are not drawn. */
export const hiddenEdges = () => hidden;

/* The ties to draw, of pairs of id and entry; before there is a picture, all of the plane is in sight. */
export function spared(all, sizes, network) {
  hidden = Math.max(0, all.length - MOST);
  if (!hidden) return all;
  const inSight = network ? within(frame(network)) : () => false;
  const rank = ({ edge }) => (inSight(edge.from) || inSight(edge.to) ? 1e6 : 0) + (sizes.get(edge.from.id) ?? 0) + (sizes.get(edge.to.id) ?? 0);
  const ranked = all.map((pair) => ({ pair, rank: rank(pair[1]) }));
  return ranked.sort((one, other) => other.rank - one.rank).slice(0, MOST).map(({ pair }) => pair);
}

function frame(network) {
  const place = byId("picture");
  const [{ x: left, y: top }, { x: right, y: bottom }] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: place.clientWidth, y: place.clientHeight })];
  return { left, top, right, bottom };
}

const within = ({ left, top, right, bottom }) => ({ places }) => {
  const [x, y] = places[view.layout];
  return x > left && x < right && y > top && y < bottom;
};
