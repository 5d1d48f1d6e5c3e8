"""The checks of ``ontology/checks/*.rq``: queries whose heads say what they look at and how severe a finding is.

``#+ targets:`` names the classes whose instances are looked at, or after ``subjects of`` the properties whose subjects
are. ``#+ severity: warning`` marks a check whose findings make no answer wrong. A line that ends in ``# not in SHACL``
narrows the search in a whole graph; where a validator looks at one thing at a time, it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from csto_graph.core.namespaces import BASE, PREFIXES, expand
from csto_graph.core.resources import ontology_directory
from csto_graph.core.terms import iri, literal

Severity = Literal["violation", "warning"]
WHOLE_GRAPH = "# not in SHACL"
_HEAD = re.compile(r"^#\+ (\w+): (.+)$", re.MULTILINE)
_SUBJECTS = "subjects of "
_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True)
class Check:
    """A rule across things: its query selects ``?subject`` and ``?message`` of each thing that breaks it."""

    name: str
    summary: str
    targets: tuple[str, ...]
    subjects_of: bool
    severity: Severity
    query: str


def load_checks() -> list[Check]:
    """Return the checks, by name."""
    return [_check(path) for path in sorted((ontology_directory() / "checks").glob("*.rq"))]


def _check(path: Path) -> Check:
    query = path.read_text(encoding="utf-8")
    head = dict(_HEAD.findall(query))
    targets = head["targets"].removeprefix(_SUBJECTS).split(", ")
    severity: Severity = "warning" if head.get("severity") == "warning" else "violation"
    return Check(path.stem, head["summary"], tuple(targets), head["targets"].startswith(_SUBJECTS), severity, query)


def shacl_text(checks: list[Check]) -> str:
    """Return checks as a Turtle text of SHACL shapes with SPARQL constraints, for any SHACL-SPARQL validator."""
    return "".join(_turtle_lines(checks))


def _turtle_lines(checks: list[Check]) -> Iterator[str]:
    yield "# Made by `make docs` from ontology/checks/. Validate a graph together with csto.ttl and vocabulary.ttl.\n\n"
    yield f"@prefix sh: <{_SHACL}> .\n@prefix rdfs: <{PREFIXES['rdfs']}> .\n\n"
    prefixes = iri(f"{BASE}check/prefixes")
    for prefix, address in PREFIXES.items():
        namespace = f"sh:prefix {literal(prefix)} ; sh:namespace {literal(address, datatype='anyURI')}"
        yield f"{prefixes} sh:declare [ {namespace} ] .\n"
    for check in checks:
        target = "sh:targetSubjectsOf" if check.subjects_of else "sh:targetClass"
        yield f"\n{iri(f'{BASE}check/{check.name}')} a sh:NodeShape ;\n"
        yield f"  rdfs:label {literal(check.name)} ; rdfs:comment {literal(check.summary, language='en')} ;\n"
        yield f"  {target} {' , '.join(iri(expand(name)) for name in check.targets)} ;\n"
        yield f"  sh:severity sh:{check.severity.title()} ;\n"
        yield f"  sh:sparql [ a sh:SPARQLConstraint ; sh:message {literal('{?message}', language='en')} ;\n"
        yield f"    sh:prefixes {prefixes} ;\n    sh:select {literal(_select(check))} ] .\n"


def _select(check: Check) -> str:
    """Return the query of a check with its subject as the focus node of SHACL, and without its head and order."""
    lines = [line for line in check.query.splitlines() if not line.startswith(("#", "ORDER BY"))]
    return re.sub(r"\?subject\b", "$this", "\n".join(line for line in lines if not line.endswith(WHOLE_GRAPH)))
