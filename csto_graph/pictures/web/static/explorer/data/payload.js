/* The payload, decoded: columns of numbers become objects that refer to each other. Python writes it in
   explorer/payload.py. */

/** @type {Payload} */
const raw = JSON.parse(document.getElementById("payload")?.textContent ?? "");

export const opening = raw.opening;
export const edition = raw.edition;
/** @type {Record<string, Shape>} */
export const shapes = Object.fromEntries(raw.looks.kinds.map((kind, at) => [kind, raw.looks.shapes[at]]));
export const types = raw.types;
export const partners = raw.partners;
export const choices = raw.choices;
export const colours = raw.colours;
export const words = raw.words;
export const outlines = raw.outlines; // coasts and borders of today
export const contested = raw.contested; // lines that not all take for borders
export const kinds = raw.looks.kinds;
export const tieKinds = raw.ties;
export const terms = raw.terms;

/**
 * Turns columns into objects; `build` gets a reader of the row's cells by column, and the row's number.
 * @template Table
 * @template Built
 * @param {Columns<Table>} table
 * @param {keyof Table} first a column, as long as all are
 * @param {(of: <Column extends keyof Table>(name: Column) => Table[Column], at: number) => Built} build
 * @returns {Built[]}
 */
const columns = (table, first, build) => table[first].map((_, at) => build((name) => table[name][at], at));

/**
 * @param {PackedBounds} packed
 * @returns {Bounds}
 */
export const unpackBounds = ([from, fromLatest, to, toLatest, presumed = to]) => [
  from,
  fromLatest,
  to,
  toLatest,
  presumed,
];
const allBounds = raw.bounds.map(unpackBounds);

/**
 * @param {number} at
 * @returns {Bounds | null}
 */
const bounds = (at) => (at < 0 ? null : allBounds[at]);

/**
 * Builds one value from each two adjacent cells.
 * @template Built
 * @param {number[]} cells
 * @param {(first: number, second: number) => Built} build
 */
const pairs = (cells, build) =>
  Array.from({ length: cells.length / 2 }, (_, at) => build(cells[2 * at], cells[2 * at + 1]));

/**
 * @template Item
 * @param {Item[]} list
 */
const unique = (list) => [...new Set(list)];

/** @type {Source[]} */
export const sources = columns(raw.sources, "id", (of) => ({
  id: of("id"),
  label: of("label"),
  publisher: raw.texts[of("publisher")],
  published: raw.texts[of("published")],
  url: of("url"),
  language: raw.texts[of("language")],
  asked: raw.texts[of("asked")],
}));

/**
 * @param {number} cell
 * @returns {FactValue}
 */
const value = (cell) => (cell < 0 ? { text: raw.texts[-1 - cell] } : { term: cell });

/**
 * @param {Layout} layout
 * @param {number} at
 * @returns {Point}
 */
const spot = (layout, at) => [raw.nodes[layout][2 * at], raw.nodes[layout][2 * at + 1]];

/** @type {GraphNode[]} */
export const nodes = columns(raw.nodes, "term", (of, at) => ({
  at,
  id: terms.slug[of("term")],
  term: of("term"),
  kind: kinds[of("kind")],
  lifespans: of("lifespans").map((number) => allBounds[number]),
  short: of("short"),
  facts: pairs(of("facts"), (name, cell) => ({ name: terms.slug[name], term: name, value: value(cell) })),
  sources: of("sources").map((number) => sources[number]),
  places: { force: spot("force", at), blocs: spot("blocs", at), map: spot("map", at) },
  edges: [],
  statements: [],
}));
export const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const nodeOfTerm = new Map(nodes.map((node) => [node.term, node]));

/** @param {TermNumber[]} numbers */
const nodesWithTerms = (numbers) => numbers.flatMap((term) => nodeOfTerm.get(term) ?? []);

/** @type {Statement[]} */
export const statements = columns(raw.statements, "id", (of) => ({
  id: of("id"),
  kind: raw.texts[of("kind")],
  sentence: raw.texts[of("sentence")],
  holes: of("holes"),
  bounds: bounds(of("bounds")),
  start: raw.texts[of("start")],
  end: raw.texts[of("end")],
  rank: raw.texts[of("rank")],
  rival: null,
  best: true,
  confidence: raw.texts[of("confidence")],
  note: raw.texts[of("note")],
  sources: of("sources").map((number) => sources[number]),
  terms: unique([...of("holes"), ...of("parts")]),
  nodes: [],
}));
export const statementOf = new Map(statements.map((statement) => [statement.id, statement]));
for (const [at, statement] of statements.entries()) {
  statement.rival = statements[raw.statements.rival[at]] ?? null; // -1 for none
  statement.best = statement.rank !== "deprecated" && !statement.rival;
  statement.nodes = unique([...[nodeOf.get(statement.id) ?? []].flat(), ...nodesWithTerms(statement.terms)]);
  for (const node of statement.nodes) node.statements.push(statement);
}

/** @type {GraphEdge[]} */
export const edges = columns(raw.edges, "kind", (of) => ({
  id: `${raw.ties[of("kind")]}:${nodes[of("from")].id}:${nodes[of("to")].id}`,
  kind: raw.ties[of("kind")],
  from: nodes[of("from")],
  to: nodes[of("to")],
  statements: of("statements").map((number) => statements[number]),
  spans: of("spans").map(bounds),
  phases: pairs(of("phases"), (set, span) => ({ types: set, bounds: allBounds[span] })),
  timeless: !of("statements").length,
}));
for (const edge of edges) {
  edge.from.edges.push(edge);
  edge.to.edges.push(edge);
}
export const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));

export const stories = raw.stories; // guided steps, see explorer/stories.py

/** @type {Duty[]} */
export const duties = columns(raw.duties, "statement", (of) => ({
  statement: statements[of("statement")],
  treaty: nodes[of("treaty")],
  states: of("states").map((number) => nodes[number]),
  article: of("article"),
  type: of("type"),
  trigger: of("trigger"),
  compulsion: of("compulsion"),
  obligor: of("obligor"),
  obligee: of("obligee"),
}));

/** @type {Claim[]} */
export const claims = raw.claims.map((claim) => ({
  ...claim,
  verdictSlug: /** @type {Verdict} */ (terms.slug[claim.verdict]),
  about: nodesWithTerms(claim.about),
  sources: claim.sources.map((number) => sources[number]),
}));

/** @type {Map<string, string>} */
const factCache = new Map();

/**
 * The slug or text of a node's first fact with this name, or "".
 * @param {GraphNode} node
 * @param {string} name
 * @returns {string}
 */
export function fact(node, name) {
  const key = `${node.at} ${name}`;
  const known = factCache.get(key);
  if (known !== undefined) return known;
  const found = node.facts.find((each) => each.name === name)?.value;
  const text = found === undefined ? "" : found.term === undefined ? found.text : terms.slug[found.term];
  factCache.set(key, text);
  return text;
}
