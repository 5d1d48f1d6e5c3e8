/* What stands behind a tie or a thing: statements with time, certainty, confidence, sources, rival values; claims. */
import { FOREVER } from "../base/days.js";
import { button, element, english, outsideLink } from "../base/dom.js";
import { isEditorial, label, sentence, termLabel } from "../data/labels.js";
import { duties } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { certaintyOf } from "../state/certainty.js";
import { select, viewWindow } from "../state/view-state.js";

export const nodeLink = (node) => button(label(node), () => select(node.id), { class: "link", "data-thing": node.id });

export function sourceItem(source) {
  const about = [source.publisher, source.published].filter(Boolean).join(", ");
  return element(
    "li",
    { "data-source": source.id },
    outsideLink(source.label, source.url),
    element("div", { class: "about" }, about),
  );
}

export function sourceDetails(list) {
  if (!list.length) return null;
  return element(
    "details",
    { class: "sources" },
    element("summary", {}, counted("sources", list.length)),
    element("ul", {}, ...list.map(sourceItem)),
  );
}

/* From when to when in the texts of sources: what has no end is told by its start alone, as nobody knows that it goes on. */
export function spanText(start, end, open) {
  if (end) return t("spell", { start: start || "…", end });
  return open && start ? t("spell.open", { start }) : start;
}

export function spellText(statement) {
  if (!statement.bounds) return "";
  return spanText(statement.start, statement.end, statement.bounds[3] === FOREVER);
}

/* What a treaty's words impose, told wherever they are shown: by which article, of which type. */
const dutyOf = new Map(duties.map((duty) => [duty.statement, duty]));
function dutyText(duty, about) {
  const words = [duty.article, duty.type, duty.trigger, duty.compulsion].map(termLabel);
  return [duty.treaty === about ? "" : label(duty.treaty), ...words].filter(Boolean).join(" · ");
}

const badge = (text, kind) => element("span", { class: `mark ${kind}` }, text);

export function statementItem(statement, about) {
  const held = statement.bounds && certaintyOf(statement.bounds, viewWindow());
  const others = statement.nodes.filter((node) => node !== about && node.id !== statement.id);
  return element(
    "li",
    { "data-statement": statement.id, class: statement.best ? "" : "rival" },
    element("div", { lang: isEditorial(statement) && "en" }, sentence(statement)),
    dutyOf.has(statement) ? element("div", { class: "about" }, dutyText(dutyOf.get(statement), about)) : null,
    element(
      "div",
      { class: "when" },
      spellText(statement),
      " ",
      held ? badge(t(held), held) : "",
      " ",
      statement.rival ? badge(t("rival"), "rival") : "",
      " ",
      statement.rank === "deprecated" ? badge(t("error"), "rival") : "",
      " ",
      statement.confidence
        ? element("span", { class: "confidence" }, t("confidence", { level: t(`confidence.${statement.confidence}`) }))
        : "",
    ),
    statement.note ? element("p", { class: "about", lang: "en" }, statement.note) : null,
    others.length
      ? element("div", { class: "links" }, ...others.flatMap((node, at) => [at ? " · " : "", nodeLink(node)]))
      : null,
    sourceDetails(statement.sources),
  );
}

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

/* A heading with a list below it, closed where `open` is false; null where there is nothing. */
export function section(title, items, { open = true, name = "" } = {}) {
  if (!items.length) return null;
  const list = element("ul", {}, ...items);
  if (open) return element("section", { "data-section": name }, element("h3", {}, title), list);
  return element("details", { "data-section": name }, element("summary", {}, `${title} (${items.length})`), list);
}
