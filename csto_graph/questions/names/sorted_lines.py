"""Lines in order as one text: those that begin in a certain way are found without reading the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class SortedLines:
    """Sorted lines of cells with tabs between, in UTF-8, each after a line feed. No cell holds a tab or line feed."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    @classmethod
    def of(cls, lines: Iterable[str]) -> SortedLines:
        """Return the lines, sorted."""
        return cls("".join(f"\n{line}" for line in sorted(lines)).encode())

    def beginning(self, begun: str = "") -> Iterator[list[str]]:
        """Yield the cells of each line that begins so, in order; those of all lines where nothing is given."""
        start = f"\n{begun}".encode(errors="replace")
        place = self._first_from(start)
        while self.content.startswith(start, place):
            end = self._end(place)
            yield self.content[place + 1 : end].decode().split("\t")
            place = end

    def having(self, first: str) -> Iterator[list[str]]:
        """Yield the cells of each line whose first cell is this one."""
        return (cells for cells in self.beginning(f"{first}\t") if cells[0] == first)

    def _first_from(self, start: bytes) -> int:
        """Return the place of the first line that does not come before ``start``, by halving what is left."""
        low, high = 0, len(self.content)
        while low < high:
            place = self.content.rfind(b"\n", 0, (low + high) // 2 + 1)
            end = self._end(place)
            low, high = (end, high) if self.content[place:end] < start else (low, place)
        return low

    def _end(self, place: int) -> int:
        end = self.content.find(b"\n", place + 1)
        return end if end > 0 else len(self.content)
