/* The display options (layout, measure, language, theme) and the filters. */
import { button, byId, element, patchChildren } from "../base/dom.js";
import { language, languages, t } from "../data/translations.js";
import { change, edgeKinds, layouts, measures, nodeKinds, onChange, themes, view } from "../state/view-state.js";
import { effectiveMeasure, MAX_BETWEENNESS_NODES } from "../scene/measures.js";
import { FILTERS, SCENE_FIELDS } from "../scene/scene.js";

const CHOICES = { layout: layouts, measure: measures, language: languages, theme: themes };
const FIELDS = /** @type {(keyof typeof CHOICES)[]} */ (Object.keys(CHOICES));

function fillChoices() {
  for (const field of FIELDS) {
    byId(field).replaceChildren(...CHOICES[field].map((value) => element("option", { value }, t(`${field}.${value}`))));
    byId(field).value = view[field];
  }
}

/* Says why nodes are not sized by the chosen measure, if they are not. */
function showUnmeasured() {
  const isMeasured = effectiveMeasure() === view.measure;
  byId("unmeasured").hidden = isMeasured;
  byId("unmeasured").textContent = isMeasured ? "" : t("measure.large", { number: MAX_BETWEENNESS_NODES });
}

/** @param {Set<ViewKey>} changed */
function showChoices(changed) {
  if (changed.has("language")) fillChoices();
  for (const field of FIELDS) byId(field).value = view[field];
  document.documentElement.dataset.theme = view.theme;
}

export function startDisplayOptions() {
  for (const field of FIELDS) byId(field).addEventListener("change", () => change({ [field]: byId(field).value }));
  onChange(showChoices);
  onChange(showUnmeasured, [...SCENE_FIELDS, "measure", "language"]);
  fillChoices();
  showChoices(new Set());
  showUnmeasured();
}

/**
 * @param {FilterField} field
 * @param {Filter} options
 */
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

/**
 * @template T
 * @param {T[]} all
 * @param {T[]} chosen
 * @param {T} more
 */
const withKind = (all, chosen, more) => all.filter((each) => each === more || chosen.includes(each));

/**
 * @param {FilterField} field
 * @param {string} value
 * @returns {Partial<View>}
 */
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

const FILTER_FIELDS = /** @type {FilterField[]} */ (Object.keys(FILTERS));
function showFilters() {
  const made = element(
    "div",
    {},
    ...FILTER_FIELDS.map((field) => filterChooser(field, FILTERS[field])),
    recentChooser(),
  );
  const chooserOf = (/** @type {HTMLElement} */ chip) => chip.parentElement?.querySelector("select")?.id ?? "";
  patchChildren(byId("filters"), made, (chip) => byId(chooserOf(chip)));
}

export function startFilters() {
  onChange(showFilters, [...FILTER_FIELDS, "recent", "language", "kinds"]);
  showFilters();
}
