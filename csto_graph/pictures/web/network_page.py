"""A pyvis picture of any network: one line a pair (and type), what it rests on behind a click."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from csto_graph.core.certainty import describe_certainty
from csto_graph.core.dates import ONE_DAY, parse_day
from csto_graph.core.vocabulary import OBLIGATION_TYPES
from csto_graph.networks import measure, spring_layout
from csto_graph.networks.types import Network
from csto_graph.pictures.colours import BLACK, BLUE, COLOURS_OF_THEME, GREY, LIGHT_GREY, bloc_colour, bloc_letter
from csto_graph.pictures.web.node_layout import positions
from csto_graph.pictures.web.node_looks import NODE_LOOKS
from csto_graph.pictures.web.offline_page import OfflineNetwork

SCRIPTS = ("network.js",)
SPREAD, LARGE = 150.0, 300
TYPE_COLOURS = COLOURS_OF_THEME["light"].types
MANY = 1500
"""Lines from which on they are straight: curves take the browser longer."""


def network_picture(graph: Network, *, caption: str) -> OfflineNetwork:
    """Return the picture of a network that :func:`csto_graph.networks.project` made; it shows itself in a notebook.

    Blocs lie on discs beside each other; large networks as :func:`csto_graph.networks.spring_layout` has them. States
    of alliances have the colour and letter of their bloc, other nodes the colour of their kind. What only possibly
    holds is dashed, a fight is black and dotted.
    """
    name = graph.graph["projection"]
    when = graph.graph.get("as_of") or graph.graph.get("during", "")
    blocs = _blocs(graph) if name in {"alliances", "signed"} else {}
    payload = {"caption": caption, "legend": _legend(graph, blocs)}
    picture = OfflineNetwork(
        title=f"{name.capitalize()}, {when}", payload=payload, page="network.html", scripts=SCRIPTS
    )
    _add_nodes(picture, graph, blocs)
    for number, edge in enumerate(_lines(graph)):
        picture.add_parallel_edge({"id": str(number), **edge})
    if graph.number_of_edges() > MANY and not graph.is_multigraph():
        picture.options["edges"]["smooth"] = {"enabled": False}
    return picture


def _blocs(graph: Network) -> dict[str, int]:
    """Return the bloc of each node that is in one: who only fights is in none."""
    foes = [(one, other) for one, other, edge in graph.edges(data=True) if edge.get("sign", 1) < 0]
    friends = graph.copy()
    friends.remove_edges_from(foes)
    found = measure(friends, "bloc")
    assert isinstance(found, dict)
    sizes = Counter(found.values())
    return {node: int(bloc) for node, bloc in found.items() if sizes[bloc] > 1}


def _add_nodes(picture: OfflineNetwork, graph: Network, blocs: dict[str, int]) -> None:
    places = _places(graph)
    for node in sorted(graph):
        look = NODE_LOOKS[graph.nodes[node]["kind"]]
        letter = f" ({bloc_letter(blocs[node])})" if node in blocs else ""
        picture.add_node(
            node,
            label=f"{graph.nodes[node]['label']}{letter}",
            shape=look.shape,
            color=bloc_colour(blocs[node]) if node in blocs else GREY if blocs else look.colour,
            size=round(8 + 2 * math.sqrt(len(set(graph.neighbors(node))))),
            font={"size": 28},
            widthConstraint={"maximum": 190},
            x=places[node][0],
            y=places[node][1],
        )


def _places(graph: Network) -> dict[str, tuple[int, int]]:
    if len(graph) <= LARGE:
        ties = {(*sorted(edge[:2]), "membership") for edge in graph.edges}
        return positions(graph, [(one, other, kind) for one, other, kind in ties])
    scale = SPREAD * math.sqrt(len(graph))
    return {node: (round(scale * x), round(scale * y)) for node, (x, y) in spring_layout(graph).items()}


def _lines(graph: Network) -> Iterator[dict[str, Any]]:
    """Yield a line for each pair of nodes and type, with what every tie rests on."""
    gathered: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for one, other, edge in graph.edges(data=True):
        ends = (one, other) if graph.is_directed() else tuple(sorted((one, other)))
        gathered.setdefault((ends[0], ends[1], edge.get("type", "")), []).append(edge)
    for (one, other, kind), edges in sorted(gathered.items()):
        ties = [tie for edge in edges for tie in edge.get("ties", [edge])]
        foe = any(edge.get("sign", 1) < 0 for edge in edges)
        dashed = all(edge["certainty"] == "possible" for edge in edges)
        bend = 0.08 * (1 + list(OBLIGATION_TYPES).index(kind)) if kind else 0
        curve = {"smooth": {"type": "curvedCW", "roundness": bend}} if kind else {}
        yield {
            "from": one,
            "to": other,
            "color": BLACK if foe else TYPE_COLOURS[kind] if kind else LIGHT_GREY,
            "width": 4 if foe else 1 + 0.5 * min(len(ties), 6),
            "dashes": [2, 7] if foe else [7, 5] if dashed else False,
            "arrows": "to" if graph.is_directed() else "",
            "ties": [_evidence(tie) for tie in ties],
            **curve,
        }


def _evidence(tie: dict[str, Any]) -> dict[str, Any]:
    """Return what a click shows of a tie."""
    what = next((tie[key] for key in ("treaty_label", "organisation_label", "event_label") if tie.get(key)), "")
    more = [tie.get(key, "") for key in ("type", "article", "role", "trigger", "compulsion")]
    types = ", ".join(tie["types"]) if "types" in tie else ""
    return {
        "what": what,
        "more": " · ".join(text for text in [*more, types, " – ".join(tie.get("roles", []))] if text),
        "when": f"{tie['start']} – {tie['end']}".strip(),
        "certainty": describe_certainty(tie["certainty"], _confirmed(tie)),
        "sources": tie["sources"],
    }


def _confirmed(tie: dict[str, Any]) -> date | None:
    return parse_day(tie["end_earliest"]) - ONE_DAY if tie.get("end_earliest") else None


def _legend(graph: Network, blocs: dict[str, int]) -> list[dict[str, str]]:
    """Return what each colour stands for; the letter beside it is on the nodes too."""
    rows = []
    for number in sorted(set(blocs.values())):
        members = sorted(node for node in blocs if blocs[node] == number)
        first = max(members, key=lambda node: (len(set(graph.neighbors(node))), node))
        text = f"{bloc_letter(number)}: bloc of {graph.nodes[first]['label']}, {len(members)} states"
        rows.append({"colour": bloc_colour(number), "text": text})
    kinds = {graph.nodes[node]["kind"] for node in graph} if not blocs else set()
    rows += [{"colour": look.colour, "text": look.label} for kind, look in NODE_LOOKS.items() if kind in kinds]
    types = {edge.get("type") for *_, edge in graph.edges(data=True)}
    rows += [{"colour": TYPE_COLOURS[kind], "text": f"line: {kind}"} for kind in OBLIGATION_TYPES if kind in types]
    if any(edge.get("sign", 1) < 0 for *_, edge in graph.edges(data=True)):
        rows.append({"colour": BLACK, "text": "dotted line: a fight"})
    if any(edge["certainty"] == "possible" for *_, edge in graph.edges(data=True)):
        rows.append({"colour": LIGHT_GREY, "text": "dashed line: only possible"})
    return rows or [{"colour": BLUE, "text": "nothing on these days"}]
