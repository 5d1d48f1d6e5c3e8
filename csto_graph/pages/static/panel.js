"use strict";
/* The panel: facts, spells, sources and claims. Every text of the data goes through textContent. */
csto.element = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

csto.panel = (() => {
  const { element } = csto;
  const root = document.getElementById("panel");
  const words = (text) => text.replace(/-/g, " ");

  const when = (statement) => {
    if (!statement.bounds) return "";
    const lasting = statement.bounds[3] === "9999-12-31";
    const end = statement.end || (lasting ? "now" : "");
    return end ? `${statement.start} to ${end}` : statement.start;
  };

  const sourceItem = (id) => {
    const source = csto.payload.sources[id];
    const item = element("li");
    if (!source) return element("li", id);
    const link = element("a", source.label);
    if (/^https?:\/\//.test(source.url)) {
      link.href = source.url;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    item.append(link, element("div", [source.publisher, source.published].filter(Boolean).join(", "), { class: "about" }));
    return item;
  };

  const sourceDetails = (ids) => {
    const details = element("details");
    const list = element("ul");
    list.append(...ids.map(sourceItem));
    details.append(element("summary", ids.length === 1 ? "1 source" : `${ids.length} sources`), list);
    return details;
  };

  const nodeLink = (id) => {
    const button = element("button", csto.label(csto.nodes.get(id)), { type: "button", class: "link" });
    button.addEventListener("click", () => csto.select(id));
    return button;
  };

  const statementItem = (statement, about) => {
    const item = element("li", null, { "data-statement": statement.id });
    if (!statement.best) item.className = "rival";
    item.append(element("div", statement.text));
    const certainty = csto.certainty(statement.bounds, csto.state.days);
    const line = element("div", [when(statement), `confidence ${statement.confidence || "not rated"}`].filter(Boolean).join(" · "), { class: "when" });
    if (certainty && statement.bounds) line.append(" ", element("span", certainty, { class: `mark ${certainty}` }));
    if (!statement.best) line.append(" ", element("span", statement.rival_of ? `rival value, ${statement.rank}` : "known error", { class: "mark" }));
    item.append(line);
    if (statement.note) item.append(element("p", statement.note, { class: "about" }));
    for (const id of statement.things.filter((thing) => thing !== about && csto.nodes.has(thing))) item.append(nodeLink(id), " ");
    item.append(sourceDetails(statement.sources));
    return item;
  };

  const section = (title, items, open = true) => {
    if (!items.length) return [];
    const list = element("ul");
    list.append(...items);
    if (open) return [element("h3", title), list];
    const details = element("details");
    details.append(element("summary", `${title} (${items.length})`), list);
    return [details];
  };

  const claimItem = (claim) => {
    const item = element("li", null, { "data-claim": claim.id });
    item.append(element("span", claim.verdict, { class: `mark ${claim.verdict}` }), element("div", claim.paraphrase));
    item.append(element("div", claim.reason, { class: "about" }));
    item.append(element("div", `${claim.id}, paragraph ${claim.paragraph}; said by ${claim.said_by}`, { class: "about" }));
    item.append(sourceDetails(claim.sources));
    return item;
  };

  const grouped = (facts) => {
    const groups = new Map();
    for (const [name, value] of facts) groups.set(name, [...(groups.get(name) || []), value]);
    return groups;
  };

  const statementSections = (statements, about) => {
    const { days } = csto.state;
    const holds = (statement) => statement.best && csto.certainty(statement.bounds, days);
    const now = statements.filter(holds);
    const other = statements.filter((each) => each.best && !holds(each));
    return [
      ...section(csto.isOneDay(days) ? `On ${days[0]}` : `From ${csto.daysText(days)}`, now.map((each) => statementItem(each, about))),
      ...section("At other times", other.map((each) => statementItem(each, about)), !now.length && !about),
      ...section("Rival values", statements.filter((each) => !each.best).map((each) => statementItem(each, about)), false),
    ];
  };

  const show = (title, subtitle, ...parts) => {
    root.replaceChildren(element("h2", title), element("p", subtitle, { class: "about" }), ...parts);
    root.scrollTop = 0;
  };

  const node = (id) => {
    const found = csto.nodes.get(id);
    const list = element("dl");
    for (const [name, values] of grouped(found.facts)) list.append(element("dt", name), element("dd", values.join("; ")));
    const facts = element("details", null, { class: "facts" });
    facts.append(element("summary", "Names, codes and other facts"), list);
    facts.open = found.kind !== "state" && found.kind !== "person";
    const statements = csto.payload.statements.filter((statement) => statement.things.includes(id));
    const statementIds = new Set(statements.map((statement) => statement.id));
    const claims = csto.payload.claims.filter((claim) => claim.about.includes(id) || claim.basis.some((basis) => basis === id || (statementIds.has(basis) && claim.verdict === "contradicted")));
    const shown = csto.nodeShown(found, csto.state.days) ? "" : `, not there: ${csto.daysText(csto.state.days)}`;
    show(csto.label(found), `${found.id}, ${words(found.kind)}${shown}`, facts, ...statementSections(statements, id),
      ...section("Claims", claims.map(claimItem)), ...section("Sources of the entry", found.sources.map(sourceItem), false));
  };

  const edge = (id) => {
    const found = csto.edges.get(id);
    const title = `${csto.label(csto.nodes.get(found.from))} – ${csto.label(csto.nodes.get(found.to))}`;
    const statements = found.statements.map((statement) => csto.statements.get(statement));
    const ids = new Set(found.statements);
    const claims = csto.payload.claims.filter((claim) => claim.basis.some((basis) => ids.has(basis)) || (claim.about.includes(found.from) && claim.about.includes(found.to)));
    show(title, words(found.kind), nodeLink(found.from), " ", nodeLink(found.to), ...statementSections(statements), ...section("Claims", claims.map(claimItem)));
  };

  const welcome = () => show("Who is bound to whom", csto.payload.summary,
    element("p", "Choose a day, then click a shape or a line to see its facts, spells, sources and the claims about it."));

  return { node, edge, welcome };
})();
