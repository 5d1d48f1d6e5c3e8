"""The explorer's page, of all or a part of the graph."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from csto_graph.core.certainty import CERTAINTIES, Certainty
from csto_graph.core.choices import LANGUAGES
from csto_graph.core.dates import FOREVER, MINIMUM, ONE_DAY
from csto_graph.core.remembering import once_for_each
from csto_graph.core.vocabulary import OBLIGATION_TYPES, PARTNER_ROLES
from csto_graph.core.windows import Window
from csto_graph.pictures.colours import COLOURS_OF_THEME
from csto_graph.pictures.explorer_choices import LAYOUTS, MEASURES, NODE_KINDS, THEMES, TIE_KINDS
from csto_graph.pictures.web.explorer.content import Content, read_content
from csto_graph.pictures.web.explorer.interning import day
from csto_graph.pictures.web.explorer.map_projection import projected_outlines
from csto_graph.pictures.web.explorer.node_places import Places, places
from csto_graph.pictures.web.explorer.payload import payload
from csto_graph.pictures.web.node_looks import NODE_LOOKS
from csto_graph.pictures.web.offline_page import OfflineNetwork
from csto_graph.questions.context import GraphContext

FIRST_YEAR = MINIMUM.replace(year=1815)
WORDS = Path(__file__).parent.parent / "words"


@dataclass(frozen=True)
class Opening:
    """How a page opens: when, on what, and in which look; a reader may change all of it.

    ``focus`` is the slug of what is selected, ``kinds`` and ``lines`` are those of things and ties that show at first.
    """

    window: Window
    at_least: Certainty = "possible"
    focus: str = ""
    measure: str = MEASURES[0]
    layout: str = LAYOUTS[0]
    language: str = LANGUAGES[0]
    according_to: str = ""
    kinds: tuple[str, ...] = ("state", "organisation")
    lines: tuple[str, ...] = ("membership",)


def explorer_page(graph: GraphContext, opening: Opening) -> str:
    """Return the whole graph as one HTML page that needs nothing from outside."""
    return str(explorer_of(graph, opening).generate_html())


def explorer_of(graph: GraphContext, opening: Opening) -> OfflineNetwork:
    """Return the explorer over the whole graph as a pyvis network that shows itself in a notebook."""
    content = read_content(graph)
    return explorer_network(content, _fitting(content, opening), where=_places(graph))


@once_for_each
def _places(graph: GraphContext) -> Places:
    return places(read_content(graph))


def _fitting(content: Content, opening: Opening) -> Opening:
    """Return how a page of events alone opens, such as one of conflicts: with them, since no alliance would show."""
    if any(tie.kind in opening.lines for tie in content.ties):
        return opening
    return replace(opening, kinds=(*opening.kinds, "event"), lines=(*opening.lines, "participation"))


def explorer_network(
    content: Content, opening: Opening, *, title: str = "", where: Places | None = None
) -> OfflineNetwork:
    """Return the explorer over any content as a pyvis network that shows itself in a notebook.

    ``where`` has the positions for each layout; without it they are computed.
    """
    found = where or places(content)
    page = payload(content, found) | {
        "opening": _opening(content, opening, title),
        "looks": {"kinds": list(NODE_LOOKS), "shapes": [look.shape for look in NODE_LOOKS.values()]},
        "choices": {"layouts": LAYOUTS, "measures": MEASURES, "themes": THEMES, "certainties": CERTAINTIES},
        "colours": {theme: asdict(colours) for theme, colours in COLOURS_OF_THEME.items()},
        "types": list(OBLIGATION_TYPES),
        "partners": PARTNER_ROLES,
        "words": words(),
        "outlines": projected_outlines("coasts", "borders"),
        "contested": projected_outlines("contested"),
    }
    network = OfflineNetwork(
        title=f"{title}, csto_graph" if title else "csto_graph",
        payload=page,
        page="explorer.html",
        scripts=("explorer/main.js",),
        style="explorer.css",
    )
    network.options["edges"] = {"smooth": False, "chosen": False}
    network.options["nodes"] = {"shape": "custom", "chosen": False}
    english = content.labels["en"]
    for thing in content.things:
        x, y = found[opening.layout][thing]
        network.add_node(thing, label=english.get(thing, thing), x=x, y=y)
    for tie in content.ties:
        network.add_parallel_edge({"from": tie.one, "to": tie.other, "kind": tie.kind})
    return network


def picture(graph: GraphContext, thing: str, opening: Opening) -> OfflineNetwork:
    """Return the explorer over a thing and all that is ever tied to it, of every kind."""
    content = read_content(graph).around(thing)
    whole = replace(opening, focus=thing, kinds=NODE_KINDS, lines=TIE_KINDS)
    return explorer_network(content, whole, title=content.labels["en"].get(thing, thing))


@cache
def words() -> Mapping[str, Any]:
    """Return the words of the interface by language."""
    found = {language: WORDS / f"{language}.json" for language in LANGUAGES}
    return {language: json.loads(path.read_text(encoding="utf-8")) for language, path in found.items()}


def _opening(content: Content, opening: Opening, title: str) -> dict[str, Any]:
    window, release = opening.window, content.edition.released
    since = FIRST_YEAR if window.since == MINIMUM else window.since
    until = max(release, since) + ONE_DAY if window.until == FOREVER else window.until
    return {
        "title": title,
        "days": [day(min(since, until - ONE_DAY)), day(until)],
        "first": day(min(FIRST_YEAR, since, until - ONE_DAY)),
        "last": day(max(release, until - ONE_DAY)),
        "at_least": opening.at_least,
        "focus": opening.focus,
        "measure": opening.measure,
        "layout": opening.layout,
        "language": opening.language,
        "according_to": opening.according_to,
        "kinds": opening.kinds,
        "lines": opening.lines,
    }
