"""Colours that people with colour-vision deficiencies can tell apart (Okabe and Ito 2008, Color Universal Design)."""

from __future__ import annotations

BLUE, VERMILION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, YELLOW, BLACK = "#E69F00", "#56B4E9", "#F0E442", "#000000"
COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, YELLOW, BLACK)
"""In the order in which they are given to blocs; black last."""
PALE = {ORANGE, SKY, YELLOW}
"""Those on which dark ink is read."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def bloc_colour(number: int) -> str:
    """Return the colour of a bloc by its number; after eight they begin again."""
    return COLOURS[number % len(COLOURS)]


def bloc_letter(number: int) -> str:
    """Return the letter of a bloc: A for 0, AA after Z."""
    rounds, place = divmod(number, len(LETTERS))
    return LETTERS[place] * (rounds + 1)
