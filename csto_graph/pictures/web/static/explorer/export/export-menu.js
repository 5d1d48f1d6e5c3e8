/* The export menu: pictures, tables, the network, the query, the citation and the link. */
import { isDay, isoOf } from "../base/days.js";
import { button, byId, element, penOf } from "../base/dom.js";
import { showToast } from "../base/notifications.js";
import { opening } from "../data/payload.js";
import { counted, t } from "../data/translations.js";
import { publishersOf } from "../state/certainty.js";
import { shareLink } from "../state/url-sync.js";
import { onChange, view, viewWindow } from "../state/view-state.js";
import { scene } from "../scene/scene.js";
import { captionLines, sourcesOnScreen, timeText } from "../scene/summaries.js";
import { toBibtex } from "./bibtex.js";
import { edgesToCsv, nodesToCsv } from "./csv.js";
import { toGexf } from "./gexf.js";
import { toSparql } from "./sparql.js";
import { toSvg } from "./svg.js";

/** @type {{ key: string, act: () => void }[]} */
const entries = [];

/**
 * Adds an entry to the menu; its text is t(key).
 * @param {string} key
 * @param {() => void} act
 */
const addMenuEntry = (key, act) => entries.push({ key, act });

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

/** @param {boolean} wanted */
function setOpen(wanted) {
  byId("menu").hidden = !wanted;
  byId("menu-button").setAttribute("aria-expanded", String(wanted));
}

/* The menu closes on Escape, and when the focus or the pointer goes elsewhere. */
export function startMenu() {
  const [opener, list] = [byId("menu-button"), byId("menu")];
  const menu = list.parentElement ?? list;
  /** @param {EventTarget | null} place */
  const outside = (place) => place instanceof Node && !menu.contains(place);
  opener.addEventListener("click", () => {
    setOpen(!isOpen());
    list.querySelector("button")?.focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
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

/**
 * @param {string} svg
 * @param {number} [scale]
 * @returns {Promise<Blob | null>}
 */
async function toPng(svg, scale = 2) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = element("canvas");
  canvas.width = picture.naturalWidth * scale;
  canvas.height = picture.naturalHeight * scale;
  penOf(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => {
    canvas.toBlob(done, "image/png");
  });
}

const MAX_PUBLISHERS = 6;

/* The caption with the names of the publishers; also that of the outlines if the map is shown. */
function captionWithCredits() {
  const names = publishersOf(sourcesOnScreen());
  const more = names.length > MAX_PUBLISHERS ? `; ${counted("caption.publishers", names.length - MAX_PUBLISHERS)}` : "";
  return [
    ...captionLines(),
    ...(names.length ? [`${names.slice(0, MAX_PUBLISHERS).join("; ")}${more}`] : []),
    ...(view.layout === "map" ? [t("caption.outlines")] : []),
  ];
}

const svg = () =>
  toSvg(scene(), { title: `${opening.title || t("title")}, ${timeText()}`, caption: captionWithCredits() });

/**
 * The export formats by name.
 * @type {Record<string, ExportForm>}
 */
export const exportForms = {
  png: ["png", "image/png", () => toPng(svg())],
  svg: ["svg", "image/svg+xml", svg],
  ties: ["ties.csv", "text/csv", () => edgesToCsv(scene())],
  things: ["things.csv", "text/csv", () => nodesToCsv(scene())],
  gexf: ["gexf", "application/gexf+xml", () => toGexf(scene(), captionWithCredits().join(" "))],
  sparql: ["rq", "application/sparql-query", () => toSparql(scene(), fileName("rq"))],
  bibtex: ["bib", "application/x-bibtex", () => toBibtex(scene())],
};

/** @param {string} ending */
function fileName(ending) {
  const last = isDay(viewWindow()) ? "" : `-to-${isoOf(view.until - 1)}`;
  const other = view.compared === null ? "" : `-and-${isoOf(view.compared)}`;
  return `csto-graph-${isoOf(view.since)}${last}${other}.${ending}`;
}

/**
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} type
 */
function save(name, content, type) {
  const address = URL.createObjectURL(
    content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }),
  );
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {ExportForm} form */
async function exportForm([ending, type, make]) {
  const file = fileName(ending);
  try {
    const content = await make();
    if (content === null) throw new Error("the browser makes no picture of this size");
    save(file, content, type);
    showToast(t("take.done", { file }));
  } catch {
    showToast(t("take.failed", { file }));
  }
}

export function addExports() {
  for (const [name, form] of Object.entries(exportForms)) addMenuEntry(`take.${name}`, () => exportForm(form));
}

/* If the browser does not let the page write to the clipboard, the link is shown instead. */
async function copyLink() {
  const link = shareLink();
  try {
    await navigator.clipboard.writeText(link);
    showToast(t(location.protocol === "file:" ? "take.copied.file" : "take.copied"));
  } catch {
    showToast(link);
  }
}

/* A page inside the frame of a notebook has no address of its own to share. */
export function addCopyLink() {
  if (location.protocol !== "about:") addMenuEntry("take.link", copyLink);
}
