"""The build: same bytes each time, one named graph a source, and nothing claimed is asserted."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pyoxigraph
import pytest
import rdflib
from csto_graph.core.namespaces import PREFIXES
from csto_graph.core.resources import data_directory
from csto_graph.core.terms import iri, literal
from csto_graph.dataset.quads import build_quads
from csto_graph.dataset.tables import read_tables
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

GRAPH = PREFIXES["graph"]
DUMP = (
    "import sys; from csto_graph.dataset.quads import build_quads; from csto_graph.dataset.tables import read_tables;\
from csto_graph.core.resources import data_directory;\
sys.stdout.buffer.write(build_quads(read_tables(data_directory())))"
)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return build_quads(read_tables(data_directory())).decode().split("\n")


def graphs_of(lines: list[str], text: str) -> set[str]:
    found = [line for line in lines if line.startswith(text)]
    return {line.split(" ")[-2].strip("<>").removeprefix(GRAPH) for line in found if GRAPH in line.split(" ")[-2]}


def test_the_same_tables_give_the_same_bytes_whatever_the_hash_seed(lines: list[str]) -> None:
    for seed in ("0", "42"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", DUMP], capture_output=True, text=True, check=True, env=environment)
        assert run.stdout.split("\n") == lines


def test_each_boundary_stands_in_the_graphs_of_its_own_sources(lines: list[str]) -> None:
    row = read_tables(data_directory()).by_id["membership-uzb-csto-1"].cells
    own = f"<{PREFIXES['id']}membership-uzb-csto-1> <{PREFIXES['sa']}"
    assert graphs_of(lines, f"{own}startEarliest>") == set(row["start_sources"].split())
    assert graphs_of(lines, f"{own}endEarliest>") == set(row["end_sources"].split())
    assert graphs_of(lines, f"{own}rank>") == set(row["start_sources"].split()) | set(row["end_sources"].split())


def test_the_default_graph_is_the_merge_of_the_named_ones(lines: list[str]) -> None:
    quads = list(pyoxigraph.parse("\n".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    merge = {quad.triple for quad in quads if quad.graph_name == pyoxigraph.DefaultGraph()}
    named = {quad.triple for quad in quads if quad.graph_name != pyoxigraph.DefaultGraph()}
    assert merge == named


def test_claims_stand_in_the_graph_of_their_document(lines: list[str]) -> None:
    claim = f"<{PREFIXES['id']}claim-suara-22> "
    assert graphs_of(lines, claim) == {"document-suara-2022-02-25"}
    verdict = f"<{PREFIXES['id']}assessment-suara-22> "
    assert graphs_of(lines, verdict) == {"assessments"}, "a document does not judge itself"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_survives_as_a_literal(text: str) -> None:
    line = f"<http://example.org/s> <http://example.org/p> {literal(text)} ."
    (quad,) = pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == text


@given(st.text())
def test_any_text_is_harmless_in_an_iri(text: str) -> None:
    term = iri("http://example.org/" + text)
    assert not any(character in term[1:-1] for character in '<>"{}|^`\\ \n')


def test_rdflib_reads_what_we_write(lines: list[str]) -> None:
    sample = "\n".join(lines[:2000])
    dataset = rdflib.Dataset()
    dataset.parse(io.StringIO(sample), format="nquads")
    assert len(list(dataset.quads())) == 2000
