"""What a source is and what its files look like: a YAML file for each source, beside the code that maps its rows."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from csto_graph.errors import UnknownNameError

_FOLDER = Path(__file__).parent
_ANNUAL = re.compile(r"[0-9]{2}\.[1-9]")


@dataclass(frozen=True)
class Part:
    """What files of a source fill together: a named graph, with a source of its own and the days that it covers.

    The texts have ``{edition}`` where that of the files belongs, and ``{first}`` and ``{last}`` for the days that it
    covers; ``last_days`` has the last day where an edition does not tell it. ``citation`` is the article that all
    editions ask for, and ``articles`` those that each edition asks for besides, or None where none does. ``final``
    names the part that has the same facts once they have been checked; empty where they are final. ``records``
    says what the rows of the files become.
    """

    name: str
    source: str
    title: str
    coverage: str
    citation: str
    records: str
    articles: Mapping[str, str] | None = None
    last_days: Mapping[str, str] | None = None
    final: str = ""

    def slug(self, edition: str) -> str:
        """Return the slug of the source, such as ``source-atop-5-1``."""
        return self.source.format(edition=edition.replace(".", "-"))

    def label(self, edition: str) -> str:
        """Return the name of the source in an edition."""
        return self.title.format(edition=edition)

    def days(self, edition: str) -> str:
        """Return the EDTF interval that an edition covers, such as ``1946-01-01/2023-12-31``."""
        if self.last_days is not None:
            return self.coverage.format(last=self.last_days[edition])
        first, last = _months(edition)
        return self.coverage.format(first=first, last=last)

    def cited(self, edition: str, website: str) -> str:
        """Return the citation that an edition asks for; it says so where the article of that edition is not known."""
        if self.articles is None:
            return self.citation
        unknown = (
            f"{self.label(edition)}: csto-graph does not know which article presents this edition; see {website} for it"
        )
        return f"{self.citation} {self.articles.get(edition, unknown)}"

    def cited_before(self, website: str) -> str:
        """Return the citation for a part that is not imported, so that its edition is not known."""
        return f"{self.citation} With it, the article of your edition: {website}" if self.articles else self.citation


def _months(edition: str) -> tuple[date, date]:
    """Return the first and last day of what UCDP names so: ``25.1`` 2024, ``25.0.6`` June 2025, or ``25.01.25.06``."""
    numbers = [int(part) for part in edition.split(".")]
    if len(numbers) == 2:
        year = 1999 + numbers[0]
        return date(year, 1, 1), date(year, 12, 31)
    first_year, first, year, month = numbers if len(numbers) == 4 else (numbers[0], numbers[2], numbers[0], numbers[2])
    return date(2000 + first_year, first, 1), date(2000 + year, month, monthrange(2000 + year, month)[1])


@dataclass(frozen=True)
class FileKind:
    """A kind of file of a source: the columns that are read and those that are not, each for a reason.

    ``key`` are the columns of numbers that no two rows have in common. ``known`` are the editions that are read, or all
    from ``since`` on where that is given. They stand in the column ``edition_column``; without one, ``names`` are
    patterns for the names of files, whose groups are the parts of the edition. ``rows`` is how many rows an edition
    has, counted in the publisher's own file, and ``reported_rows`` what others say of editions whose files were not at
    hand.
    """

    name: str
    title: str
    part: Part
    key: tuple[str, ...]
    consumed: tuple[str, ...]
    ignored: Mapping[str, str]
    edition_column: str
    known: tuple[str, ...]
    since: str
    names: tuple[re.Pattern[str], ...]
    editions: str
    rows: dict[str, int]
    reported_rows: dict[str, int]

    def unknown(self, header: Iterable[str]) -> list[str]:
        """Return the columns of a header that are neither read nor ignored."""
        return [name for name in header if name not in self.ignored and not self._reads(name)]

    def missing(self, header: Iterable[str]) -> list[str]:
        """Return the columns that are read and that a header lacks."""
        names = set(header)
        return [
            name
            for name in self.consumed
            if name not in names and not (name in self._patterns and any(fnmatchcase(each, name) for each in names))
        ]

    def _reads(self, name: str) -> bool:
        return name in self._names or any(fnmatchcase(name, pattern) for pattern in self._patterns)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.consumed)

    @cached_property
    def _patterns(self) -> tuple[str, ...]:
        return tuple(name for name in self.consumed if "*" in name)

    def named_edition(self, stem: str) -> str:
        """Return the edition that the name of a file tells; empty where it tells none."""
        found = (pattern.search(stem) for pattern in self.names)
        return next((".".join(match.groups()) for match in found if match), "")

    def is_read(self, edition: str) -> bool:
        """Return whether files of an edition are read."""
        if self.known:
            return edition in self.known
        if self.since:
            return bool(_ANNUAL.fullmatch(edition)) and _numbers(edition) >= _numbers(self.since)
        return _is_span(edition)


def _numbers(edition: str) -> list[int]:
    return [int(part) for part in edition.split(".")]


def _is_span(edition: str) -> bool:
    try:
        first, last = _months(edition)
    except ValueError:
        return False
    return first < last


@dataclass(frozen=True)
class Sister:
    """A file that belongs to a source and is not read, known by the names of some of its columns.

    ``title`` says what it is, and ``instead`` which file to give in its place.
    """

    title: str
    columns: tuple[str, ...]
    instead: str


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
    sisters: tuple[Sister, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that the files of the source fill."""
        return tuple({kind.part.name: kind.part for kind in self.kinds}.values())

    def sister(self, header: Iterable[str]) -> Sister | None:
        """Return the file that is not read and has a header; None where it is not known."""
        names = set(header)
        return next((each for each in self.sisters if names.issuperset(each.columns)), None)


def source_names() -> list[str]:
    """Return the names of the sources that can be imported."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


@cache
def describe(name: str) -> Description:
    """Return the description of a source by its name; UnknownNameError for others."""
    if name not in source_names():
        remedy = f"what can be imported: {', '.join(source_names())}"
        raise UnknownNameError("source of imports", name, source_names(), mend=remedy)
    import yaml

    content = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    parts = {part: Part(part, **texts) for part, texts in content.pop("parts").items()}
    kinds = tuple(_kind(kind, about, parts) for kind, about in content.pop("kinds").items())
    sisters = tuple(
        Sister(each["title"], tuple(each["columns"]), each["instead"]) for each in content.pop("sisters", ())
    )
    return Description(**content, kinds=kinds, sisters=sisters)


def _kind(name: str, content: dict[str, Any], parts: Mapping[str, Part]) -> FileKind:
    edition = content["edition"]
    return FileKind(
        name=name,
        title=content["title"],
        part=parts[content["part"]],
        key=tuple(content["key"]),
        consumed=tuple(content["consumed"]),
        ignored={column: reason for reason, columns in content["ignored"].items() for column in columns},
        edition_column=edition.get("column", ""),
        known=tuple(edition.get("known", ())),
        since=edition.get("since", ""),
        names=tuple(re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in edition.get("names", ())),
        editions=edition["read"],
        rows=content.get("rows", {}),
        reported_rows=content.get("reported_rows", {}),
    )
