"""Texts and bounds once each, and numbers in their place: what keeps the page small."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Generic, TypeVar

from csto_graph.core.dates import Bounds

EPOCH = date(1970, 1, 1).toordinal()
NONE = -1
Item = TypeVar("Item", bound=Hashable)


class Interned(Generic[Item]):
    """Items in the order in which they were first met, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[Item, int] = {}

    def number(self, item: Item) -> int:
        """Return the number of an item; a new one gets the next."""
        return self._numbers.setdefault(item, len(self._numbers))

    def __contains__(self, item: Item) -> bool:
        return item in self._numbers

    @property
    def items(self) -> list[Item]:
        """All items in order."""
        return list(self._numbers)


class Tables:
    """What the columns of a page point into: terms (slugs of things and concepts), texts and bounds."""

    def __init__(self) -> None:
        self.terms: Interned[str] = Interned()
        self.texts: Interned[str] = Interned()
        self.spans: Interned[tuple[int, ...]] = Interned()

    def bounds(self, bounds: Bounds | None) -> int:
        """Return the number of four days: start earliest and latest, end earliest and latest; -1 for no bounds.

        A fifth day follows where the relation is presumed to last beyond its earliest end.
        """
        if bounds is None:
            return NONE
        start, end = bounds.start, bounds.end
        presumed = () if end.presumed == end.earliest else (end.presumed,)
        return self.spans.number(tuple(map(day, (start.earliest, start.latest, end.earliest, end.latest, *presumed))))


def day(when: date) -> int:
    """Return a day as the page counts it: from 1 January 1970."""
    return when.toordinal() - EPOCH
