"""The explorer, and pictures of a part of the graph: the same page over more or less of it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict, replace
from typing import Any

from csto_graph.pages.layout import positions
from csto_graph.pages.offline import OfflineNetwork
from csto_graph.pages.palette import LINES, LOOKS
from csto_graph.pages.payload import KINDS, Content, payload, read_content
from csto_graph.release import read_edition
from csto_graph.store import Store
from csto_graph.windows import Window


def explorer_page(store: Store, window: Window, *, certain_only: bool = False) -> str:
    """Return the whole graph as one offline HTML page that opens on a day or on all days of an interval.

    ``certain_only`` has it open without what only possibly held then.
    """
    title = "csto_graph: security alliances through time"
    network = _network(store, read_content(store), window, title=title, certain_only=certain_only)
    return str(network.generate_html())


def picture(store: Store, thing: str, window: Window, *, certain_only: bool = False) -> OfflineNetwork:
    """Return the picture of a thing and all that is ever tied to it, opened as :func:`explorer_page` is."""
    content = read_content(store)
    ties = [tie for tie in content.ties if thing in (tie.one, tie.other)]
    near = {thing, *(tie.one for tie in ties), *(tie.other for tie in ties)} & set(content.things)
    inside = [tie for tie in content.ties if {tie.one, tie.other} <= near]
    part = replace(content, things=sorted(near), ties=inside)
    label = content.labels.get(thing, {}).get("en", thing)
    return _network(store, part, window, title=f"{label} and its ties", certain_only=certain_only)


def _network(store: Store, content: Content, window: Window, *, title: str, certain_only: bool) -> OfflineNetwork:
    release = read_edition(store).released
    summary = f"{len(content.things)} things, {len(content.ties)} ties; data of {release}."
    page = payload(store, content, window, release, summary=summary) | {
        "certain_only": certain_only,
        "kinds": [asdict(look) for look in LOOKS.values()],
        "lines": [asdict(look) for look in LINES.values()],
    }
    network = OfflineNetwork(title=title, payload=page)
    _add_nodes(network, content)
    _add_edges(network, content)
    return network


def _add_nodes(network: OfflineNetwork, content: Content) -> None:
    places = positions(content.things, [(tie.one, tie.other, tie.kind) for tie in content.ties])
    members = Counter(tie.other for tie in content.ties if tie.kind == "membership")
    for thing in content.things:
        look = LOOKS[KINDS[thing.split("-")[0]]]
        x, y = places[thing]
        scale = min(3.2, max(1.0, 1.1 * members[thing] ** 0.42))  # so that the large ones can be read from afar
        font = round(look.font * scale)
        network.add_node(
            thing,
            label=content.labels[thing]["en"],
            shape=look.shape,
            color=look.colour,
            size=round(look.size * math.sqrt(scale)),
            font={"size": font},
            widthConstraint={"maximum": 9 * font},
            x=x,
            y=y,
        )


def _add_edges(network: OfflineNetwork, content: Content) -> None:
    pairs: dict[frozenset[str], int] = {}
    for tie in content.ties:
        nth = pairs[frozenset((tie.one, tie.other))] = pairs.get(frozenset((tie.one, tie.other)), -1) + 1
        look = LINES[tie.kind]
        edge: dict[str, Any] = {
            "id": tie.id,
            "from": tie.one,
            "to": tie.other,
            "color": look.colour,
            "width": look.width,
        }
        if nth:
            bend = 0.15 * math.ceil(nth / 2)
            edge |= {"smooth": {"enabled": True, "type": "curvedCW" if nth % 2 else "curvedCCW", "roundness": bend}}
        network.add_parallel_edge(edge)
