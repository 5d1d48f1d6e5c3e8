"""The checks as SHACL shapes with SPARQL constraints: pySHACL, which knows nothing of this package, finds the same with them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from csto_graph.core.namespaces import BASE, PREFIXES
from csto_graph.dataset.checks import Check, load_checks, shacl_text
from csto_graph.store import EmbeddedStore
from rdflib.namespace import SH

from tests.conftest import EXAMPLES, ROOT

PUBLISHED = ROOT / "docs" / "checks.ttl"


@cache
def published() -> rdflib.Graph:
    return rdflib.Graph().parse(PUBLISHED)


def shapes_of(check: Check) -> rdflib.Graph:
    """The shape of one check, with the prefixes that it uses."""
    graph = rdflib.Graph()
    for subject in (f"{BASE}check/{check.name}", f"{BASE}check/prefixes"):
        graph += published().cbd(rdflib.URIRef(subject))
    return graph


def report_on(example: Path, check: Check) -> rdflib.Graph:
    store = EmbeddedStore.in_memory()
    store.load_file(example)
    data = rdflib.Graph().parse(data="\n".join(store.graph_lines()), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes_of(check), advanced=True)
    assert isinstance(report, rdflib.Graph)
    return report


def test_the_published_checks_are_of_these_checks() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == shacl_text(load_checks()), "run make docs"


@pytest.mark.parametrize("check", load_checks(), ids=lambda check: check.name)
def test_another_validator_finds_the_bad_example(check: Check) -> None:
    example = EXAMPLES / "checks" / f"{check.name}.trig"
    report = report_on(example, check)
    bad = set(re.findall(r"\bid:(bad[\w-]*)", example.read_text(encoding="utf-8")))
    assert {str(node).removeprefix(PREFIXES["id"]) for node in report.objects(None, SH.focusNode)} == bad
    assert set(report.objects(None, SH.resultSeverity)) == {SH[check.severity.title()]}


def test_a_result_says_what_is_wrong_with_which_thing() -> None:
    check = next(check for check in load_checks() if check.name == "post-of-two-holders")
    report = report_on(EXAMPLES / "checks" / "post-of-two-holders.trig", check)
    assert any("which has one holder at a time" in str(text) for text in report.objects(None, SH.resultMessage))
