/* Light on a part of the graph: these things and the ties between them, and the view that lets all of it show. */
import { certainty, eventShown } from "./certainty.js";
import { nodeOf } from "./data.js";
import { livesOf } from "./lives.js";
import { reducedMotion } from "./dom.js";
import { nodeSet, theNetwork } from "./picture.js";
import { defaults, onChange, view } from "./view.js";

const WISH = { certain: false, recent: defaults.recent };
const thereNow = (node, days) => (node.kind === "event" ? eventShown(node.bounds, days, WISH) : livesOf(node).some((bounds) => certainty(bounds, days)));
const there = (edge, days) => !edge.timeless && edge.spans.some((bounds) => certainty(bounds, days));

/* New values of the view; nothing that is lit is hidden by a filter, all else stays in sight, dimmed. */
export function lighting(slugs, day) {
  const days = [day, day + 1];
  const things = new Set(slugs.map((slug) => nodeOf.get(slug)).filter((node) => node && thereNow(node, days)));
  const ties = new Set();
  for (const node of things) {
    for (const edge of node.edges) if (things.has(edge.from) && things.has(edge.to) && there(edge, days)) ties.add(edge);
  }
  return {
    ...WISH, since: day, until: day + 1, compared: null, near: false, path: "",
    types: [], organisations: [], regions: [], events: [],
    kinds: [...new Set(["state", "organisation", ...[...things].map((node) => node.kind)])],
    lines: [...new Set(["membership", ...[...ties].map((edge) => edge.kind)])],
    lit: new Set([...things, ...ties].map((each) => each.id)),
  };
}

/* Bring what is lit into the middle of the picture. */
function showLit() {
  const nodes = [...(view.lit ?? [])].filter((id) => nodeSet.get(id));
  const animation = !reducedMotion() && { duration: 350, easingFunction: "easeInOutQuad" };
  if (nodes.length) theNetwork().fit({ nodes, maxZoomLevel: 0.9, animation });
}

export function startLighting() {
  onChange((changed) => {
    if (!changed.has("lit")) return;
    showLit();
    theNetwork().redraw();
  });
  showLit();
}
