"""The explorer: one offline page in which anyone can see alliances move through time.

Python reads and packs, the page unpacks and shows. Who writes a part of it needs to know this much.

Python, in this package
    content     what a page draws and tells, read from a store (``Content``; can also be made by hand, as benchmarks do)
    ties        its lines: one for each pair of things and kind of tie; claims: what documents say
    places      positions of all things in three layouts (force, blocs, map); projection: the flat map and its outlines
    interning   terms, texts and bounds, each once; payload, evidence: the columns that point into them
    page        ``explorer_page(store, opening)`` -> HTML; ``explorer_network(content, opening)`` -> a pyvis network
Beside it: ``pages/offline.py`` is the only door to pyvis, ``pages/modules.py`` links the scripts, ``words/*.json`` has
the words of the interface by language, ``templates/explorer.html`` and ``static/explorer.css`` make the page.

The payload (decoded by ``static/explorer/data.js``, which exports nodes, edges, statements, sources, claims, duties)
    nodes, edges, statements, duties, sources   one list a column; numbers point into terms, texts, bounds or each other
    claims      one object each; terms {slug, en, id, ru}: 0 where a label is the English one; texts; bounds: four days
    opening     the days, focus, layout, measure and language it opens with; first and last day of the slider
    edition, looks (kinds, shapes), ties (their kinds), types (of obligations), words, outlines
    choices     layouts, measures and themes, of :mod:`csto_graph.pictures.explorer_choices`; the first is the default
    colours     of the light and the dark theme, of :mod:`csto_graph.pictures.colours`

The page: ES modules in ``pages/static/explorer/``, one idea a file; ``main.js`` imports those that start something
    view.js     ``view``: what the reader asked for (since, until, compared, certain, layout, kinds, lines, types,
                selected, near, path, lit, …; each is explained there). ``change({…})`` is the only way to change it,
                ``onChange((changed) => …)`` the way to follow. ``lit``: a Set of ids, all else is dimmed; null for none
    scene.js    ``scene()``: what is on screen: ``nodes`` and ``edges``, Maps from id to {node | edge, certainty, mark,
                types}; an edge has ``statements``, a statement ``sources``. ``edge.id`` is ``kind:from:to``
    lives.js    ``livesOf(node)``: the bounds within which a thing is there; presence.js asks for those of the view
    picture.js  ``theNetwork()``; ``onDraw("under" | "over", (pen) => …)``; ``fit``, ``fitAround``; ``update``
    looks.js    ``nodeLook(entry, value)``, ``edgeLook(entry)``, ``palette()`` of the theme; measures.js has the sizes
    lettering.js ``lettersOnScreen()``: the labels as they are drawn
    caption.js  ``caption()``: the three lines below what leaves the page; ``sourcesOnScreen()``, ``timeText()``
    menu.js     ``addMenuEntry(key, act)`` in the menu "take away"; ``addTab(key, show)``, titled ``t("tab.<key>")``
    renewal.js  ``renew(root, made)``: what is shown anew, with its open sections and its focus
    selecting.js ``select(id)``: the panel tells of a thing or tie, from wherever it was chosen
    address.js  ``addKey(name, read, write)`` for a part of the state of a module's own, ``addGuide`` for one that
                brings a whole state, as a step of a story does; ``fragment()``; keeping.js follows it
    words.js    ``t("key", {name: value})``, ``counted("key", number)``; each has to be in words/en.json
    naming.js   ``label(node)``, ``shortLabel``, ``termLabel`` in the language of the page
    sentences.js ``sentence(statement)`` likewise: a pattern of ``statements.py`` with words needs a form there
    dom.js      ``element(tag, attributes, ...children)``: texts become text nodes; nothing else makes elements
    table.js    ``tables()``: the twin of the picture as rows, ``{ nodes: {columns, rows}, ties: {columns, rows} }``
    afterwards.js ``afterwards(act)``: what can wait until the picture has been painted, as legend and panel do
    notice.js   ``notify(text)``: a word that goes away by itself; saying.js: ``say(matter, text)`` for screen readers
    news.js     ``news(before, day)``: what changed since a day, of which ``before`` was the scene
A module has ``import { a, b } from "./x.js";`` and ``export const|function|class`` lines and no other form of either
(``pages/modules.py``), and no own access to ``document`` beyond ``byId``. Tests reach the page through ``window.csto``.
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
