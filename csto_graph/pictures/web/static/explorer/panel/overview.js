/* What the panel shows while nothing is selected: the comparison of two days, or a welcome with examples. */
import { dayOf } from "../base/days.js";
import { button, element } from "../base/dom.js";
import { compareLabels, label } from "../data/labels.js";
import { nodeOf, opening } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { change, resetView, select } from "../state/view-state.js";
import { scene } from "../scene/scene.js";
import { captionLines, timeText } from "../scene/summaries.js";
import { nodeLink, section } from "./evidence.js";

/**
 * One item per organisation (or other target of edges), with a link to the evidence of each edge.
 * @param {EdgeEntry[]} entries
 */
function comparisonItems(entries) {
  /** @type {Map<GraphNode, GraphEdge[]>} */
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

/** @param {GraphEdge} edge */
function evidenceButton(edge) {
  const name = t("evidence.of", { one: label(edge.from), other: label(edge.to) });
  return button(label(edge.from), () => select(edge.id), { class: "link plain", "aria-label": name });
}

/**
 * One part of the comparison; the unchanged edges are collapsed, as they are most and say least.
 * @param {Mark} mark
 * @param {string} title
 * @param {HTMLElement[]} found
 */
function comparisonPart(mark, title, found) {
  if (!found.length || mark !== "unchanged")
    return section(title, found, { name: mark }) ?? element("p", { class: "about" }, title);
  return element("details", { "data-section": mark }, element("summary", {}, title), element("ul", {}, ...found));
}

/** @param {HTMLElement} root */
export function showComparison(root) {
  const all = [...scene().edges.values()];
  /** @param {Mark} mark */
  const of = (mark) => all.filter((entry) => entry.mark === mark);
  root.append(element("h2", {}, timeText()), element("p", { class: "about" }, t("compare.about")));
  for (const mark of /** @type {Mark[]} */ (["joined", "left", "unchanged"])) {
    const found = of(mark);
    const title = `${t(`mark.${mark}`)}: ${counted("ties", found.length)}`;
    root.append(comparisonPart(mark, title, comparisonItems(found)));
  }
}

/** @param {string} text */
const onDay = (text) => {
  const day = dayOf(text) ?? opening.last;
  return { since: day, until: day + 1 };
};
/** @type {[name: string, needed: string[], values: Partial<View>][]} */
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
    {
      ...onDay("2024-04-01"),
      compared: dayOf("1990-01-01"),
      organisations: ["org-nato", "org-warsaw-pact", "org-csto"],
    },
  ],
  [
    "europe",
    ["org-nato", "org-warsaw-pact"],
    { ...onDay("1955-07-01"), layout: "map", organisations: ["org-nato", "org-warsaw-pact"] },
  ],
];

/** @param {HTMLElement} root */
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
