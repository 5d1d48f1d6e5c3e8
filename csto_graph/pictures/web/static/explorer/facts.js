/* Single facts of things, by the name of the property. */
import { terms } from "./data.js";

const known = new Map();

/* The slug or text of a thing's first fact with this name, or "". */
export function fact(node, name) {
  const key = `${node.at} ${name}`;
  if (!known.has(key)) {
    const found = node.facts.find((each) => each.name === name)?.value;
    known.set(key, found === undefined ? "" : found.term === undefined ? found.text : terms.slug[found.term]);
  }
  return known.get(key);
}
