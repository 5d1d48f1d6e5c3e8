/* Choosing a thing or a tie, wherever it is shown: the panel tells of it. */
import { change } from "./view.js";

export const select = (id, more = {}) => change({ ...more, selected: id, path: "", tab: "details" });
export const letGo = () => change({ selected: "", path: "" });
