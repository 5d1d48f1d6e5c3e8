import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { day } from "./fixture.js";
import { changeDays, visibleSpans } from "../../csto_graph/pictures/web/static/explorer/scene/edge-timeline.js";
import { highlightView, shortestPaths } from "../../csto_graph/pictures/web/static/explorer/scene/highlight.js";
import { degrees, measureValues } from "../../csto_graph/pictures/web/static/explorer/scene/measures.js";
import { scene } from "../../csto_graph/pictures/web/static/explorer/scene/scene.js";
import {
  editDistance,
  maxTypos,
  search,
  wordDistance,
} from "../../csto_graph/pictures/web/static/explorer/scene/search.js";
import {
  certaintyText,
  changeSummary,
  countsText,
  timeText,
} from "../../csto_graph/pictures/web/static/explorer/scene/summaries.js";
import { change, defaults, goTo } from "../../csto_graph/pictures/web/static/explorer/state/view-state.js";

beforeEach(() => change({ ...defaults }));

const ids = (map) => [...map.keys()].sort();
const marks = (map) => Object.fromEntries([...map].map(([id, { mark }]) => [id, mark]));

test("the scene has what exists on the day, with its certainty", () => {
  assert.deepEqual(ids(scene().edges), [
    "membership:state-alpha:org-pact",
    "membership:state-beta:org-pact",
    "membership:state-gamma:org-league",
  ]);
  goTo(day("1955-06-01"));
  assert.equal(scene().edges.get("membership:state-beta:org-league").certainty, "possible");
  change({ atLeast: "presumed" });
  assert.equal(scene().edges.has("membership:state-beta:org-league"), false);
  assert.equal(scene().nodes.has("state-delta"), false); // nothing ties it to others
});

test("what is presumed shows with its last confirmation, unless only what is certain is wanted", () => {
  const tie = "membership:state-delta:org-pact";
  goTo(day("1995-03-01"));
  assert.equal(scene().edges.get(tie).certainty, "certain");
  goTo(day("1995-03-02"));
  const { certainty, edge } = scene().edges.get(tie);
  assert.equal(certainty, "presumed");
  assert.equal(certaintyText(certainty, edge.spans), "presumed, last confirmed 1995-03-01");
  assert.equal(certaintyText("certain", edge.spans), "certain");
  change({ atLeast: "certain" });
  assert.equal(scene().edges.has(tie), false);
});

test("two days compared mark what joined, left and stayed, whichever is chosen first", () => {
  const expected = {
    "membership:state-alpha:org-pact": "left",
    "membership:state-beta:org-pact": "left",
    "membership:state-beta:org-league": "joined",
    "membership:state-gamma:org-league": "unchanged",
  };
  change({ compared: day("1970-01-01") });
  assert.deepEqual(marks(scene().edges), expected);
  change({ since: day("1970-01-01"), until: day("1970-01-02"), compared: day("1952-01-01") });
  assert.deepEqual(marks(scene().edges), expected);
  assert.equal(scene().nodes.get("state-alpha").mark, "left");
  assert.equal(timeText(), "1952-01-01 compared with 1970-01-01");
});

test("filters and neighbours", () => {
  change({ organisations: ["org-pact"] });
  assert.deepEqual(ids(scene().nodes), ["org-pact", "state-alpha", "state-beta"]);
  change({ organisations: [], types: ["defence"] });
  assert.deepEqual(ids(scene().edges), ["membership:state-alpha:org-pact"]);
  change({ types: [], selected: "state-gamma", near: true });
  assert.deepEqual(ids(scene().nodes), ["org-league", "state-gamma"]);
});

test("the counts in words, by the plural rules of the language", () => {
  assert.equal(countsText(), "5 things, 3 ties");
  change({ selected: "state-gamma", near: true });
  assert.equal(countsText(), "2 things, 1 tie");
});

test("the days on which an edge begins, ends or becomes more than possible", () => {
  assert.deepEqual(
    changeDays().filter((each) => each > day("1901-01-01") && each < day("9999-12-31")),
    ["1950-01-01", "1955-01-01", "1956-01-01", "1960-01-01", "1992-01-01"].map(day),
  );
  assert.equal(visibleSpans().filter(([since]) => since === day("1950-01-01")).length, 2);
});

test("what a step changed, in words", () => {
  const step = (from, to) => {
    goTo(day(from));
    const before = scene();
    goTo(day(to));
    return changeSummary(before, day(from));
  };
  assert.equal(step("1949-12-31", "1950-01-01"), "1950-01-01: began: Pact (Alpha, Beta)");
  assert.equal(step("1954-12-31", "1955-01-01"), "1955-01-01: possibly began: League (Beta)");
  assert.equal(step("1955-12-31", "1956-01-01"), "1956-01-01: certain from here: League (Beta)");
  assert.equal(step("1960-01-01", "1959-12-31"), "Back past 1960-01-01: ended: Pact (Alpha, Beta)");
  assert.equal(step("1970-01-01", "1971-01-01"), "");
  assert.equal(step("1995-03-01", "1995-03-02"), ""); // presumed from here, which changes nothing
  change({ atLeast: "certain" });
  assert.equal(step("1995-03-01", "1995-03-02"), "1995-03-02: no longer certain: Pact (Délta & <Sons>)");
});

test("shortest paths", () => {
  goTo(day("1957-01-01"));
  const between = (from, to) => shortestPaths(from, to);
  const path = ["state-alpha", "org-pact", "state-beta", "org-league", "state-gamma"];
  assert.deepEqual(between("state-alpha", "state-gamma"), [path]);
  assert.deepEqual(between("state-gamma", "state-alpha"), [[...path].reverse()]);
  assert.deepEqual(between("state-alpha", "state-alpha"), [["state-alpha"]]);
  assert.deepEqual(between("state-alpha", "state-delta"), []);
  goTo(day("1952-01-01"));
  assert.deepEqual(between("state-alpha", "state-gamma"), []);
});

test("all paths of the same length are found", () => {
  const edge = (from, to) => ({ edge: { from: { id: from }, to: { id: to } } });
  const square = {
    nodes: new Map(["a", "b", "c", "d"].map((id) => [id, {}])),
    edges: new Map([edge("a", "b"), edge("c", "b"), edge("a", "d"), edge("d", "c")].map((each, at) => [at, each])),
  };
  assert.deepEqual(shortestPaths("a", "c", square).map(String).sort(), ["a,b,c", "a,d,c"]);
});

test("measures of a path of five nodes", () => {
  goTo(day("1957-01-01"));
  const id = (map) =>
    ["state-alpha", "org-pact", "state-beta", "org-league", "state-gamma"].map((each) => map.get(each));
  assert.deepEqual(id(degrees()), [1, 2, 2, 2, 1]);
  change({ measure: "betweenness" });
  // Of the 6 pairs of other nodes 0, 3, 4, 3, 0 pass through each node.
  assert.deepEqual(id(measureValues()).map(Math.round), [0, 50, 67, 50, 0]);
  change({ measure: "allies" });
  assert.deepEqual(id(measureValues()), [1, 2, 1, undefined, undefined]);
  change({ measure: "none" });
  assert.equal(measureValues().size, 0);
});

test("a highlighted view shows the edges between its things and switches their kinds on", () => {
  const lit = highlightView(["state-delta", "event-crisis-1990", "state-alpha", "nowhere"], day("1990-05-01"));
  assert.deepEqual([...lit.lit].sort(), [
    "event-crisis-1990",
    "participation:state-delta:event-crisis-1990",
    "state-alpha",
    "state-delta",
  ]);
  assert.deepEqual(lit.kinds, ["state", "organisation", "event"]);
  assert.deepEqual(lit.lines, ["membership", "participation"]);
});

test("edit distance, with swaps of neighbours", () => {
  assert.equal(editDistance("kitten", "sitting", 5), 3);
  assert.equal(editDistance("flaw", "lawn", 5), 2);
  assert.equal(editDistance("amry", "army", 5), 1);
  assert.equal(editDistance("ca", "abc", 5), 3); // optimal string alignment; Damerau-Levenshtein proper gives 2
  assert.equal(editDistance("", "abc", 5), 3);
  assert.equal(editDistance("kitten", "sitting", 2), 3); // more than most is most + 1
  assert.equal(editDistance("a", "abcdef", 2), 3);
});

test("how many typing errors a word may have", () => {
  assert.deepEqual(["abc", "abcd", "abcdef", "abcdefg"].map(maxTypos), [0, 1, 1, 2]);
});

test("the distance of a typed word from a word of a name", () => {
  assert.equal(wordDistance("nor", "north"), 0);
  assert.equal(wordDistance("nroth", "north"), 1);
  assert.equal(wordDistance("northern", "north"), 1); // a stem
  assert.equal(wordDistance("xyz", "abc"), null);
  assert.equal(wordDistance("south", "north"), null);
});

test("search by label, code, other language, and with errors", () => {
  const found = (text) => search(text).map(({ id }) => id);
  assert.equal(found("alpha")[0], "state-alpha");
  assert.equal(found("ALP")[0], "state-alpha");
  assert.equal(found("альфа")[0], "state-alpha");
  assert.equal(found("delta sons")[0], "state-delta");
  assert.equal(found("gamma")[0], "state-gamma"); // its label ends with brackets
  assert.equal(found("leage")[0], "org-league");
  assert.deepEqual(found("pact"), ["org-pact", "treaty-pact-1950"]);
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found("zzzz"), []);
});
