/* The payload, decoded: columns of numbers become things that know each other. explorer/payload.py is the other side. */

const raw = JSON.parse(document.getElementById("payload").textContent);

export const opening = raw.opening;
export const edition = raw.edition;
export const shapes = Object.fromEntries(raw.looks.kinds.map((kind, at) => [kind, raw.looks.shapes[at]]));
export const types = raw.types;
export const words = raw.words;
export const outlines = raw.outlines; // coasts and borders of today
export const contested = raw.contested; // lines that not all take for borders
export const kinds = raw.looks.kinds;
export const tieKinds = raw.ties;
export const terms = raw.terms;

const columns = (table, first, build) => table[first].map((_, at) => build((name) => table[name][at], at));
const bounds = (at) => (at < 0 ? null : raw.bounds[at]);
const pairs = (cells, build) =>
  Array.from({ length: cells.length / 2 }, (_, at) => build(cells[2 * at], cells[2 * at + 1]));
const unique = (list) => [...new Set(list)];

export const sources = columns(raw.sources, "id", (of) => ({
  id: of("id"),
  label: of("label"),
  publisher: raw.texts[of("publisher")],
  published: raw.texts[of("published")],
  url: of("url"),
  language: raw.texts[of("language")],
  asked: raw.texts[of("asked")],
}));

const value = (cell) => (cell < 0 ? { text: raw.texts[-1 - cell] } : { term: cell });

const spot = (layout, at) => [raw.nodes[layout][2 * at], raw.nodes[layout][2 * at + 1]];

export const nodes = columns(raw.nodes, "term", (of, at) => ({
  at,
  id: terms.slug[of("term")],
  term: of("term"),
  kind: kinds[of("kind")],
  bounds: bounds(of("bounds")),
  short: of("short"),
  facts: pairs(of("facts"), (name, cell) => ({ name: terms.slug[name], term: name, value: value(cell) })),
  sources: of("sources").map((number) => sources[number]),
  places: { force: spot("force", at), blocs: spot("blocs", at), map: spot("map", at) },
  edges: [],
  statements: [],
}));
export const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const nodeOfTerm = new Map(nodes.map((node) => [node.term, node]));
const nodeWithTerm = (term) => nodeOfTerm.get(term);

export const statements = columns(raw.statements, "id", (of) => ({
  id: of("id"),
  kind: raw.texts[of("kind")],
  sentence: raw.texts[of("sentence")],
  holes: of("holes"),
  bounds: bounds(of("bounds")),
  start: raw.texts[of("start")],
  end: raw.texts[of("end")],
  rank: raw.texts[of("rank")],
  rival: of("rival"),
  confidence: raw.texts[of("confidence")],
  note: raw.texts[of("note")],
  sources: of("sources").map((number) => sources[number]),
  terms: unique([...of("holes"), ...of("parts")]),
}));
export const statementOf = new Map(statements.map((statement) => [statement.id, statement]));
for (const statement of statements) {
  statement.rival = statement.rival < 0 ? null : statements[statement.rival];
  statement.best = statement.rank !== "deprecated" && !statement.rival;
  statement.nodes = statement.terms.map(nodeWithTerm).filter(Boolean);
  if (nodeOf.has(statement.id)) statement.nodes = unique([nodeOf.get(statement.id), ...statement.nodes]);
  for (const node of statement.nodes) node.statements.push(statement);
}

export const edges = columns(raw.edges, "kind", (of) => ({
  kind: raw.ties[of("kind")],
  from: nodes[of("from")],
  to: nodes[of("to")],
  statements: of("statements").map((number) => statements[number]),
  spans: of("spans").map(bounds),
  phases: pairs(of("phases"), (set, span) => ({ types: set, bounds: bounds(span) })),
  timeless: !of("statements").length,
}));
for (const edge of edges) {
  edge.id = `${edge.kind}:${edge.from.id}:${edge.to.id}`;
  edge.from.edges.push(edge);
  edge.to.edges.push(edge);
}
export const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));

export const stories = raw.stories; // guided steps, see explorer/stories.py

export const duties = columns(raw.duties, "statement", (of) => ({
  statement: statements[of("statement")],
  treaty: nodes[of("treaty")],
  states: of("states").map((number) => nodes[number]),
  ...Object.fromEntries(
    ["article", "type", "trigger", "compulsion", "obligor", "obligee"].map((name) => [name, of(name)]),
  ),
}));

export const claims = raw.claims.map((claim) => ({
  ...claim,
  verdictSlug: terms.slug[claim.verdict],
  about: claim.about.map(nodeWithTerm).filter(Boolean),
  sources: claim.sources.map((number) => sources[number]),
}));

/* Single facts of things, by the name of the property. */

const factCache = new Map();

/* The slug or text of a thing's first fact with this name, or "". */
export function fact(node, name) {
  const key = `${node.at} ${name}`;
  if (!factCache.has(key)) {
    const found = node.facts.find((each) => each.name === name)?.value;
    factCache.set(key, found === undefined ? "" : found.term === undefined ? found.text : terms.slug[found.term]);
  }
  return factCache.get(key);
}
