/* The entry: starts all parts. Their order is that in which they follow a change of the view. */
import { afterPaint, markPainted } from "./base/dom.js";
import { allNames, label, sentence, termLabel } from "./data/labels.js";
import { edgeOf, nodeOf, statements } from "./data/payload.js";
import { setLanguage, translatePage } from "./data/translations.js";
import { parseFragment, serialiseView } from "./state/url-state.js";
import { readAddress, startUrlSync } from "./state/url-sync.js";
import { change, defaults, goTo, onChange, view } from "./state/view-state.js";
import { visibleSpans } from "./scene/edge-timeline.js";
import { measureValues } from "./scene/measures.js";
import { scene, SCENE_FIELDS } from "./scene/scene.js";
import { search } from "./scene/search.js";
import { captionLines } from "./scene/summaries.js";
import { labelsOnScreen, startLabels } from "./canvas/label-layer.js";
import { startBasemap, startTooltip } from "./canvas/layers.js";
import {
  edgeSet,
  fit,
  followHighlight,
  getNetwork,
  nodeSet,
  startNetwork,
  styleOf,
  updateNetwork,
} from "./canvas/network-view.js";
import { onSystemTheme } from "./canvas/render-style.js";
import { addCopyLink, addExports, exportForms, startMenu } from "./export/export-menu.js";
import { startCompactControls, startTimeControls } from "./timeline/time-controls.js";
import { startTimelineStrip } from "./timeline/timeline-strip.js";
import { startDisplayOptions, startFilters } from "./controls/display-options.js";
import { startVerification } from "./controls/empty-state.js";
import { startLegend } from "./controls/legend.js";
import { startToolbar } from "./controls/toolbar.js";
import { startArticle } from "./panel/article.js";
import { startDataTable, tables } from "./panel/data-table.js";
import { startDetails } from "./panel/details.js";
import { announcePaths } from "./panel/path-finder.js";
import { currentStep, startStories } from "./panel/stories.js";
import { startTabs } from "./panel/tabs.js";

/** @type {ViewKey[]} */
const REFIT = ["layout", "near", "kinds", "organisations", "regions", "types"];

onChange((changed) => {
  if (!changed.has("language")) return;
  setLanguage(view.language);
  translatePage();
});
/* The picture comes first, with its texts and time controls; the rest follows once it has been painted. */
setLanguage(view.language);
translatePage();
if (location.hash) readAddress();
startDisplayOptions();
startLabels();
startBasemap();
startTimeControls();
startCompactControls();
startVerification();
document.body.dataset.open = "true";
startNetwork();
startTooltip();
onChange(updateNetwork, [...SCENE_FIELDS, "path", "lit", "layout", "measure", "language", "theme"]);
onChange((changed) => {
  if (REFIT.some((key) => changed.has(key))) fit();
});
followHighlight();
onSystemTheme(updateNetwork);
startTimelineStrip();
startDataTable();
if (view.twin) markPainted(); // the picture is not drawn where tables stand in its place
startUrlSync();
afterPaint(() => {
  startLegend();
  startFilters();
  startToolbar();
  startDetails();
  announcePaths();
  startStories();
  startArticle();
  addExports();
  addCopyLink();
  startTabs();
  startMenu();

  /* For tests and for the browser's console. */
  window.csto = {
    view,
    defaults,
    change,
    goTo,
    scene,
    measureValues,
    visibleSpans,
    captionLines,
    serialiseView,
    parseFragment,
    nodeOf,
    edgeOf,
    styleOf,
    nodeSet,
    edgeSet,
    network: getNetwork,
    fit,
    search,
    tables,
    labelsOnScreen,
    allNames,
    exportForms,
    label,
    termLabel,
    statements,
    sentence,
    currentStep,
  };
  afterPaint(() => {
    document.body.dataset.ready = "true";
  });
});
