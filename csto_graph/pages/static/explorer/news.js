/* What a step through time changed, in words: what began and ended, and what was certain until then or is from then on. */
import { timeText } from "./caption.js";
import { byLabel, label, shortLabel } from "./naming.js";
import { scene } from "./scene.js";
import { view } from "./view.js";
import { counted, t } from "./words.js";

const NAMED = 6;

/* Ties by what they lead to, as many as a glance takes in. */
function named(ties) {
  const groups = new Map();
  const shown = ties.sort((one, other) => byLabel(one.to, other.to) || byLabel(one.from, other.from)).slice(0, NAMED);
  for (const { from, to } of shown) groups.set(to, [...(groups.get(to) ?? []), shortLabel(from)]);
  const texts = [...groups].map(([to, names]) => `${shortLabel(to)} (${names.join(", ")})`);
  return [...texts, ...(ties.length > NAMED ? [counted("news.more", ties.length - NAMED)] : [])].join(", ");
}

const part = (key, ties) => (ties.length ? t(key, { what: named(ties) }) : "");

/* What differs between two scenes; "" where nothing does, and while two days are compared. */
export function news(before, after = scene()) {
  if (view.compared !== null) return "";
  const lacking = (one, other) => [...one.edges.values()].filter(({ edge }) => !edge.timeless && !other.edges.has(edge.id)).map(({ edge }) => edge);
  const turned = (certainty) => [...after.edges.values()].filter((entry) => entry.certainty === certainty && (before.edges.get(entry.edge.id)?.certainty ?? certainty) !== certainty).map(({ edge }) => edge);
  const events = [...after.nodes.values()].filter(({ node }) => node.kind === "event" && !before.nodes.has(node.id)).map(({ node }) => label(node));
  const parts = [
    ...events.slice(0, NAMED), part("news.began", lacking(after, before)), part("news.ended", lacking(before, after)),
    part("news.certain", turned("certain")), part("news.possible", turned("possible")),
  ].filter(Boolean);
  return parts.length ? `${timeText()}: ${parts.join("; ")}` : "";
}
