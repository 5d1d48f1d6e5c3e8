/* What can be taken away, each an entry of the menu: pictures, tables, the network, the query, the citation, the link. */
import { asBibtex } from "./as-bibtex.js";
import { asGexf } from "./as-gexf.js";
import { asPng } from "./as-png.js";
import { asSparql } from "./as-sparql.js";
import { asSvg } from "./as-svg.js";
import { caption, sourcesOnScreen, timeText } from "./caption.js";
import { opening } from "./data.js";
import { element } from "./dom.js";
import { isDay, isoOf } from "./days.js";
import { publishersOf } from "./held.js";
import { addMenuEntry } from "./menu.js";
import { notify } from "./notice.js";
import { scene } from "./scene.js";
import { thingsAsCsv, tiesAsCsv } from "./as-csv.js";
import { view, window_ } from "./view.js";
import { counted, t } from "./words.js";

const NAMED = 6;

/* The caption, and whose sources they are; those of the outlines too, where they are drawn. */
function credits() {
  const names = publishersOf(sourcesOnScreen());
  const more = names.length > NAMED ? `; ${counted("caption.publishers", names.length - NAMED)}` : "";
  return [
    ...caption(),
    ...(names.length ? [`${names.slice(0, NAMED).join("; ")}${more}`] : []),
    ...(view.layout === "map" ? [t("caption.outlines")] : []),
  ];
}

const svg = () => asSvg(scene(), { title: `${opening.title || t("title")}, ${timeText()}`, caption: credits() });

/* Each form: the end of the file's name, its type, and what makes it, text or a blob. */
export const forms = {
  png: ["png", "image/png", () => asPng(svg())],
  svg: ["svg", "image/svg+xml", svg],
  ties: ["ties.csv", "text/csv", () => tiesAsCsv(scene())],
  things: ["things.csv", "text/csv", () => thingsAsCsv(scene())],
  gexf: ["gexf", "application/gexf+xml", () => asGexf(scene(), credits().join(" "))],
  sparql: ["rq", "application/sparql-query", () => asSparql(scene(), fileName("rq"))],
  bibtex: ["bib", "application/x-bibtex", () => asBibtex(scene())],
};

function fileName(ending) {
  const last = isDay(window_()) ? "" : `-to-${isoOf(view.until - 1)}`;
  const other = view.compared === null ? "" : `-and-${isoOf(view.compared)}`;
  return `csto-graph-${isoOf(view.since)}${last}${other}.${ending}`;
}

function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function take([ending, type, make]) {
  const file = fileName(ending);
  try {
    save(file, await make(), type);
    notify(t("take.done", { file }));
  } catch {
    notify(t("take.failed", { file }));
  }
}

export function startTakeAway() {
  for (const [name, form] of Object.entries(forms)) addMenuEntry(`take.${name}`, () => take(form));
}
