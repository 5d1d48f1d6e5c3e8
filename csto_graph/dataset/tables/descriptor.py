"""The Frictionless descriptor of a data folder: which tables there are and what their columns mean.

Beside the standard keys a field has ``csto:type`` (how a cell is read), ``csto:property`` (what it becomes in
RDF), ``csto:references`` (the tables its slugs point into), ``csto:scheme`` (its vocabulary), ``csto:words`` (the
words of a cell that holds several) and ``csto:language`` (or ``csto:languageColumn``, the column that names it).
The constraints ``required``, ``pattern``, ``enum``, ``minimum``, ``maximum`` and ``maxLength`` are Frictionless's.
A resource with ``csto:files`` stands for further files of the same form, such as the claims of one more document.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from csto_graph.core.characters import show_unseen
from csto_graph.core.input_files import decode_input, fault_in, read_input
from csto_graph.core.resources import DESCRIPTOR
from csto_graph.dataset.tables.descriptor_meaning import meaning_faults
from csto_graph.dataset.tables.descriptor_shape import PlacedFault, shape_faults
from csto_graph.dataset.tables.json_positions import place_of
from csto_graph.dataset.tables.messages import LISTED, more, quoted
from csto_graph.errors import DataError, Problem


@dataclass(frozen=True)
class Field:
    """A column: its name, the way its cells are read, and the RDF property it becomes."""

    name: str
    type: str
    description: str
    property: str | None
    references: tuple[str, ...]
    scheme: str | None
    language: str | None
    language_column: str | None
    required: bool
    pattern: str | None
    minimum: float | None
    maximum: float | None
    max_length: int | None
    words: frozenset[str]


@dataclass(frozen=True)
class Table:
    """A table: its file under the data folder, the class of its rows, and where their quads go."""

    name: str
    path: str
    title: str
    rdf_class: str
    graph: str
    fields: tuple[Field, ...]

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return [field.name for field in self.fields]

    @cached_property
    def source_columns(self) -> tuple[str, ...]:
        """The names of the columns that hold sources, in order."""
        return tuple(field.name for field in self.fields if field.references == ("sources",))


@dataclass(frozen=True)
class Package:
    """A data folder with its tables, its version and the day of its release (ISO)."""

    directory: Path
    version: str
    release: str
    tables: tuple[Table, ...]

    @property
    def words(self) -> frozenset[str]:
        """All words of the vocabulary that some column takes."""
        return frozenset(word for table in self.tables for field in table.fields for word in field.words)


def load_package(directory: Path) -> Package:
    """Read the descriptor of ``directory``; DataError with all its faults if it is missing or is not a descriptor."""
    path = directory / DESCRIPTOR
    if not path.exists():
        raise fault_in(str(path), "no descriptor", "give a folder that has one")
    text = decode_input(read_input(path, remedy="give a folder that has a descriptor"), str(path))
    descriptor = _parsed(text, path)
    # What it means can only be asked where it has its shape.
    if faults := list(shape_faults(descriptor)) or list(meaning_faults(descriptor)):
        raise DataError(_problems(path, text, faults))
    tables = tuple(table for resource in descriptor["resources"] for table in _tables(directory, resource))
    return Package(directory, descriptor["version"], descriptor["csto:release"], tables)


def _parsed(text: str, path: Path) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            ((key, _),) = Counter(key for key, _ in pairs).most_common(1)
            raise fault_in(str(path), f"key {quoted(key)} is there twice in one object", "remove one of them")
        return found

    try:
        return json.loads(text, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        raise fault_in(str(path), error.msg, "correct the JSON", error.lineno, error.colno) from None
    except RecursionError:
        raise fault_in(str(path), "the JSON is nested too deeply", "compare it with the one of the package") from None
    except ValueError:  # the only one left: more digits than Python reads
        raise fault_in(str(path), "a number with too many digits", "shorten it") from None


def _problems(path: Path, text: str, faults: Sequence[PlacedFault]) -> list[Problem]:
    shown = [
        Problem(show_unseen(str(path)), *place_of(text, place), what, remedy)
        for place, what, remedy in faults[: LISTED + 1]
    ]
    return [*shown[:LISTED], *(more(last, len(faults) - LISTED) for last in shown[LISTED:])]


def _tables(directory: Path, resource: dict[str, Any]) -> Iterator[Table]:
    declared = _table(resource)
    yield declared
    for path in sorted(directory.glob(resource["csto:files"])) if "csto:files" in resource else ():
        name = path.relative_to(directory).as_posix()
        if name != declared.path:
            yield replace(declared, name=name.removesuffix(path.suffix).replace("/", "-"), path=name)


def _table(resource: dict[str, Any]) -> Table:
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource["title"],
        rdf_class=resource["csto:class"],
        graph=resource["csto:graph"],
        fields=tuple(_field(field) for field in resource["schema"]["fields"]),
    )


def _field(field: dict[str, Any]) -> Field:
    constraints = field.get("constraints", {})
    return Field(
        name=field["name"],
        type=field["csto:type"],
        description=field["description"],
        property=field.get("csto:property"),
        references=tuple(field.get("csto:references", ())),
        scheme=field.get("csto:scheme"),
        language=field.get("csto:language"),
        language_column=field.get("csto:languageColumn"),
        required=constraints.get("required", False),
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        max_length=constraints.get("maxLength"),
        words=frozenset(constraints.get("enum", field.get("csto:words", ()))),
    )
