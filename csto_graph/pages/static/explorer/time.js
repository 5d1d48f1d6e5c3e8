/* The controls of time: slider, typed day, steps from change to change. */
import { byId } from "./dom.js";
import { opening } from "./data.js";
import { isoOf, typedDay } from "./days.js";
import { goTo, onChange, view } from "./view.js";

function show() {
  byId("slider").value = String(view.since);
  byId("date").value = isoOf(view.since);
}

export function startTime() {
  const slider = byId("slider");
  slider.min = String(opening.first);
  slider.max = String(opening.last);
  slider.addEventListener("input", () => goTo(Number(slider.value)));
  byId("date").addEventListener("change", (event) => {
    const day = typedDay(event.target.value);
    if (day !== null) goTo(day);
    show();
  });
  onChange(show);
  show();
}
