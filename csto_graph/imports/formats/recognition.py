"""What a user's file is: which kind of which source, and which edition; or what it is instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from csto_graph.errors import DataError, nearest
from csto_graph.imports.formats.csv_text import AGAIN, fault_at, place_of, shown
from csto_graph.imports.formats.saved_cells import edition_text
from csto_graph.imports.formats.source_description import Description, FileKind, Sister, describe, source_names
from csto_graph.imports.formats.source_file import SourceFile, SourceRow, file_rows, first_record
from csto_graph.imports.formats.source_header import Header


def recognise(path: Path, description: Description) -> SourceFile:
    """Return what a file is, by its header and its first row; where these do not tell the edition, by its name.

    DataError for a file that is none of the source's kinds, has unknown columns or one twice, is of an unknown edition,
    is empty, or is not CSV in UTF-8. A file is read more than once, so that a pipe is none.
    """
    line, text, header = first_record(path)
    kinds = _nearest_kinds(description, header.own)
    if kinds[0].missing(header.own):
        raise _missing(path, line, description, kinds[0], header.own)
    _check_columns(path, line, text, header, kinds[0])
    first = next(file_rows(path), None)
    if first is None:
        raise fault_at(path, line + 1, 1, "there are no rows", AGAIN)
    column = kinds[0].edition_column
    if column:
        return SourceFile(path, description, kinds[0], _edition_in(first, kinds[0]))
    kind, edition = _edition_named(path, kinds)
    return SourceFile(path, description, kind, edition)


def _nearest_kinds(description: Description, names: Sequence[str]) -> list[FileKind]:
    """Return the kinds of which the fewest columns are missing; events and candidates have the same columns."""
    missing = [len(kind.missing(names)) for kind in description.kinds]
    return [kind for kind, count in zip(description.kinds, missing, strict=True) if count == min(missing)]


def _missing(path: Path, line: int, description: Description, kind: FileKind, names: Sequence[str]) -> DataError:
    """Return the error for a file that lacks columns: another file of the source, another source's, or neither."""
    if sister := description.sister(names):
        return _sister_fault(path, line, sister)
    missing = kind.missing(names)
    if len(missing) > len(kind.consumed) // 2:
        return _foreign(path, line, description, names)
    hint = nearest(missing[0], kind.unknown(names), most=1)
    remedy = f"is {shown(hint[0])} that column? then name it so" if hint else AGAIN
    return fault_at(path, line, 1, f"column {missing[0]!r} is missing", remedy)


def _sister_fault(path: Path, line: int, sister: Sister) -> DataError:
    return fault_at(path, line, 1, f"this is {sister.title}; it is not read", f"give {sister.instead} instead")


def _foreign(path: Path, line: int, description: Description, names: Sequence[str]) -> DataError:
    for other in map(describe, source_names()):
        if any(not kind.missing(names) for kind in other.kinds):
            what = f"this is a file of {other.name} ({other.title}) and not of {description.name}"
            return fault_at(path, line, 1, what, f"run 'csto-graph import {other.name} FILE'")
        if sister := other.sister(names):
            return _sister_fault(path, line, sister)
    kinds = "; ".join(kind.title for kind in description.kinds)
    what = f"the header is that of no file of {description.title}"
    return fault_at(path, line, 1, what, f"known are: {kinds}")


def _check_columns(path: Path, line: int, text: str, header: Header, kind: FileKind) -> None:
    """Refuse a column that is not known, for it may belong to another edition, and one that stands there twice."""
    own = header.own
    unknown = set(kind.unknown(own))
    for place, name in enumerate(own):
        if name not in unknown and name not in own[:place]:
            continue
        fault = f"is not known in {kind.title}" if name in unknown else "stands there twice"
        lines, position = place_of(text, header.leading + place)
        remedy = "take it out (Excel, R and pandas save further columns along), or " + AGAIN
        raise fault_at(path, line + lines, position, f"column {shown(name)} {fault}", remedy)


def _edition_in(first: SourceRow, kind: FileKind) -> str:
    edition = edition_text(first.cells[kind.edition_column])
    if not kind.is_read(edition):
        raise first.fault(kind.edition_column, f"edition {shown(edition)} is not read", f"read are {kind.editions}")
    return edition


def _edition_named(path: Path, kinds: Sequence[FileKind]) -> tuple[FileKind, str]:
    """Return the kind and the edition that the name of a file tells; DataError where it tells none that is read."""
    named = [(kind, edition) for kind in kinds if (edition := kind.named_edition(path.stem))]
    for kind, edition in named:
        if kind.is_read(edition):
            return kind, edition
    wanted = "; ".join(f"{kind.title}: {kind.editions}" for kind in kinds)
    if named:
        what = f"the name {shown(path.name)} tells the edition {named[0][1]}, which is not read"
        raise fault_at(path, 1, 1, what, f"read are {wanted}")
    what = f"the name {shown(path.name)} tells no edition, and the header has none"
    raise fault_at(path, 1, 1, what, f"name the file as its publisher does; read are {wanted}")
