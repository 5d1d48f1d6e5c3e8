/* When a thing is there: in its own time; a state also while a source has it as a member of something before or after that,
   as Serbia was before Yugoslavia. */
import { edges, nodes } from "./data.js";

const BINDING = new Set(["membership", "partnership"]);
const lives = new Map(nodes.map((node) => [node, [node.bounds]]));

/* The part of a span that lies before or after the time of a state, or null. */
function beyond(own, span) {
  if (span[1] < own[0]) return [span[0], span[1], Math.min(span[2], own[3]), Math.min(span[3], own[3])];
  return span[0] >= own[3] ? span : null;
}

for (const { kind, from, spans } of edges) {
  if (from.kind === "state" && from.bounds && BINDING.has(kind)) lives.get(from).push(...spans.filter(Boolean).map((span) => beyond(from.bounds, span)).filter(Boolean));
}

export const livesOf = (node) => lives.get(node);
