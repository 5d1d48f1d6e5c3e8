// A small page for the tests of modules that read the payload: import it before them. The data are invented.
import fs from "node:fs";

const WORDS = new URL("../../csto_graph/pictures/web/words/", import.meta.url);
const read = (language) => JSON.parse(fs.readFileSync(new URL(`${language}.json`, WORDS), "utf8"));
export const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000;
const OPEN = day("9999-12-31");

const slugs = [];
const term = (slug) => (slugs.includes(slug) ? slugs.indexOf(slug) : slugs.push(slug) - 1);
const texts = [];
const text = (value) => (texts.includes(value) ? texts.indexOf(value) : texts.push(value) - 1);
const spans = [];
const span = (bounds) => (bounds ? spans.push(bounds) - 1 : -1);
const coloured = (names) => Object.fromEntries(names.map((name) => [name, "#777777"]));
const columns = (rows) => Object.fromEntries(Object.keys(rows[0]).map((name) => [name, rows.map((row) => row[name])]));

const KINDS = ["state", "organisation", "treaty", "event", "person"];
const TIES = ["membership", "partnership", "party", "signature", "participation", "tenure", "structure"];
const ALWAYS = [day("1900-01-01"), day("1900-01-01"), OPEN, OPEN];
const EVENT = [day("1990-05-01"), day("1990-05-01"), day("1990-05-02"), day("1990-05-02")];
const TYPES = ["defence", "offence", "neutrality", "non-aggression", "consultation"];
const LIGHT = {
  ...coloured(["paper", "ink", "soft", "halo", "coast", "accent"]),
  kinds: coloured(KINDS),
  types: coloured([...TYPES, ""]),
  lines: coloured(TIES),
  marks: coloured(["joined", "left", "unchanged"]),
};

// Each thing: slug, English label, bounds, place on the map.
const THINGS = [
  ["state-alpha", "Alpha", ALWAYS, [0, 0]],
  ["state-beta", "Beta", ALWAYS, [100, 0]],
  ["state-gamma", "Gamma (1900)", ALWAYS, [200, 0]],
  ["state-delta", "Délta & <Sons>", ALWAYS, [300, 0]],
  ["org-pact", "Pact", ALWAYS, [50, 50]],
  ["org-league", "League", ALWAYS, [150, 50]],
  ["treaty-pact-1950", "Pact Treaty", ALWAYS, [50, 100]],
  ["event-crisis-1990", "Crisis", EVENT, [100, 100]],
];
const numbers = new Map(THINGS.map(([slug], at) => [slug, at]));

// Each membership: member, organisation, bounds, phases in which it obliges to defend.
const PACT = [day("1950-01-01"), day("1950-01-01"), day("1960-01-01"), day("1960-01-01")];
const UNSURE = [day("1955-01-01"), day("1956-01-01"), OPEN, OPEN];
// A source of 1995-03-01 showed it last.
const PRESUMED = [day("1992-01-01"), day("1992-01-01"), day("1995-03-02"), OPEN, OPEN];
const MEMBERSHIPS = [
  ["state-alpha", "org-pact", PACT, 1],
  ["state-beta", "org-pact", PACT, 0],
  ["state-beta", "org-league", UNSURE, 0],
  ["state-gamma", "org-league", ALWAYS, 0],
  ["state-delta", "org-pact", PRESUMED, 0],
];

const statements = MEMBERSHIPS.map(([member, body, bounds], at) => ({
  id: `membership-${at + 1}`,
  kind: text("Membership"),
  sentence: text("\ue000: \ue000 of \ue000"),
  holes: [term(member), term("member"), term(body)],
  parts: [],
  bounds: span(bounds),
  start: text(new Date(bounds[0] * 86400000).toISOString().slice(0, 10)),
  end: text(""),
  rank: text("normal"),
  rival: -1,
  confidence: text(""),
  note: text(""),
  sources: [0],
}));

const nodes = THINGS.map(([slug, , bounds, place]) => ({
  term: term(slug),
  kind: KINDS.findIndex((kind) => kind.startsWith(slug.split("-")[0])),
  lifespans: [span(bounds)],
  short: 0,
  facts: slug === "state-alpha" ? [term("sa:iso3Code"), -1 - text("ALP")] : [],
  sources: [0],
  place,
}));

const edges = MEMBERSHIPS.map(([member, body, bounds, types], at) => ({
  kind: 0,
  from: numbers.get(member),
  to: numbers.get(body),
  statements: [at],
  spans: [span(bounds)],
  phases: types ? [types, span(bounds)] : [],
}));
edges.push({ kind: 4, from: 3, to: 7, statements: [3], spans: [span(EVENT)], phases: [] });

const NAMES = new Map([...THINGS.map(([slug, name]) => [slug, name]), ["member", "member"]]);
const places = nodes.flatMap(({ place }) => place);
for (const node of nodes) delete node.place;

const payload = {
  nodes: { ...columns(nodes), force: places, blocs: places, map: places },
  edges: columns(edges),
  statements: columns(statements),
  duties: columns([
    {
      statement: 0,
      treaty: 6,
      states: [],
      article: term("article-4"),
      type: term("defence"),
      trigger: term("attack"),
      compulsion: term("obligatory"),
      obligor: term("parties"),
      obligee: term("party"),
    },
  ]),
  sources: columns([
    {
      id: "handbook",
      label: "Handbook {of} pacts & leagues",
      url: "https://example.org/a_b",
      publisher: text("Some Press"),
      published: text("1999-05"),
      language: text("en"),
      asked: text(""),
    },
  ]),
  claims: [],
  stories: [],
  ties: TIES,
  texts,
  bounds: spans,
  edition: { version: "1", released: "2000-01-01", identifier: "sha256:abc", bibtex: "@misc{csto-graph,\n}\n" },
  opening: {
    title: "",
    days: [day("1952-01-01"), day("1952-01-02")],
    first: day("1900-01-01"),
    last: day("2000-01-01"),
    at_least: "possible",
    focus: "",
    measure: "degree",
    layout: "force",
    language: "en",
    according_to: "",
    kinds: ["state", "organisation"],
    lines: ["membership"],
  },
  choices: {
    layouts: ["force", "blocs", "map"],
    measures: ["members", "degree", "allies", "betweenness", "none"],
    themes: ["auto", "light", "dark"],
    certainties: ["certain", "presumed", "possible"],
  },
  colours: { light: LIGHT, dark: LIGHT },
  looks: { kinds: KINDS, shapes: ["dot", "square", "diamond", "triangle", "star"] },
  types: TYPES,
  partners: ["observer", "partner"],
  words: { en: read("en"), id: read("id"), ru: read("ru") },
  outlines: [],
  contested: [],
};
payload.terms = { slug: slugs, en: slugs.map((slug) => NAMES.get(slug) ?? slug), id: slugs.map(() => 0) };
payload.terms.ru = slugs.map((slug) => ({ "state-alpha": "Альфа", member: "член" })[slug] ?? 0);

// As much of a browser as the modules touch when they are loaded.
globalThis.document = {
  documentElement: {},
  getElementById: (id) => ({ textContent: id === "payload" ? JSON.stringify(payload) : "{}" }),
};
globalThis.window = { matchMedia: () => ({ matches: false, addEventListener() {} }), innerWidth: 1400 };
globalThis.vis = { DataSet: class {}, Network: class {} };
