/* Export of the citation of the data and of the sources behind the scene as BibTeX, in the form of
   csto_graph/evidence/citation.py. */
import { escapeTex } from "../base/escaping.js";
import { edition } from "../data/payload.js";
import { sourcesOnScreen } from "../scene/summaries.js";

/** @param {Source} source */
function sourceEntry({ id, label, publisher, published, language, url, asked }) {
  const fields = {
    title: `{${escapeTex(label)}}`,
    author: `{${escapeTex(publisher)}}`,
    year: published.match(/^\d{4}/)?.[0] ?? "",
    date: escapeTex(published),
    url: url.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C"),
    langid: escapeTex(language),
    note: asked && escapeTex(`Please cite: ${asked}`),
  };
  const lines = Object.entries(fields)
    .filter(([, text]) => text)
    .map(([name, text]) => `  ${name} = {${text}},\n`);
  return `@misc{${id},\n${lines.join("")}}\n`;
}

/** @param {Scene} found */
export function toBibtex(found) {
  const sources = sourcesOnScreen(found).sort((one, other) => (one.id < other.id ? -1 : 1));
  return [edition.bibtex, ...sources.map(sourceEntry)].join("\n");
}
