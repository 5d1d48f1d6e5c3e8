/* The export menu. */
import { isDay, isoOf } from "../base/days.js";
import { button, byId, element } from "../base/dom.js";
import { showToast } from "../base/notifications.js";
import { opening } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { toBibtex } from "./bibtex.js";
import { nodesToCsv, edgesToCsv } from "./csv.js";
import { toGexf } from "./gexf.js";
import { toSparql } from "./sparql.js";
import { toSvg } from "./svg.js";
import { scene } from "../scene/scene.js";
import { captionLines, sourcesOnScreen, timeText } from "../scene/summaries.js";
import { publishersOf } from "../state/certainty.js";
import { shareLink } from "../state/url-sync.js";
import { onChange, view, viewWindow } from "../state/view-state.js";

const entries = [];

/* An entry of the menu: its words are t(key), act() is called when it is chosen. */
export const addMenuEntry = (key, act) => entries.push({ key, act });

function showMenu() {
  const items = entries.map(({ key, act }) =>
    button(t(key), () => {
      setOpen(false);
      act();
      byId("menu-button").focus();
    }),
  );
  byId("menu").replaceChildren(...items.map((item) => element("li", {}, item)));
}

const isOpen = () => !byId("menu").hidden;

function setOpen(wanted) {
  byId("menu").hidden = !wanted;
  byId("menu-button").setAttribute("aria-expanded", String(wanted));
}

/* The menu closes by Escape, and where the reader goes on elsewhere. */
export function startMenu() {
  const [opener, list] = [byId("menu-button"), byId("menu")];
  const outside = (place) => place instanceof Node && !list.parentElement.contains(place);
  opener.addEventListener("click", () => {
    setOpen(!isOpen());
    list.querySelector("button")?.focus();
  });
  list.parentElement.addEventListener("focusout", ({ relatedTarget }) => {
    if (outside(relatedTarget)) setOpen(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (outside(target)) setOpen(false);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      event.stopPropagation();
      setOpen(false);
      opener.focus();
    },
    true,
  );
  onChange(showMenu, ["language"]);
  showMenu();
}

/* SVG as PNG, drawn by the browser itself; nothing is fetched, for the picture is in the address. */

export async function toPng(svg, scale = 2) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = element("canvas");
  canvas.width = picture.naturalWidth * scale;
  canvas.height = picture.naturalHeight * scale;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => {
    canvas.toBlob(done, "image/png");
  });
}

/* What can be taken away, each an entry of the menu: pictures, tables, the network, the query, the citation, the link. */

const MAX_PUBLISHERS = 6;

/* The caption, and whose sources they are; those of the outlines too, where they are drawn. */
function captionWithCredits() {
  const names = publishersOf(sourcesOnScreen());
  const more = names.length > MAX_PUBLISHERS ? `; ${counted("caption.publishers", names.length - MAX_PUBLISHERS)}` : "";
  return [
    ...captionLines(),
    ...(names.length ? [`${names.slice(0, MAX_PUBLISHERS).join("; ")}${more}`] : []),
    ...(view.layout === "map" ? [t("caption.outlines")] : []),
  ];
}

const svg = () => toSvg(scene(), { title: `${opening.title || t("title")}, ${timeText()}`, caption: captionWithCredits() });

/* Each form: the end of the file's name, its type, and what makes it, text or a blob. */
export const exportForms = {
  png: ["png", "image/png", () => toPng(svg())],
  svg: ["svg", "image/svg+xml", svg],
  ties: ["ties.csv", "text/csv", () => edgesToCsv(scene())],
  things: ["things.csv", "text/csv", () => nodesToCsv(scene())],
  gexf: ["gexf", "application/gexf+xml", () => toGexf(scene(), captionWithCredits().join(" "))],
  sparql: ["rq", "application/sparql-query", () => toSparql(scene(), fileName("rq"))],
  bibtex: ["bib", "application/x-bibtex", () => toBibtex(scene())],
};

function fileName(ending) {
  const last = isDay(viewWindow()) ? "" : `-to-${isoOf(view.until - 1)}`;
  const other = view.compared === null ? "" : `-and-${isoOf(view.compared)}`;
  return `csto-graph-${isoOf(view.since)}${last}${other}.${ending}`;
}

function save(name, content, type) {
  const address = URL.createObjectURL(
    content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }),
  );
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function exportForm([ending, type, make]) {
  const file = fileName(ending);
  try {
    save(file, await make(), type);
    showToast(t("take.done", { file }));
  } catch {
    showToast(t("take.failed", { file }));
  }
}

export function addExports() {
  for (const [name, form] of Object.entries(exportForms)) addMenuEntry(`take.${name}`, () => exportForm(form));
}

/* An entry of the menu that copies the address of exactly what is on the screen. */

/* Where the browser lets a page not write to the clipboard, the link is shown to be copied by hand. */
async function copyLink() {
  const link = shareLink();
  try {
    await navigator.clipboard.writeText(link);
    showToast(t(location.protocol === "file:" ? "take.copied.file" : "take.copied"));
  } catch {
    showToast(link);
  }
}

/* A page in the frame of a notebook has no address that could be given to others. */
export function addCopyLink() {
  if (location.protocol !== "about:") addMenuEntry("take.link", copyLink);
}
