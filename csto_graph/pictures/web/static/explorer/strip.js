/* The strip above the slider: events as marks, below them how many ties there were, and where we are. */
import { byId } from "./dom.js";
import { spansShown } from "./course.js";
import { nodes, opening } from "./data.js";
import { DAY, isoOf, yearOf } from "./days.js";
import { fact } from "./facts.js";
import { onSystemTheme, palette } from "./looks.js";
import { afterwards } from "./afterwards.js";
import { label } from "./naming.js";
import { SCENE } from "./scene.js";
import { goTo, onChange, view } from "./view.js";

const EDGE = 8; // half the thumb of the slider, so that both agree
const EVENTS = 16;
const AXIS = 14;

const events = nodes.filter((node) => node.kind === "event" && node.bounds);
const span = opening.last - opening.first || 1;
const wide = () => byId("strip").clientWidth - 2 * EDGE;
const across = (day) => EDGE + ((day - opening.first) / span) * wide();
const dayAt = (x) => Math.round(opening.first + ((x - EDGE) / wide()) * span);
const wanted = () => events.filter((node) => !view.events.length || view.events.includes(fact(node, "sa:kind")));

/* How many ties that pass the filters there were, for each pixel. */
function tiesThrough(columns) {
  const steps = new Float64Array(columns + 1);
  const column = (day) => Math.min(columns, Math.max(0, Math.round(((day - opening.first) / span) * columns)));
  for (const [since, until] of spansShown()) {
    if (until <= opening.first || since > opening.last) continue;
    steps[column(since)] += 1;
    steps[column(until)] -= until > opening.last ? 0 : 1;
  }
  let sum = 0;
  return Array.from(steps.slice(0, columns), (each) => (sum += each));
}

function area(pen, counts, top, bottom, colours) {
  const most = Math.max(1, ...counts);
  pen.beginPath();
  pen.moveTo(EDGE, bottom);
  counts.forEach((count, at) => pen.lineTo(EDGE + at, bottom - ((bottom - top) * count) / most));
  pen.lineTo(EDGE + counts.length, bottom);
  pen.closePath();
  pen.globalAlpha = 0.28;
  pen.fillStyle = colours.accent;
  pen.fill();
  pen.globalAlpha = 1;
}

function axis(pen, height, colours) {
  const years = Math.ceil(yearOf(opening.first) / 10) * 10;
  const every = wide() < 420 ? 50 : wide() < 900 ? 20 : 10;
  pen.fillStyle = colours.soft;
  pen.font = "10.5px system-ui, sans-serif";
  pen.textAlign = "center";
  for (let year = years; year <= yearOf(opening.last); year += 10) {
    const x = across(Date.UTC(year, 0, 1) / DAY);
    if (year % every === 0 && x > 20 && x < wide() - 4) pen.fillText(String(year), x, height - 2);
  }
}

function needle(pen, day, height, colour, dashes) {
  pen.strokeStyle = colour;
  pen.setLineDash(dashes);
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(across(day), 0);
  pen.lineTo(across(day), height - AXIS);
  pen.stroke();
  pen.setLineDash([]);
}

function draw() {
  const canvas = byId("strip");
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width) return;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const colours = palette();
  area(pen, tiesThrough(Math.max(1, Math.floor(wide()))), EVENTS + 4, height - AXIS, colours);
  pen.fillStyle = colours.kinds.event;
  pen.globalAlpha = 0.6;
  for (const node of wanted()) pen.fillRect(across(node.bounds[0]) - 0.6, 2, 1.4, EVENTS - 4);
  pen.globalAlpha = 1;
  axis(pen, height, colours);
  needle(pen, view.since, height, colours.ink, []);
  if (view.compared !== null) needle(pen, view.compared, height, colours.marks.left, [3, 3]);
}

function hint({ offsetX, offsetY }) {
  const near = offsetY < EVENTS + 4 && wanted().reduce((best, node) => {
    const away = Math.abs(across(node.bounds[0]) - offsetX);
    return away < (best?.away ?? 5) ? { away, node } : best;
  }, null);
  byId("strip").title = near ? `${isoOf(near.node.bounds[0])}: ${label(near.node)}` : isoOf(dayAt(offsetX));
}

export function startStrip() {
  byId("strip").addEventListener("click", ({ offsetX }) => goTo(dayAt(offsetX)));
  byId("strip").addEventListener("mousemove", hint);
  new ResizeObserver(() => afterwards(draw)).observe(byId("strip"));
  onSystemTheme(draw);
  onChange(draw, [...SCENE, "theme"]);
}
