/* The view as BibTeX: the data, and what the ties on screen rest on. As csto_graph/citation.py writes it. */
import { sourcesOnScreen } from "./caption.js";
import { edition } from "./data.js";
import { tex } from "./escaping.js";

function entry({ id, label, publisher, published, language, url, asked }) {
  const fields = {
    title: `{${tex(label)}}`, author: `{${tex(publisher)}}`, year: published.match(/^\d{4}/)?.[0] ?? "", date: tex(published),
    url: url.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C"), langid: tex(language), note: asked && tex(`Please cite: ${asked}`),
  };
  const lines = Object.entries(fields).filter(([, text]) => text).map(([name, text]) => `  ${name} = {${text}},\n`);
  return `@misc{${id},\n${lines.join("")}}\n`;
}

export function asBibtex(found) {
  const sources = sourcesOnScreen(found).sort((one, other) => (one.id < other.id ? -1 : 1));
  return [edition.bibtex, ...sources.map(entry)].join("\n");
}
