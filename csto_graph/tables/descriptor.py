"""The Frictionless descriptor of a data folder: which tables there are and what their columns mean.

Beside the standard keys a field has ``csto:type`` (how a cell is read), ``csto:property`` (what it becomes in
RDF), ``csto:references`` (the tables its slugs point into), ``csto:scheme`` (its vocabulary), ``csto:words`` (the
words of a cell that holds several) and ``csto:language`` (or ``csto:languageColumn``, the column that names it).
A resource with ``csto:files`` stands for further files of the same form, such as the claims of one more document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from csto_graph.dates import parse_day
from csto_graph.errors import DataError, DateError, Problem, QueryError
from csto_graph.namespaces import expand
from csto_graph.resources import DESCRIPTOR

TYPES = {
    *("id", "reference", "references", "concept", "concepts", "concept-any", "predicate", "text", "texts", "string"),
    *("slug", "edtf", "edtf-date", "date", "integer", "decimal", "uri", "wikidata"),
}


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
    """Read the descriptor of ``directory``; DataError if it is missing or is no descriptor."""
    path = directory / DESCRIPTOR
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        tables = tuple(table for resource in descriptor["resources"] for table in _tables(directory, resource))
        package = Package(directory, descriptor["version"], descriptor["csto:release"], tables)
    except OSError:
        raise _fault(path, "no descriptor", "give a folder that has one") from None
    except UnicodeDecodeError:
        raise _fault(path, "not UTF-8", "save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise DataError([Problem(str(path), error.lineno, error.colno, error.msg, "mend the JSON")]) from None
    except KeyError as error:
        raise _fault(path, f"key {error} is missing", "add it") from None
    except (TypeError, AttributeError):
        raise _fault(path, "not built as a descriptor", "compare it with the one of the package") from None
    if faults := [Problem(str(path), 1, 1, *fault) for fault in _faults(package)]:
        raise DataError(faults)
    return package


def _fault(path: Path, what: str, mend: str) -> DataError:
    return DataError([Problem(str(path), 1, 1, what, mend)])


def _faults(package: Package) -> Iterator[tuple[str, str]]:
    names = {table.name for table in package.tables}
    try:
        parse_day(package.release)
    except DateError as error:
        yield f"csto:release: {error}", "give a day"
    for table in package.tables:
        for field in table.fields:
            yield from ((f"{table.name}.{field.name}: {what}", mend) for what, mend in _field_faults(field, names))


def _field_faults(field: Field, tables: set[str]) -> Iterator[tuple[str, str]]:
    if field.type not in TYPES:
        yield f"unknown csto:type {field.type!r}", f"one of {', '.join(sorted(TYPES))}"
    for name in field.references:
        if name not in tables:
            yield f"refers to {name!r}, which is no table", f"one of {', '.join(sorted(tables))}"
    try:
        re.compile(field.pattern or "")
        expand(field.property or "rdf:type")
    except re.error as error:
        yield f"pattern: {error}", "mend the regular expression"
    except QueryError as error:
        yield f"csto:property: {error}", "use a known prefix"


def _tables(directory: Path, resource: dict[str, Any]) -> Iterator[Table]:
    declared = _table(resource)
    yield declared
    for path in _files(directory, resource["csto:files"]) if "csto:files" in resource else ():
        name = path.relative_to(directory).as_posix()
        if name != declared.path:
            yield replace(declared, name=name.removesuffix(path.suffix).replace("/", "-"), path=name)


def _files(directory: Path, pattern: str) -> list[Path]:
    if not pattern or Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        mend = "give a pattern of files in this folder, such as claims/*.csv"
        raise _fault(directory / DESCRIPTOR, f"csto:files {pattern!r} leads elsewhere", mend)
    return sorted(directory.glob(pattern))


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
        words=frozenset(constraints.get("enum", field.get("csto:words", ()))),
    )
