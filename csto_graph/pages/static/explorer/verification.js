/* A word where the days of the view are so late that no tie on them was verified, and the way to the last that mostly were. */
import { lastVerified } from "./course.js";
import { byId, button } from "./dom.js";
import { isoOf } from "./days.js";
import { SCENE } from "./scene.js";
import { goTo, onChange, view } from "./view.js";
import { t } from "./words.js";

export const verifiedDay = (day, look = {}) => button(t("unverified.go", { day: isoOf(day) }), () => goTo(day), look);

function show() {
  const day = view.compared === null ? lastVerified() : null;
  byId("unverified").hidden = day === null;
  byId("unverified").replaceChildren(...(day === null ? [] : [t("unverified"), " · ", verifiedDay(day, { class: "link" })]));
}

export function startVerification() {
  onChange(show, [...SCENE, "language"]);
  show();
}
