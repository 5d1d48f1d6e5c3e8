/* The entry: puts the parts together, in the order in which they follow a change of the view. */
import { byId } from "./dom.js";
import { follow, fragment, keepAddress, parsed } from "./address.js";
import { caption } from "./caption.js";
import { edgeOf, nodeOf } from "./data.js";
import { startDetails } from "./details.js";
import { startMenus } from "./menu.js";
import { label } from "./naming.js";
import { draw, edgeSet, fit, nodeSet, theNetwork, update } from "./picture.js";
import { scene } from "./scene.js";
import { forms, startTakeAway } from "./take-away.js";
import { startTime } from "./time.js";
import { change, goTo, onChange, view } from "./view.js";
import { fill, speak } from "./words.js";

onChange((changed) => {
  if (!changed.has("language")) return;
  speak(view.language);
  fill();
});
speak(view.language);
fill();
if (location.hash) follow();
draw();
onChange(update);
onChange((changed) => { if (changed.has("layout")) fit(); });
startTime();
startDetails();
startTakeAway();
startMenus();
keepAddress();

/* For tests and for the curious. */
window.csto = { view, change, goTo, scene, caption, fragment, parsed, nodeOf, edgeOf, nodeSet, edgeSet, network: theNetwork, fit, forms, label };
document.body.dataset.ready = "true";
