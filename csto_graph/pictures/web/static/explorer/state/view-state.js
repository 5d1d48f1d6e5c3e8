/* The state of the view: what the reader asked for. Only change() may change it, and onChange() listens. All of it
   but `lit` is in the URL. */
import { choices, kinds, nodeOf, opening, tieKinds } from "../data/payload.js";

/** @type {Partial<Record<NodeKind, EdgeKind[]>>} */
const EDGE_KINDS_OF = { treaty: ["party", "signature"], event: ["participation"], person: ["tenure"] };

/**
 * @template T
 * @param {T[]} list
 * @param {readonly T[]} all
 */
const inOrderOf = (list, all) => all.filter((each) => list.includes(each));

/**
 * The kinds of nodes and edges that show after one kind of node is switched on or off, with the kinds of edges that
 * belong to it.
 * @param {KindsShown} shown
 * @param {NodeKind} kind
 * @param {boolean} on
 * @returns {KindsShown}
 */
export function toggleKind(shown, kind, on) {
  /**
   * @template T
   * @param {T[]} list
   * @param {T[]} values
   */
  const keep = (list, values) => (on ? [...list, ...values] : list.filter((each) => !values.includes(each)));
  return {
    kinds: inOrderOf(keep(shown.kinds, [kind]), kinds),
    lines: inOrderOf(keep(shown.lines, EDGE_KINDS_OF[kind] ?? []), tieKinds),
  };
}

/**
 * What must be switched on to show a node with its edges; {} if all of it is on.
 * @param {KindsShown} shown
 * @param {NodeKind} kind
 * @returns {Partial<View>}
 */
export function settingsToShow(shown, kind) {
  const there = shown.kinds.includes(kind) && (EDGE_KINDS_OF[kind] ?? []).every((line) => shown.lines.includes(line));
  return there ? {} : toggleKind(shown, kind, true);
}

export const layouts = choices.layouts;
export const measures = choices.measures;
export const themes = choices.themes;
export const certainties = choices.certainties; // the surest first
export const edgeKinds = tieKinds;

/* The focus of the page is shown with its edges. */
const focus = nodeOf.get(opening.focus);
const shown = { ...opening, ...(focus && settingsToShow(opening, focus.kind)) };

/** @type {Readonly<View>} */
export const defaults = Object.freeze({
  since: opening.days[0], // the window of days, see days.js
  until: opening.days[1],
  compared: null, // the other day of a comparison, or null
  atLeast: opening.at_least, // the lowest certainty that shows
  recent: 31, // for how many days an event stays in sight; -1 for ever
  layout: opening.layout,
  measure: opening.measure,
  language: opening.language,
  theme: themes[0],
  kinds: kinds.filter((kind) => shown.kinds.includes(kind)), // of nodes that show
  lines: edgeKinds.filter((kind) => shown.lines.includes(kind)), // kinds of ties that show
  types: [], // of obligations that a tie must carry one of; none for all
  organisations: [], // slugs; only these and what is tied to them; none for all
  regions: [], // slugs of regions of states; none for all
  events: [], // slugs of kinds of events; none for all
  selected: opening.focus, // slug of a node or id of an edge, or ""
  near: Boolean(opening.focus) && !opening.title, // whether only the neighbours of the selected node show
  path: "", // slug of the node to which a path from the selected one is sought, or ""
  tab: "details", // of the panel
  story: "", // the step of a story, such as "kazakhstan-2022/3", or ""
  claim: "", // slug of the claim of a document that is open, or ""
  verdict: "", // whose claims are listed, "" for all
  twin: false, // whether the tables stand in place of the picture
  lit: null, // set of ids of nodes and edges that are lit up, all else dimmed; not in the address
});

/* The view at the opening, without its selection, and with the language and theme that the reader has chosen. */
export const resetView = () => ({ ...defaults, selected: "", near: false, language: view.language, theme: view.theme });

/** @type {View} */
export const view = { ...defaults };
/** @type {{ listener: (changed: Set<ViewKey>) => void, keys: readonly ViewKey[] | null }[]} */
const listeners = [];

/**
 * Fields that a step of a story or a claim sets: a reader who changes one of them leaves the step.
 * @type {ViewKey[]} */
const GUIDED_FIELDS = [
  "since",
  "until",
  "compared",
  "atLeast",
  "recent",
  "near",
  "path",
  "types",
  "organisations",
  "regions",
  "events",
  "kinds",
  "lines",
];
export const unguided = { story: "", claim: "", lit: null };

/** @param {Partial<View>} values */
function leavesGuide(values) {
  const guided = view.story || view.claim;
  return guided && !("lit" in values) && GUIDED_FIELDS.some((key) => key in values && !isSame(view[key], values[key]));
}

/**
 * Sets fields of the view, and calls the listeners in the order of their registration.
 * @param {Partial<View>} wanted
 */
export function change(wanted) {
  const values = leavesGuide(wanted) ? { ...wanted, ...unguided } : wanted;
  const fields = /** @type {ViewKey[]} */ (Object.keys(values));
  const changed = new Set(fields.filter((key) => !isSame(view[key], values[key])));
  if (!changed.size) return;
  Object.assign(view, values);
  for (const { listener, keys } of listeners) if (!keys || keys.some((key) => changed.has(key))) listener(changed);
}

/**
 * Calls a listener after each change, or only after changes of these keys.
 * @param {(changed: Set<ViewKey>) => void} listener
 * @param {readonly ViewKey[] | null} [keys]
 */
export const onChange = (listener, keys = null) => listeners.push({ listener, keys });

/**
 * @param {unknown} one
 * @param {unknown} other
 */
const isSame = (one, other) =>
  one === other || (Array.isArray(one) && Array.isArray(other) && String(one) === String(other));

/** @returns {DaySpan} */
export const viewWindow = () => [view.since, view.until];
/** @returns {DaySpan | null}
 */
export const otherWindow = () => (view.compared === null ? null : [view.compared, view.compared + 1]);
export const nodeKinds = kinds;

/**
 * The nearest day that the data covers.
 * @param {Day} day
 * @returns {Day}
 */
export const clampDay = (day) => Math.min(Math.max(day, opening.first), opening.last);

/**
 * @param {Day} day
 * @param {Day} [last]
 */
export function goTo(day, last = day) {
  const since = clampDay(day);
  change({ since, until: Math.max(clampDay(last), since) + 1 });
}

/**
 * @param {string} id
 * @param {Partial<View>} [more]
 */
export const select = (id, more = {}) => change({ ...more, selected: id, path: "", tab: "details" });
export const clearSelection = () => change({ selected: "", path: "" });
