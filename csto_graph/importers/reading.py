"""A user's own file, read strictly and row by row: what it is, and every fault with its place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from csto_graph.errors import DataError, Problem, nearest
from csto_graph.importers.description import Description, FileKind

Word = TypeVar("Word")
AGAIN = "download it again from its publisher"
OTHERWISE = ("the columns are not separated by commas", "save it as comma-separated CSV")
_VERSION = re.compile(r"\d+(\.\d+)?")
_WHOLE = re.compile(r"-?\d{1,9}")
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
        position = _position(self.text, list(self.cells).index(column))
        return DataError([Problem(self.file, self.line, position, what, mend)])

    def number(self, column: str) -> int:
        """Return a whole number; an empty cell is 0. DataError for other texts."""
        text = self.cells[column].removesuffix(".0")
        if text in ("", "NA"):
            return 0
        if not _WHOLE.fullmatch(text):
            raise self.fault(column, f"{column!r} is a whole number, and {self.cells[column]!r} is none")
        return int(text)

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


@dataclass(frozen=True)
class SourceFile:
    """A file that has been recognised: which kind of which source it is, and which edition."""

    path: Path
    description: Description
    kind: FileKind
    edition: str

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows; DataError at the first that is not whole or of another edition."""
        column = self.kind.edition_column
        for row in _rows(self.path, _header(self.path)):
            if column and row.cells[column] != self.edition:
                what = f"edition {row.cells[column]!r} where the first row has {self.edition!r}"
                raise row.fault(column, what, "import each edition from a file of its own")
            yield row


def recognise(path: Path, description: Description) -> SourceFile:
    """Return what a file is, by its header and its first row; where these do not tell the edition, by its name.

    DataError for a file that is none of the source's kinds, has unknown columns, is of an unknown edition, is empty,
    or is no CSV in UTF-8.
    """
    header = _header(path)
    kind = min(description.kinds, key=lambda each: len(each.missing(header)))
    missing, unknown = kind.missing(header), kind.unknown(header)
    if len(missing) > len(kind.consumed) // 2:
        kinds = "; ".join(each.title for each in description.kinds)
        raise _fault(path, 1, 1, f"the header is that of no file of {description.title}", f"known are: {kinds}")
    if missing:
        hint = nearest(missing[0], unknown, most=1)
        mend = f"is {hint[0]!r} that column? then name it so" if hint else AGAIN
        raise _fault(path, 1, 1, f"column {missing[0]!r} is missing", mend)
    if unknown:
        what = f"column {unknown[0]!r} is not known in {kind.title}"
        place = header.index(unknown[0])
        raise _fault(path, 1, len(",".join(header[:place])) + bool(place) + 1, what, "take it out, or " + AGAIN)
    first = next(_rows(path, header), None)
    if first is None:
        raise _fault(path, 2, 1, "there are no rows", AGAIN)
    return SourceFile(path, description, kind, _edition(path, first, kind))


def _edition(path: Path, first: SourceRow, kind: FileKind) -> str:
    wanted = " and ".join(kind.known) if kind.known else f"{kind.since} and later"
    if not kind.edition_column:
        named = _NAMED.search(path.stem)
        if named is None or not _at_least(edition := f"{named[1]}.{named[2]}", kind.since):
            what = f"the name {path.name!r} tells no edition that is read, which are {wanted}"
            raise _fault(path, 1, 1, what, f"name it as its publisher does: {kind.title}")
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
    for text, cells in _records(path):
        if len(cells) == 1 and _separated_otherwise(text):
            raise _fault(path, 1, 1, *OTHERWISE)
        return cells
    raise _fault(path, 1, 1, "the file is empty", AGAIN)


def _separated_otherwise(header: str) -> bool:
    return max(header.count(";"), header.count("\t")) > header.count(",")


def _rows(path: Path, header: list[str]) -> Iterator[SourceRow]:
    records = _records(path)
    next(records)
    line = 1
    for text, cells in records:
        first, line = line + 1, line + max(text.count("\n"), 1)
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the header has {len(header)}"
            raise _fault(path, first, len(text.rstrip("\n")) + 1, f"{what}: the file is cut or mixed up", AGAIN)
        yield SourceRow(str(path), first, text, dict(zip(header, cells, strict=True)))


def _records(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each record with its text; a quoted cell may hold line ends."""
    taken: list[str] = []
    line = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.reader(_kept(file, taken), strict=True):
                text = "".join(taken)
                taken.clear()
                line += max(text.count("\n"), 1)
                yield text, cells
    except OSError as error:
        raise _fault(path, 1, 1, error.strerror or "cannot be read", "give a file that can be read") from None
    except UnicodeDecodeError:
        raise _fault(path, *_not_utf8(path), "not UTF-8", f"save the file as UTF-8, or {AGAIN}") from None
    except csv.Error as error:
        if line == 0 and _separated_otherwise("".join(taken)):
            raise _fault(path, 1, 1, *OTHERWISE) from None
        what = "a quote that is not closed" if "unexpected end" in str(error) else str(error)
        raise _fault(path, line + 1, 1, f"{what}: the file is cut or no CSV", AGAIN) from None


def _kept(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _not_utf8(path: Path) -> tuple[int, int]:
    """Return line and column of the first byte that is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                return number, error.start + 1
    return 1, 1


def _position(text: str, place: int) -> int:
    """Return where in a line a cell begins, from 1."""
    quoted, seen = False, 0
    for position, letter in enumerate(text):
        if seen == place:
            return position + 1
        quoted ^= letter == '"'
        seen += letter == "," and not quoted
    return len(text)


def _fault(path: Path, line: int, column: int, what: str, mend: str) -> DataError:
    return DataError([Problem(str(path), line, column, what, mend)])
