"""Does a graph hold to its rules? SHACL shapes for single things, ``checks/*.rq`` for rules across things."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from csto_graph.errors import MissingExtraError
from csto_graph.namespaces import shorten
from csto_graph.resources import ontology_directory
from csto_graph.store import EmbeddedStore

if TYPE_CHECKING:
    import rdflib

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@dataclass(frozen=True, order=True)
class Finding:
    """A breach of a rule: which rule, at which thing, and what is wrong."""

    rule: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.message} [{self.rule}]"


def validate(store: EmbeddedStore) -> list[Finding]:
    """Return all breaches of shapes and checks, sorted; an empty list means that the graph is in order."""
    return sorted([*run_checks(store), *run_shapes(store)])


def run_checks(store: EmbeddedStore) -> list[Finding]:
    """Return a finding for each row that one of ``ontology/checks/*.rq`` selects (``?subject ?message``)."""
    return [finding for path in check_files() for finding in run_check(store, path)]


def run_check(store: EmbeddedStore, path: Path) -> list[Finding]:
    """Return the findings of one check."""
    rows = store.select(path.read_text(encoding="utf-8"))
    return [Finding(path.stem, str(row["subject"]), str(row["message"])) for row in rows]


def check_files() -> list[Path]:
    """Return the files of the checks, by name."""
    return sorted((ontology_directory() / "checks").glob("*.rq"))


def run_shapes(store: EmbeddedStore) -> list[Finding]:
    """Return a finding for each breach of ``ontology/shapes.ttl``; MissingExtraError without pySHACL."""
    try:
        import pyshacl
    except ModuleNotFoundError:
        raise MissingExtraError("validate", "pySHACL") from None
    import rdflib
    from rdflib.namespace import SH

    answer = store.query(_ALL)
    data = rdflib.Graph().parse(data=getattr(answer, "ntriples", ""), format="nt")
    shapes = rdflib.Graph().parse(ontology_directory() / "shapes.ttl", format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, meta_shacl=False)
    assert isinstance(report, rdflib.Graph)
    return [
        Finding(_short(report, result, SH.sourceShape), _short(report, result, SH.focusNode), _message(report, result))
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)
    ]


def _short(report: rdflib.Graph, result: rdflib.term.Node, key: rdflib.term.URIRef) -> str:
    value = report.value(result, key)
    return shorten(str(value)) if str(value).startswith("http") else "shapes"


def _message(report: rdflib.Graph, result: rdflib.term.Node) -> str:
    from rdflib.namespace import SH

    path = report.value(result, SH.resultPath)
    text = report.value(result, SH.resultMessage)
    return f"{shorten(str(path))}: {text}" if path is not None else str(text)
