import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { day } from "./fixture.js";
import { candidateBoxes, collisionGrid } from "../../csto_graph/pictures/web/static/explorer/canvas/label-collision.js";
import { curveControl, radius, svgShape } from "../../csto_graph/pictures/web/static/explorer/canvas/shapes.js";
import {
  allNames,
  bareName,
  compareLabels,
  sentence,
  shortestNames,
} from "../../csto_graph/pictures/web/static/explorer/data/labels.js";
import { edgeOf, nodeOf, statementOf } from "../../csto_graph/pictures/web/static/explorer/data/payload.js";
import { counted, setLanguage, t } from "../../csto_graph/pictures/web/static/explorer/data/translations.js";
import { toBibtex } from "../../csto_graph/pictures/web/static/explorer/export/bibtex.js";
import { edgesToCsv, nodesToCsv } from "../../csto_graph/pictures/web/static/explorer/export/csv.js";
import { toGexf } from "../../csto_graph/pictures/web/static/explorer/export/gexf.js";
import { toSparql } from "../../csto_graph/pictures/web/static/explorer/export/sparql.js";
import { toSvg } from "../../csto_graph/pictures/web/static/explorer/export/svg.js";
import { scene } from "../../csto_graph/pictures/web/static/explorer/scene/scene.js";
import { change, defaults, goTo } from "../../csto_graph/pictures/web/static/explorer/state/view-state.js";

beforeEach(() => {
  change({ ...defaults });
  setLanguage("en");
});

test("texts, with values in their holes", () => {
  assert.equal(t("days.interval", { first: "1950", last: "1960" }), "1950 to 1960");
  assert.equal(t("days.interval", { first: "$&", last: "{first}" }), "$& to {first}"); // no value is read again
  assert.equal(t("no.such.key"), "no.such.key");
  assert.equal(t("toString"), "toString");
});

test("numbers with their nouns (CLDR plural rules)", () => {
  assert.deepEqual(
    [0, 1, 2, 12345].map((each) => counted("ties", each)),
    ["0 ties", "1 tie", "2 ties", "12,345 ties"],
  );
  setLanguage("ru");
  const endings = [1, 2, 5, 11, 21, 22, 111].map((each) => counted("ties", each).split(/\s/).at(-1));
  assert.deepEqual(endings, ["связь", "связи", "связей", "связей", "связь", "связи", "связей"]);
  setLanguage("xx"); // is ignored
  assert.equal(counted("ties", 1), "1 связь");
});

test("statements in the language of the page", () => {
  const statement = statementOf.get("membership-1");
  assert.equal(sentence(statement), "Alpha: member of Pact");
  setLanguage("ru");
  assert.equal(sentence(statement), "Альфа: член организации «Pact»"); // a label that is missing is the English one
  const wording = { ...statement, sentence: "As the editors wrote it.", holes: [] };
  assert.equal(sentence(wording), "As the editors wrote it.");
});

test("names: in all languages, without brackets where nothing else has the same", () => {
  assert.deepEqual(allNames(nodeOf.get("state-alpha")), ["Alpha", "Альфа", "ALP"]);
  assert.equal(bareName("Serbia (1878–1918)"), "Serbia");
  assert.equal(bareName("(A) B"), "(A) B");
  const [alpha, gamma] = [nodeOf.get("state-alpha"), nodeOf.get("state-gamma")];
  assert.equal(shortestNames([{ node: alpha }, { node: gamma }])(gamma), "Gamma");
  assert.equal(shortestNames([{ node: gamma }, { node: gamma }])(gamma), "Gamma (1900)");
  assert.ok(compareLabels(alpha, gamma) < 0);
  assert.ok(compareLabels(nodeOf.get("org-league"), gamma) > 0); // states come first
});

test("labels: a taken place is not free, boxes that touch do not overlap", () => {
  const grid = collisionGrid();
  grid.take({ left: 0, right: 100, top: 0, bottom: 20 });
  assert.equal(grid.free({ left: 90, right: 190, top: 10, bottom: 30 }), false);
  assert.equal(grid.free({ left: 100, right: 200, top: 0, bottom: 20 }), true);
  assert.equal(grid.free({ left: 0, right: 100, top: 20, bottom: 40 }), true);
  assert.equal(grid.free({ left: -500, right: 500, top: -500, bottom: 500 }), false);
});

test("labels: below, above, right, left, then the corners", () => {
  const places = candidateBoxes({ x: 100, y: 50 }, 10, 40, 12);
  assert.equal(places.length, 8);
  assert.deepEqual(places[0], { left: 78, right: 122, top: 63, bottom: 77 });
  assert.deepEqual(places[1], { left: 78, right: 122, top: 23, bottom: 37 });
  assert.deepEqual(places[2], { left: 113, right: 157, top: 43, bottom: 57 });
  assert.deepEqual(places[3], { left: 43, right: 87, top: 43, bottom: 57 });
  for (const { left, right, top, bottom } of places) assert.deepEqual([right - left, bottom - top], [44, 14]);
});

test("shapes", () => {
  assert.deepEqual(svgShape("dot", 10, 20, 5), ["circle", { cx: 10, cy: 20, r: "5.0" }]);
  assert.deepEqual(svgShape("diamond", 0, 0, 10), ["polygon", { points: "0.0,-11.0 11.0,0.0 0.0,11.0 -11.0,0.0" }]);
  assert.equal(radius(10, 1), 10);
  assert.ok(radius(10, 0.1) * 0.1 > 2); // seen from afar: on screen more than the tenth
  assert.equal(radius(10, 4.4) * 4.4, radius(10, 2.2) * 2.2); // from some scale on as large on screen
  assert.equal(curveControl(edgeOf.get("membership:state-alpha:org-pact"), [0, 0], [10, 0]), null); // the only one
});

test("CSV of nodes and edges", () => {
  const rows = edgesToCsv(scene()).split("\r\n");
  assert.equal(
    rows[0],
    "one,one_label,tie,other,other_label,obligations,start,end,certainty,last_confirmed,change,statements,sources",
  );
  assert.equal(
    rows[1],
    "state-alpha,Alpha,membership,org-pact,Pact,defence,1950-01-01,,certain,,,membership-1,handbook",
  );
  const alpha = nodesToCsv(scene())
    .split("\r\n")
    .find((row) => row.startsWith("state-alpha,"));
  assert.equal(alpha, "state-alpha,Alpha,state,certain,,,1900-01-01,1900-01-01,,,,handbook,1");
});

test("CSV and GEXF of what is presumed tell when it was last confirmed, and no end", () => {
  goTo(day("1999-01-01"));
  const row = edgesToCsv(scene())
    .split("\r\n")
    .find((each) => each.startsWith("state-delta,"));
  assert.ok(row.endsWith(",1992-01-01,,presumed,1995-03-01,,membership-5,handbook"));
  assert.match(toGexf(scene(), ""), /value="presumed"\/><attvalue for="3" value="1995-03-01"/);
  for (const text of [edgesToCsv(scene()), nodesToCsv(scene()), toGexf(scene(), "")]) assert.doesNotMatch(text, /9999/);
});

test("BibTeX of the data and the sources", () => {
  const [data, source] = toBibtex(scene()).split("\n\n");
  assert.equal(data, "@misc{csto-graph,\n}");
  assert.match(source, /^@misc\{handbook,$/m);
  assert.match(source, /^ {2}title = \{\{Handbook \\\{of\\\} pacts \\& leagues\}\},$/m);
  assert.match(source, /^ {2}year = \{1999\},$/m);
  assert.match(source, /^ {2}url = \{https:\/\/example.org\/a_b\},$/m);
});

test("GEXF and SVG escape labels", () => {
  change({ kinds: ["state", "organisation", "event"], lines: ["membership", "participation"] });
  goTo(day("1990-05-01"));
  const gexf = toGexf(scene(), "A & <b>");
  assert.match(gexf, /<description>A &amp; &lt;b&gt;<\/description>/);
  assert.match(gexf, /<node id="state-delta" label="Délta &amp; &lt;Sons&gt;">/);
  assert.match(gexf, /<edge id="participation:state-delta:event-crisis-1990" source="state-delta"/);
  const svg = toSvg(scene(), { title: "1 < 2", caption: ["A & B"] });
  assert.match(svg, /<title>1 &lt; 2<\/title><desc>A &amp; B<\/desc>/);
  assert.match(svg, /<title>Délta &amp; &lt;Sons&gt;<\/title>/);
  assert.doesNotMatch(svg, /<Sons>/);
});

test("SPARQL: the days, the kinds of edges and the chosen organisations", () => {
  change({ organisations: ["org-pact"] });
  const query = toSparql(scene(), "view.rq");
  assert.match(query, /"1952-01-01"\^\^xsd:date "1952-01-02"\^\^xsd:date/);
  assert.match(query, /BIND \("membership" AS \?tie\)/);
  assert.doesNotMatch(query, /BIND \("tenure" AS \?tie\)/);
  assert.match(query, /FILTER \(\?one IN \(<https:\/\/w3id.org\/csto-graph\/id\/org-pact>\)/);
  change({ organisations: ["x> } DROP ALL #"] });
  assert.doesNotMatch(toSparql({ nodes: new Map(), edges: new Map() }, "view.rq"), /x> \}/);
});
