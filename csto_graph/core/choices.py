"""The fixed choices of the interface, each defined once: methods, commands and checks take them from here.

``get_args(Every)`` gives the words of a type at run time.
"""

from __future__ import annotations

from typing import Literal, get_args

Language = Literal["en", "id", "ru"]
LANGUAGES: tuple[str, ...] = get_args(Language)
Projection = Literal["affiliations", "alliances", "conflicts", "events", "layers", "obligations", "signed"]
SeriesProjection = Literal["alliances", "affiliations", "conflicts", "events"]
Weight = Literal["number", "strength"]
Every = Literal["year", "month", "change"]
Level = Literal["state", "network"]
OwnTie = Literal["allied", "left-out"]
Distance = Literal["absolute", "squared"]
CaseKind = Literal["armed-attack", "threat", "internal-crisis"]
PanelKind = Literal["state-years", "dyad-years"]
ChartKind = Literal["blocs", "centrality", "map", "similarity"]
NodeSize = Literal["members", "degree", "allies", "betweenness", "none"]
NodeLayout = Literal["force", "blocs", "map"]
