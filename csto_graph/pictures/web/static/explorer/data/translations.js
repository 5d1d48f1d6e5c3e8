/* The words of the interface: one table a language in pages/words/, English where a language lacks one. */
import { opening, words } from "./payload.js";

let current = Object.hasOwn(words, opening.language) ? opening.language : "en";

const pluralRules = {};

export const languages = Object.keys(words);
export const language = () => current;

export function setLanguage(tag) {
  if (Object.hasOwn(words, tag)) current = tag;
  document.documentElement.lang = current;
}

/* The words for a key, with values put in for {name}; a key without words is shown as it is. */
export function t(key, values = {}) {
  const table = Object.hasOwn(words[current], key) ? words[current] : words.en;
  const text = Object.hasOwn(table, key) ? table[key] : key;
  return text.replace(/\{(\w+)\}/g, (hole, name) => (Object.hasOwn(values, name) ? String(values[name]) : hole));
}

/* A count with its noun: the table has `key.one`, `key.few` and so on as the language needs, and `key.other`. */
export function counted(key, number) {
  pluralRules[current] ??= new Intl.PluralRules(current);
  const form = `${key}.${pluralRules[current].select(number)}`;
  const known = Object.hasOwn(words[current], form) || Object.hasOwn(words.en, form);
  return t(known ? form : `${key}.other`, { number: String(number).replace(/\B(?=(\d{3})+$)/g, t("thousands")) });
}

/* Fill what the template marks: data-t for text, data-t-label, data-t-title and data-t-placeholder for attributes. */
export function translatePage(root = document) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const [name, attribute] of [
    ["tLabel", "aria-label"],
    ["tTitle", "title"],
    ["tPlaceholder", "placeholder"],
  ]) {
    const mark = `data-t-${name.slice(1).toLowerCase()}`;
    for (const element of root.querySelectorAll(`[${mark}]`)) element.setAttribute(attribute, t(element.dataset[name]));
  }
}
