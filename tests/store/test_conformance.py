"""One library of questions, equal answers wherever the triples lie.

The reference is the store in memory. Against it stand the disk; a Dataset that is handed in, here one whose engine is
Oxigraph; an Oxigraph server over our store on disk; one that ``push`` has filled; and a Dataset in rdflib's memory. All
of them hold an excerpt that answers every question; Virtuoso, an engine of its own, has a file of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import rdflib
from csto_graph import AllianceGraph, open_graph
from csto_graph.errors import StoreError
from csto_graph.networks import PROJECTIONS
from csto_graph.questions.definition import load_questions
from csto_graph.store import Endpoint, Triples, push

from tests.conftest import built
from tests.servers import oxigraph

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stores")]  # each question is asked of the store in memory once

DAY = "2022-02-24"
SPECIAL: list[tuple[str, dict[str, Any]]] = [
    ("members", {"organisation": "ODKB", "as_of": "2012-09-01", "language": "ru"}),
    ("members", {"organisation": "nato", "during": "1990/2004", "at_least": "certain"}),
    ("memberships", {"state": "Казахстан"}),
    ("figures", {"about": "event-kazakhstan-deployment-2022", "state": "rus"}),
    ("articles", {"type": "defence", "as_of": DAY}),
    ("claims", {"verdict": "contradicted"}),
    ("sources", {"fact": "membership-uzb-csto-1"}),
    ("successions", {"thing": "sun"}),
]


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, question in load_questions().items():
        yield name, {}
        if any(parameter.name == "as_of" for parameter in question.parameters):
            yield name, {"as_of": DAY}
            yield name, {"during": "1991/1995"}
    yield from SPECIAL


@pytest.fixture(scope="module")
def kg(excerpt_data: Path) -> AllianceGraph:
    return open_graph(excerpt_data, cache=None)


@pytest.fixture(scope="module")
def pushed_server(kg: AllianceGraph) -> Iterator[str]:
    """The address of an Oxigraph server with an empty default graph, loaded by our own push."""
    with oxigraph("serve") as address:
        push(built(kg), Endpoint(f"{address}/update"))
        yield address


@pytest.fixture(scope="module")
def open_as(kg: AllianceGraph, excerpt_data: Path, pushed_server: str) -> Iterator[Any]:
    """A function from the name of a kind of store to a graph over it."""
    on_disk = open_graph(excerpt_data)
    location = built(on_disk).directory
    with ExitStack() as stack:
        served = ("serve-read-only", "--location", str(location))
        yield {
            "disk": on_disk,
            "handed": open_graph(kg.dataset),
            "endpoint": open_graph(stack.enter_context(oxigraph(*served)) + "/query"),
            "pushed": open_graph(f"{pushed_server}/query"),
        }.__getitem__


@pytest.fixture(params=["disk", "handed", "endpoint", "pushed"])
def other(request: pytest.FixtureRequest, open_as: Callable[[str], AllianceGraph]) -> AllianceGraph:
    return open_as(request.param)


Bag = tuple[Any, list[str]]


@pytest.fixture(scope="module")
def reference(kg: AllianceGraph) -> Callable[[str, dict[str, Any]], Bag]:
    """What the store in memory answers, asked once for all the others."""
    asked: dict[str, Bag] = {}

    def answer(question: str, parameters: dict[str, Any]) -> Bag:
        key = f"{question} {parameters}"
        if key not in asked:
            asked[key] = bag(kg, question, parameters)
        return asked[key]

    return answer


def bag(graph: AllianceGraph, question: str, parameters: dict[str, Any]) -> Bag:
    table = graph.table(question, **parameters)
    return table.columns, sorted(map(repr, table.rows))


@pytest.mark.parametrize(("question", "parameters"), list(cases()))
def test_every_question(
    reference: Callable[[str, dict[str, Any]], Bag], other: AllianceGraph, question: str, parameters: dict[str, Any]
) -> None:
    columns, rows = reference(question, parameters)
    assert rows or parameters, "a question without an answer would prove nothing"
    assert bag(other, question, parameters) == (columns, rows)


def told(graph: AllianceGraph) -> dict[str, Any]:
    """What a graph tells apart from its questions."""
    networks = [graph.network(projection, as_of=DAY) for projection in PROJECTIONS]
    return {
        "release": graph.release,
        "words": graph.words,
        "entity": graph.entity("csto", as_of=DAY),
        "explanation": graph.explain("uzb", "csto", as_of="2012-09-01"),
        "nodes": [sorted(network.nodes(data=True)) for network in networks],
        "edges": [sorted(network.edges(data=True), key=repr) for network in networks],
        "series": graph.series("2000", "2010").table(),
        "similarity": graph.similarity("kaz", "rus", as_of=DAY).to_dict("list"),
    }


@pytest.fixture(scope="module")
def told_in_memory(kg: AllianceGraph) -> dict[str, Any]:
    return told(kg)


def test_entities_explanations_and_networks(told_in_memory: dict[str, Any], other: AllianceGraph) -> None:
    for what, found in told(other).items():
        assert found == told_in_memory[what], what


def test_the_size_and_the_graphs(kg: AllianceGraph, other: AllianceGraph) -> None:
    assert other.store.graph_names() == kg.store.graph_names()
    assert len(other.store) == len(kg.store)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?state ?n ?x WHERE { VALUES (?n ?x) { (1 2.5) (1e0 true) (UNDEF 'a') } ?state sa:everMemberOf id:org-csto }",
        "ASK { id:state-kaz a sa:State }",
        "ASK { id:state-kaz a sa:Treaty }",
        "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a sa:State ; rdfs:label ?o }",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s a sa:Membership } }",
        "SELECT ?s WHERE { ?s a sa:Nothing }",
    ],
)
def test_any_query(kg: AllianceGraph, other: AllianceGraph, query: str) -> None:
    ours, theirs = kg.query(query), other.query(query)
    if isinstance(ours, bool | Triples):
        assert theirs == ours
    else:
        assert not isinstance(theirs, bool | Triples)
        assert (theirs.columns, sorted(map(repr, theirs.rows))) == (ours.columns, sorted(map(repr, ours.rows)))


@pytest.fixture(scope="module", params=[True, False], ids=["union", "no union"])
def in_rdflib(request: pytest.FixtureRequest, kg: AllianceGraph) -> AllianceGraph:
    """The graph in rdflib's memory, in named graphs alone: the merge is what the default graph would not hold."""
    dataset = rdflib.Dataset(default_union=request.param)
    for name in kg.store.graph_names():
        dataset.graph(name).parse(data="\n".join(built(kg).graph_lines(name)), format="nt")
    return open_graph(dataset)


@pytest.mark.parametrize("question", load_questions())
def test_a_dataset_in_the_memory_of_rdflib(
    reference: Callable[[str, dict[str, Any]], Bag], in_rdflib: AllianceGraph, question: str
) -> None:
    assert bag(in_rdflib, question, {}) == reference(question, {})


@pytest.mark.parametrize("name", [rdflib.URIRef("http://example.org/a b"), rdflib.BNode("unnamed")])
def test_a_dataset_with_odd_graphs(name: rdflib.term.IdentifiedNode) -> None:
    dataset = rdflib.Dataset()
    dataset.graph(name).parse(data="<http://e.org/s> <http://e.org/p> 1 .")
    graph = open_graph(dataset)
    if isinstance(name, rdflib.BNode):
        assert graph.query("ASK { ?s ?p 1 }") is True
    else:
        with pytest.raises(StoreError, match="a b"):
            graph.query("ASK { ?s ?p 1 }")


def test_a_dataset_is_only_read(kg: AllianceGraph, in_rdflib: AllianceGraph) -> None:
    dataset = in_rdflib.dataset
    before = len(dataset), sorted(dataset.namespaces())
    assert in_rdflib.names.resolve("ODKB") == kg.names.resolve("ODKB")
    assert (len(dataset), sorted(dataset.namespaces())) == before
    assert len(in_rdflib.store) == len(kg.store)
