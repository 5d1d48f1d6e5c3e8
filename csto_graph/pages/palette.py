"""Shapes and colours: each kind has both, so that nobody needs to tell colours apart.

The colours are of the set by Okabe and Ito (2008) that people with colour-vision deficiencies can tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass


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
        Look("state", "States", "dot", "#0072B2", 17, 25),
        Look("organisation", "Organisations", "square", "#D55E00", 26, 32),
        Look("treaty", "Treaties", "diamond", "#E69F00", 17, 18),
        Look("event", "Events", "triangle", "#009E73", 14, 18),
        Look("person", "People", "star", "#CC79A7", 14, 18),
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
