/* The tools of a thing's panel with which paths to another thing are found and listed. */
import { button, element } from "./dom.js";
import { nodeOf } from "./data.js";
import { nodeLink } from "./evidence.js";
import { finder } from "./finder.js";
import { label } from "./naming.js";
import { shortest } from "./routes.js";
import { say } from "./saying.js";
import { change, onChange, view } from "./view.js";
import { counted, t } from "./words.js";

const MOST = 5;

export function pathTools(node) {
  const field = element("input", { id: "path-field", type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "path-field-list", "aria-autocomplete": "list", "aria-label": t("path.to", { name: label(node) }), placeholder: t("search.placeholder") });
  const list = element("ul", { id: "path-field-list", role: "listbox", "aria-label": t("search.results"), hidden: true });
  const opener = element("summary", { class: "tool" }, t("path.find"));
  opener.addEventListener("click", () => requestAnimationFrame(() => { if (form.open) field.focus(); }));
  const form = element("details", { class: "path", "data-section": "path" }, opener, element("div", { class: "finder" }, field, list));
  queueMicrotask(() => { if (form.isConnected) finder("path-field", (other) => change({ path: other.id, near: false })); });
  return [form, ...foundPaths(node)];
}

const title = (node, other, paths) => (paths.length ? counted("path.found", paths.length) : t("path.none", { one: label(node), other: label(other) }));

function foundPaths(node) {
  const other = nodeOf.get(view.path);
  if (!other) return [];
  const paths = shortest(node.id, other.id);
  const items = paths.slice(0, MOST).map((path) => element("li", {}, ...path.flatMap((id, at) => [at ? " → " : "", nodeLink(nodeOf.get(id))])));
  return [element("div", { class: "paths" }, element("strong", {}, title(node, other, paths)), element("ol", {}, ...items), button(t("path.end"), () => change({ path: "" }), { class: "link" }))];
}

export function startPaths() {
  onChange((changed) => {
    const [node, other] = [nodeOf.get(view.selected), nodeOf.get(view.path)];
    if (changed.has("path") && node && other) say("path", title(node, other, shortest(node.id, other.id)));
  });
}
