/* The details tab: facts, statements, obligations, claims and sources of the selected node or edge. */
import { isoOf } from "../base/days.js";
import { button, byId, element } from "../base/dom.js";
import { kindLabel, label, termLabel, valueText } from "../data/labels.js";
import { claims, edgeOf, nodeOf } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { certaintyShown, isPresent, nearestDayPresent } from "../state/certainty.js";
import { change, goTo, view, viewWindow } from "../state/view-state.js";
import { daysText } from "../scene/summaries.js";
import { claimItem, nodeLink, noteElement, section, sourceItem, spanText, statementItem } from "./evidence.js";
import { dutySections } from "./obligations.js";
import { showComparison, showWelcome } from "./overview.js";
import { pathTools } from "./path-finder.js";
import { addTab } from "./tabs.js";

/**
 * The groups of statements, by their kind.
 * @type {[name: string, kinds: string[]][]}
 */
const GROUPS = [
  ["memberships", ["Membership", "Suspension"]],
  ["offices", ["Tenure", "Seat", "Mandate"]],
  ["treaties", ["PartyStatus"]],
  ["events", ["Participation", "Event", "Appearance"]],
  ["figures", ["FigureClaim"]],
  ["successions", ["Succession"]],
];
/** @param {Statement} statement */
const holdsNow = (statement) => statement.best && certaintyShown(statement.bounds, viewWindow());
/**
 * @param {Statement} one
 * @param {Statement} other
 */
const compareLatest = (one, other) => (other.bounds?.[0] ?? 0) - (one.bounds?.[0] ?? 0);

/**
 * @param {Statement[]} statements
 * @param {GraphNode} [about]
 */
function statementGroups(statements, about) {
  return GROUPS.flatMap(([name, kinds]) => {
    const found = statements.filter((each) => kinds.includes(each.kind)).sort(compareLatest);
    const now = found.filter(holdsNow);
    const other = found.filter((each) => each.best && !holdsNow(each));
    return [
      section(
        t(`group.${name}`),
        now.map((each) => statementItem(each, about)),
        { name },
      ),
      section(
        t(`group.${name}.other`),
        other.map((each) => statementItem(each, about)),
        { open: false, name: `${name}-other` },
      ),
    ];
  });
}

/**
 * The values of other sources, and those that turned out to be errors.
 * @param {Statement[]} statements
 * @param {GraphNode} [about]
 */
function rivalSection(statements, about) {
  return section(
    t("group.rivals"),
    statements.filter((each) => !each.best).map((each) => statementItem(each, about)),
    { open: false, name: "rivals" },
  );
}

const HIDDEN_FACTS = new Set([
  "skos:note",
  "sa:paraphrase",
  "sa:startText",
  "sa:endText",
  "sa:verified",
  "sa:startBasis",
  "sa:endBasis",
]);

/** @param {GraphNode} node */
function factList(node) {
  const rows = new Map();
  for (const { name, term, value } of node.facts)
    if (!HIDDEN_FACTS.has(name)) rows.set(term, [...(rows.get(term) ?? []), valueText(value)]);
  if (!rows.size) return null;
  const list = element(
    "dl",
    {},
    ...[...rows].flatMap(([term, values]) => [
      element("dt", {}, termLabel(term)),
      element("dd", {}, [...new Set(values)].join("; ")),
    ]),
  );
  return element("details", { "data-section": "facts" }, element("summary", {}, t("group.facts")), list);
}

/**
 * @param {GraphNode} node
 * @param {string} name
 */
const factParagraphs = (node, name) =>
  node.facts.filter((fact) => fact.name === name).map((fact) => noteElement(valueText(fact.value), "note"));

/** @param {GraphNode} node */
function lifetime(node) {
  const [start, end] = ["sa:startText", "sa:endText"]
    .map((name) => node.facts.find((fact) => fact.name === name))
    .map((fact) => (fact ? valueText(fact.value) : ""));
  const span = spanText(start, end, node.kind !== "event");
  const there = isPresent(node) ? "" : t("absent", { days: daysText() });
  return [kindLabel(node.kind), span, there].filter(Boolean).join(" · ");
}

/** @param {Claim} claim */
const isContradicted = (claim) => claim.verdictSlug === "contradicted";

/**
 * Claims that the evidence contradicts come first.
 * @param {(claim: Claim) => boolean} about
 * @param {Statement[]} statements
 */
function claimsOn(about, statements) {
  const ids = new Set(statements.map((statement) => statement.id));
  const found = claims.filter(
    (claim) => about(claim) || claim.basis.some((basis) => ids.has(basis) && isContradicted(claim)),
  );
  return [...found.filter(isContradicted), ...found.filter((claim) => !isContradicted(claim))];
}

/**
 * A button to a day on which the node certainly exists, if it is absent on those of the view.
 * @param {GraphNode} node
 */
function goToPresence(node) {
  const day = nearestDayPresent(node);
  return day === null
    ? ""
    : button(t("absent.go", { day: isoOf(day) }), () => goTo(day), { class: "tool", "data-tool": "go" });
}

/**
 * Links to what is disputed: claims that the evidence contradicts, and values on which sources differ.
 * @param {Claim[]} found
 * @param {Statement[]} statements
 */
function disputeLinks(found, statements) {
  const numbers = {
    claims: found.filter(isContradicted).length,
    rivals: statements.filter((each) => !each.best).length,
  };
  const links = Object.entries(numbers)
    .filter(([, number]) => number)
    .map(([name, number]) =>
      button(counted(`disputed.${name}`, number), () => showSection(name), { class: "link", "data-to": name }),
    );
  return element("p", { class: "about" }, ...links.flatMap((link, at) => [at ? " · " : "", link]));
}

/** @param {string} name */
function showSection(name) {
  const place = byId("panel").querySelector(`[data-section=${name}]`);
  if (place instanceof HTMLDetailsElement) place.open = true;
  place?.scrollIntoView();
}

/**
 * @param {HTMLElement} root
 * @param {GraphNode} node
 */
function showNode(root, node) {
  const { statements } = node;
  const found = claimsOn((claim) => claim.about.includes(node) || claim.basis.includes(node.id), statements);
  const near = button(t(view.near ? "near.all" : "near.only"), () => change({ near: !view.near }), {
    class: "tool",
    "data-tool": "near",
  });
  root.append(
    element("h2", {}, label(node)),
    element("p", { class: "about" }, lifetime(node)),
    element("div", { class: "tools" }, goToPresence(node), near, ...pathTools(node)),
    disputeLinks(found, statements),
  );
  const parts = [
    ...factParagraphs(node, "sa:paraphrase"),
    ...factParagraphs(node, "skos:note"),
    factList(node),
    ...statementGroups(statements, node),
    ...dutySections(node),
    rivalSection(statements, node),
    section(t("group.claims"), found.map(claimItem), { name: "claims" }),
    section(t("group.sources"), node.sources.map(sourceItem), { open: false, name: "sources" }),
  ];
  root.append(...parts.flatMap((part) => part ?? []));
}

/**
 * @param {HTMLElement} root
 * @param {GraphEdge} edge
 */
function showEdge(root, edge) {
  const ids = new Set(edge.statements.map((each) => each.id));
  const found = claims.filter(
    (claim) =>
      claim.basis.some((each) => ids.has(each)) || (claim.about.includes(edge.from) && claim.about.includes(edge.to)),
  );
  root.append(
    element("h2", {}, `${label(edge.from)} – ${label(edge.to)}`),
    element("p", { class: "about" }, t(`line.${edge.kind}`)),
    element("div", { class: "tools" }, nodeLink(edge.from), " ", nodeLink(edge.to)),
  );
  const parts = [
    ...statementGroups(edge.statements),
    rivalSection(edge.statements),
    section(t("group.claims"), found.map(claimItem), { name: "claims" }),
  ];
  if (edge.timeless) parts.unshift(element("p", { class: "note" }, t("timeless")));
  root.append(...parts.flatMap((part) => part ?? []));
}

/** @param {HTMLElement} root */
function showDetails(root) {
  const [node, edge] = [nodeOf.get(view.selected), edgeOf.get(view.selected)];
  if (node || edge)
    root.append(
      button(`← ${t("back")}`, () => change({ selected: "", near: false, path: "" }), { class: "link back" }),
    );
  if (node) showNode(root, node);
  else if (edge) showEdge(root, edge);
  else if (view.compared !== null) showComparison(root);
  else showWelcome(root);
}

export const startDetails = () => addTab("details", showDetails);
