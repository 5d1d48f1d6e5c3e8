/* The article mode: a document's claims one by one, the verdict on each, and the part of the graph that it speaks of. */
import { dayOf } from "../base/days.js";
import { button, byId, element, english } from "../base/dom.js";
import { addOverlay } from "../canvas/layers.js";
import { palette } from "../canvas/render-style.js";
import { termLabel } from "../data/labels.js";
import { claims, nodeOf, statementOf } from "../data/payload.js";
import { t } from "../data/translations.js";
import { nodeLink, sourceDetails, statementItem } from "./evidence.js";
import { addTab } from "./tabs.js";
import { highlightView } from "../scene/highlight.js";
import { addGuide, addKey, tabNames } from "../state/url-state.js";
import { change, defaults, clampDay, onChange, unguided, view } from "../state/view-state.js";

const SIGNS = { supported: "✓", contradicted: "✕", imprecise: "≈", contested: "⇄", unverifiable: "?" };
const documents = [...new Set(claims.map((claim) => claim.document))];
let chosenDocument = documents[0];

const verdictOf = (claim) => claim.verdictSlug;
const verdictText = (claim) => `${SIGNS[verdictOf(claim)]} ${termLabel(claim.verdict)}`;
const claimOf = (id) => claims.find((claim) => claim.id === id);

/* What a claim speaks of, and what its verdict rests on. */
export function nodesOfClaim(claim) {
  const rows = claim.basis.flatMap((slug) => statementOf.get(slug)?.nodes ?? [nodeOf.get(slug)]);
  return [...new Set([...claim.about, ...rows.filter(Boolean)].map((node) => node.id))];
}

/* The last day for which it is claimed; where that is open, the day on which the document was published. */
function dayOfClaim(claim) {
  const [first, end] = [dayOf(claim.since), dayOf(claim.until)];
  return clampDay(end !== null ? end - 1 : (first ?? dayOf(claim.published) ?? defaults.since));
}

export function claimView(claim) {
  return { ...highlightView(nodesOfClaim(claim), dayOfClaim(claim)), selected: "", story: "", claim: claim.id, tab: "article" };
}

const headOf = (id) => byId("panel").querySelector(`[aria-expanded][data-claim="${CSS.escape(id)}"]`);

function openClaim(claim) {
  change(claimView(claim));
  headOf(claim.id)?.focus();
}

export const closeClaim = () => change(unguided);

/* The claimed tie between the two things that a claim is about: whole, broken with a cross, or dotted. */
function claimMarks(claim) {
  const [one, other] = claim.about.map((node) => node.places[view.layout]);
  if (!other) return [];
  const verdict = verdictOf(claim);
  const colour =
    { supported: palette().marks.joined, contradicted: palette().marks.left }[verdict] ?? palette().kinds.treaty;
  const tie = {
    places: [one, other],
    colour,
    width: 6,
    dashes: { supported: [], contradicted: [18, 10] }[verdict] ?? [3, 9],
    label: verdictText(claim),
  };
  const [x, y] = [0, 1].map((axis) => (one[axis] + other[axis]) / 2);
  const cross = [
    [-20, 20],
    [20, -20],
  ].map(([from, to]) => ({
    places: [
      [x - 20, y + from],
      [x + 20, y + to],
    ],
    colour,
    width: 8,
  }));
  return verdict === "contradicted" ? [tie, ...cross] : [tie];
}

const listedOf = (document) =>
  claims.filter(isOf(document)).filter((claim) => !view.verdict || verdictOf(claim) === view.verdict);
const isOf = (document) => (claim) => claim.document === document;

function verdictChips(document) {
  const own = claims.filter(isOf(document));
  const verdicts = ["", ...Object.keys(SIGNS).filter((verdict) => own.some((claim) => verdictOf(claim) === verdict))];
  const chip = (verdict) => {
    const number = own.filter((claim) => !verdict || verdictOf(claim) === verdict).length;
    const one = own.find((claim) => verdictOf(claim) === verdict);
    const text = `${one ? verdictText(one) : t("article.all")} (${number})`;
    return button(text, () => change({ ...unguided, verdict, tab: "article" }), {
      class: `verdict ${verdict}`,
      "aria-pressed": String(view.verdict === verdict),
      "data-verdict": verdict,
    });
  };
  return element("p", { class: "chips" }, ...verdicts.map(chip));
}

function claimEntry(claim) {
  const verdict = verdictOf(claim);
  const isOpen = claim.id === view.claim;
  const head = button("", () => (isOpen ? closeClaim() : openClaim(claim)), {
    class: "claim",
    "aria-expanded": String(isOpen),
    "data-claim": claim.id,
  });
  head.append(
    element("span", { class: `verdict ${verdict}` }, verdictText(claim)),
    element("span", { class: "paraphrase" }, claim.denies ? `${t("article.denies")}: ` : "", english(claim.paraphrase)),
    element(
      "small",
      {},
      t("article.where", { paragraph: claim.paragraph, speaker: claim.said_by.map(termLabel).join(", ") }),
    ),
  );
  return element("li", { class: verdict }, head, isOpen ? claimEvidence(claim) : null);
}

function claimEvidence(claim) {
  const links = claim.basis
    .filter((slug) => nodeOf.has(slug))
    .map((slug) => element("li", {}, nodeLink(nodeOf.get(slug))));
  const rows = claim.basis
    .filter((slug) => !nodeOf.has(slug) && statementOf.has(slug))
    .map((slug) => statementItem(statementOf.get(slug), null));
  return element(
    "div",
    { class: "evidence" },
    element("p", { lang: "en" }, claim.reason),
    ...(links.length + rows.length
      ? [element("h3", {}, t("article.basis")), element("ul", {}, ...links, ...rows)]
      : []),
    sourceDetails(claim.sources),
  );
}

function stepButtons(document) {
  const listed = listedOf(document);
  const at = listed.findIndex((claim) => claim.id === view.claim);
  const to = (next) => (listed[next] ? () => openClaim(listed[next]) : null);
  const step = (key, act) => button(t(key), act ?? (() => {}), { disabled: !act });
  return element(
    "p",
    { class: "steps" },
    step("stories.back", at > 0 ? to(at - 1) : null),
    step("stories.next", to(at + 1)),
  );
}

function showArticle(root) {
  const document = (chosenDocument = claimOf(view.claim)?.document ?? chosenDocument);
  const choose = (event) => {
    chosenDocument = Number(event.target.value);
    openClaim(claims.find(isOf(chosenDocument)));
  };
  const choice = element(
    "select",
    { "aria-label": t("article.document") },
    ...documents.map((each) => element("option", { value: each, selected: each === document }, termLabel(each))),
  );
  choice.addEventListener("change", choose);
  const listed = listedOf(document);
  root.append(
    element("h2", {}, t("article.title")),
    choice,
    element("p", { class: "note" }, t("article.note")),
    verdictChips(document),
    stepButtons(document),
    element("ol", { class: "claims" }, ...listed.map(claimEntry)),
  );
}

/* Whatever opened a claim, it is in view. */
const showClaim = () =>
  requestAnimationFrame(() => {
    if (view.claim) headOf(view.claim)?.parentElement.scrollIntoView({ block: "nearest" });
  });

addGuide(
  "claim",
  (text) => (claimOf(text) ? claimView(claimOf(text)) : null),
  () => view.claim || null,
);
addKey(
  "verdict",
  (text) => (Object.hasOwn(SIGNS, text) ? { verdict: text } : null),
  () => view.verdict || null,
);
tabNames.push("article");

export function startArticle() {
  if (!claims.length) return;
  addTab("article", showArticle);
  addOverlay(() => (view.claim ? claimMarks(claimOf(view.claim)) : []));
  onChange((changed) => {
    if (changed.has("claim")) showClaim();
  });
  showClaim();
}
