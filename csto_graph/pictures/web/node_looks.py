"""The look of each kind of thing. It has a shape and a colour, so that nobody needs to tell colours apart."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.pictures.colours import COLOURS_OF_THEME
from csto_graph.pictures.explorer_choices import NODE_KINDS


@dataclass(frozen=True)
class NodeLook:
    """How a kind of thing is drawn: the text of its legend, a shape of vis-network and a colour."""

    label: str
    shape: str
    colour: str


_LABELS_AND_SHAPES = {
    "state": ("States", "dot"),
    "organisation": ("Organisations", "square"),
    "treaty": ("Treaties", "diamond"),
    "event": ("Events", "triangle"),
    "person": ("People", "star"),
}
NODE_LOOKS = {kind: NodeLook(*_LABELS_AND_SHAPES[kind], COLOURS_OF_THEME["light"].kinds[kind]) for kind in NODE_KINDS}
"""The looks by kind, in the order of :data:`csto_graph.pictures.explorer_choices.NODE_KINDS`."""
