import assert from "node:assert/strict";
import { test } from "node:test";

import {
  BEGINNING,
  boundOf,
  dayOf,
  FOREVER,
  isDay,
  isoOf,
  lastYearIn,
  parseDay,
  parseLastDay,
  parseSpan,
  yearOf,
  yearsLater,
} from "../../csto_graph/pictures/web/static/explorer/base/days.js";
import {
  csvCell,
  escapeTex,
  escapeXml,
  toCsv,
  xmlElement,
} from "../../csto_graph/pictures/web/static/explorer/base/escaping.js";

test("days are counted from 1970-01-01", () => {
  assert.equal(dayOf("1970-01-01"), 0);
  assert.equal(dayOf("1969-12-31"), -1);
  assert.equal(dayOf("2000-03-01"), 11017); // 946684800 s are 10957 days to 2000-01-01; then 31 + 29
  assert.equal(isoOf(11016), "2000-02-29");
  assert.equal(isoOf(FOREVER), "9999-12-31");
  assert.equal(isoOf(BEGINNING), "0001-01-01");
});

test("what is no ISO day is null", () => {
  for (const text of ["2023-02-29", "1900-02-29", "2023-13-01", "2023-1-1", "2023", "", " 2023-01-01", "x"]) {
    assert.equal(dayOf(text), null, text);
  }
});

test("open bounds are empty", () => {
  assert.equal(boundOf(FOREVER), "");
  assert.equal(boundOf(BEGINNING), "");
  assert.equal(boundOf(0), "1970-01-01");
});

test("years later", () => {
  const later = (text, years) => isoOf(yearsLater(dayOf(text), years));
  assert.equal(later("1999-04-04", 1), "2000-04-04");
  assert.equal(later("2000-02-29", 1), "2001-03-01");
  assert.equal(later("2000-02-29", -4), "1996-02-29");
  assert.equal(yearOf(-1), 1969);
});

test("a span of one day is a day", () => {
  assert.equal(isDay([5, 6]), true);
  assert.equal(isDay([5, 7]), false);
});

test("a year or a month is typed for its first day, or for its last", () => {
  const first = (text) => isoOf(parseDay(text));
  const last = (text) => isoOf(parseLastDay(text));
  assert.deepEqual([first("1949"), last("1949")], ["1949-01-01", "1949-12-31"]);
  assert.deepEqual([first(" 2024-02 "), last(" 2024-02 ")], ["2024-02-01", "2024-02-29"]);
  assert.deepEqual([first("1949-04-04"), last("1949-04-04")], ["1949-04-04", "1949-04-04"]);
  assert.equal(parseDay("soon"), null);
  assert.equal(parseLastDay("2024-13"), null);
});

test("a typed span", () => {
  const span = (text) => parseSpan(text)?.map(isoOf) ?? null;
  assert.deepEqual(span("1991"), ["1991-01-01", "1991-12-31"]);
  assert.deepEqual(span("1991/1992-02"), ["1991-01-01", "1992-02-29"]);
  assert.equal(span("1991/"), null);
  assert.equal(span("1991/1992/1993"), null);
});

test("XML: markup, quotes, blanks of attributes, and characters that it does not allow", () => {
  assert.equal(escapeXml(`<a b="c" d='e'>&`), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  assert.equal(escapeXml("a\tb\nc\rd"), "a&#9;b&#10;c&#13;d");
  assert.equal(escapeXml("a\u0000b\ud800c\ufffe"), "a\ufffdb\ufffdc\ufffd");
  assert.equal(escapeXml("\ud83d\ude00"), "\ud83d\ude00"); // a whole character above U+FFFF
  assert.equal(escapeXml(0), "0");
});

test("an element of XML leaves out what is empty, and keeps zero", () => {
  assert.equal(xmlElement("line", { x: 0, y: "", z: null, w: undefined, v: `"` }), '<line x="0" v="&quot;"/>');
  assert.equal(xmlElement("g", {}, "<a/>", "<b/>"), "<g><a/><b/></g>");
});

test("CSV as in RFC 4180, and no formulas", () => {
  assert.equal(csvCell("plain"), "plain");
  assert.equal(csvCell('say "a", b'), '"say ""a"", b"');
  assert.equal(csvCell("two\nlines"), '"two\nlines"');
  assert.equal(csvCell(" edge"), '" edge"');
  assert.equal(csvCell(null), "");
  assert.equal(csvCell(-5), "-5");
  for (const sign of ["=", "+", "-", "@"]) assert.equal(csvCell(`${sign}1`), `'${sign}1`);
  assert.equal(csvCell('  =HYPERLINK("x")'), `"'  =HYPERLINK(""x"")"`);
  assert.equal(
    toCsv([
      ["a", 1],
      ["b", ""],
    ]),
    "a,1\r\nb,\r\n",
  );
});

test("the last year that a text names", () => {
  assert.equal(lastYearIn("Made for 20 years and 10 more; a protocol of 26 April 1985 renewed it."), 1985);
  assert.equal(lastYearIn("In force from 2003, frozen since 22 February 2024, article 2100"), 2024);
  assert.equal(lastYearIn("No year, 21:45 and 16000 men"), 0);
});

test("TeX runs nothing of a text", () => {
  assert.equal(escapeTex("50% of {A} & B_c #1 $x"), "50\\% of \\{A\\} \\& B\\_c \\#1 \\$x");
  assert.equal(escapeTex("\\input~^"), "\\textbackslash{}input\\textasciitilde{}\\textasciicircum{}");
});
