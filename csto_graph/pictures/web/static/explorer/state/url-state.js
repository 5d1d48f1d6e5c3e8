/* The state of the page in the fragment of its address: readable keys, each checked; what is not understood is left out. */
import { dayOf, isoOf } from "../base/days.js";
import { edgeOf, fact, nodeOf, nodes, types } from "../data/payload.js";
import { languages } from "../data/translations.js";
import { nodeKinds, defaults, clampDay, layouts, edgeKinds, measures, themes, view } from "./view-state.js";

const guideKeys = new Map();
const keys = new Map();
let base = defaults; // what a key need not say: how the page opens, or what the guide brings

/* A module adds a key of its own: read(text) gives new values of the view or null, write() the text or null for default. */
export const addKey = (name, read, write) => keys.set(name, { read, write });

/* A guide is a key that brings a whole state, such as the step of a story; it comes first, other keys change what it brings. */
export const addGuide = (name, read, write) => guideKeys.set(name, { read, write });

const addChoiceKey = (field, allowed) =>
  addKey(
    field,
    (text) => (allowed().includes(text) ? { [field]: text } : null),
    () => (view[field] === base[field] ? null : view[field]),
  );
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
const addFlagKey = (field) =>
  addKey(
    field,
    (text) => (text === "yes" || text === "no" ? { [field]: text === "yes" } : null),
    () => (view[field] === base[field] ? null : view[field] ? "yes" : "no"),
  );
const valuesOf = (kind, name) => () =>
  new Set(nodes.filter((node) => node.kind === kind).map((node) => fact(node, name)));

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
const withDay = (text, build) => (coveredDay(text) === null ? null : build(coveredDay(text)));

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
addFlagKey("certain");
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

/* The values that a fragment asks for, and the keys in it that were not understood. */
export function parseFragment(address) {
  const values = {};
  const refused = [];
  for (const [name, text] of inKeyOrder(new URLSearchParams(address.replace(/^#/, "")))) {
    const found = (guideKeys.get(name) ?? keys.get(name))?.read(text) ?? null;
    if (found === null) refused.push(name);
    else Object.assign(values, found);
  }
  if (values.until <= (values.since ?? defaults.since)) {
    refused.push("to");
    values.until = values.since === undefined ? defaults.until : values.since + 1;
  }
  return { values, refused };
}

/* Whatever their order in the address, keys are read in that in which they are written: a guide first, "to" after "date". */
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
