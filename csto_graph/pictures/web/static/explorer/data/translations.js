/* The texts of the interface in the language of the page; the tables are in csto_graph/pictures/web/words/. */
import { opening, words } from "./payload.js";

/** @type {Language} */
let current = Object.hasOwn(words, opening.language) ? opening.language : "en";

/** @type {Partial<Record<Language, Intl.PluralRules>>} */
const pluralRules = {};

export const languages = /** @type {Language[]} */ (Object.keys(words));
export const language = () => current;

/** @param {string} tag */
export function setLanguage(tag) {
  if (Object.hasOwn(words, tag)) current = /** @type {Language} */ (tag);
  document.documentElement.lang = current;
}

/**
 * The text for a key, with values in place of {name}; an unknown key is returned as it is.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const table = Object.hasOwn(words[current], key) ? words[current] : words.en;
  const text = Object.hasOwn(table, key) ? table[key] : key;
  return text.replace(/\{(\w+)\}/g, (hole, name) => (Object.hasOwn(values, name) ? String(values[name]) : hole));
}

/**
 * A number with its noun: the table has `key.one`, `key.few` and so on as the language needs, and `key.other`.
 * @param {string} key
 * @param {number} number
 * @returns {string}
 */
export function counted(key, number) {
  const rules = (pluralRules[current] ??= new Intl.PluralRules(current));
  const form = `${key}.${rules.select(number)}`;
  const known = Object.hasOwn(words[current], form) || Object.hasOwn(words.en, form);
  return t(known ? form : `${key}.other`, { number: String(number).replace(/\B(?=(\d{3})+$)/g, t("thousands")) });
}

/**
 * Translates the elements that the template marks: data-t for text, data-t-label, data-t-title and data-t-placeholder
 * for attributes.
 * @param {ParentNode} [root]
 */
export function translatePage(root = document) {
  for (const element of root.querySelectorAll("[data-t]"))
    element.textContent = t(element.getAttribute("data-t") ?? "");
  for (const [mark, attribute] of [
    ["data-t-label", "aria-label"],
    ["data-t-title", "title"],
    ["data-t-placeholder", "placeholder"],
  ]) {
    for (const element of root.querySelectorAll(`[${mark}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(mark) ?? ""));
    }
  }
}
