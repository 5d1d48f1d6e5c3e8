/* The article tab: the claims of a document one by one, with the verdict on each and the part of the graph that it
   is about. */
import { dayOf } from "../base/days.js";
import { button, byId, element, english } from "../base/dom.js";
import { termLabel } from "../data/labels.js";
import { claims, nodeOf, statementOf } from "../data/payload.js";
import { t } from "../data/translations.js";
import { addGuide, addKey, tabNames } from "../state/url-state.js";
import { change, clampDay, defaults, onChange, unguided, view } from "../state/view-state.js";
import { highlightView } from "../scene/highlight.js";
import { addOverlay } from "../canvas/layers.js";
import { palette } from "../canvas/render-style.js";
import { nodeLink, sourceDetails, statementItem } from "./evidence.js";
import { addTab } from "./tabs.js";

const SIGNS = { supported: "✓", contradicted: "✕", imprecise: "≈", contested: "⇄", unverifiable: "?" };
const documents = [...new Set(claims.map((claim) => claim.document))];
let chosenDocument = documents[0];

/** @param {Claim} claim */
const verdictOf = (claim) => claim.verdictSlug;
/** @param {Claim} claim */
const verdictText = (claim) => `${SIGNS[verdictOf(claim)]} ${termLabel(claim.verdict)}`;
/** @param {string} id */
const claimOf = (id) => claims.find((claim) => claim.id === id);

/**
 * The ids of the nodes that a claim is about, and of those that its verdict rests on.
 * @param {Claim} claim
 * @returns {string[]}
 */
function nodesOfClaim(claim) {
  const basis = claim.basis.flatMap((slug) => statementOf.get(slug)?.nodes ?? nodeOf.get(slug) ?? []);
  return [...new Set([...claim.about, ...basis].map((node) => node.id))];
}

/**
 * The last day for which something is claimed; if that is open, the day of publication.
 * @param {Claim} claim
 * @returns {Day}
 */
function dayOfClaim(claim) {
  const [first, end] = [dayOf(claim.since), dayOf(claim.until)];
  return clampDay(end !== null ? end - 1 : (first ?? dayOf(claim.published) ?? defaults.since));
}

/**
 * @param {Claim} claim
 * @returns {Partial<View>}
 */
function claimView(claim) {
  return {
    ...highlightView(nodesOfClaim(claim), dayOfClaim(claim)),
    selected: "",
    story: "",
    claim: claim.id,
    tab: "article",
  };
}

/**
 * @param {string} id
 * @returns {HTMLElement | null}
 */
const headOf = (id) => byId("panel").querySelector(`[aria-expanded][data-claim="${CSS.escape(id)}"]`);

/** @param {Claim} claim */
function openClaim(claim) {
  change(claimView(claim));
  headOf(claim.id)?.focus();
}

const closeClaim = () => change(unguided);

/**
 * Marks the claimed edge between two things: solid if supported, crossed if contradicted, otherwise dotted.
 * @param {Claim} claim
 * @returns {OverlayMark[]}
 */
function claimMarks(claim) {
  const [one, other] = claim.about.map((node) => node.places[view.layout]);
  if (!other) return [];
  const verdict = verdictOf(claim);
  const { marks, kinds } = palette();
  const isSupported = verdict === "supported";
  const isContradicted = verdict === "contradicted";
  const colour = isSupported ? marks.joined : isContradicted ? marks.left : kinds.treaty;
  const dashes = isSupported ? [] : isContradicted ? [18, 10] : [3, 9];
  const tie = { places: [one, other], colour, width: 6, dashes, label: verdictText(claim) };
  const [x, y] = [0, 1].map((axis) => (one[axis] + other[axis]) / 2);
  /**
   * @param {number} rise
   * @returns {OverlayMark}
   */
  const stroke = (rise) => ({
    places: [
      [x - 20, y - rise],
      [x + 20, y + rise],
    ],
    colour,
    width: 8,
  });
  return isContradicted ? [tie, stroke(20), stroke(-20)] : [tie];
}

/** @param {TermNumber} document */
const listedOf = (document) =>
  claims.filter(isOf(document)).filter((claim) => !view.verdict || verdictOf(claim) === view.verdict);
/**
 * @param {TermNumber} document
 * @returns {(claim: Claim) => boolean}
 */
const isOf = (document) => (claim) => claim.document === document;

/** @param {TermNumber} document */
function verdictChips(document) {
  const own = claims.filter(isOf(document));
  const known = /** @type {Verdict[]} */ (Object.keys(SIGNS));
  const found = known.filter((verdict) => own.some((claim) => verdictOf(claim) === verdict));
  /** @param {Verdict | ""} verdict */
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
  return element("p", { class: "chips" }, chip(""), ...found.map(chip));
}

/** @param {Claim} claim */
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

/** @param {Claim} claim */
function claimEvidence(claim) {
  const nodes = claim.basis.flatMap((slug) => nodeOf.get(slug) ?? []);
  const links = nodes.map((node) => element("li", {}, nodeLink(node)));
  const statements = claim.basis.flatMap((slug) => (nodeOf.has(slug) ? [] : (statementOf.get(slug) ?? [])));
  const rows = statements.map((statement) => statementItem(statement, null));
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

/** @param {TermNumber} document */
function stepButtons(document) {
  const listed = listedOf(document);
  const at = listed.findIndex((claim) => claim.id === view.claim);
  /** @param {number} next */
  const to = (next) => (listed[next] ? () => openClaim(listed[next]) : null);
  /**
   * @param {string} key
   * @param {(() => void) | null} act
   */
  const step = (key, act) => button(t(key), act ?? (() => {}), { disabled: !act });
  return element(
    "p",
    { class: "steps" },
    step("stories.back", at > 0 ? to(at - 1) : null),
    step("stories.next", to(at + 1)),
  );
}

/** @param {HTMLElement} root */
function showArticle(root) {
  const document = (chosenDocument = claimOf(view.claim)?.document ?? chosenDocument);
  const choice = element(
    "select",
    { "aria-label": t("article.document") },
    ...documents.map((each) => element("option", { value: each, selected: each === document }, termLabel(each))),
  );
  choice.addEventListener("change", () => {
    chosenDocument = Number(choice.value);
    openClaim(claims.filter(isOf(chosenDocument))[0]);
  });
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

/* An opened claim is scrolled into view. */
const showClaim = () =>
  requestAnimationFrame(() => {
    if (view.claim) headOf(view.claim)?.parentElement?.scrollIntoView({ block: "nearest" });
  });

addGuide(
  "claim",
  (text) => {
    const claim = claimOf(text);
    return claim ? claimView(claim) : null;
  },
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
  addOverlay(() => claims.filter((claim) => claim.id === view.claim).flatMap(claimMarks));
  onChange((changed) => {
    if (changed.has("claim")) showClaim();
  });
  showClaim();
}
