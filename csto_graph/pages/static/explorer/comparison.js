/* Two days compared: who joined, who left, in numbers and as a list. */
import { button, element } from "./dom.js";
import { timeText } from "./caption.js";
import { nodeLink, section } from "./evidence.js";
import { byLabel, label } from "./naming.js";
import { scene } from "./scene.js";
import { change } from "./view.js";
import { counted, t } from "./words.js";

function items(entries) {
  const sorted = entries.sort((one, other) => byLabel(one.edge.to, other.edge.to) || byLabel(one.edge.from, other.edge.from));
  return sorted.map(({ edge }) => element("li", {}, nodeLink(edge.from), " → ", nodeLink(edge.to), " ", button(t("evidence"), () => change({ selected: edge.id }), { class: "link quiet", "aria-label": t("evidence.of", { one: label(edge.from), other: label(edge.to) }) })));
}

export function comparison(root) {
  const all = [...scene().edges.values()];
  const of = (mark) => all.filter((entry) => entry.mark === mark);
  root.append(element("h2", {}, timeText()), element("p", { class: "about" }, t("compare.about")));
  for (const mark of ["joined", "left", "unchanged"]) {
    const found = items(of(mark));
    const title = `${t(`mark.${mark}`)}: ${counted("ties", found.length)}`;
    root.append(section(title, found, { open: mark !== "unchanged" && found.length <= 60, name: mark }) ?? element("p", { class: "about" }, title));
  }
}
