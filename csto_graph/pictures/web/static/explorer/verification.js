/* A word where the days of the view are so late that no tie on them was verified, and the way to the last that mostly were. */
import { lastVerified } from "./course.js";
import { byId, button } from "./dom.js";
import { isoOf } from "./days.js";
import { SCENE, scene } from "./scene.js";
import { goTo, onChange, view } from "./view.js";
import { t } from "./words.js";

export const verifiedDay = (day, look = {}) => button(t("unverified.go", { day: isoOf(day) }), () => goTo(day), look);

const isSure = ({ edge, certainty }) => certainty === "certain" && !edge.timeless;

/* Most days have a tie that is certain; only without any are all days looked through. */
function show() {
  const sought = view.compared === null && ![...scene().edges.values()].some(isSure);
  const day = sought ? lastVerified() : null;
  byId("unverified").hidden = day === null;
  byId("unverified").replaceChildren(...(day === null ? [] : [t("unverified"), " · ", verifiedDay(day, { class: "link" })]));
}

export function startVerification() {
  onChange(show, [...SCENE, "language"]);
  show();
}
