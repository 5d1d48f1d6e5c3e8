/* The style of nodes and edges for the light and the dark theme, on the canvas and in exports. Shape or dashes
   always distinguish what colour distinguishes. */
import { colours, shapes } from "../data/payload.js";
import { strongestType } from "../state/certainty.js";
import { view } from "../state/view-state.js";
import { highlighted } from "../scene/highlight.js";
import { scene } from "../scene/scene.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
let darkSystem = dark.matches; // asked once: a palette is asked for at each tie
/** @param {() => void} act */
export const onSystemTheme = (act) => dark.addEventListener("change", act);
onSystemTheme(() => {
  darkSystem = dark.matches;
});
const isDark = () => view.theme === "dark" || (view.theme === "auto" && darkSystem);

/* The colours of the theme. */
export const palette = () => (isDark() ? colours.dark : colours.light);

/** @param {NodeKind} kind */
export const shapeOf = (kind) => shapes[kind];

/** @type {Record<string, number>} */
const WIDTHS = {
  defence: 1.5,
  offence: 2.4,
  neutrality: 1.4,
  "non-aggression": 1.2,
  consultation: 1,
  "no-hostile-coalition": 1,
  "no-conflicting-undertaking": 1,
  "no-foreign-bases": 1,
  "": 0.8,
};
const UNCERTAIN = [6, 4];
const LEFT = [2, 5];
const MARK_WIDTHS = { joined: 3, left: 2.4, unchanged: 0.8 };

/**
 * Of many edges all are drawn fainter, those that oblige to defend the least.
 * @param {number} many
 * @param {Pick<EdgeEntry, "mark" | "types">} entry
 */
const edgeOpacity = (many, { mark, types }) =>
  many < FADE_FROM || mark ? 1 : strongestType(types) === "defence" ? 0.6 : 0.38;
const FADE_FROM = 200;

/**
 * The look of an edge, apart from what is highlighted or selected.
 * @param {LegendEdge} entry
 * @returns {LineLook}
 */
export function edgeLook({ edge, certainty, mark, types }) {
  const { lines, marks, types: colourOf } = palette();
  const unsure = certainty === "possible" ? UNCERTAIN : false;
  if (mark) return { colour: marks[mark], width: MARK_WIDTHS[mark], dashes: mark === "left" ? LEFT : unsure };
  if (edge.kind !== "membership") return { colour: lines[edge.kind ?? "structure"] ?? "", width: 1, dashes: unsure };
  const type = strongestType(types);
  return { colour: colourOf[type], width: WIDTHS[type], dashes: unsure };
}

const BASE = { state: 8, organisation: 11, treaty: 8, event: 9, person: 9 };

/**
 * The look of a node, apart from what is highlighted or selected.
 * @param {Pick<NodeEntry, "node" | "mark">} entry
 * @param {number | undefined} value
 * @returns {NodeLook}
 */
export function nodeLook({ node, mark }, value) {
  const { kinds, marks, paper } = palette();
  const colour = kinds[node.kind];
  const size = BASE[node.kind] + Math.min(26, 2.4 * Math.sqrt(value ?? 0));
  return {
    shape: shapeOf(node.kind),
    colour: mark === "left" ? paper : colour,
    border: mark && mark !== "unchanged" ? marks[mark] : mark ? colour : paper,
    width: mark === "joined" ? 4 : mark === "left" ? 2.5 : 1.5,
    size,
    plain: !mark || mark === "unchanged",
    dashes: mark === "left" ? [4, 3] : false,
  };
}

const THIN_FROM = 400; // ties from which on they are drawn thinner
const THINNER = 0.75;
const SELECTED_EXTRA = 3; // what a selected tie is wider by
export const DIMMED = 0.16;
const DIMMED_EDGE = 0.08;

/** @param {string} id */
const isDimmed = (id) => !(highlighted()?.has(id) ?? true);

/**
 * @param {NodeEntry} entry
 * @param {number | undefined} value
 * @returns {NodeStyle}
 */
export const nodeStyle = (entry, value) => ({
  ...nodeLook(entry, value),
  faint: isDimmed(entry.node.id),
  chosen: entry.node.id === view.selected,
});

/**
 * @param {EdgeEntry} entry
 * @returns {EdgeStyle}
 */
export function edgeStyle(entry) {
  const look = edgeLook(entry);
  const ties = scene().edges.size;
  const chosen = entry.edge.id === view.selected;
  const share = highlighted() === null ? edgeOpacity(ties, entry) : 1;
  return {
    colour: chosen ? palette().ink : look.colour,
    width: (chosen ? look.width + SELECTED_EXTRA : look.width) * (ties > THIN_FROM ? THINNER : 1),
    dashes: look.dashes,
    opacity: chosen ? 1 : isDimmed(entry.edge.id) ? DIMMED_EDGE : share,
  };
}
