/* The words of the interface: one table a language in pages/words/, English where a language lacks one. */
import { opening, words } from "./data.js";

let spoken = Object.hasOwn(words, opening.language) ? opening.language : "en";

const rules = {};

export const languages = Object.keys(words);
export const language = () => spoken;

export function speak(tag) {
  if (Object.hasOwn(words, tag)) spoken = tag;
  document.documentElement.lang = spoken;
}

/* The words for a key, with values put in for {name}; a key without words is shown as it is. */
export function t(key, values = {}) {
  const table = Object.hasOwn(words[spoken], key) ? words[spoken] : words.en;
  const text = Object.hasOwn(table, key) ? table[key] : key;
  return text.replace(/\{(\w+)\}/g, (hole, name) => (Object.hasOwn(values, name) ? String(values[name]) : hole));
}

/* A count with its noun: the table has `key.one`, `key.few` and so on as the language needs, and `key.other`. */
export function counted(key, number) {
  rules[spoken] ??= new Intl.PluralRules(spoken);
  const form = `${key}.${rules[spoken].select(number)}`;
  const known = Object.hasOwn(words[spoken], form) || Object.hasOwn(words.en, form);
  return t(known ? form : `${key}.other`, { number: String(number).replace(/\B(?=(\d{3})+$)/g, t("thousands")) });
}

/* Fill what the template marks: data-t for text, data-t-label, data-t-title and data-t-placeholder for attributes. */
export function fill(root = document) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const [name, attribute] of [["tLabel", "aria-label"], ["tTitle", "title"], ["tPlaceholder", "placeholder"]]) {
    const mark = `data-t-${name.slice(1).toLowerCase()}`;
    for (const element of root.querySelectorAll(`[${mark}]`)) element.setAttribute(attribute, t(element.dataset[name]));
  }
}
