"""The rules of the ontology give what SPARQL's CONSTRUCT gives, and keep none of it in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.namespaces import SPARQL_PREFIXES
from csto_graph.core.resources import ontology_directory
from csto_graph.errors import QueryError
from csto_graph.store.inference import parse_rule

from tests.conftest import built

pytestmark = pytest.mark.slow

RULES = sorted((ontology_directory() / "rules").glob("*.rq"))
ROWS = """
@prefix id: <https://w3id.org/csto-graph/id/> .
id:one id:name "a" , "b" ; id:part id:two ; id:nick "x" .
id:three id:name "c" .
id:four id:part "no thing" .
"""


@pytest.fixture(scope="module")
def whole(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    path = tmp_path_factory.mktemp("dump") / "graph.nt"
    built(kg).dump(path)
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    return store


def ours(store: ox.Store, rule: str) -> set[str]:
    parsed = parse_rule(rule)
    solutions = store.query(SPARQL_PREFIXES + parsed.query)
    assert isinstance(solutions, ox.QuerySolutions)
    return {str(triple) for triple in parsed.triples(solutions)}


def constructed(store: ox.Store, rule: str) -> set[str]:
    result = store.query(SPARQL_PREFIXES + rule)
    assert isinstance(result, ox.QueryTriples)
    return {str(triple) for triple in result}


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_gives_what_construct_gives(whole: ox.Store, path: Path) -> None:
    rule = path.read_text(encoding="utf-8")
    expected = constructed(whole, rule)
    assert ours(whole, rule) == expected
    assert expected or path.stem in {"obligation-time", "territory-time"}  # these fill in what the dump has already


@pytest.mark.parametrize(
    "rule",
    [
        "CONSTRUCT { ?a id:called ?name ; id:nicked ?nick } WHERE { ?a id:name ?name OPTIONAL { ?a id:nick ?nick } }",
        "CONSTRUCT { ?part a id:Part . ?a id:has ?part . } WHERE { ?a id:part ?part }",
        "# CONSTRUCT in a comment\nCONSTRUCT {\n  ?a a id:Named\n}\nWHERE {\n  ?a id:name ?name\n}",
    ],
)
def test_a_value_that_is_missing_or_out_of_place_gives_no_triple(rule: str) -> None:
    store = ox.Store()
    store.load(ROWS, format=ox.RdfFormat.TURTLE)
    assert ours(store, rule) == constructed(store, rule) != set()


@pytest.mark.parametrize("text", ["SELECT ?a WHERE { ?a a ?b }", "CONSTRUCT { ?a a } WHERE { ?a a ?b }"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="rule"):
        parse_rule(text)


# A rule over many rows: by how many kilobytes the most memory that this process alone ever held grows.
GROWTH = """
import sys
from pathlib import Path

from csto_graph.core.resources import ontology_directory
from csto_graph.store import EmbeddedStore
from csto_graph.store.inference import parse_rule

ROWS = 150_000
SA, V = (f"https://w3id.org/csto-graph/{part}" for part in ("ontology#", "vocab/"))


def most():
    (line,) = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
    return int(line.split()[1])


store = EmbeddedStore.at(Path(sys.argv[1]), read_only=False)
lines = [f"<{SA}row-{number}> <{SA}rank> <{V}normal> ." for number in range(ROWS)]
for start in range(0, ROWS, 10_000):
    store.add_ntriples("\\n".join(lines[start : start + 10_000]).encode(), None, merged=False)
del lines
rule = (ontology_directory() / "rules" / "best-rank.rq").read_text(encoding="utf-8")
before = most()
if sys.argv[2] == "ours":
    parsed = parse_rule(rule)
    given = parsed.triples(store._run(parsed.query))
else:
    given = store._run(rule)
assert sum(1 for triple in given) == ROWS
print(most() - before)
"""


def test_a_rule_over_many_rows_remembers_none_of_them(tmp_path: Path) -> None:
    grown = {}
    for way in ("ours", "construct"):
        told = subprocess.run(
            [sys.executable, "-c", GROWTH, tmp_path / way, way], check=True, capture_output=True, text=True
        )
        grown[way] = int(told.stdout)
    assert grown["ours"] < grown["construct"] / 3
