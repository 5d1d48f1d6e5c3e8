/* The timeline above the slider: events as marks, below them the number of edges, and the chosen days. */
import { DAY, isoOf, yearOf } from "../base/days.js";
import { afterPaint, byId, penOf } from "../base/dom.js";
import { label } from "../data/labels.js";
import { fact, nodes, opening } from "../data/payload.js";
import { goTo, onChange, view } from "../state/view-state.js";
import { visibleSpans } from "../scene/edge-timeline.js";
import { SCENE_FIELDS } from "../scene/scene.js";
import { onSystemTheme, palette } from "../canvas/render-style.js";

const PADDING = 8; // half the thumb of the slider, so that both agree
const EVENTS = 16;
const AXIS = 14;

const events = nodes.flatMap((node) =>
  node.kind === "event" && node.lifespans.length ? { node, day: node.lifespans[0][0] } : [],
);
const span = opening.last - opening.first || 1;
const stripWidth = () => byId("strip").clientWidth - 2 * PADDING;
/** @param {Day} day */
const xOfDay = (day) => PADDING + ((day - opening.first) / span) * stripWidth();
/**
 * @param {number} x
 * @returns {Day}
 */
const dayAtX = (x) => Math.round(opening.first + ((x - PADDING) / stripWidth()) * span);
const visibleEvents = () =>
  events.filter(({ node }) => !view.events.length || view.events.includes(fact(node, "sa:kind")));

/**
 * The number of edges that pass the filters, for each pixel.
 * @param {number} columns
 */
function edgeCounts(columns) {
  const steps = new Float64Array(columns + 1);
  /** @param {Day} day */
  const column = (day) => Math.min(columns, Math.max(0, Math.round(((day - opening.first) / span) * columns)));
  for (const [since, until] of visibleSpans()) {
    if (until <= opening.first || since > opening.last) continue;
    steps[column(since)] += 1;
    steps[column(until)] -= until > opening.last ? 0 : 1;
  }
  let sum = 0;
  return Array.from(steps.slice(0, columns), (each) => (sum += each));
}

/**
 * @param {Pen} pen
 * @param {number[]} counts
 * @param {number} top
 * @param {number} bottom
 * @param {Palette} colours
 */
function drawArea(pen, counts, top, bottom, colours) {
  const most = Math.max(1, ...counts);
  pen.beginPath();
  pen.moveTo(PADDING, bottom);
  counts.forEach((count, at) => pen.lineTo(PADDING + at, bottom - ((bottom - top) * count) / most));
  pen.lineTo(PADDING + counts.length, bottom);
  pen.closePath();
  pen.globalAlpha = 0.28;
  pen.fillStyle = colours.accent;
  pen.fill();
  pen.globalAlpha = 1;
}

/**
 * @param {Pen} pen
 * @param {number} height
 * @param {Palette} colours
 */
function drawAxis(pen, height, colours) {
  const years = Math.ceil(yearOf(opening.first) / 10) * 10;
  const every = stripWidth() < 420 ? 50 : stripWidth() < 900 ? 20 : 10;
  pen.fillStyle = colours.soft;
  pen.font = "10.5px system-ui, sans-serif";
  pen.textAlign = "center";
  for (let year = years; year <= yearOf(opening.last); year += 10) {
    const x = xOfDay(Date.UTC(year, 0, 1) / DAY);
    if (year % every === 0 && x > 20 && x < stripWidth() - 4) pen.fillText(String(year), x, height - 2);
  }
}

/**
 * @param {Pen} pen
 * @param {Day} day
 * @param {number} height
 * @param {string} colour
 * @param {number[]} dashes
 */
function drawNeedle(pen, day, height, colour, dashes) {
  pen.strokeStyle = colour;
  pen.setLineDash(dashes);
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(xOfDay(day), 0);
  pen.lineTo(xOfDay(day), height - AXIS);
  pen.stroke();
  pen.setLineDash([]);
}

function drawStrip() {
  const canvas = byId("strip");
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width) return;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = penOf(canvas);
  pen.scale(ratio, ratio);
  const colours = palette();
  drawArea(pen, edgeCounts(Math.max(1, Math.floor(stripWidth()))), EVENTS + 4, height - AXIS, colours);
  pen.fillStyle = colours.kinds.event;
  pen.globalAlpha = 0.6;
  for (const { day } of visibleEvents()) pen.fillRect(xOfDay(day) - 0.6, 2, 1.4, EVENTS - 4);
  pen.globalAlpha = 1;
  drawAxis(pen, height, colours);
  drawNeedle(pen, view.since, height, colours.ink, []);
  if (view.compared !== null) drawNeedle(pen, view.compared, height, colours.marks.left, [3, 3]);
}

/** @param {MouseEvent} pointer */
function showHint({ offsetX, offsetY }) {
  let near = null;
  let nearest = 5; // pixels
  for (const event of offsetY < EVENTS + 4 ? visibleEvents() : []) {
    const away = Math.abs(xOfDay(event.day) - offsetX);
    if (away < nearest) [near, nearest] = [event, away];
  }
  byId("strip").title = near ? `${isoOf(near.day)}: ${label(near.node)}` : isoOf(dayAtX(offsetX));
}

export function startTimelineStrip() {
  byId("strip").addEventListener("click", ({ offsetX }) => goTo(dayAtX(offsetX)));
  byId("strip").addEventListener("mousemove", showHint);
  new ResizeObserver(() => afterPaint(drawStrip)).observe(byId("strip"));
  onSystemTheme(drawStrip);
  onChange(drawStrip, [...SCENE_FIELDS, "theme"]);
}
