/* Escaping: every text of the data is hostile until it is escaped for its format. */

/** @type {Record<string, string>} */
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
/* Characters that XML 1.0 does not allow, lone surrogates included. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Escapes a text for the content and the attributes of XML.
 * @param {unknown} text
 */
export const escapeXml = (text) =>
  String(text)
    .replace(CONTROLS, "\ufffd")
    .replace(LONE_SURROGATES, "\ufffd")
    .replace(/[&<>"'\t\n\r]/g, (sign) => ENTITIES[sign]);

/**
 * An element of XML. Its children are XML already; empty attributes are left out.
 * @param {string} name
 * @param {Record<string, string | number | null | undefined>} attributes
 * @param {...string} children
 */
export function xmlElement(name, attributes, ...children) {
  const wanted = Object.entries(attributes).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  const text = wanted.map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
  return children.length ? `<${name}${text}>${children.join("")}</${name}>` : `<${name}${text}/>`;
}

/** @type {Record<string, string>} */
const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
/** @param {unknown} text */
export const escapeTex = (text) => String(text).replace(/[{}%&#_$\\~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);

/**
 * A cell of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front.
 * @param {string | number | null | undefined} value
 */
export function csvCell(value) {
  const text = String(value ?? "");
  const safe = typeof value !== "number" && /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {(string | number | null | undefined)[][]} rows */
export const toCsv = (rows) => rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
