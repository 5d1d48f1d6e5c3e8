"""The questions are plain SPARQL: rdflib's own engine, an independent one, gives the same answers.

It takes minutes for what the embedded store does in milliseconds, so both get an excerpt of the data.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rdflib
import rdflib.query
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.namespaces import SPARQL_PREFIXES, shorten
from csto_graph.questions.definition import load_questions

from tests.conftest import built

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("engines")]  # one excerpt for all of them

Bag = list[tuple[str, ...]]
DAYS = {"acts": "1949-04-04"}

# Here rdflib's engine takes from half a minute to hours even on the excerpt; tests/store has them on other stores.
SLOW = {
    *(
        "boundary-differences",
        "changes",
        "conflicting-obligations",
        "consultations",
        "continued-treaties",
        "defence-owed",
        "denials",
        "deployment-chairs",
        "listed-non-members",
    ),
    *(
        "commitments-kept",
        "disagreements",
        "member-days",
        "shared-organisations",
        "statements",
        "treaties",
        "trigger-mismatches",
        "votes",
    ),
}


@pytest.fixture(scope="module")
def kg(excerpt_data: Path) -> AllianceGraph:
    return open_graph(excerpt_data, cache=None)


@pytest.fixture(scope="module")
def peer(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    path: Path = tmp_path_factory.mktemp("peer") / "graph.nt"
    built(kg).dump(path)
    return rdflib.Graph().parse(path, format="nt")


def plain(value: object) -> str:
    text = "" if value is None else shorten(str(value)) if isinstance(value, rdflib.URIRef) else str(value)
    return " ".join(sorted(text.split(" ")))


@pytest.mark.parametrize("name", sorted(load_questions().keys() - SLOW))
def test_the_answers_are_the_same(kg: AllianceGraph, peer: rdflib.Graph, name: str) -> None:
    question = load_questions()[name]
    day: dict[str, Any] = (
        {"as_of": DAYS.get(name, "2022-01-06")} if any(p.name == "as_of" for p in question.parameters) else {}
    )
    answer = peer.query(SPARQL_PREFIXES + kg.query_text(name, **day))
    theirs: Bag = sorted(tuple(map(plain, row)) for row in answer if isinstance(row, rdflib.query.ResultRow))
    ours: Bag = sorted(tuple(map(plain, row)) for row in kg.table(name, **day).rows)
    assert ours == theirs
    assert ours, "an excerpt that answers nothing would prove nothing"
