"""Does a graph hold to its rules? SHACL shapes for single things, ``checks/*.rq`` for rules across things."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from csto_graph.core.input_files import fault_in
from csto_graph.core.namespaces import shorten
from csto_graph.core.query_files import load_query
from csto_graph.core.resources import DESCRIPTOR, ontology_directory
from csto_graph.core.terms import thing
from csto_graph.dataset.checks import Check, Severity, load_checks
from csto_graph.dataset.quads import build_quads
from csto_graph.dataset.tables import Tables, canonical_text, load_package, read_tables
from csto_graph.dataset.tables.descriptor import Table
from csto_graph.errors import DataError, MissingExtraError, Problem, nearest
from csto_graph.store import EmbeddedStore, Store

if TYPE_CHECKING:
    import rdflib

MOST_HINTS = 100


@dataclass(frozen=True, order=True)
class Finding:
    """A breach of a rule: which rule, at which thing, and what is wrong. A warning makes no answer wrong."""

    rule: str
    subject: str
    message: str
    severity: Severity = "violation"

    def __str__(self) -> str:
        prefix = "warning: " if self.severity == "warning" else ""
        return f"{prefix}{self.subject}: {self.message} [{self.rule}]"


def validate(store: Store) -> list[Finding]:
    """Return all breaches of shapes and checks, sorted; an empty list means that the graph is in order.

    Raises MissingExtraError without pySHACL.
    """
    need_pyshacl()
    return sorted([*run_checks(store), *run_shapes(store)])


def validate_file(path: Path) -> list[Finding]:
    """Return the breaches in one table, read together with the tables of its data folder.

    Raises DataError with the faults of its cells, or with those of the other tables if it has none itself, and
    where it is not in its one form (rows by id, plain quoting).
    """
    need_pyshacl()
    table, name = table_of(path), _name(path)
    folder = data_folder(path)
    try:
        tables = read_tables(folder)
    except DataError as error:
        raise DataError([fault for fault in error.problems if fault.file == name] or error.problems) from None
    if fault := _form_fault(table, tables, path, name):
        raise DataError([fault])
    own = {row.id for row in tables if row.file == name}
    own |= {slug.replace("claim-", "assessment-", 1) for slug in own if slug.startswith("claim-")}
    store = EmbeddedStore.in_memory()
    store.load(build_quads(tables), ontology_directory())
    return sorted(finding for finding in [*run_checks(store), *run_shapes(store, own)] if finding.subject in own)


def data_folder(path: Path) -> Path:
    """Return the data folder that a table lies in; DataError if it lies in none."""
    # A link that leads to itself is resolved by realpath alone without an error.
    for folder in Path(os.path.realpath(path)).parents[:2]:
        if (folder / DESCRIPTOR).is_file():
            return folder
    raise fault_in(str(path), f"no {DESCRIPTOR} beside it", "put the file into its data folder")


def table_of(path: Path) -> Table:
    """Return the table whose file this is, by the descriptor of its data folder; DataError if it is none."""
    for table in load_package(data_folder(path)).tables:
        if table.path == _name(path).partition("/")[2]:
            return table
    raise fault_in(_name(path), "no table of the descriptor", "name it in the descriptor, or put it into claims/")


def tidy_file(path: Path) -> None:
    """Rewrite a table in its one form; DataError, and the file as it was, where that cannot be done without loss."""
    from csto_graph.core.atomic_write import write_whole
    from csto_graph.dataset.tables.canonical import tidy

    write_whole(path, tidy(path, table_of(path)).encode())


def _name(path: Path) -> str:
    """Return the name of a table as messages give it: with the name of its data folder."""
    folder = data_folder(path)
    return f"{folder.name}/{Path(os.path.realpath(path)).relative_to(folder).as_posix()}"


def need_pyshacl() -> None:
    """Raise MissingExtraError without pySHACL, before anything is built that only it could check."""
    if find_spec("pyshacl") is None:
        raise MissingExtraError("pySHACL")


def places(findings: Collection[Finding], tables: Tables) -> list[str]:
    """Return a line for each finding, with ``file:line:column`` before it where its subject is a row of a table."""
    rows = [tables.by_id.get(finding.subject.replace("assessment-", "claim-", 1)) for finding in findings]
    return [
        f"{row.file}:{row.line}:1: {finding}" if row else str(finding)
        for row, finding in zip(rows, findings, strict=True)
    ]


def _form_fault(table: Table, tables: Tables, path: Path, name: str) -> Problem | None:
    wanted = canonical_text(table, tables.rows[table.name]).split("\n")
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, (line, should) in enumerate(zip_longest(lines, wanted), 1):
        if line != should:
            belongs = f"{should.split(',')[0]!r}, quoted plainly" if should else "the end of the file, after a line end"
            return Problem(name, number, 1, f"here belongs {belongs}", "add --tidy to sort")
    return None


def run_checks(store: Store) -> list[Finding]:
    """Return a finding for each row that one of ``ontology/checks/*.rq`` selects (``?subject ?message``)."""
    return [finding for check in load_checks() for finding in run_check(store, check)]


def run_check(store: Store, check: Check) -> list[Finding]:
    """Return the findings of one check; where it selects ``?unknown``, the nearest known name is added."""
    rows = list(store.select(check.query))
    nearest_names = _nearest_names(store, {str(row["unknown"]) for row in rows if "unknown" in row})
    return [
        Finding(
            check.name,
            str(row["subject"]),
            _shortened(str(row["message"])) + nearest_names.get(str(row.get("unknown")), ""),
            check.severity,
        )
        for row in rows
    ]


def _nearest_names(store: Store, unknown: set[str]) -> dict[str, str]:
    """Return for each unknown name a hint at the known one that looks most like it, if any does."""
    if not unknown:
        return {}
    known = {str(row["known"]) for row in store.select(load_query("dataset/known-names"))} - unknown
    # Comparing names takes long: only those that begin alike are compared, for a graph that lacks much only some.
    names = {
        name: nearest(name, [each for each in known if each[:4] == name[:4]], most=1)
        for name in sorted(unknown)[:MOST_HINTS]
    }
    return {name: f" (nearest: {found[0]})" for name, found in names.items() if found}


def _shortened(message: str) -> str:
    """Return a message with slugs and prefixed names in the place of IRIs."""
    return re.sub(r"https?://[^\s;,]+", lambda iri: shorten(iri[0]), message)


def run_shapes(store: Store, subjects: Collection[str] | None = None) -> list[Finding]:
    """Return a finding for each breach of ``ontology/shapes.ttl``.

    With ``subjects`` (slugs) only these are looked at, which is quicker; findings on what stands beside them are noise.
    """
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    if subjects is None:
        query = load_query("dataset/all-triples")
    else:
        query = load_query("dataset/triples-about", s=map(thing, sorted(subjects)))
    answer = store.query(query)
    data = rdflib.Graph().parse(data=getattr(answer, "ntriples", ""), format="ox-nt")
    shapes = _aimed(rdflib.Graph().parse(ontology_directory() / "shapes.ttl", format="turtle"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, meta_shacl=False)
    assert isinstance(report, rdflib.Graph)
    return [
        Finding(_short(report, result, SH.sourceShape), _short(report, result, SH.focusNode), _message(report, result))
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)
    ]


def _aimed(shapes: rdflib.Graph) -> rdflib.Graph:
    """Return the same shapes, each property with the target classes of its shape.

    pySHACL then looks at a property of all things of a class at once and not anew for each thing: half the time.
    """
    from rdflib.namespace import SH

    for shape, own in list(shapes.subject_objects(SH.property)):
        targets = list(shapes.objects(shape, SH.targetClass))
        for target in targets:
            shapes.add((own, SH.targetClass, target))
        if targets:
            shapes.remove((shape, SH.property, own))
    return shapes


def _short(report: rdflib.Graph, result: rdflib.term.Node, key: rdflib.term.URIRef) -> str:
    value = report.value(result, key)
    return shorten(str(value)) if str(value).startswith("http") else "shapes"


def _message(report: rdflib.Graph, result: rdflib.term.Node) -> str:
    from rdflib.namespace import SH

    path = report.value(result, SH.resultPath)
    text = report.value(result, SH.resultMessage)
    return f"{shorten(str(path))}: {text}" if path is not None else str(text)
