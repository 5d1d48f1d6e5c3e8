/* Texts of the data are hostile until they are escaped for the form that they go into. */

const ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
/* What XML 1.0 has no place for, halves of characters among it. */
const NO_XML =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/* For text and for attributes of XML. */
export const escapeXml = (text) =>
  String(text)
    .replace(NO_XML, "\ufffd")
    .replace(/[&<>"'\t\n\r]/g, (sign) => ENTITIES[sign]);

/* An element of XML from attributes and from children that are XML already; empty attributes are left out. */
export function xmlElement(name, attributes, ...children) {
  const wanted = Object.entries(attributes).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  const text = wanted.map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
  return children.length ? `<${name}${text}>${children.join("")}</${name}>` : `<${name}${text}/>`;
}

/* For BibTeX: nothing that TeX would read as a command. */
const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
export const escapeTex = (text) => String(text).replace(/[{}%&#_$\\~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);

/* A cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvCell(value) {
  const text = String(value ?? "");
  const safe = typeof value !== "number" && /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const toCsv = (rows) => rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
