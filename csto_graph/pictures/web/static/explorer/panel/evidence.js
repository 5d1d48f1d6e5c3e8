/* The evidence behind nodes and edges: statements with time, certainty, confidence, rival values and sources, and
   claims. */
import { FOREVER, lastYearIn, yearOf } from "../base/days.js";
import { button, element, english, outsideLink } from "../base/dom.js";
import { isEditorial, label, sentence, termLabel } from "../data/labels.js";
import { duties } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { certaintyOf } from "../state/certainty.js";
import { select, viewWindow } from "../state/view-state.js";
import { certaintyText } from "../scene/summaries.js";

/** @param {GraphNode} node */
export const nodeLink = (node) => button(label(node), () => select(node.id), { class: "link", "data-thing": node.id });

/** @param {Source} source */
export function sourceItem(source) {
  const about = [source.publisher, source.published].filter(Boolean).join(", ");
  return element(
    "li",
    { "data-source": source.id },
    outsideLink(source.label, source.url),
    element("div", { class: "about" }, about),
  );
}

/** @param {Source[]} list */
export function sourceDetails(list) {
  if (!list.length) return null;
  return element(
    "details",
    { class: "sources" },
    element("summary", {}, counted("sources", list.length)),
    element("ul", {}, ...list.map(sourceItem)),
  );
}

/**
 * A note of the editors, which is in English; it is folded if it tells of years after the days that are shown.
 * @param {string} text
 * @param {"about" | "note"} name
 */
export function noteElement(text, name) {
  const note = element("p", { class: name, lang: "en" }, text);
  const [, until] = viewWindow();
  if (lastYearIn(text) <= yearOf(until - 1)) return note;
  return element("details", { class: "later" }, element("summary", {}, t("note.later")), note);
}

/**
 * A time span in the texts of the sources. A span without an end shows only its start unless it is open.
 * @param {string} start
 * @param {string} end
 * @param {boolean} open
 */
export function spanText(start, end, open) {
  if (end) return t("spell", { start: start || "…", end });
  return open && start ? t("spell.open", { start }) : start;
}

/** @param {Statement} statement */
export function spellText(statement) {
  if (!statement.bounds) return "";
  return spanText(statement.start, statement.end, statement.bounds[3] === FOREVER);
}

/* The article and the type of an obligation, wherever its statement is shown. */
const dutyOf = new Map(duties.map((duty) => [duty.statement, duty]));
/**
 * @param {Duty} duty
 * @param {GraphNode | null | undefined} about
 */
function dutyText(duty, about) {
  const words = [duty.article, duty.type, duty.trigger, duty.compulsion].map(termLabel);
  return [duty.treaty === about ? "" : label(duty.treaty), ...words].filter(Boolean).join(" · ");
}

/**
 * @param {string} text
 * @param {string} kind
 */
const badge = (text, kind) => element("span", { class: `mark ${kind}` }, text);

/**
 * @param {Statement} statement
 * @param {GraphNode | null | undefined} about
 */
export function statementItem(statement, about) {
  const duty = dutyOf.get(statement);
  const held = statement.bounds && certaintyOf(statement.bounds, viewWindow());
  const others = statement.nodes.filter((node) => node !== about && node.id !== statement.id);
  return element(
    "li",
    { "data-statement": statement.id, class: statement.best ? "" : "rival" },
    element("div", { lang: isEditorial(statement) && "en" }, sentence(statement)),
    duty ? element("div", { class: "about" }, dutyText(duty, about)) : null,
    element(
      "div",
      { class: "when" },
      spellText(statement),
      " ",
      held ? badge(certaintyText(held, [statement.bounds]), held) : "",
      " ",
      statement.rival ? badge(t("rival"), "rival") : "",
      " ",
      statement.rank === "deprecated" ? badge(t("error"), "rival") : "",
      " ",
      statement.confidence
        ? element("span", { class: "confidence" }, t("confidence", { level: t(`confidence.${statement.confidence}`) }))
        : "",
    ),
    statement.note ? noteElement(statement.note, "about") : null,
    others.length
      ? element("div", { class: "links" }, ...others.flatMap((node, at) => [at ? " · " : "", nodeLink(node)]))
      : null,
    sourceDetails(statement.sources),
  );
}

/** @param {Claim} claim */
export function claimItem(claim) {
  const said = claim.said_by.map(termLabel).join(", ");
  return element(
    "li",
    { "data-claim": claim.id },
    element("div", {}, badge(termLabel(claim.verdict), `verdict ${claim.verdictSlug}`), " ", english(claim.paraphrase)),
    element("div", { class: "about", lang: "en" }, claim.reason),
    element(
      "div",
      { class: "about" },
      t("claim.said", { document: termLabel(claim.document), paragraph: claim.paragraph, who: said }),
    ),
    sourceDetails(claim.sources),
  );
}

/**
 * A heading with a list, collapsed if `open` is false; null if the list is empty.
 * @param {string} title
 * @param {HTMLElement[]} items
 * @param {{ open?: boolean, name?: string }} [options]
 */
export function section(title, items, { open = true, name = "" } = {}) {
  if (!items.length) return null;
  const list = element("ul", {}, ...items);
  if (open) return element("section", { "data-section": name }, element("h3", {}, title), list);
  return element("details", { "data-section": name }, element("summary", {}, `${title} (${items.length})`), list);
}
