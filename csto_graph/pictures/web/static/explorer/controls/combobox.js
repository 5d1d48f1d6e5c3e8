/* A combobox: a search field with a list of results, which arrow keys walk through. */
import { byId, element } from "../base/dom.js";
import { kindLabel, label } from "../data/labels.js";
import { t } from "../data/translations.js";
import { search } from "../scene/search.js";

/**
 * Turns the input with this id into a combobox; its list has the id `<id>-list`.
 * @param {"search" | "path-field"} id
 * @param {(node: GraphNode) => void} chosen
 */
export function attachCombobox(id, chosen) {
  const field = byId(id);
  const list = byId(`${id}-list`);
  /** @type {GraphNode[]} */
  let found = [];
  let at = -1; // which of the found is marked; none until an arrow is pressed

  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  /** @param {GraphNode} node */
  const choose = (node) => {
    field.value = "";
    close();
    chosen(node);
  };
  const mark = () => {
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    if (found[at]) field.setAttribute("aria-activedescendant", `${id}-${at}`);
    else field.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    found = search(field.value);
    at = -1;
    const items = found.map((node, place) => {
      const item = element(
        "li",
        { role: "option", id: `${id}-${place}` },
        element("span", {}, label(node)),
        element("small", {}, kindLabel(node.kind)),
      );
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(node);
      });
      return item;
    });
    const none = element("li", { role: "option", "aria-disabled": "true", class: "none" }, t("search.none"));
    list.replaceChildren(...(items.length ? items : [none]));
    list.hidden = !field.value.trim();
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => {
      at = Math.min(at + 1, found.length - 1);
      mark();
    },
    ArrowUp: () => {
      at = Math.max(at - 1, 0);
      mark();
    },
    Enter: () => {
      if (found.length) choose(found[Math.max(at, 0)]);
    },
    Escape: close,
  };
  field.addEventListener("input", show);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (!keys[event.key] || list.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}
