"""A user's own file, read strictly and row by row: what it is, and every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from csto_graph.errors import DataError, Problem, nearest
from csto_graph.importers.csvtext import AGAIN, OTHERWISE, fault_at, position_of, records, separated_otherwise
from csto_graph.importers.description import Description, FileKind

Word = TypeVar("Word")
NOTHING = ("", "NA")
_VERSION = re.compile(r"\d+(\.\d+)?")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_NAMED = re.compile(r"v(\d+)[._](\d+)(?![\d._])")


@dataclass(frozen=True)
class SourceRow:
    """A row of a file: its cells by column, and its text, from which the place of a cell is found."""

    file: str
    line: int
    text: str
    cells: dict[str, str]

    def fault(self, column: str, what: str, mend: str = AGAIN) -> DataError:
        """Return the error for a cell that cannot be."""
        position = position_of(self.text, list(self.cells).index(column))
        return DataError([Problem(self.file, self.line, position, what, mend)])

    def number(self, column: str) -> int:
        """Return a whole number; an empty cell is 0. DataError for other texts."""
        text = self.cells[column].removesuffix(".0")
        if text in NOTHING:
            return 0
        if not _WHOLE.fullmatch(text):
            raise self.fault(column, f"{column!r} is a whole number, and {self.cells[column]!r} is none")
        return int(text)

    def given(self, column: str) -> int:
        """Return a whole number that must be there; DataError for an empty cell too."""
        if self.cells[column] in NOTHING:
            raise self.fault(column, f"{column!r} is empty")
        return self.number(column)

    def numbers(self, column: str) -> list[int]:
        """Return the whole numbers of a cell, between commas; DataError for other texts."""
        texts = [text.strip() for text in self.cells[column].split(",")]
        if any(text and not _WHOLE.fullmatch(text) for text in texts):
            raise self.fault(column, f"{column!r} are whole numbers, and {self.cells[column]!r} are none")
        return [int(text) for text in texts if text]

    def word(self, column: str, words: Mapping[int, Word]) -> Word:
        """Return what a code in a cell means; DataError for one that is not among the words."""
        code = self.number(column)
        if code not in words:
            what = f"{column!r} is {' or '.join(map(str, words))}, and {self.cells[column]!r} is not"
            raise self.fault(column, what)
        return words[code]

    def flag(self, column: str) -> bool:
        """Return whether a cell says 1; DataError for what is neither 0 nor 1."""
        number = self.given(column)
        if number not in (0, 1):
            raise self.fault(column, f"{column!r} is 0 or 1, and not {number}")
        return number == 1


@dataclass(frozen=True)
class SourceFile:
    """A file that has been recognised: which kind of which source it is, and which edition."""

    path: Path
    description: Description
    kind: FileKind
    edition: str

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows; DataError at the first that is not whole or of another edition.

        So it is in the end, where the edition is known to have another number of rows.
        """
        column, count = self.kind.edition_column, 0
        for row in _rows(self.path, _header(self.path)):
            count += 1
            if column and row.cells[column] != self.edition:
                what = f"edition {row.cells[column]!r} where the first row has {self.edition!r}"
                raise row.fault(column, what, "import each edition from a file of its own")
            yield row
        wanted = self.kind.rows.get(self.edition, count)
        if count != wanted:
            what = f"{count} rows where edition {self.edition} has {wanted}: the file is cut or mixed up"
            raise fault_at(self.path, row.line, 1, what, AGAIN)


def recognise(path: Path, description: Description) -> SourceFile:
    """Return what a file is, by its header and its first row; where these do not tell the edition, by its name.

    DataError for a file that is none of the source's kinds, has unknown columns or one twice, is of an unknown edition,
    is empty, or is no CSV in UTF-8. A file is read more than once, so that a pipe is none.
    """
    header = _header(path)
    kind = min(description.kinds, key=lambda each: len(each.missing(header)))
    missing, unknown = kind.missing(header), kind.unknown(header)
    if len(missing) > len(kind.consumed) // 2:
        kinds = "; ".join(each.title for each in description.kinds)
        raise fault_at(path, 1, 1, f"the header is that of no file of {description.title}", f"known are: {kinds}")
    if missing:
        hint = nearest(missing[0], unknown, most=1)
        mend = f"is {hint[0]!r} that column? then name it so" if hint else AGAIN
        raise fault_at(path, 1, 1, f"column {missing[0]!r} is missing", mend)
    if unknown:
        what = f"column {unknown[0]!r} is not known in {kind.title}"
        raise _heading(path, header, header.index(unknown[0]), what)
    for place, name in enumerate(header):
        if name in header[:place]:
            raise _heading(path, header, place, f"column {name!r} stands there twice")
    first = next(_rows(path, header), None)
    if first is None:
        raise fault_at(path, 2, 1, "there are no rows", AGAIN)
    return SourceFile(path, description, kind, _edition(path, first, kind))


def _heading(path: Path, header: list[str], place: int, what: str) -> DataError:
    return fault_at(path, 1, len(",".join(header[:place])) + bool(place) + 1, what, "take it out, or " + AGAIN)


def _edition(path: Path, first: SourceRow, kind: FileKind) -> str:
    wanted = " and ".join(kind.known) if kind.known else f"{kind.since} and later"
    if not kind.edition_column:
        named = _NAMED.search(path.stem)
        if named is None or not _at_least(edition := f"{named[1]}.{named[2]}", kind.since):
            what = f"the name {path.name!r} tells no edition that is read, which are {wanted}"
            raise fault_at(path, 1, 1, what, f"name it as its publisher does: {kind.title}")
        return edition
    edition = first.cells[kind.edition_column]
    known = edition in kind.known if kind.known else _at_least(edition, kind.since)
    if not known:
        raise first.fault(kind.edition_column, f"edition {edition!r} is not read", f"read are {wanted}")
    return edition


def _at_least(edition: str, since: str) -> bool:
    if not _VERSION.fullmatch(edition):
        return False
    return [int(part) for part in edition.split(".")] >= [int(part) for part in since.split(".")]


def _header(path: Path) -> list[str]:
    for line, text, cells in records(path):
        if separated_otherwise(text):
            raise fault_at(path, line, 1, *OTHERWISE)
        return cells
    raise fault_at(path, 1, 1, "the file is empty", AGAIN)


def _rows(path: Path, header: list[str]) -> Iterator[SourceRow]:
    found = records(path)
    next(found)
    for line, text, cells in found:
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the header has {len(header)}"
            raise fault_at(path, line, len(text.rstrip("\r\n")) + 1, f"{what}: the file is cut or mixed up", AGAIN)
        yield SourceRow(str(path), line, text, dict(zip(header, cells, strict=True)))
