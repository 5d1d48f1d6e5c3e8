/* Filters by organisation, region and kind of event: what is chosen stands below as buttons that take it away again. */
import { byId, button, element } from "./dom.js";
import { nodeOf, nodes, terms } from "./data.js";
import { label, termLabel } from "./naming.js";
import { renew } from "./renewal.js";
import { allKinds, change, lineKinds, onChange, view } from "./view.js";
import { language, t } from "./words.js";

const collected = (kind, name) => {
  const found = new Map();
  for (const node of nodes.filter((each) => each.kind === kind)) {
    const value = node.facts.find((each) => each.name === name)?.value;
    if (value?.term !== undefined) found.set(terms.slug[value.term], value.term);
  }
  return found;
};
const regions = collected("state", "sa:region");
const kinds = collected("event", "sa:kind");
const organisations = nodes.filter((node) => node.kind === "organisation");

/* Each filter by a list: what it may be, and what it is called. */
export const FILTERS = {
  organisations: { options: () => organisations.map((node) => [node.id, label(node)]), name: (id) => (nodeOf.has(id) ? label(nodeOf.get(id)) : id) },
  regions: { options: () => [...regions].map(([id, term]) => [id, termLabel(term)]), name: (id) => termLabel(regions.get(id)) },
  events: { options: () => [...kinds].map(([id, term]) => [id, termLabel(term)]), name: (id) => termLabel(kinds.get(id)) },
};

function chooser(field, { options, name }) {
  const id = `filter-${field}`;
  const sorted = options().sort((one, other) => one[1].localeCompare(other[1], language()));
  const list = element("select", { id }, element("option", { value: "" }, t("filter.add")), ...sorted.map(([value, text]) => element("option", { value }, text)));
  list.addEventListener("change", () => change(added(field, list.value)));
  const chips = view[field].map((value) => button(`${name(value)} ×`, () => change({ [field]: view[field].filter((each) => each !== value) }), { class: "chip", "aria-label": t("filter.remove", { name: name(value) }) }));
  return element("div", { class: "filter" }, element("label", { for: id }, t(`filter.${field}`)), list, ...chips);
}

const withMore = (all, chosen, more) => all.filter((each) => each === more || chosen.includes(each));

function added(field, value) {
  const chosen = { [field]: [...new Set([...view[field], value])].filter(Boolean) };
  const needed = field === "events" && !view.kinds.includes("event") ? { kinds: withMore(allKinds, view.kinds, "event"), lines: withMore(lineKinds, view.lines, "participation") } : {};
  return { ...chosen, ...needed };
}

function recent() {
  const list = element("select", { id: "recent" }, ...[["0", "day"], ["31", "month"], ["366", "year"], ["-1", "ever"]].map(([value, word]) => element("option", { value, selected: value === String(view.recent) }, t(`recent.${word}`))));
  list.addEventListener("change", () => change({ recent: Number(list.value) }));
  return element("div", { class: "filter" }, element("label", { for: "recent" }, t("filter.recent")), list);
}

const KEYS = new Set(["organisations", "regions", "events", "recent", "language", "kinds"]);
function show() {
  const made = element("div", {}, ...Object.entries(FILTERS).map(([field, filter]) => chooser(field, filter)), recent());
  renew(byId("filters"), made, (chip) => byId(chip.parentElement.querySelector("select").id));
}

export function startFilters() {
  onChange((changed) => { if ([...changed].some((key) => KEYS.has(key))) show(); });
  show();
}
