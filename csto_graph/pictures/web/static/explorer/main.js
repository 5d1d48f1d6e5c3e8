/* The entry: puts the parts together, in the order in which they follow a change of the view. */
import { fragment, parsed } from "./address.js";
import { afterwards, drawnOnce } from "./afterwards.js";
import { startArticle } from "./article.js";
import { caption } from "./caption.js";
import { spansShown } from "./course.js";
import { startControls } from "./controls.js";
import { edgeOf, nodeOf, statements } from "./data.js";
import { startDetails } from "./details.js";
import { startFilters } from "./filters.js";
import { startGround } from "./ground.js";
import { follow, keepAddress } from "./keeping.js";
import { startLegend } from "./legend.js";
import { lettersOnScreen, startLettering } from "./lettering.js";
import { startLighting } from "./lighting.js";
import { livesOf } from "./lives.js";
import { startLink } from "./link.js";
import { onSystemTheme } from "./looks.js";
import { startMenus } from "./menu.js";
import { values } from "./measures.js";
import { startMore } from "./more.js";
import { everyName, label, termLabel } from "./naming.js";
import { startPaths } from "./paths.js";
import { draw, edgeSet, fit, lookOf, nodeSet, theNetwork, update } from "./picture.js";
import { startPointing } from "./pointing.js";
import { SCENE, scene } from "./scene.js";
import { search } from "./search.js";
import { sentence } from "./sentences.js";
import { startStage } from "./stage.js";
import { atStep, startStories } from "./stories.js";
import { startStrip } from "./strip.js";
import { startTable, tables } from "./table.js";
import { forms, startTakeAway } from "./take-away.js";
import { startTime } from "./time.js";
import { startVerification } from "./verification.js";
import { change, defaults, goTo, onChange, view } from "./view.js";
import { fill, speak } from "./words.js";

const REFIT = ["layout", "near", "kinds", "organisations", "regions", "types"];

onChange((changed) => {
  if (!changed.has("language")) return;
  speak(view.language);
  fill();
});
/* The picture comes first, with its words and its time; what lies around it once it has been painted. */
speak(view.language);
fill();
if (location.hash) follow();
startControls();
startLettering();
startGround();
startTime();
startMore();
startVerification();
document.body.dataset.open = "true";
draw();
startPointing();
onChange(update, [...SCENE, "path", "lit", "layout", "measure", "language", "theme"]);
onChange((changed) => { if (REFIT.some((key) => changed.has(key))) fit(); });
startLighting();
onSystemTheme(update);
startStrip();
startTable();
if (view.twin) drawnOnce(); // the picture is not drawn where tables stand in its place
keepAddress();
afterwards(() => {
  startLegend();
  startFilters();
  startStage();
  startDetails();
  startPaths();
  startStories();
  startArticle();
  startTakeAway();
  startLink();
  startMenus();

  /* For tests and for the curious. */
  window.csto = { livesOf, view, defaults, change, goTo, scene, values, spansShown, caption, fragment, parsed, nodeOf, edgeOf, lookOf, nodeSet, edgeSet, network: theNetwork, fit, search, tables, lettersOnScreen, everyName, forms, label, termLabel, statements, sentence, atStep };
  afterwards(() => { document.body.dataset.ready = "true"; });
});
