"""The explorer: one offline page in which anyone can see alliances move through time.

Python reads and packs the data; the page unpacks and shows it. This is what a contributor needs to know.

Python, in this package
    content     what a page shows, read from a store (``Content``; benchmarks also make one by hand)
    lines       the edges: one for each pair of things and kind of tie; page_claims: what documents say
    node_places positions of all things in three layouts (force, blocs, map); projection: the map and its outlines
    interning   terms, texts and bounds, each once; payload, page_evidence: the columns that point into them
    page        ``explorer_page(store, opening)`` -> HTML; ``explorer_network(content, opening)`` -> a pyvis network
Beside it: ``web/offline_page.py`` is the only door to pyvis, ``web/js_linker.py`` links the scripts, ``words/*.json``
has the texts of the interface by language, ``templates/explorer.html`` and ``static/explorer.css`` make the page.

The payload (decoded by ``data/payload.js``, typed in ``types.d.ts``)
    nodes, edges, statements, duties, sources   one list per column; numbers point into terms, texts, bounds, each other
    claims      one object each; terms {slug, en, id, ru}: 0 where a label is the English one; texts; bounds: four days
    opening     the days, focus, layout, measure and language it opens with; first and last day of the slider
    edition, looks (kinds, shapes), ties (their kinds), types (of obligations), words, outlines
    choices     layouts, measures and themes, of :mod:`csto_graph.pictures.explorer_choices`; the first is the default
    colours     of the light and the dark theme, of :mod:`csto_graph.pictures.colours`

The page: ES modules in ``web/static/explorer/``. A folder imports only from those before it:
    base/       days, escaping, elements, patching, debounce, toast and live region; nothing of the project's data
    data/       the payload as nodes, edges, statements and claims that refer to each other; labels; translations
    state/      ``view``: what the reader asked for. ``change({...})`` is the only way to change it,
                ``onChange((changed) => ..., keys)`` the way to follow; url-state and url-sync keep it in the URL;
                certainty says what holds on its days
    scene/      ``scene()``: what is on screen: ``nodes`` and ``edges``, Maps from id to {node | edge, certainty, mark,
                types}; its timeline, measures, search, shortest paths, highlight, and summaries in words
    canvas/     vis-network, fed by ``updateNetwork()``; styles, shapes, labels, level of detail; layers above and below
    export/     SVG, PNG, CSV, GEXF, SPARQL and BibTeX of the view, and their menu
    timeline/   the time controls and the timeline
    controls/   legend, filters and other options, search field, toolbar, empty state
    panel/      the tabs: details with evidence and obligations, stories, the article; and the data table
``main.js`` starts the parts, in the order in which they follow a change. A module has
``import { a, b } from "./x.js";`` and ``export const|function|class`` and no other form of either (``js_linker.py``).
``base/dom.js`` alone creates elements. Texts come from ``t("key", {name: value})`` and ``counted("key", number)``; each
key is in ``words/en.json``. A pattern of ``records/statements.py`` with words needs a form in ``data/labels.js``. Tests
reach the page through ``window.csto``.
"""

from csto_graph.pictures.explorer_choices import LAYOUTS, MEASURES
from csto_graph.pictures.web.explorer.content import Content, read_content
from csto_graph.pictures.web.explorer.page import (
    Opening,
    explorer_network,
    explorer_of,
    explorer_page,
    picture,
)

__all__ = [
    "LAYOUTS",
    "MEASURES",
    "Content",
    "Opening",
    "explorer_network",
    "explorer_of",
    "explorer_page",
    "picture",
    "read_content",
]
