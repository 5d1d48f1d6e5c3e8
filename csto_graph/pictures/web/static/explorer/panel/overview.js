/* Two days compared: who joined, who left, in numbers and as a list. */
import { dayOf } from "../base/days.js";
import { button, element } from "../base/dom.js";
import { compareLabels, label } from "../data/labels.js";
import { nodeOf } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { nodeLink, section } from "./evidence.js";
import { scene } from "../scene/scene.js";
import { captionLines, timeText } from "../scene/summaries.js";
import { change, resetView, select } from "../state/view-state.js";

/* One item for each organisation or other thing that states are tied to, with the ties behind the names. */
function comparisonItems(entries) {
  const groups = new Map();
  for (const { edge } of entries) groups.set(edge.to, [...(groups.get(edge.to) ?? []), edge]);
  return [...groups]
    .sort((one, other) => compareLabels(one[0], other[0]))
    .map(([to, found]) => {
      const ties = found
        .sort((one, other) => compareLabels(one.from, other.from))
        .flatMap((edge, at) => [at ? ", " : "", evidenceButton(edge)]);
      return element("li", {}, element("div", {}, nodeLink(to)), ...ties);
    });
}

function evidenceButton(edge) {
  const name = t("evidence.of", { one: label(edge.from), other: label(edge.to) });
  return button(label(edge.from), () => select(edge.id), { class: "link plain", "aria-label": name });
}

/* What is as it was is closed: it is the most and tells the least. */
function comparisonPart(mark, title, found) {
  if (!found.length || mark !== "unchanged")
    return section(title, found, { name: mark }) ?? element("p", { class: "about" }, title);
  return element("details", { "data-section": mark }, element("summary", {}, title), element("ul", {}, ...found));
}

export function showComparison(root) {
  const all = [...scene().edges.values()];
  const of = (mark) => all.filter((entry) => entry.mark === mark);
  root.append(element("h2", {}, timeText()), element("p", { class: "about" }, t("compare.about")));
  for (const mark of ["joined", "left", "unchanged"]) {
    const found = of(mark);
    const title = `${t(`mark.${mark}`)}: ${counted("ties", found.length)}`;
    root.append(comparisonPart(mark, title, comparisonItems(found)));
  }
}

/* What the panel says while nothing is selected: what this is, and a few good places to begin. */

const onDay = (text) => ({ since: dayOf(text), until: dayOf(text) + 1 });
const EXAMPLES = [
  ["csto", ["org-csto"], { ...onDay("2022-01-06"), selected: "org-csto", near: true }],
  [
    "kazakhstan",
    ["event-kazakhstan-deployment-2022"],
    {
      ...onDay("2022-01-10"),
      kinds: ["state", "organisation", "event", "person"],
      lines: ["membership", "participation", "tenure"],
      organisations: [],
      selected: "event-kazakhstan-deployment-2022",
      near: true,
    },
  ],
  [
    "compare",
    ["org-nato"],
    { ...onDay("2024-04-01"), compared: dayOf("1990-01-01"), organisations: ["org-nato", "org-warsaw-pact", "org-csto"] },
  ],
  [
    "europe",
    ["org-nato", "org-warsaw-pact"],
    { ...onDay("1955-07-01"), layout: "map", organisations: ["org-nato", "org-warsaw-pact"] },
  ],
];

export function showWelcome(root) {
  const known = EXAMPLES.filter(([, needed]) => needed.every((id) => nodeOf.has(id)));
  const buttons = known.map(([name, , values]) =>
    element(
      "li",
      {},
      button(t(`begin.${name}`), () => change({ ...resetView(), ...values }), { class: "begin" }),
    ),
  );
  const beginnings = buttons.length
    ? [element("h3", {}, t("welcome.begin")), element("ul", { class: "begins" }, ...buttons)]
    : [];
  root.append(
    element("h2", {}, t("welcome.title")),
    element("p", {}, t("welcome.text")),
    ...beginnings,
    element("p", { class: "about" }, t("welcome.keys")),
    ...captionLines()
      .slice(1)
      .map((line) => element("p", { class: "about" }, line)),
  );
}
