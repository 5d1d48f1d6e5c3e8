"""What a source is and what its files look like: a YAML file for each source, beside the code that maps its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from csto_graph.errors import UnknownNameError

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Part:
    """What files of a source fill together: a named graph, with a source of its own and the days that it covers.

    The texts have ``{edition}`` where that of the files belongs, and ``{year}`` for the last year that it covers.
    ``citation`` is the one that the source asks for.
    """

    name: str
    source: str
    title: str
    coverage: str
    citation: str

    def slug(self, edition: str) -> str:
        """Return the slug of the source, such as ``source-atop-5-1``."""
        return self.source.format(edition=edition.replace(".", "-"))

    def label(self, edition: str) -> str:
        """Return the name of the source in an edition."""
        return self.title.format(edition=edition)

    def days(self, edition: str) -> str:
        """Return the EDTF interval that an edition covers; one that counts by years covers the year before its own."""
        return self.coverage.format(year=1999 + int(edition.split(".")[0]))


@dataclass(frozen=True)
class FileKind:
    """A kind of file of a source: the columns that are read and those that are not, each for a reason.

    ``known`` are the editions that are read, or all from ``since`` on where that is given; without a column that tells
    it, the edition is read off the name of the file. ``rows`` is how many rows an edition has.
    """

    name: str
    title: str
    part: Part
    consumed: tuple[str, ...]
    ignored: Mapping[str, str]
    edition_column: str
    known: tuple[str, ...]
    since: str
    rows: dict[str, int]

    def unknown(self, header: Iterable[str]) -> list[str]:
        """Return the columns of a header that are neither read nor ignored."""
        return [name for name in header if name not in self.ignored and not self._reads(name)]

    def missing(self, header: Iterable[str]) -> list[str]:
        """Return the columns that are read and that a header lacks."""
        names = set(header)
        return [name for name in self.consumed if not any(fnmatchcase(each, name) for each in names)]

    def _reads(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self.consumed)


@dataclass(frozen=True)
class Description:
    """A source: what it is called, who publishes it and on which terms, and the kinds of its files."""

    name: str
    title: str
    publisher: str
    publisher_title: str
    website: str
    licence: str
    kinds: tuple[FileKind, ...]


def source_names() -> list[str]:
    """Return the names of the sources that can be imported."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


@cache
def describe(name: str) -> Description:
    """Return the description of a source by its name; UnknownNameError for others."""
    if name not in source_names():
        mend = f"what can be imported: {', '.join(source_names())}"
        raise UnknownNameError("source of imports", name, source_names(), mend=mend)
    import yaml

    told = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    parts = {part: Part(part, **texts) for part, texts in told.pop("parts").items()}
    kinds = tuple(_kind(kind, about, parts) for kind, about in told.pop("kinds").items())
    return Description(**told, kinds=kinds)


def _kind(name: str, told: dict[str, Any], parts: Mapping[str, Part]) -> FileKind:
    edition = told["edition"]
    return FileKind(
        name=name,
        title=told["title"],
        part=parts[told["part"]],
        consumed=tuple(told["consumed"]),
        ignored={column: reason for reason, columns in told["ignored"].items() for column in columns},
        edition_column=edition.get("column", ""),
        known=tuple(edition.get("known", ())),
        since=edition.get("since", ""),
        rows=told.get("rows", {}),
    )
