"""The type of a network: a networkx graph whose nodes are slugs."""

from __future__ import annotations

from typing import TypeAlias

import networkx as nx

Network: TypeAlias = "nx.Graph[str]"
