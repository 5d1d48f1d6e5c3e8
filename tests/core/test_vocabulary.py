"""The words by which code decides are the words of the vocabulary."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from csto_graph.core.resources import ontology_directory
from csto_graph.core.vocabulary import HELP, OBLIGATION_TYPES, RESTRAINT, ROLE_TIES, STRONGEST
from csto_graph.imports.formats.alliance_rows import WORDS
from csto_graph.imports.formats.atop import FLAGS
from csto_graph.networks import STRENGTHS
from csto_graph.panels import OBLIGATIONS
from csto_graph.pictures.explorer_choices import TIE_KINDS
from rdflib import SKOS, Graph, Namespace

V = Namespace("https://w3id.org/csto-graph/vocab/")


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(ontology_directory() / "vocabulary.ttl")


@pytest.mark.parametrize(("scheme", "words"), [("obligation-types", OBLIGATION_TYPES), ("roles", ROLE_TIES)])
def test_the_words_are_those_of_the_scheme(vocabulary: Graph, scheme: str, words: Collection[str]) -> None:
    assert {V[word] for word in words} == set(vocabulary.subjects(SKOS.inScheme, V[f"scheme-{scheme}"]))


def test_each_type_has_its_own_name_and_purpose() -> None:
    assert all(name == each.name for name, each in OBLIGATION_TYPES.items())
    assert HELP | RESTRAINT | {"consultation"} == OBLIGATION_TYPES.keys()
    strengths = [each.strength for each in OBLIGATION_TYPES.values()]
    assert strengths == sorted(strengths, reverse=True)
    assert (strengths[0], strengths[-1]) == (STRONGEST, 1)


def test_networks_and_imports_know_the_same_types() -> None:
    assert {name: each.strength for name, each in OBLIGATION_TYPES.items()} == STRENGTHS
    assert OBLIGATION_TYPES.keys() == FLAGS.keys() == WORDS.keys()
    assert [*OBLIGATIONS.values()] == [*OBLIGATION_TYPES]


def test_a_role_is_a_kind_of_tie() -> None:
    assert set(ROLE_TIES.values()) <= set(TIE_KINDS)
