"""What a user's files are together, and the rows that they become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from csto_graph.dataset.tables import Row, Table
from csto_graph.errors import DataError, Problem
from csto_graph.imports.formats.alliance_rows import Known
from csto_graph.imports.formats.crosswalk import Crosswalk
from csto_graph.imports.formats.recognition import recognise
from csto_graph.imports.formats.row_builder import RowMaker
from csto_graph.imports.formats.source_description import Description, Part, describe
from csto_graph.imports.formats.source_file import SourceFile, SourceRow


@dataclass(frozen=True)
class Import:
    """Files of one edition that fill one part of a source."""

    description: Description
    part: Part
    edition: str
    files: tuple[SourceFile, ...]

    @property
    def source(self) -> str:
        """The slug of the source, such as ``source-atop-5-1``; it also names the graph that the facts stand in."""
        return self.part.slug(self.edition)

    @property
    def days(self) -> str:
        """The EDTF interval that the edition covers."""
        return self.part.days(self.edition)

    @property
    def citation(self) -> str:
        """The citation that the edition asks for."""
        return self.part.cited(self.edition, self.description.website)

    @property
    def notice(self) -> str:
        """What the user has to know of the files, once they have been read; empty where they seem whole."""
        return "; ".join(file.notice for file in self.files if file.notice)

    def rows(
        self, crosswalk: Crosswalk, tables: Mapping[str, Table], known: Mapping[str, Sequence[Known]]
    ) -> Iterator[Row]:
        """Yield rows of our tables, as the files are read; DataError at the first row that cannot be.

        ``known`` is what our graph calls the alliances of the source, by their number there.
        """
        make = RowMaker(tables, self.source)
        origin = SourceRow(str(self.files[0].path), 1, "", {})
        yield from self._catalogue(make, origin)
        mapping = import_module(f"{__package__}.{self.description.name}")
        yield from mapping.rows(self.files, crosswalk, make, known)

    def _catalogue(self, make: RowMaker, origin: SourceRow) -> Iterator[Row]:
        told = self.description
        publisher = {"label_en": told.publisher_title, "kind": "research", "website": told.website}
        yield make("publishers", origin, id=told.publisher, **publisher)
        about = {"kind": "dataset", "publisher": told.publisher, "language": "en", "url": told.website}
        yield make("sources", origin, id=self.source, label_en=self.part.label(self.edition), **about)


def read_imports(name: str, paths: Sequence[Path]) -> list[Import]:
    """Return what files of a source fill, a part each; they are recognised and not yet read.

    UnknownNameError for an unknown source; DataError for a file that is none of its kinds, for two of one kind, and
    for editions that differ.
    """
    description = describe(name)
    parts: dict[str, list[SourceFile]] = {}
    for file in [recognise(path, description) for path in paths]:
        others = parts.setdefault(file.kind.part.name, [])
        for other in others:
            if other.kind == file.kind:
                raise _fault(file, f"another file of this kind is {other.path}", "give one of the two")
            if other.edition != file.edition:
                what = f"of edition {file.edition}, and {other.path} is of {other.edition}"
                raise _fault(file, what, "give files of one edition")
        others.append(file)
    return [
        Import(description, files[0].kind.part, files[0].edition, tuple(files)) for _, files in sorted(parts.items())
    ]


def _fault(file: SourceFile, what: str, remedy: str) -> DataError:
    return DataError([Problem(str(file.path), 1, 1, what, remedy)])
