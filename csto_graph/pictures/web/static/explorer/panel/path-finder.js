/* The path finder: searches and lists the shortest paths from the selected thing to another. */
import { button, element } from "../base/dom.js";
import { announce } from "../base/notifications.js";
import { label } from "../data/labels.js";
import { nodeOf } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { change, onChange, view } from "../state/view-state.js";
import { shortestPaths } from "../scene/highlight.js";
import { attachCombobox } from "../controls/combobox.js";
import { nodeLink } from "./evidence.js";

const MOST = 5;

/** @param {GraphNode} node */
export function pathTools(node) {
  const field = element("input", {
    id: "path-field",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    "aria-expanded": "false",
    "aria-controls": "path-field-list",
    "aria-autocomplete": "list",
    "aria-label": t("path.to", { name: label(node) }),
    placeholder: t("search.placeholder"),
  });
  const list = element("ul", {
    id: "path-field-list",
    role: "listbox",
    "aria-label": t("search.results"),
    hidden: true,
  });
  const opener = element("summary", { class: "tool" }, t("path.find"));
  opener.addEventListener("click", () =>
    requestAnimationFrame(() => {
      if (form.open) field.focus();
    }),
  );
  const form = element(
    "details",
    { class: "path", "data-section": "path" },
    opener,
    element("div", { class: "finder" }, field, list),
  );
  queueMicrotask(() => {
    if (form.isConnected) attachCombobox("path-field", (other) => change({ path: other.id, near: false }));
  });
  return [form, ...pathList(node)];
}

/**
 * @param {GraphNode} node
 * @param {GraphNode} other
 * @param {string[][]} paths
 */
const pathTitle = (node, other, paths) =>
  paths.length ? counted("path.found", paths.length) : t("path.none", { one: label(node), other: label(other) });

/** @param {GraphNode} node */
function pathList(node) {
  const other = nodeOf.get(view.path);
  if (!other) return [];
  const paths = shortestPaths(node.id, other.id);
  const items = paths.slice(0, MOST).map((path) => {
    const nodes = path.flatMap((id) => nodeOf.get(id) ?? []);
    return element("li", {}, ...nodes.flatMap((each, at) => [at ? " → " : "", nodeLink(each)]));
  });
  return [
    element(
      "div",
      { class: "paths" },
      element("strong", {}, pathTitle(node, other, paths)),
      element("ol", {}, ...items),
      button(t("path.end"), () => change({ path: "" }), { class: "link" }),
    ),
  ];
}

export function announcePaths() {
  onChange((changed) => {
    const [node, other] = [nodeOf.get(view.selected), nodeOf.get(view.path)];
    if (changed.has("path") && node && other)
      announce("path", pathTitle(node, other, shortestPaths(node.id, other.id)));
  });
}
