/* The tab that tells of what is selected. */
import { element } from "./dom.js";
import { caption } from "./caption.js";
import { edgeOf, nodeOf } from "./data.js";
import { addTab } from "./menu.js";
import { label, sentence } from "./naming.js";
import { view } from "./view.js";
import { t } from "./words.js";

function show(root) {
  const node = nodeOf.get(view.selected);
  const edge = edgeOf.get(view.selected);
  if (!node && !edge) {
    root.append(element("h2", {}, t("welcome.title")), ...caption().map((line) => element("p", {}, line)));
    return;
  }
  root.append(element("h2", {}, node ? label(node) : `${label(edge.from)} – ${label(edge.to)}`));
  for (const statement of (node ?? edge).statements) root.append(element("p", {}, sentence(statement)));
}

export const startDetails = () => addTab("details", show);
