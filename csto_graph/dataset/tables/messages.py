"""Messages about tables: bounded in length and in number, however large the fault is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from csto_graph.core.characters import show_unseen
from csto_graph.errors import Problem, nearest

Fault = tuple[str, str]  # what is wrong, and what to do
SHOWN = 80  # characters of a cell
LISTED = 100  # problems of a file


def quoted(text: str) -> str:
    """Return a text in quotes, cut where it is long, with an escape for each character that no reader sees."""
    if len(text) <= SHOWN:
        return show_unseen(repr(text))
    return f"{show_unseen(repr(text[:SHOWN]))}... ({len(text):,} characters)"


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """Return the first problems of each file, and in the place of the others their number."""
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems):
        by_file[problem.file].append(problem)
    return [each for own in by_file.values() for each in _first(own)]


def more(place: Problem, number: int) -> Problem:
    """Return the problem that says how many there are from a place on."""
    what = f"... and {number:,} more from here on"
    return Problem(place.file, place.line, place.column, what, "correct those above first")


def _first(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= LISTED:
        return problems
    return [*problems[:LISTED], more(problems[LISTED], len(problems) - LISTED)]


class Suggestions:
    """The nearest known names for unknown ones, as long as there are few of these.

    A comparison with all names of a table takes milliseconds, and a table that was renamed is asked for in thousands
    of cells.
    """

    def __init__(self) -> None:
        self._left = LISTED

    def remedy(self, name: str, known: Collection[str], otherwise: str) -> str:
        """Return "did you mean ...?", or what to do where nothing is near."""
        self._left -= 1
        hint = nearest(name, known, most=1) if self._left >= 0 else []
        return f"did you mean {hint[0]!r}?" if hint else otherwise
