/* The lines that make sense of a kind of thing: they come and go with it. */
import { kinds, nodeOf, opening, tieKinds } from "../data/payload.js";

const EDGE_KINDS_OF = { treaty: ["party", "signature"], event: ["participation"], person: ["tenure"] };

const inOrderOf = (list, all) => all.filter((each) => list.includes(each));

/* The kinds of things and of lines that show once one kind is switched on, or off. */
export function toggleKind(shown, kind, on) {
  const keep = (list, values) => (on ? [...list, ...values] : list.filter((each) => !values.includes(each)));
  return {
    kinds: inOrderOf(keep(shown.kinds, [kind]), kinds),
    lines: inOrderOf(keep(shown.lines, EDGE_KINDS_OF[kind] ?? []), tieKinds),
  };
}

/* What else must show for a thing to be seen with its ties; nothing where all of it does. */
export function settingsToShow(shown, kind) {
  const there = shown.kinds.includes(kind) && (EDGE_KINDS_OF[kind] ?? []).every((line) => shown.lines.includes(line));
  return there ? {} : toggleKind(shown, kind, true);
}

/* What the reader asked for. Everything here is in the address, unless said otherwise; change it with change() alone. */

export const layouts = ["force", "blocs", "map"];
export const measures = ["members", "degree", "allies", "betweenness", "none"];
export const themes = ["auto", "light", "dark"];
export const edgeKinds = tieKinds;

/* What the page opens on shows with its ties. */
const focus = nodeOf.get(opening.focus);
const shown = { ...opening, ...(focus && settingsToShow(opening, focus.kind)) };

export const defaults = Object.freeze({
  since: opening.days[0], // the window of days, see days.js
  until: opening.days[1],
  compared: null, // the other day of a comparison, or null
  certain: opening.certain_only,
  recent: 31, // for how many days an event stays in sight; -1 for ever
  layout: opening.layout,
  measure: opening.measure,
  language: opening.language,
  theme: "auto",
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

/* A view to begin anew with: as the page opens, but on nothing, and in the language and light that the reader has chosen. */
export const resetView = () => ({ ...defaults, selected: "", near: false, language: view.language, theme: view.theme });

export const view = { ...defaults };
const listeners = [];

/* What a step of a story or a claim brings: who changes it by hand leaves the step, and what it lit goes dark. */
const GUIDED_FIELDS = [
  "since",
  "until",
  "compared",
  "certain",
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

function leavesGuide(values) {
  const guided = view.story || view.claim;
  return guided && !("lit" in values) && GUIDED_FIELDS.some((key) => key in values && !isSame(view[key], values[key]));
}

/* Take new values and tell everyone, in the order in which they asked, which keys changed. */
export function change(wanted) {
  const values = leavesGuide(wanted) ? { ...wanted, ...unguided } : wanted;
  const changed = new Set(Object.keys(values).filter((key) => !isSame(view[key], values[key])));
  if (!changed.size) return;
  Object.assign(view, values);
  for (const { listener, keys } of listeners) if (!keys || keys.some((key) => changed.has(key))) listener(changed);
}

/* Ask to be told of changes: of all, or of those of some keys alone. */
export const onChange = (listener, keys = null) => listeners.push({ listener, keys });

const isSame = (one, other) =>
  one === other || (Array.isArray(one) && Array.isArray(other) && String(one) === String(other));

export const viewWindow = () => [view.since, view.until];
export const otherWindow = () => (view.compared === null ? null : [view.compared, view.compared + 1]);
export const nodeKinds = kinds;

/* The day stays within what the data covers. */
export const clampDay = (day) => Math.min(Math.max(day, opening.first), opening.last);

export function goTo(day, last = day) {
  const since = clampDay(day);
  change({ since, until: Math.max(clampDay(last), since) + 1 });
}

/* Choosing a thing or a tie, wherever it is shown: the panel tells of it. */

export const select = (id, more = {}) => change({ ...more, selected: id, path: "", tab: "details" });
export const clearSelection = () => change({ selected: "", path: "" });
