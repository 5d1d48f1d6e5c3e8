"""Shapes and colours: each kind has both, so that nobody needs to tell colours apart.

The colours are of :mod:`csto_graph.colours`.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.colours import BLUE, GREEN, ORANGE, PURPLE, VERMILION


@dataclass(frozen=True)
class Look:
    """How a kind of thing is drawn."""

    kind: str
    label: str
    shape: str
    colour: str
    size: int
    font: int


LOOKS = {
    look.kind: look
    for look in (
        Look("state", "States", "dot", BLUE, 17, 25),
        Look("organisation", "Organisations", "square", VERMILION, 26, 32),
        Look("treaty", "Treaties", "diamond", ORANGE, 17, 18),
        Look("event", "Events", "triangle", GREEN, 14, 18),
        Look("person", "People", "star", PURPLE, 14, 18),
    )
}


@dataclass(frozen=True)
class LineLook:
    """How a kind of tie is drawn."""

    kind: str
    label: str
    colour: str
    width: float


LINES = {
    look.kind: look
    for look in (
        LineLook("membership", "member", "#44546a", 2.6),
        LineLook("partnership", "observer, partner, acceding", "#a9b5c4", 2.0),
        LineLook("party", "party to a treaty", "#e0a92e", 1.6),
        LineLook("signature", "signed or ratified a treaty", "#f3dba6", 1.2),
        LineLook("participation", "took part in an event", "#5dbf9f", 1.4),
        LineLook("tenure", "holds a post", "#d9a3c0", 1.4),
        LineLook("structure", "part, place, answer", "#c8cfd8", 1.2),
    )
}
