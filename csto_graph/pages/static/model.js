"use strict";
/* What holds in a window of days, [first, first day after]. Dates are ISO texts, which compare as they are. Bounds
   are [start earliest, start latest, end earliest, end latest]; an end is the first day out. */
const csto = {};

csto.read = (id) => JSON.parse(document.getElementById(id).textContent);
csto.payload = csto.read("payload");
csto.nodes = new Map(csto.payload.nodes.map((node) => [node.id, node]));
csto.edges = new Map(csto.payload.edges.map((edge) => [edge.id, edge]));
csto.statements = new Map(csto.payload.statements.map((statement) => [statement.id, statement]));
csto.state = {
  days: csto.payload.days, certainOnly: csto.payload.certain_only, recent: 31, language: "en", hidden: new Set(), selected: null,
};

csto.isDay = (day) => {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(day + "T00:00:00Z") : new Date(NaN);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === day;
};

csto.shift = (day, days) => {
  const moment = new Date(day + "T00:00:00Z");
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
};

/* A window in the words of the page: a day, or both ends of an interval. */
csto.isOneDay = ([since, until]) => csto.shift(since, 1) === until;
csto.daysText = (days) => (csto.isOneDay(days) ? days[0] : `${days[0]} to ${csto.shift(days[1], -1)}`);

const later = (one, other) => (one > other ? one : other);
const earlier = (one, other) => (one < other ? one : other);
const asWanted = (certainty) => (csto.state.certainOnly && certainty !== "certain" ? null : certainty);

csto.certainty = (bounds, [since, until]) => {
  if (!bounds) return "certain";
  if (later(bounds[1], since) < earlier(bounds[2], until)) return "certain";
  return later(bounds[0], since) < earlier(bounds[3], until) ? asWanted("possible") : null;
};

/* An event stays in sight for some days after it. */
csto.eventShown = (bounds, days) => {
  const found = csto.certainty(bounds, days);
  const { recent } = csto.state;
  if (found || recent === 0) return found;
  return csto.certainty([bounds[0], bounds[1], "9999-12-31", recent < 0 ? "9999-12-31" : csto.shift(bounds[3], recent)], days);
};

csto.nodeShown = (node, days) => {
  if (csto.state.hidden.has(node.kind)) return null;
  return node.kind === "event" ? csto.eventShown(node.bounds, days) : csto.certainty(node.bounds, days);
};

/* An edge shows while one of its spells does; it is certain if one of them is. */
csto.edgeShown = (edge, days) => {
  const ends = [edge.from, edge.to].map((id) => csto.nodeShown(csto.nodes.get(id), days));
  if (ends.includes(null)) return null;
  if (edge.timeless) return "certain";
  const found = edge.shown.map((bounds) => csto.certainty(bounds, days));
  return found.includes("certain") ? "certain" : found.includes("possible") ? "possible" : null;
};

csto.changes = [...new Set(csto.payload.statements
  .filter((statement) => statement.best && statement.bounds)
  .flatMap((statement) => statement.bounds)
  .filter((day) => day >= csto.payload.first && day <= csto.payload.last))].sort();

csto.fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

csto.search = (text) => {
  const wanted = csto.fold(text.trim());
  if (!wanted) return [];
  const scored = [];
  for (const node of csto.nodes.values()) {
    const names = [...Object.values(node.labels), ...node.aliases].map(csto.fold);
    const score = Math.min(...names.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9)));
    if (score < 9) scored.push([score, node.labels.en, node]);
  }
  return scored.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).slice(0, 8).map((entry) => entry[2]);
};

csto.label = (node) => node.labels[csto.state.language] || node.labels.en;
csto.shortLabel = (node) => node.short[csto.state.language] || csto.label(node);
