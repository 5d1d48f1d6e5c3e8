/* What the panel says while nothing is selected: what this is, and a few good places to begin. */
import { button, element } from "./dom.js";
import { caption } from "./caption.js";
import { nodeOf } from "./data.js";
import { dayOf } from "./days.js";
import { change, fresh } from "./view.js";
import { t } from "./words.js";

const at = (text) => ({ since: dayOf(text), until: dayOf(text) + 1 });
const BEGINNINGS = [
  ["csto", ["org-csto"], { ...at("2022-01-06"), selected: "org-csto", near: true }],
  ["kazakhstan", ["event-kazakhstan-deployment-2022"], { ...at("2022-01-10"), kinds: ["state", "organisation", "event", "person"], lines: ["membership", "participation", "tenure"], organisations: [], selected: "event-kazakhstan-deployment-2022", near: true }],
  ["compare", ["org-nato"], { ...at("2024-04-01"), compared: dayOf("1990-01-01"), organisations: ["org-nato", "org-warsaw-pact", "org-csto"] }],
  ["europe", ["org-nato", "org-warsaw-pact"], { ...at("1955-07-01"), layout: "map", organisations: ["org-nato", "org-warsaw-pact"] }],
];

export function welcome(root) {
  const known = BEGINNINGS.filter(([, needed]) => needed.every((id) => nodeOf.has(id)));
  const items = known.map(([name, , values]) => element("li", {}, button(t(`begin.${name}`), () => change({ ...fresh(), ...values }), { class: "begin" })));
  const beginnings = items.length ? [element("h3", {}, t("welcome.begin")), element("ul", { class: "begins" }, ...items)] : [];
  root.append(element("h2", {}, t("welcome.title")), element("p", {}, t("welcome.text")), ...beginnings,
    element("p", { class: "about" }, t("welcome.keys")), ...caption().slice(1).map((line) => element("p", { class: "about" }, line)));
}

