import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { day } from "./fixture.js";
import { FOREVER } from "../../csto_graph/pictures/web/static/explorer/base/days.js";
import { edgeOf, nodeOf, unpackBounds } from "../../csto_graph/pictures/web/static/explorer/data/payload.js";
import {
  bestCertainty,
  certaintyOf,
  certaintyShown,
  eventCertainty,
  hasType,
  lastConfirmed,
  nearestDayPresent,
  strongestType,
  typeNames,
  typesInWindow,
} from "../../csto_graph/pictures/web/static/explorer/state/certainty.js";
import { parseFragment, serialiseView } from "../../csto_graph/pictures/web/static/explorer/state/url-state.js";
import {
  change,
  clampDay,
  defaults,
  goTo,
  onChange,
  settingsToShow,
  toggleKind,
  view,
} from "../../csto_graph/pictures/web/static/explorer/state/view-state.js";

beforeEach(() => change({ ...defaults }));

test("certainty on a day, as the project defines it", () => {
  const bounds = [10, 20, 30, 40, 30];
  const on = (at) => certaintyOf(bounds, [at, at + 1]);
  assert.deepEqual([9, 10, 19, 20, 29, 30, 39, 40].map(on), [
    null, // before the earliest start
    "possible",
    "possible",
    "certain", // the latest start
    "certain",
    "possible", // the earliest end is the first day out
    "possible",
    null,
  ]);
  assert.equal(certaintyOf(null, [0, 1]), "certain");
});

test("the page has a fifth day only of bounds that no source ends", () => {
  assert.deepEqual(unpackBounds([10, 20, 30, 40]), [10, 20, 30, 40, 30]);
  assert.deepEqual(unpackBounds([10, 20, 30, FOREVER, FOREVER]), [10, 20, 30, FOREVER, FOREVER]);
});

test("what no source ends is presumed to last after its last confirmation", () => {
  const bounds = [10, 20, 30, FOREVER, FOREVER];
  const on = (at) => certaintyOf(bounds, [at, at + 1]);
  assert.deepEqual([19, 20, 29, 30, 9999].map(on), ["possible", "certain", "certain", "presumed", "presumed"]);
  assert.equal(certaintyOf([10, 20, 15, FOREVER, FOREVER], [20, 21]), "presumed"); // confirmed before it surely began
});

test("certainty in a window: one day of it is enough", () => {
  assert.equal(certaintyOf([10, 20, 30, 40, 30], [0, 21]), "certain");
  assert.equal(certaintyOf([10, 20, 30, 40, 30], [0, 20]), "possible");
  assert.equal(certaintyOf([10, 20, 15, 40, 15], [0, 100]), "possible"); // start and end may cross
  assert.equal(certaintyOf([10, 20, 30, FOREVER, FOREVER], [29, 40]), "certain");
});

test("what is less certain than the reader wants does not show", () => {
  const shown = (at) =>
    ["certain", "presumed", "possible"].map((atLeast) =>
      certaintyShown([0, 10, 20, FOREVER, FOREVER], [at, at + 1], { atLeast }),
    );
  assert.deepEqual(shown(5), [null, null, "possible"]);
  assert.deepEqual(shown(15), ["certain", "certain", "certain"]);
  assert.deepEqual(shown(25), [null, "presumed", "presumed"]);
});

test("of several spans the surest counts", () => {
  const possible = [0, 10, 20, 30, 20];
  const presumed = [0, 0, 4, FOREVER, FOREVER];
  assert.equal(bestCertainty([possible, null, presumed], [5, 6]), "certain");
  assert.equal(bestCertainty([possible, presumed], [5, 6]), "presumed");
  assert.equal(bestCertainty([possible], [5, 6]), "possible");
  assert.equal(bestCertainty([], [5, 6]), null);
});

test("the last confirmation is the latest of what is presumed on the days of the view", () => {
  const [first, second] = [day("1951-01-01"), day("1951-06-01")];
  const presumed = (end) => [first - 9, first - 9, end, FOREVER, FOREVER];
  assert.equal(lastConfirmed([presumed(first), presumed(second)]), second - 1); // the view is at 1952
  assert.equal(lastConfirmed([presumed(day("1999-01-01"))]), null); // which is certain on it
  assert.equal(lastConfirmed([null]), null);
});

test("an event stays visible for some days", () => {
  const event = [100, 100, 101, 101, 101];
  const wish = (recent) => ({ atLeast: "possible", recent });
  assert.equal(eventCertainty(event, [131, 132], wish(31)), "certain");
  assert.equal(eventCertainty(event, [132, 133], wish(31)), null);
  assert.equal(eventCertainty(event, [101, 102], wish(0)), null);
  assert.equal(eventCertainty(event, [9999, 10000], wish(-1)), "certain");
  assert.equal(eventCertainty(event, [99, 100], wish(-1)), null);
});

test("sets of obligation types", () => {
  assert.deepEqual(typeNames(0b10001), ["defence", "consultation"]);
  assert.equal(strongestType(0b10100), "neutrality");
  assert.equal(strongestType(0), "");
  assert.equal(hasType(0b1, ["offence"]), false);
  assert.equal(hasType(0, []), true);
});

test("an edge carries an obligation in its phases only", () => {
  const edge = edgeOf.get("membership:state-alpha:org-pact");
  assert.equal(typesInWindow(edge, [day("1959-12-31"), day("1960-01-01")]), 1);
  assert.equal(typesInWindow(edge, [day("1960-01-01"), day("1960-01-02")]), 0);
});

test("the nearest day on which a node existed", () => {
  const event = nodeOf.get("event-crisis-1990");
  assert.equal(nearestDayPresent(event), day("1990-05-01")); // the view is at 1952
  goTo(day("1999-01-01"));
  assert.equal(nearestDayPresent(event), day("1990-05-01"));
  assert.equal(nearestDayPresent(nodeOf.get("state-alpha")), null);
});

test("listeners hear of the fields that changed, and only of those", () => {
  const heard = [];
  onChange((changed) => heard.push([...changed].sort()), ["since", "kinds"]);
  change({ kinds: [...view.kinds] }); // an equal list is no change
  change({ theme: "dark" });
  goTo(day("1960-01-01"));
  assert.deepEqual(heard, [["since", "until"]]);
});

test("days stay within the data, and an interval keeps a day at least", () => {
  assert.equal(clampDay(day("1850-01-01")), day("1900-01-01"));
  goTo(day("2050-01-01"));
  assert.deepEqual([view.since, view.until], [day("2000-01-01"), day("2000-01-02")]);
  goTo(day("1970-01-01"), day("1960-01-01"));
  assert.deepEqual([view.since, view.until], [day("1970-01-01"), day("1970-01-02")]);
});

test("a kind of node brings its kinds of edges", () => {
  const shown = { kinds: ["state"], lines: ["membership"] };
  const more = { kinds: ["state", "treaty"], lines: ["membership", "party", "signature"] };
  assert.deepEqual(toggleKind(shown, "treaty", true), more);
  assert.deepEqual(toggleKind(more, "treaty", false), shown);
  assert.deepEqual(settingsToShow(shown, "state"), {});
  assert.deepEqual(settingsToShow(shown, "treaty"), more);
});

test("the URL says what differs from the opening, in a readable form", () => {
  assert.equal(serialiseView(), "");
  goTo(day("1955-06-01"), day("1955-12-31"));
  change({
    compared: day("1990-01-01"),
    atLeast: "presumed",
    layout: "map",
    organisations: ["org-pact", "org-league"],
  });
  const text =
    "date=1955-06-01&to=1955-12-31&compare=1990-01-01&layout=map&at-least=presumed&organisations=org-pact+org-league";
  assert.equal(serialiseView(), text);
  change({ ...defaults, selected: "membership:state-alpha:org-pact" });
  assert.equal(serialiseView(), "select=membership:state-alpha:org-pact");
});

test("what the URL says is read again, in any order", () => {
  const { values, refused } = parseFragment("#to=1955-12-31&recent=366&date=1955-06-01&kinds=state&near=yes");
  assert.deepEqual(refused, []);
  assert.deepEqual(values, {
    since: day("1955-06-01"),
    until: day("1956-01-01"),
    near: true,
    recent: 366,
    kinds: ["state"],
  });
});

test("what the URL cannot mean is refused by key", () => {
  const refused = (text) => parseFragment(text).refused;
  assert.deepEqual(refused("date=1955-02-30"), ["date"]);
  assert.deepEqual(refused("date=1850-01-01"), ["date"]); // outside the data
  assert.deepEqual(refused("date=1955-06-01&to=1955-05-01"), ["to"]);
  const unknown = refused("select=state-nowhere&layout=spiral&at-least=sure&near=1&nothing=x&__proto__=x");
  assert.deepEqual(unknown.sort(), ["__proto__", "at-least", "layout", "near", "nothing", "select"]);
});
