/* How things and ties are drawn in the view, faint where something else is lit up, marked where they are selected: the
   screen and the pictures that leave the page share it. */
import { edgeLook, nodeLook, opacity, palette } from "./looks.js";
import { light } from "./routes.js";
import { scene } from "./scene.js";
import { view } from "./view.js";

const MANY = 400; // ties from which on they are drawn thinner
const THINNER = 0.75;
const CHOSEN = 3; // what a selected tie is wider by
export const FAINT = 0.16;
const FAINT_TIE = 0.08;

const isFaint = (id) => light() !== null && !light().has(id);

export const drawnNode = (entry, value) => ({ ...nodeLook(entry, value), faint: isFaint(entry.node.id), chosen: entry.node.id === view.selected });

export function drawnEdge(entry) {
  const look = edgeLook(entry);
  const ties = scene().edges.size;
  const chosen = entry.edge.id === view.selected;
  const share = light() === null ? opacity(ties, entry) : 1;
  return {
    colour: chosen ? palette().ink : look.colour,
    width: (chosen ? look.width + CHOSEN : look.width) * (ties > MANY ? THINNER : 1),
    dashes: look.dashes,
    opacity: chosen ? 1 : isFaint(entry.edge.id) ? FAINT_TIE : share,
  };
}
