/* Stories: guided tours of several steps, each a view with a sentence. */
import { dayOf } from "../base/days.js";
import { button, byId, element, focusFirst } from "../base/dom.js";
import { announce } from "../base/notifications.js";
import { nodeOf, stories } from "../data/payload.js";
import { language, t } from "../data/translations.js";
import { addGuide, tabNames } from "../state/url-state.js";
import { change, onChange, unguided, view } from "../state/view-state.js";
import { highlightView } from "../scene/highlight.js";
import { addOverlay } from "../canvas/layers.js";
import { nodeLink, section, statementItem } from "./evidence.js";
import { caseCards, caseMarks, caseNodes } from "./obligations.js";
import { addTab } from "./tabs.js";

/** @param {Translated} texts */
const translated = (texts) => texts[language()] ?? texts.en;

/**
 * The story and the step that the view shows; null if none.
 * @returns {CurrentStep | null}
 */
export function currentStep() {
  const [id, number] = view.story.split("/");
  const story = stories.find((each) => each.id === id);
  const at = Number(number) - 1;
  return story?.steps[at] ? { story, at, step: story.steps[at] } : null;
}

/**
 * The view at a step.
 * @param {Story} story
 * @param {number} at
 * @returns {Partial<View>}
 */
function stepView(story, at) {
  const step = story.steps[at];
  const slugs = step.case && story.case ? caseNodes(story.case) : step.lit;
  return {
    ...highlightView(slugs, dayOf(step.day) ?? view.since),
    selected: step.select ?? "",
    story: `${story.id}/${at + 1}`,
    claim: "",
    tab: "stories",
  };
}

/**
 * @param {Story} story
 * @param {number} at
 */
const goToStep = (story, at) => change(stepView(story, at));

/** @param {Story} story */
function startStory(story) {
  goToStep(story, 0);
  focusFirst(byId("panel"), "[data-step=next]");
}

const leaveStory = () => change(unguided);

/** @param {HTMLElement} root */
function showChoice(root) {
  root.append(element("h2", {}, t("stories.title")), element("p", {}, t("stories.about")));
  const items = stories.map((story) =>
    element(
      "li",
      {},
      button(translated(story.title), () => startStory(story)),
    ),
  );
  root.append(element("ul", { class: "stories" }, ...items));
}

/**
 * The figures of an event, with rival figures last.
 * @param {GraphNode | undefined} event
 */
function figuresOf(event) {
  if (event?.kind !== "event") return null;
  const found = event.statements.filter(({ kind }) => kind === "FigureClaim");
  const all = [...found.filter(({ best }) => best), ...found.filter(({ best }) => !best)];
  return section(
    t("group.figures"),
    all.map((each) => statementItem(each, event)),
    { name: "figures" },
  );
}

/**
 * @param {HTMLElement} root
 * @param {CurrentStep} current
 */
function showStep(root, { story, at, step }) {
  const last = story.steps.length - 1;
  const steps = { back: at > 0 && (() => goToStep(story, at - 1)), next: at < last && (() => goToStep(story, at + 1)) };
  const buttons = Object.entries(steps).map(([name, act]) =>
    button(t(`stories.${name}`), act || (() => {}), { "data-step": name, disabled: !act }),
  );
  root.append(
    element("h2", {}, translated(story.title)),
    element("p", { class: "step" }, t("stories.step", { at: at + 1, of: story.steps.length, day: step.day })),
    element("p", { class: "sentence" }, translated(step.text)),
    element("p", { class: "steps" }, ...buttons, button(t("stories.leave"), leaveStory)),
  );
  if (step.case && story.case) root.append(...caseCards(story.case));
  else {
    const nodes = step.lit.flatMap((slug) => nodeOf.get(slug) ?? []);
    const links = nodes.map((node) => element("li", {}, nodeLink(node)));
    root.append(element("h3", {}, t("stories.lit")), element("ul", {}, ...links));
  }
  const figures = figuresOf(nodeOf.get(step.select ?? ""));
  if (figures) root.append(figures);
}

/** @param {string} text */
function readStep(text) {
  const [id, number] = text.split("/");
  const story = stories.find((each) => each.id === id);
  return story?.steps[Number(number) - 1] ? stepView(story, Number(number) - 1) : null;
}

addGuide("story", readStep, () => view.story || null);
tabNames.push("stories");

let lastSentence = "";
/** @param {CurrentStep} current */
function announceStep({ step }) {
  const sentence = translated(step.text);
  if (sentence !== lastSentence) announce("sentence", sentence);
  lastSentence = sentence;
}

export function startStories() {
  if (!stories.length) return;
  addTab("stories", (root) => {
    const current = currentStep();
    if (current) showStep(root, current);
    else showChoice(root);
  });
  addOverlay(() => {
    const current = currentStep();
    return current?.step.case && current.story.case ? caseMarks(current.story.case) : [];
  });
  onChange(() => {
    const current = currentStep();
    if (current) announceStep(current);
  });
}
