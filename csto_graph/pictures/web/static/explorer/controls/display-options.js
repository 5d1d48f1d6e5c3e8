/* The choices of look: layout, size of nodes, language, light or dark. */
import { button, byId, element, patchChildren } from "../base/dom.js";
import { language, languages, t } from "../data/translations.js";
import { effectiveMeasure, MAX_BETWEENNESS_NODES } from "../scene/measures.js";
import { FILTERS, SCENE_FIELDS } from "../scene/scene.js";
import { nodeKinds, change, layouts, edgeKinds, measures, onChange, themes, view } from "../state/view-state.js";

const CHOICES = { layout: layouts, measure: measures, language: languages, theme: themes };

function fillChoices() {
  for (const [field, values] of Object.entries(CHOICES)) {
    byId(field).replaceChildren(...values.map((value) => element("option", { value }, t(`${field}.${value}`))));
    byId(field).value = view[field];
  }
}

/* Why things are not sized as was chosen, where they are not. */
function showUnmeasured() {
  byId("unmeasured").hidden = effectiveMeasure() === view.measure;
  byId("unmeasured").textContent = effectiveMeasure() === view.measure ? "" : t("measure.large", { number: MAX_BETWEENNESS_NODES });
}

function showChoices(changed) {
  if (changed.has("language")) fillChoices();
  for (const field of Object.keys(CHOICES)) byId(field).value = view[field];
  document.documentElement.dataset.theme = view.theme;
}

export function startDisplayOptions() {
  for (const field of Object.keys(CHOICES))
    byId(field).addEventListener("change", (event) => change({ [field]: event.target.value }));
  onChange(showChoices);
  onChange(showUnmeasured, [...SCENE_FIELDS, "measure", "language"]);
  fillChoices();
  showChoices(new Set());
  showUnmeasured();
}

/* Filters by organisation, region and kind of event: what is chosen stands below as buttons that take it away again. */

function filterChooser(field, { options, name }) {
  const id = `filter-${field}`;
  const sorted = options().sort((one, other) => one[1].localeCompare(other[1], language()));
  const list = element(
    "select",
    { id },
    element("option", { value: "" }, t("filter.add")),
    ...sorted.map(([value, text]) => element("option", { value }, text)),
  );
  list.addEventListener("change", () => change(withFilter(field, list.value)));
  const chips = view[field].map((value) =>
    button(`${name(value)} ×`, () => change({ [field]: view[field].filter((each) => each !== value) }), {
      class: "chip",
      "aria-label": t("filter.remove", { name: name(value) }),
    }),
  );
  return element("div", { class: "filter" }, element("label", { for: id }, t(`filter.${field}`)), list, ...chips);
}

const withKind = (all, chosen, more) => all.filter((each) => each === more || chosen.includes(each));

function withFilter(field, value) {
  const chosen = { [field]: [...new Set([...view[field], value])].filter(Boolean) };
  const needed =
    field === "events" && !view.kinds.includes("event")
      ? { kinds: withKind(nodeKinds, view.kinds, "event"), lines: withKind(edgeKinds, view.lines, "participation") }
      : {};
  return { ...chosen, ...needed };
}

function recentChooser() {
  const list = element(
    "select",
    { id: "recent" },
    ...[
      ["0", "day"],
      ["31", "month"],
      ["366", "year"],
      ["-1", "ever"],
    ].map(([value, word]) =>
      element("option", { value, selected: value === String(view.recent) }, t(`recent.${word}`)),
    ),
  );
  list.addEventListener("change", () => change({ recent: Number(list.value) }));
  return element("div", { class: "filter" }, element("label", { for: "recent" }, t("filter.recent")), list);
}

const KEYS = new Set(["organisations", "regions", "events", "recent", "language", "kinds"]);
function showFilters() {
  const made = element(
    "div",
    {},
    ...Object.entries(FILTERS).map(([field, filter]) => filterChooser(field, filter)),
    recentChooser(),
  );
  patchChildren(byId("filters"), made, (chip) => byId(chip.parentElement.querySelector("select").id));
}

export function startFilters() {
  onChange((changed) => {
    if ([...changed].some((key) => KEYS.has(key))) showFilters();
  });
  showFilters();
}
