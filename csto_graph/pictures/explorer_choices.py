"""What a reader of the explorer can choose from: the page, its address and the command line have it from here.

The first of each is the default. This file imports nothing heavy, so that the command line reads it at once.
"""

from __future__ import annotations

from typing import get_args

from csto_graph.core.choices import NodeLayout, NodeSize

LAYOUTS: tuple[str, ...] = get_args(NodeLayout)
"""Where nodes lie: pulled together by memberships, on a disc for each bloc, or on a map."""
MEASURES: tuple[str, ...] = get_args(NodeSize)
"""What the size of a node shows."""
THEMES = ("auto", "light", "dark")
NODE_KINDS = ("state", "organisation", "treaty", "event", "person")
TIE_KINDS = ("membership", "partnership", "party", "signature", "participation", "tenure", "structure")
