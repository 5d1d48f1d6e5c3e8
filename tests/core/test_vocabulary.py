"""The words by which code decides are the words of the vocabulary."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import csto_graph
import pytest
from csto_graph.core.resources import ontology_directory
from csto_graph.core.vocabulary import (
    ATOP_TYPES,
    HELP,
    NOT_LEGALLY_BINDING,
    OBLIGATION_TYPES,
    PLEDGES,
    RESTRAINT,
    ROLE_TIES,
    STRONGEST,
)
from csto_graph.imports.formats.alliance_rows import WORDS
from csto_graph.imports.formats.atop import CONDITIONS
from csto_graph.networks import STRENGTHS
from csto_graph.panels import OBLIGATIONS
from csto_graph.pictures.explorer_choices import TIE_KINDS
from rdflib import SKOS, Graph, Literal, Namespace

V = Namespace("https://w3id.org/csto-graph/vocab/")
PACKAGE = Path(csto_graph.__file__).parent


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(ontology_directory() / "vocabulary.ttl")


@pytest.mark.parametrize(("scheme", "words"), [("obligation-types", OBLIGATION_TYPES), ("roles", ROLE_TIES)])
def test_the_words_are_those_of_the_scheme(vocabulary: Graph, scheme: str, words: Collection[str]) -> None:
    assert {V[word] for word in words} == set(vocabulary.subjects(SKOS.inScheme, V[f"scheme-{scheme}"]))


def test_each_type_has_its_own_name_and_purpose() -> None:
    assert all(name == each.name for name, each in OBLIGATION_TYPES.items())
    assert HELP | PLEDGES | {"consultation"} == OBLIGATION_TYPES.keys()
    assert RESTRAINT < PLEDGES
    strengths = [each.strength for each in OBLIGATION_TYPES.values()]
    assert strengths == sorted(strengths, reverse=True)
    assert (strengths[0], strengths[-1]) == (STRONGEST, 1)


def test_networks_and_imports_know_the_same_types() -> None:
    assert {name: each.strength for name, each in OBLIGATION_TYPES.items()} == STRENGTHS
    assert {*ATOP_TYPES} == CONDITIONS.keys() == WORDS.keys()
    assert [*OBLIGATIONS.values()] == [*OBLIGATION_TYPES]


def test_only_neutrality_itself_matches_the_neutrality_of_atop() -> None:
    """ATOP 5.1 codebook: NEUTRAL is a promise to stay out of a conflict of the ally, or to give no help to its foe."""
    alignments = Graph().parse(ontology_directory() / "alignments.ttl")
    matched = {str(word).rpartition("/")[2] for word in alignments.subjects(SKOS.exactMatch) if str(word).startswith(V)}
    assert matched == {*ATOP_TYPES}
    neutral = next(alignments.subjects(SKOS.notation, Literal("NEUTRAL")))
    assert list(alignments.subjects(SKOS.exactMatch, neutral)) == [V.neutrality]


def test_queries_leave_out_the_degrees_that_do_not_bind_in_law(vocabulary: Graph) -> None:
    degrees = {str(each).rpartition("/")[2] for each in vocabulary.subjects(SKOS.inScheme, V["scheme-compulsions"])}
    assert degrees > NOT_LEGALLY_BINDING
    listed = f"({', '.join(f'v:{each}' for each in sorted(NOT_LEGALLY_BINDING))})"
    for path in PACKAGE.rglob("*.[rp][qa]*"):
        text = path.read_text(encoding="utf-8") if path.suffix in {".rq", ".part"} else ""
        assert text.count("v:facultative") == text.count(listed), path


def test_a_role_is_a_kind_of_tie() -> None:
    assert set(ROLE_TIES.values()) <= set(TIE_KINDS)
