"""The colours of all pictures and pages.

People with colour-vision deficiencies can tell them apart (Okabe and Ito 2008, Color Universal Design; wine and olive
are from Tol 2021, Colour Schemes). Pages have them lighter or darker where they need another contrast.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BLUE, VERMILION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, YELLOW, BLACK = "#E69F00", "#56B4E9", "#F0E442", "#000000"
WINE, OLIVE = "#882255", "#999933"
COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, YELLOW, WINE, OLIVE, BLACK)
"""In the order in which they are given to blocs; black last."""
PALE = {ORANGE, SKY, YELLOW}
"""Those on which dark ink is read."""
GREY, LIGHT_GREY, PALE_GREY = "#9aa3ad", "#b9c2cc", "#c9d0d8"
"""For nodes outside blocs, ties without a type, and ties that do not count."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class ThemeColours:
    """The colours of a page in the light or in the dark theme.

    ``kinds`` are those of nodes, ``types`` those of ties by type of obligation ("" without one), ``lines`` those of
    other ties by kind, and ``marks`` those of what changed between two days.
    """

    paper: str
    ink: str
    soft: str
    halo: str
    coast: str
    accent: str
    kinds: Mapping[str, str]
    types: Mapping[str, str]
    lines: Mapping[str, str]
    marks: Mapping[str, str]


COLOURS_OF_THEME = {
    "light": ThemeColours(
        paper="#fbfaf7",
        ink="#1b2430",
        soft="#5d6876",
        halo="#fbfaf7",
        coast="#cbc7bb",
        accent="#0b5cad",
        kinds={
            "state": "#0072b2",
            "organisation": "#d55e00",
            "treaty": "#c98500",
            "event": "#009e73",
            "person": "#b5548a",
        },
        types={
            "defence": "#5487b5",
            "offence": "#20242b",
            "neutrality": "#d39417",
            "non-aggression": "#2f9c79",
            "consultation": "#bb7fa4",
            "no-hostile-coalition": "#b8664f",
            "no-conflicting-undertaking": "#8d8a5c",
            "no-foreign-bases": "#7c6f9c",
            "": "#c3c7cd",
        },
        lines={
            "partnership": "#b9c0c9",
            "party": "#d9b766",
            "signature": "#e6cf9c",
            "participation": "#74bfa5",
            "tenure": "#d0a1bb",
            "structure": "#cfd3d9",
        },
        marks={"joined": "#009e73", "left": "#d55e00", "unchanged": "#b8bec6"},
    ),
    "dark": ThemeColours(
        paper="#12161c",
        ink="#e8ebef",
        soft="#9aa5b3",
        halo="#12161c",
        coast="#3f4c5b",
        accent="#7ab8f5",
        kinds={
            "state": "#56b4e9",
            "organisation": "#f0803c",
            "treaty": "#e6b03c",
            "event": "#34c79b",
            "person": "#dd93bb",
        },
        types={
            "defence": "#4d7ba6",
            "offence": "#e8ebef",
            "neutrality": "#b88423",
            "non-aggression": "#2a8a6b",
            "consultation": "#9c6488",
            "no-hostile-coalition": "#a2563f",
            "no-conflicting-undertaking": "#7d7b4e",
            "no-foreign-bases": "#71658f",
            "": "#454f5b",
        },
        lines={
            "partnership": "#4a5562",
            "party": "#8a6f2d",
            "signature": "#5f5230",
            "participation": "#2f7a62",
            "tenure": "#7d5069",
            "structure": "#3d4651",
        },
        marks={"joined": "#34c79b", "left": "#f0803c", "unchanged": "#4b5663"},
    ),
}


def bloc_colour(number: int) -> str:
    """Return the colour of a bloc by its number; after eight they begin again."""
    return COLOURS[number % len(COLOURS)]


def bloc_letter(number: int) -> str:
    """Return the letter of a bloc: A for 0, AA after Z."""
    rounds, place = divmod(number, len(LETTERS))
    return LETTERS[place] * (rounds + 1)
