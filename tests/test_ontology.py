"""The ontology says what it means: labels in three languages, one definition, a full header; rules that catch."""

from __future__ import annotations

import pytest
import rdflib
from csto_graph import AllianceGraph
from csto_graph.namespaces import PREFIXES
from csto_graph.resources import ontology_directory
from csto_graph.store import EmbeddedStore
from csto_graph.validation import check_files, run_check, run_shapes, validate
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from .conftest import EXAMPLES

LANGUAGES = {"en", "id", "ru"}
SA = PREFIXES["sa"]


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_directory() / "csto.ttl")


@pytest.fixture(scope="module")
def vocabulary() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_directory() / "vocabulary.ttl")


def test_every_term_has_three_labels_and_one_definition(ontology: rdflib.Graph) -> None:
    terms = {term for term in ontology.subjects(RDF.type) if str(term).startswith(SA)}
    assert len(terms) > 80
    for term in terms:
        labels = [label.language for label in ontology.objects(term, RDFS.label) if isinstance(label, rdflib.Literal)]
        assert sorted(filter(None, labels)) == sorted(LANGUAGES), term
        assert len(list(ontology.objects(term, SKOS.definition))) == 1, term


def test_every_concept_has_three_labels_one_definition_and_a_scheme(vocabulary: rdflib.Graph) -> None:
    concepts = set(vocabulary.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 100
    for concept in concepts:
        labels = [
            each.language for each in vocabulary.objects(concept, SKOS.prefLabel) if isinstance(each, rdflib.Literal)
        ]
        assert sorted(filter(None, labels)) == sorted(LANGUAGES), concept
        assert len(list(vocabulary.objects(concept, SKOS.definition))) == 1, concept
        assert list(vocabulary.objects(concept, SKOS.inScheme)), concept


def test_the_header_tells_title_version_licence_and_day(ontology: rdflib.Graph) -> None:
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    for wanted in (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.license,
        DCTERMS.created,
        OWL.versionIRI,
        OWL.versionInfo,
    ):
        assert list(ontology.objects(header, wanted)), wanted


def test_a_claim_predicate_is_no_property(ontology: rdflib.Graph) -> None:
    predicates = set(ontology.subjects(RDF.type, rdflib.URIRef(SA + "ClaimPredicate")))
    assert rdflib.URIRef(SA + "memberOf") in predicates
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property):
        assert not predicates & set(ontology.subjects(RDF.type, kind))


def test_the_curated_graph_is_in_order(kg: AllianceGraph) -> None:
    assert [str(finding) for finding in validate(kg.store)] == []


@pytest.mark.parametrize("check", check_files(), ids=lambda path: path.stem)
def test_each_check_catches_its_bad_example(check) -> None:  # type: ignore[no-untyped-def]
    store = EmbeddedStore.in_memory()
    store.load_file(EXAMPLES / "checks" / f"{check.stem}.trig")
    findings = run_check(store, check)
    assert findings, f"{check.name} finds nothing in its bad example"
    assert {finding.subject for finding in findings} == {"bad"}, "only the row called id:bad is bad"


@pytest.mark.parametrize("example", sorted((EXAMPLES / "shapes").glob("*.ttl")), ids=lambda path: path.stem)
def test_each_shape_catches_its_bad_example(example) -> None:  # type: ignore[no-untyped-def]
    store = EmbeddedStore.in_memory()
    store.load_file(example)
    assert {finding.subject for finding in run_shapes(store)} == {"bad"}


def test_a_claimed_triple_in_any_named_graph_is_a_leak() -> None:
    store = EmbeddedStore.in_memory()
    store.load_file(EXAMPLES / "checks" / "claim-leak.trig")
    leak = next(path for path in check_files() if path.stem == "claim-leak")
    assert "memberOf" in run_check(store, leak)[0].message
