/* The view as the fragment of the URL: readable keys, each validated; unknown keys and values are ignored. */
import { dayOf, isoOf } from "../base/days.js";
import { edgeOf, fact, nodeOf, nodes, types } from "../data/payload.js";
import { languages } from "../data/translations.js";
import {
  certainties,
  clampDay,
  defaults,
  edgeKinds,
  layouts,
  measures,
  nodeKinds,
  themes,
  view,
} from "./view-state.js";

/** @type {Map<string, { read: ReadKey, write: WriteKey }>} */
const guideKeys = new Map();
/** @type {Map<string, { read: ReadKey, write: WriteKey }>} */
const keys = new Map();
let base = defaults; // what a key need not say: how the page opens, or what the guide brings

/**
 * Adds a key to the URL.
 * @param {string} name
 * @param {ReadKey} read
 * @param {WriteKey} write
 */
export const addKey = (name, read, write) => keys.set(name, { read, write });

/**
 * Adds a key that sets a whole view, such as the step of a story. It comes first in the URL, and other keys change
 * what it sets.
 * @param {string} name
 * @param {ReadKey} read
 * @param {WriteKey} write
 */
export const addGuide = (name, read, write) => guideKeys.set(name, { read, write });

/**
 * @param {ChoiceField} field
 * @param {() => readonly string[]} allowed
 * @param {string} [name]
 */
const addChoiceKey = (field, allowed, name = field) =>
  addKey(
    name,
    (text) => (allowed().includes(text) ? { [field]: text } : null),
    () => (view[field] === base[field] ? null : view[field]),
  );
/**
 * @param {string} name
 * @param {ListField} field
 * @param {() => Set<string>} allowed
 */
const addListKey = (name, field, allowed) =>
  addKey(
    name,
    (text) => {
      const found = text === "" ? [] : text.split(" ");
      const known = allowed();
      return found.every((each) => known.has(each)) ? { [field]: [...new Set(found)] } : null;
    },
    () => (String(view[field]) === String(base[field]) ? null : view[field].join(" ")),
  );
/** @param {FlagField} field */
const addFlagKey = (field) =>
  addKey(
    field,
    (text) => (text === "yes" || text === "no" ? { [field]: text === "yes" } : null),
    () => (view[field] === base[field] ? null : view[field] ? "yes" : "no"),
  );
/**
 * @param {NodeKind} kind
 * @param {string} name
 */
const valuesOf = (kind, name) => () =>
  new Set(nodes.filter((node) => node.kind === kind).map((node) => fact(node, name)));

/** @param {string} text */
const coveredDay = (text) => {
  const day = dayOf(text);
  return day !== null && clampDay(day) === day ? day : null;
};
addKey(
  "date",
  (text) => withDay(text, (day) => ({ since: day, until: day + 1 })),
  () => (sameDays() ? null : isoOf(view.since)),
);
addKey(
  "to",
  (text) => withDay(text, (day) => ({ until: day + 1 })),
  () => (sameDays() || view.until === view.since + 1 ? null : isoOf(view.until - 1)),
);
addKey(
  "compare",
  (text) => withDay(text, (day) => ({ compared: day })),
  () => (view.compared === null ? null : isoOf(view.compared)),
);
const sameDays = () => view.since === base.since && view.until === base.until;
/**
 * @param {string} text
 * @param {(day: Day) => Partial<View>} build
 */
const withDay = (text, build) => {
  const day = coveredDay(text);
  return day === null ? null : build(day);
};

addKey(
  "select",
  (text) => (text === "" || nodeOf.has(text) || edgeOf.has(text) ? { selected: text } : null),
  () => (view.selected === base.selected ? null : view.selected),
);
addKey(
  "path",
  (text) => (nodeOf.has(text) ? { path: text } : null),
  () => view.path || null,
);
addChoiceKey("layout", () => layouts);
addChoiceKey("measure", () => measures);
addChoiceKey("language", () => languages);
addChoiceKey("theme", () => themes);
addChoiceKey("atLeast", () => certainties, "at-least");
addFlagKey("near");
addFlagKey("twin");
addKey(
  "recent",
  (text) => (["0", "31", "366", "-1"].includes(text) ? { recent: Number(text) } : null),
  () => (view.recent === base.recent ? null : String(view.recent)),
);
addListKey("kinds", "kinds", () => new Set(nodeKinds));
addListKey("lines", "lines", () => new Set(edgeKinds));
addListKey("types", "types", () => new Set(types));
addListKey("organisations", "organisations", () => new Set(nodes.map((node) => node.id)));
addListKey("regions", "regions", valuesOf("state", "sa:region"));
addListKey("events", "events", valuesOf("event", "sa:kind"));
addChoiceKey("tab", () => tabNames);
export const tabNames = ["details"]; // a module with a tab of its own adds its name as it is read, before any link is

/**
 * The values that a fragment asks for, and the keys that were not understood.
 * @param {string} address
 * @returns {{ values: Partial<View>, refused: string[] }}
 */
export function parseFragment(address) {
  /** @type {Partial<View>} */
  const values = {};
  /** @type {string[]} */
  const refused = [];
  for (const [name, text] of inKeyOrder(new URLSearchParams(address.replace(/^#/, "")))) {
    const found = (guideKeys.get(name) ?? keys.get(name))?.read(text) ?? null;
    if (found === null) refused.push(name);
    else Object.assign(values, found);
  }
  if (values.until !== undefined && values.until <= (values.since ?? defaults.since)) {
    refused.push("to");
    values.until = values.since === undefined ? defaults.until : values.since + 1;
  }
  return { values, refused };
}

/**
 * Keys are read in the order in which they are written, whatever the order in the URL: guides first, "to" after
 * "date".
 * @param {URLSearchParams} asked
 */
function inKeyOrder(asked) {
  const order = [...guideKeys.keys(), ...keys.keys()];
  return [...asked].sort(([first], [second]) => order.indexOf(first) - order.indexOf(second));
}

export function serialiseView() {
  const found = new URLSearchParams();
  base = defaults;
  for (const [name, { read, write }] of guideKeys) {
    const text = write();
    if (text === null) continue;
    found.set(name, text);
    base = { ...base, ...read(text) };
  }
  for (const [name, { write }] of keys) {
    const text = write();
    if (text !== null) found.set(name, text);
  }
  return String(found).replaceAll("%3A", ":").replaceAll("%2C", ",");
}
