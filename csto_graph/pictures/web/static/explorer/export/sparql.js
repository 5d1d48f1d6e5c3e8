/* Export of the view as a SPARQL 1.1 query, whose answer lists the edges on screen and the rows of data behind
   them. */
import { isoOf } from "../base/days.js";
import { opening, partners } from "../data/payload.js";
import { bestCertainty, viewWindows } from "../state/certainty.js";
import { certainties, nodeKinds, view } from "../state/view-state.js";

const PREFIXES = {
  id: "https://w3id.org/csto-graph/id/",
  org: "http://www.w3.org/ns/org#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  sa: "https://w3id.org/csto-graph/ontology#",
  v: "https://w3id.org/csto-graph/vocab/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  dcterms: "http://purl.org/dc/terms/",
};
const SLUGS = { state: "state", organisation: "org", treaty: "treaty", event: "event", person: "person" };
const FAR = "9999-12-31";
const BOUNDS = "sa:startEarliest ?a ; sa:startLatest ?b ; sa:endEarliest ?c ; sa:endLatest ?d ; sa:endPresumed ?p .";
/* The certainty as a number, so that the highest of several is their maximum: words do not sort by certainty. */
/** @param {Certainty} certainty */
const rankOf = (certainty) => certainties.length - certainties.indexOf(certainty);
const [CERTAIN, PRESUMED, POSSIBLE] = /** @type {Certainty[]} */ (["certain", "presumed", "possible"]).map(rankOf);
const IN_TIME = `
    FILTER (?a < ?until && ?d > ?since)
    BIND (IF(?b >= ?until, ${POSSIBLE}, IF(?c > ?since && ?b < ?c, ${CERTAIN},
      IF(?p > ?since && ?b < ?p, ${PRESUMED}, ${POSSIBLE}))) AS ?rank)`;
/** @type {Record<Certainty, [start: string, end: string]>} */
const SPAN = {
  certain: ["startLatest", "endEarliest"],
  presumed: ["startLatest", "endPresumed"],
  possible: ["startEarliest", "endLatest"],
};
const PARTNERS = partners.map((role) => `v:${role}`).join(", ");

/* The pattern for each kind of edge. */
const PATTERNS = {
  membership: () => `
    ?row a sa:Membership, sa:BestRank ; org:member ?one ; org:organization ?other ; org:role ?role ;
      ${BOUNDS}
    FILTER (?role NOT IN (${PARTNERS}))${IN_TIME}`,
  partnership: () => `
    ?row a sa:Membership, sa:BestRank ; org:member ?one ; org:organization ?other ; org:role ?role ;
      ${BOUNDS}
    FILTER (?role IN (${PARTNERS}))${IN_TIME}`,
  tenure: () => `
    ?row a sa:Tenure, sa:BestRank ; org:member ?one ; sa:post ?post ;
      ${BOUNDS}
    ?post org:postIn ?other .${IN_TIME}`,
  participation: () => `
    ?row a sa:Participation ; sa:actor ?one ; sa:event ?other .
    ?other a sa:BestRank ; ${BOUNDS}
    ${eventFilter()}
    BIND (${CERTAIN} AS ?rank)`,
  party: () => statusPattern("party"),
  signature: () => statusPattern("signature"),
  structure: () => `
    { ?one org:subOrganizationOf|sa:constitutedBy|sa:amends|sa:place|sa:partOf|sa:follows ?other }
    UNION { ?one sa:invokes ?article . ?article dcterms:isPartOf ?other }
    BIND (${CERTAIN} AS ?rank)`,
};

/* Of several acts on one day the furthest stage counts: a state that signs and is bound at once is a party. */
const STAGES = { signature: 1, party: 2 };
const STATUS = `(v:signature 1) (v:ratification 1) (v:accession 2) (v:entry-into-force 2) (v:extension 2)
      (v:non-renewal 3) (v:suspension 3) (v:termination 3) (v:withdrawal 3)`;
/**
 * @param {string} row
 * @param {string} act
 * @param {string} statuses
 * @param {string} first
 * @param {string} last
 */
const ACT = (
  row,
  act,
  statuses,
  first,
  last,
) => `${row} a sa:PartyStatus, sa:BestRank ; sa:party ?one ; sa:treaty ?other ; sa:act ${act} ;
        sa:dateEarliest ${first} ; sa:dateLatest ${last} .
      VALUES (${act} ${statuses}) { ${STATUS} }`;

/**
 * An act counts until another one changes the status of the state, or the treaty ends: possibly until the latest day
 * of that, certainly until the earliest, and presumably as long as no source ends the treaty.
 * @param {"signature" | "party"} wanted
 */
function statusPattern(wanted) {
  /**
   * @param {number} rank
   * @param {string} until
   * @param {string} over
   * @param {"endLatest" | "endPresumed" | "endEarliest"} ended
   * @param {string} least
   */
  const begun = (rank, until, over, ended, least) => `{
      ${windowValues()}
      ${ACT("?row", "?act", "?status", "?a", "?b")}
      FILTER (?status = ${STAGES[wanted]} && ${until})
      MINUS {
      ${windowValues()}
      ${ACT("?row", "?act", "?status", "?a", "?b")}
      ${ACT("?next", "?nextAct", "?nextStatus", "?e", "?f")}
      FILTER (?nextStatus != ?status && (?e > ?a || (?e = ?a && ?nextStatus > ?status)) && ${over})
      }
      FILTER NOT EXISTS { ?other sa:${ended} ?g . FILTER (?g <= ?since${least}) }
      BIND (${rank} AS ?rank)
    }`;
  /**
   * @param {number} rank
   * @param {"endPresumed" | "endEarliest"} ended
   */
  const surely = (rank, ended) => begun(rank, "?b < ?until", "(?e <= ?since || ?e <= ?b)", ended, " || ?g <= ?b");
  return `
    ${begun(POSSIBLE, "?a < ?until", "?f <= ?since", "endLatest", "")}
    UNION ${surely(PRESUMED, "endPresumed")}
    UNION ${surely(CERTAIN, "endEarliest")}`;
}

/* An event stays visible for some days after it; the query looks back as far. */
function eventFilter() {
  const isAny = view.atLeast === "possible";
  if (view.recent < 0) return isAny ? "FILTER (?a < ?until)" : "FILTER (?b < ?until)";
  const end = view.atLeast === "certain" ? "?c" : "?p";
  const sure = isAny ? "" : ` && ?b < ?until && ${end} > ?recent && (?b < ${end} || ?recent < ?since)`;
  return `FILTER (?a < ?until && ?d > ?recent${sure})`;
}

/** @param {string} slug */
const iriOf = (slug) => `<${PREFIXES.id}${encodeURI(slug)}>`;
/**
 * @param {string[]} slugs
 * @param {string} mark
 */
const curieList = (slugs, mark) => slugs.map((slug) => `${mark}:${slug}`).join(", ");
/** @param {Day} day */
const date = (day) => `"${isoOf(day)}"^^xsd:date`;

/**
 * Keeps things of a kind that have a fact with one of these values, and all things of other kinds.
 * @param {string} end
 * @param {"state" | "event"} kind
 * @param {"region" | "kind"} property
 * @param {string[]} slugs
 */
function factFilter(end, kind, property, slugs) {
  const isOther = `!REGEX(STR(${end}), "/id/${kind}-")`;
  const value = `?${property}`;
  const isOne = `${end} sa:${property} ${value} . FILTER (${value} IN (${curieList(slugs, "v")}))`;
  return `FILTER (${isOther} || EXISTS { ${isOne} })`;
}

/**
 * Filters for both ends of an edge: they exist in the window, are of a kind that shows, and pass the filters.
 * @param {Scene} scene
 */
function endFilters({ nodes }) {
  const lines = [];
  // States that are there in a time that is not their own, by their memberships.
  const older = [...nodes.values()]
    .filter(({ node }) => node.kind === "state" && !viewWindows().some((days) => bestCertainty(node.lifespans, days)))
    .map(({ node }) => iriOf(node.id));
  const slugs = nodeKinds.filter((kind) => view.kinds.includes(kind)).map((kind) => SLUGS[kind]);
  const days = `VALUES (?since ?until) { ${viewWindows()
    .map((span) => `(${span.map(date).join(" ")})`)
    .join(" ")} }`;
  for (const end of ["?one", "?other"]) {
    const chosen = view.selected.includes(":") || !view.selected ? "" : ` || ${end} = ${iriOf(view.selected)}`;
    if (slugs.length < nodeKinds.length)
      lines.push(`FILTER (REGEX(STR(${end}), "/id/(${slugs.join("|")})-")${chosen})`);
    const there = "?y < ?until && ?z > ?since && ?y < ?z";
    const [from, to] = SPAN[view.atLeast];
    const excepted = older.length ? ` || ${end} IN (${older.join(", ")})` : "";
    const times = `sa:${from} ?y ; sa:${to} ?z . FILTER (${there})`;
    // The spells of all states at once: engines take seconds to look them up for each tie.
    const spells = `${days} ?spell a sa:StateSpell, sa:BestRank ; sa:spellOf ${end} ; ${times}`;
    lines.push(`OPTIONAL { { SELECT DISTINCT ?since ${end} (true AS ${end}_there) WHERE { ${spells} } } }`);
    const exists = [
      `EXISTS { ${end} ${times} }`,
      `BOUND(${end}_there)`,
      `NOT EXISTS { VALUES ?lasting { sa:State sa:Organisation } ${end} a ?lasting }`,
    ];
    lines.push(`FILTER (${exists.join(" || ")}${excepted})`);
    if (view.regions.length) lines.push(factFilter(end, "state", "region", view.regions));
    if (view.events.length) lines.push(factFilter(end, "event", "kind", view.events));
  }
  const { organisations } = view;
  if (organisations.length)
    lines.push(
      `FILTER (?one IN (${organisations.map(iriOf).join(", ")}) || ?other IN (${organisations.map(iriOf).join(", ")}))`,
    );
  return lines.map((line) => `\n  ${line}`).join("");
}

/* If no pattern can express the view, the query lists the pairs on screen, each with the number of its window. */
const WINDOWS = { "": [2], left: [1], joined: [2], unchanged: [1, 2] };
/** @param {Scene} scene */
function pairValues({ edges }) {
  const listed = new Set(
    [...edges.values()].flatMap(({ edge, mark }) =>
      WINDOWS[mark].map((window) => `(${window} ${iriOf(edge.from.id)} ${iriOf(edge.to.id)})`),
    ),
  );
  return `VALUES (?window ?one ?other) { ${[...listed].join(" ")} }`;
}

const needsPairs = () => view.near || view.types.length > 0 || view.lines.includes("structure");

/* Of two windows the later has number 2, as in the scene. A single window also has number 2. */
function windowValues() {
  const own = view.compared !== null && view.compared > view.since ? 1 : 2;
  const rows = viewWindows().map(([since, until], at) => {
    const back = view.recent < 0 ? FAR : isoOf(since - view.recent);
    return `(${at ? 3 - own : own} ${date(since)} ${date(until)} "${back}"^^xsd:date)`;
  });
  return `VALUES (?window ?since ?until ?recent) { ${rows.join(" ")} }`;
}

/* With two windows: how an edge changed between them. Its certainty is the highest in the later window that contains
   it, of which the ranks are higher; a single window is the later one. */
const CHANGED = '(IF(COUNT(DISTINCT ?window) > 1, "unchanged", IF(MIN(?window) = 2, "joined", "left")) AS ?change)';
const LATER = 10;
const RANK = `MAX(IF(?window = 2, ${LATER}, 0) + ?rank)`;
const HELD = `(IF(${RANK} IN (${CERTAIN}, ${LATER + CERTAIN}), "certain",
  IF(${RANK} IN (${PRESUMED}, ${LATER + PRESUMED}), "presumed", "possible")) AS ?held)`;

/**
 * @param {Scene} found
 * @param {string} file
 */
export function toSparql(found, file) {
  const used = view.lines.filter((kind) => kind in PATTERNS);
  const branches = used
    .map((kind) => `{\n    ${windowValues()}${PATTERNS[kind]()}\n    BIND ("${kind}" AS ?tie)\n  }`)
    .join("\n  UNION ");
  const prefixes = Object.entries(PREFIXES)
    .map(([name, base]) => `PREFIX ${name}: <${base}>`)
    .join("\n");
  const according = opening.according_to
    ? `# As ${encodeURI(opening.according_to)} sees it: the page held the facts of that source alone.\n`
    : "";
  const [by, told] =
    view.compared === null
      ? ["?since ?one ?tie ?other", `?since ?one ?tie ?other ${HELD}`]
      : ["?one ?tie ?other", `?one ?tie ?other ${CHANGED} ${HELD}`];
  const least = view.atLeast === "possible" ? "" : `\n  FILTER (?rank >= ${rankOf(view.atLeast)})`;
  return `# The ties on screen. Runs as it is: csto-graph sparql --file ${file}
${according}${prefixes}
SELECT ${told} (GROUP_CONCAT(DISTINCT STR(?row); separator=" ") AS ?rows)
WHERE {
  ${needsPairs() ? pairValues(found) : "# all there are, at all ends that show"}
  ${branches || "FILTER (false)"}${endFilters(found)}${least}
}
GROUP BY ${by}
ORDER BY ${by}
`;
}
