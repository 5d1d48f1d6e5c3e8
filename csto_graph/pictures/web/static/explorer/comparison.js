/* Two days compared: who joined, who left, in numbers and as a list. */
import { button, element } from "./dom.js";
import { timeText } from "./caption.js";
import { nodeLink, section } from "./evidence.js";
import { byLabel, label } from "./naming.js";
import { scene } from "./scene.js";
import { select } from "./selecting.js";
import { counted, t } from "./words.js";

/* One item for each organisation or other thing that states are tied to, with the ties behind the names. */
function items(entries) {
  const groups = new Map();
  for (const { edge } of entries) groups.set(edge.to, [...(groups.get(edge.to) ?? []), edge]);
  return [...groups].sort((one, other) => byLabel(one[0], other[0])).map(([to, found]) => {
    const ties = found.sort((one, other) => byLabel(one.from, other.from)).flatMap((edge, at) => [at ? ", " : "", evidence(edge)]);
    return element("li", {}, element("div", {}, nodeLink(to)), ...ties);
  });
}

function evidence(edge) {
  const name = t("evidence.of", { one: label(edge.from), other: label(edge.to) });
  return button(label(edge.from), () => select(edge.id), { class: "link plain", "aria-label": name });
}

/* What is as it was is closed: it is the most and tells the least. */
function part(mark, title, found) {
  if (!found.length || mark !== "unchanged") return section(title, found, { name: mark }) ?? element("p", { class: "about" }, title);
  return element("details", { "data-section": mark }, element("summary", {}, title), element("ul", {}, ...found));
}

export function comparison(root) {
  const all = [...scene().edges.values()];
  const of = (mark) => all.filter((entry) => entry.mark === mark);
  root.append(element("h2", {}, timeText()), element("p", { class: "about" }, t("compare.about")));
  for (const mark of ["joined", "left", "unchanged"]) {
    const found = of(mark);
    const title = `${t(`mark.${mark}`)}: ${counted("ties", found.length)}`;
    root.append(part(mark, title, items(found)));
  }
}
