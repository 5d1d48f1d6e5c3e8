/* The choices of look: layout, size of nodes, language, light or dark. */
import { byId, element } from "./dom.js";
import { change, layouts, measures, onChange, themes, view } from "./view.js";
import { languages, t } from "./words.js";

const CHOICES = { layout: layouts, measure: measures, language: languages, theme: themes };

function fillOptions() {
  for (const [field, values] of Object.entries(CHOICES)) {
    byId(field).replaceChildren(...values.map((value) => element("option", { value }, t(`${field}.${value}`))));
    byId(field).value = view[field];
  }
}

function show(changed) {
  if (changed.has("language")) fillOptions();
  for (const field of Object.keys(CHOICES)) byId(field).value = view[field];
  document.documentElement.dataset.theme = view.theme;
}

export function startControls() {
  for (const field of Object.keys(CHOICES)) byId(field).addEventListener("change", (event) => change({ [field]: event.target.value }));
  onChange(show);
  fillOptions();
  show(new Set());
}
