"use strict";
/* What holds on a day. Dates are ISO texts, which compare as they are. Bounds are
   [start earliest, start latest, end earliest, end latest]; an end is the first day out. */
const csto = {};

csto.read = (id) => JSON.parse(document.getElementById(id).textContent);
csto.payload = csto.read("payload");
csto.nodes = new Map(csto.payload.nodes.map((node) => [node.id, node]));
csto.edges = new Map(csto.payload.edges.map((edge) => [edge.id, edge]));
csto.statements = new Map(csto.payload.statements.map((statement) => [statement.id, statement]));
csto.state = { date: csto.payload.as_of, window: 31, language: "en", hidden: new Set(), selected: null };

csto.isDay = (day) => {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(day + "T00:00:00Z") : new Date(NaN);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === day;
};

csto.shift = (day, days) => {
  const moment = new Date(day + "T00:00:00Z");
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
};

csto.certainty = (bounds, day) => {
  if (!bounds) return "certain";
  if (day < bounds[0] || day >= bounds[3]) return null;
  return day >= bounds[1] && day < bounds[2] ? "certain" : "possible";
};

csto.eventShown = (bounds, day) => {
  const { window } = csto.state;
  if (csto.certainty(bounds, day)) return csto.certainty(bounds, day);
  if (window === 0 || bounds[0] > day) return null;
  if (window > 0 && bounds[3] <= csto.shift(day, -window)) return null;
  return bounds[1] <= day ? "certain" : "possible";
};

csto.nodeShown = (node, day) => {
  if (csto.state.hidden.has(node.kind)) return null;
  return node.kind === "event" ? csto.eventShown(node.bounds, day) : csto.certainty(node.bounds, day);
};

/* An edge shows while one of its spells does; it is certain if one of them is. */
csto.edgeShown = (edge, day) => {
  const ends = [edge.from, edge.to].map((id) => csto.nodeShown(csto.nodes.get(id), day));
  if (ends.includes(null)) return null;
  if (edge.timeless) return "certain";
  const found = edge.shown.map((bounds) => csto.certainty(bounds, day));
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
