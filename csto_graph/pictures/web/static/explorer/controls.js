/* The choices of look: layout, size of nodes, language, light or dark. */
import { byId, element } from "./dom.js";
import { TOO_LARGE, measured } from "./measures.js";
import { SCENE } from "./scene.js";
import { change, layouts, measures, onChange, themes, view } from "./view.js";
import { languages, t } from "./words.js";

const CHOICES = { layout: layouts, measure: measures, language: languages, theme: themes };

function fillOptions() {
  for (const [field, values] of Object.entries(CHOICES)) {
    byId(field).replaceChildren(...values.map((value) => element("option", { value }, t(`${field}.${value}`))));
    byId(field).value = view[field];
  }
}

/* Why things are not sized as was chosen, where they are not. */
function showUnmeasured() {
  byId("unmeasured").hidden = measured() === view.measure;
  byId("unmeasured").textContent = measured() === view.measure ? "" : t("measure.large", { number: TOO_LARGE });
}

function show(changed) {
  if (changed.has("language")) fillOptions();
  for (const field of Object.keys(CHOICES)) byId(field).value = view[field];
  document.documentElement.dataset.theme = view.theme;
}

export function startControls() {
  for (const field of Object.keys(CHOICES)) byId(field).addEventListener("change", (event) => change({ [field]: event.target.value }));
  onChange(show);
  onChange(showUnmeasured, [...SCENE, "measure", "language"]);
  fillOptions();
  show(new Set());
  showUnmeasured();
}
