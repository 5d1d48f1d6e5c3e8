/* Guided steps: a story is a row of states of the page, each with a sentence; one goes on and back. */
import { addGuide, tabNames } from "./address.js";
import { cards, caseMarks, players } from "./case.js";
import { nodeOf, stories } from "./data.js";
import { dayOf, isoOf } from "./days.js";
import { button, byId, element } from "./dom.js";
import { nodeLink, section, statementItem } from "./evidence.js";
import { lighting } from "./lighting.js";
import { addTab } from "./menu.js";
import { addOverlay } from "./overlay.js";
import { say } from "./saying.js";
import { change, onChange, unguided, view } from "./view.js";
import { language, t } from "./words.js";

const inWords = (texts) => texts[language()] ?? texts.en;

/* The story and the number of its step that the view is at, or null. */
export function atStep() {
  const [id, number] = view.story.split("/");
  const story = stories.find((each) => each.id === id);
  const at = Number(number) - 1;
  return story?.steps[at] ? { story, at, step: story.steps[at] } : null;
}

/* The state of the page at a step. */
export function stateOf(story, at) {
  const step = story.steps[at];
  const slugs = step.case ? players(story.case) : step.lit;
  return { ...lighting(slugs, dayOf(step.day)), selected: step.select ?? "", story: `${story.id}/${at + 1}`, claim: "", tab: "stories" };
}

const goTo = (story, at) => change(stateOf(story, at));

function begin(story) {
  goTo(story, 0);
  byId("panel").querySelector("[data-step=next]").focus();
}

export const leave = () => change(unguided);

function showChoice(root) {
  root.append(element("h2", {}, t("stories.title")), element("p", {}, t("stories.about")));
  const items = stories.map((story) => element("li", {}, button(inWords(story.title), () => begin(story))));
  root.append(element("ul", { class: "stories" }, ...items));
}

/* The figures of an event, those that hold before their rivals. */
function figuresOf(event) {
  if (event?.kind !== "event") return null;
  const found = event.statements.filter(({ kind }) => kind === "FigureClaim");
  const all = [...found.filter(({ best }) => best), ...found.filter(({ best }) => !best)];
  return section(t("group.figures"), all.map((each) => statementItem(each, event)), { name: "figures" });
}

function showStep(root, { story, at, step }) {
  const last = story.steps.length - 1;
  const steps = { back: at > 0 && (() => goTo(story, at - 1)), next: at < last && (() => goTo(story, at + 1)) };
  const buttons = Object.entries(steps).map(([name, act]) => button(t(`stories.${name}`), act || (() => {}), { "data-step": name, disabled: !act }));
  root.append(
    element("h2", {}, inWords(story.title)),
    element("p", { class: "step" }, t("stories.step", { at: at + 1, of: story.steps.length, day: isoOf(dayOf(step.day)) })),
    element("p", { class: "sentence" }, inWords(step.text)),
    element("p", { class: "steps" }, ...buttons, button(t("stories.leave"), leave)),
  );
  if (step.case) root.append(...cards(story.case));
  else root.append(element("h3", {}, t("stories.lit")), element("ul", {}, ...step.lit.map((slug) => element("li", {}, nodeLink(nodeOf.get(slug))))));
  const figures = figuresOf(nodeOf.get(step.select));
  if (figures) root.append(figures);
}

function read(text) {
  const [id, number] = text.split("/");
  const story = stories.find((each) => each.id === id);
  return story?.steps[Number(number) - 1] ? stateOf(story, Number(number) - 1) : null;
}

addGuide("story", read, () => view.story || null);
tabNames.push("stories");

let said = "";
function sayStep({ step }) {
  const sentence = inWords(step.text);
  if (sentence !== said) say("sentence", sentence);
  said = sentence;
}

export function startStories() {
  if (!stories.length) return;
  addTab("stories", (root) => (atStep() ? showStep(root, atStep()) : showChoice(root)));
  addOverlay(() => (atStep()?.step.case ? caseMarks(atStep().story.case) : []));
  onChange(() => { if (atStep()) sayStep(atStep()); });
}
