"""The questions are plain SPARQL: rdflib's own engine, an independent one, gives the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
import rdflib.query
from csto_graph import AllianceGraph
from csto_graph.namespaces import SPARQL_PREFIXES, shorten
from csto_graph.queries import bind, load_questions
from csto_graph.queries.binding import day_window

Bag = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def peer(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    path: Path = tmp_path_factory.mktemp("peer") / "graph.nt"
    kg.store.dump(path)
    return rdflib.Graph().parse(path, format="nt")


def plain(value: object) -> str:
    text = "" if value is None else shorten(str(value)) if isinstance(value, rdflib.URIRef) else str(value)
    return " ".join(sorted(text.split(" ")))


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_the_answers_are_the_same(kg: AllianceGraph, peer: rdflib.Graph, name: str) -> None:
    question = load_questions()[name]
    day = {"as_of": "2022-01-06"} if any(p.name == "as_of" for p in question.parameters) else {}
    values = kg._defaults(question) | {key: day_window(kg.day(value)) for key, value in day.items()}
    answer = peer.query(SPARQL_PREFIXES + bind(question, values))
    theirs: Bag = sorted(tuple(map(plain, row)) for row in answer if isinstance(row, rdflib.query.ResultRow))
    ours: Bag = sorted(tuple(map(plain, row)) for row in kg.table(name, **day).rows)
    assert ours == theirs
