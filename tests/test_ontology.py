"""The ontology says what it means: labels in three languages, one definition, a full header; rules that catch."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pytest
import rdflib
from csto_graph import AllianceGraph
from csto_graph.core.namespaces import PREFIXES, SPARQL_PREFIXES
from csto_graph.core.resources import ontology_directory
from csto_graph.dataset.checks import Check, load_checks
from csto_graph.dataset.validation import run_check, run_shapes, validate
from csto_graph.errors import MissingExtraError
from csto_graph.store import EmbeddedStore
from csto_graph.store.results import Triples
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS

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
        definitions = [
            each.language for each in vocabulary.objects(concept, SKOS.definition) if isinstance(each, rdflib.Literal)
        ]
        assert sorted(filter(None, definitions)) in (["en"], sorted(LANGUAGES)), concept
        assert list(vocabulary.objects(concept, SKOS.inScheme)), concept


ONTOLOGIES = ("csto.ttl", "vocabulary.ttl", "shapes.ttl", "alignments.ttl")
# What the FOOPS! ontology checks ask of a header: found, described, licensed, versioned, credited.
HEADER = [
    *(DCTERMS.title, DCTERMS.license, DCTERMS.creator, DCTERMS.publisher, DCTERMS.created, DCTERMS.modified),
    *(OWL.versionIRI, OWL.versionInfo),
]
VANN = rdflib.Namespace("http://purl.org/vocab/vann/")
DESCRIBED = [DCTERMS.description, DCTERMS.bibliographicCitation]
PREFIXED = [VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri]


def missing_metadata(graph: rdflib.Graph, wanted: list[rdflib.URIRef]) -> list[str]:
    """What the header of an ontology lacks, or gives in a form that tools cannot use."""
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    lacking = [str(term) for term in wanted if not list(graph.objects(header, term))]
    titles = {text.language for text in graph.objects(header, DCTERMS.title) if isinstance(text, rdflib.Literal)}
    lacking += [f"title in {language}" for language in sorted(LANGUAGES - titles)]
    lacking += ["licence as an address"] * (not isinstance(graph.value(header, DCTERMS.license), rdflib.URIRef))
    version = str(graph.value(header, OWL.versionInfo))
    lacking += ["version at the end of its address"] * (
        not str(graph.value(header, OWL.versionIRI)).endswith(f"/{version}")
    )
    return lacking


@pytest.mark.parametrize("name", ONTOLOGIES)
def test_a_header_tells_what_catalogues_ask_for(name: str) -> None:
    graph = rdflib.Graph().parse(ontology_directory() / name)
    wanted = HEADER + (
        DESCRIBED[:1] if name == "alignments.ttl" else DESCRIBED + PREFIXED if name != "shapes.ttl" else []
    )
    assert missing_metadata(graph, wanted) == []


def test_a_header_without_licence_or_with_another_version_is_caught(ontology: rdflib.Graph) -> None:
    graph = rdflib.Graph() + ontology
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    graph.remove((header, DCTERMS.license, None))
    graph.set((header, OWL.versionInfo, rdflib.Literal("9.9")))
    assert missing_metadata(graph, HEADER) == [
        str(DCTERMS.license),
        "licence as an address",
        "version at the end of its address",
    ]


def test_the_parts_of_the_ontology_have_one_version() -> None:
    graphs = [rdflib.Graph().parse(ontology_directory() / name) for name in ONTOLOGIES]
    assert {str(version) for graph in graphs for version in graph.objects(None, OWL.versionInfo)} == {"2.0.0"}


def test_every_term_says_which_ontology_defines_it(ontology: rdflib.Graph) -> None:
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    for term in {term for term in ontology.subjects(RDF.type) if str(term).startswith(SA)}:
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [header], term


def test_every_class_has_a_shape(ontology: rdflib.Graph) -> None:
    shapes = rdflib.Graph().parse(ontology_directory() / "shapes.ttl")
    classes = {term for term in ontology.subjects(RDF.type, OWL.Class) if str(term).startswith(SA)}
    assert classes - set(shapes.objects(None, SH.targetClass)) == set()


def test_alignments_speak_of_terms_that_we_define(ontology: rdflib.Graph, vocabulary: rdflib.Graph) -> None:
    alignments = rdflib.Graph().parse(ontology_directory() / "alignments.ttl")
    ours = {term for term in alignments.subjects() if str(term).startswith((SA, PREFIXES["v"]))}
    near = {rdflib.URIRef(SA + row["subject_id"].removeprefix("sa:")) for row in near_terms()}
    assert len(ours) > 10
    assert len(near) > 30
    assert (ours | near) - set(ontology.subjects()) - set(vocabulary.subjects()) == set()


def near_terms() -> list[dict[str, str]]:
    """The rows of the mapping set, below its metadata."""
    lines = (ontology_directory() / "alignments.sssom.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def test_near_terms_are_a_mapping_set_as_sssom_has_it() -> None:
    # SSSOM, "Mapping": the four slots that a mapping must have, and the manual justification of SEMAPV
    rows = near_terms()
    keys = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    assert all(row[key] for row in rows for key in keys)
    assert {row["predicate_id"] for row in rows} <= {f"skos:{kind}Match" for kind in ("broad", "close", "related")}
    assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)
    text = (ontology_directory() / "alignments.sssom.tsv").read_text(encoding="utf-8")
    prefixes = set(re.findall(r"^#  (\w+): http", text, re.MULTILINE))
    used = {row[key].partition(":")[0] for row in rows for key in keys}
    assert prefixes == used
    for line in ("#license: http", "#mapping_set_id: http", "#mapping_set_version: "):
        assert line in text


def test_alignments_make_no_class_or_property_a_concept(ontology: rdflib.Graph) -> None:
    alignments = rdflib.Graph().parse(ontology_directory() / "alignments.ttl")
    terms = set(ontology.subjects(RDF.type, OWL.Class)) | set(ontology.subjects(RDF.type, OWL.ObjectProperty))
    matches = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
    assert not [triple for triple in alignments if triple[0] in terms and triple[1] in matches]


def test_alignments_stay_out_of_the_graph(kg: AllianceGraph) -> None:
    assert kg.sparql("ASK { ?ours skos:closeMatch|skos:exactMatch ?theirs }") is False


def test_a_claim_predicate_is_no_property(ontology: rdflib.Graph) -> None:
    predicates = set(ontology.subjects(RDF.type, rdflib.URIRef(SA + "ClaimPredicate")))
    assert rdflib.URIRef(SA + "memberOf") in predicates
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property):
        assert not predicates & set(ontology.subjects(RDF.type, kind))


@pytest.mark.slow
def test_the_curated_graph_is_in_order(kg: AllianceGraph) -> None:
    assert [str(finding) for finding in validate(kg.store)] == []


@pytest.mark.parametrize("check", load_checks(), ids=lambda check: check.name)
def test_each_check_catches_its_bad_example(check: Check) -> None:
    store = EmbeddedStore.in_memory()
    store.load_file(EXAMPLES / "checks" / f"{check.name}.trig")
    text = (EXAMPLES / "checks" / f"{check.name}.trig").read_text(encoding="utf-8")
    bad = set(re.findall(r"\bid:(bad[\w-]*)", text))
    assert bad, "the example has rows called id:bad and id:bad-…"
    findings = run_check(store, check)
    assert {finding.subject for finding in findings} == bad
    assert {finding.severity for finding in findings} == {check.severity}


# A row of each class, and what is taken from it or put into it to make it bad.
BAD_EXAMPLES = [
    ("State", "sa:region", None),
    ("State", "sa:nativeLabel", None),
    ("Place", "geo:lat", "91.5"),
    ("State", "sa:capital", None),
    ("State", "sa:iso2Code", '"Kazakhstan"'),
    ("StateCode", "skos:notation", '"Kazakhstan"'),
    ("StateCode", "sa:codeOf", "id:org-nato"),
    ("NameSpell", "sa:nameOf", "id:org-nato"),
    ("Recognition", "sa:recognises", "id:org-nato"),
    ("StateSpell", "sa:spellOf", "id:org-nato"),
    ("StateSpell", "sa:startBasis", "v:member"),
    ("Succession", "sa:predecessor", None),
    ("Succession", "sa:kind", "v:member"),
    ("Suspension", "sa:suspends", "id:state-kaz"),
    ("Suspension", "sa:extent", None),
    ("Organisation", "sa:kind", "v:member"),
    ("Organisation", "sa:atopAlliance", '"NATO"'),
    ("Seat", "sa:state", "id:org-nato"),
    ("Territory", "sa:territoryOf", "id:org-nato"),
    ("Territory", "sa:insideArea", "v:member"),
    ("Treaty", "sa:startText", None),
    ("Article", "dcterms:isPartOf", "id:state-kaz"),
    ("Obligation", "sa:obligationType", "v:member"),
    ("Obligation", "sa:forbids", None),
    ("PartyStatus", "sa:dateEarliest", None),
    ("Membership", "org:member", "id:org-nato"),
    ("Membership", "sa:startLatest", '"0002-01-01"^^xsd:date'),
    ("Membership", "sa:endLatest", '"2012"'),
    ("Membership", "dcterms:source", None),
    ("Person", "rdfs:label", None),
    ("Post", "org:postIn", None),
    ("Tenure", "sa:post", None),
    ("Event", "sa:confidence", '"high"'),
    ("Participation", "sa:actor", None),
    ("FigureClaim", "sa:low", '"many"'),
    ("Mandate", "sa:content", "v:member"),
    ("Appearance", "prov:wasAttributedTo", None),
    ("Publisher", "sa:kind", None),
    ("Source", "dcterms:publisher", "id:state-kaz"),
    ("Document", "sa:sha256", '"abc"'),
    ("Proposition", "sa:predicate", "sa:everMemberOf"),
    ("Claim", "sa:statedIn", None),
    ("Assessment", "sa:verdict", "v:member"),
    ("Alliance", "sa:constitutedBy", None),
    ("Contingent", "sa:contributor", None),
    ("BestRank", "sa:rank", "v:deprecated"),
    ("FullMembership", "org:role", "v:observer"),
    ("ClaimPredicate", "skos:definition", None),
]
_TYPES = "CONSTRUCT { ?near a ?class } WHERE { %s ?property ?near . ?near a ?class }"
_ONE = "SELECT (MIN(?thing) AS ?one) WHERE { ?thing a sa:%s ; %s ?value }"


def name(thing: str) -> str:
    return thing if ":" in thing else f"id:{thing}"


def excerpt(kg: AllianceGraph, thing: str, folder: Path, *, without: str = "", plus: str = "") -> EmbeddedStore:
    """A thing with all its triples but one property, and the types of the things it points at."""
    own = f"CONSTRUCT {{ {name(thing)} ?p ?o }} WHERE {{ {name(thing)} ?p ?o . FILTER (?p != {without or 'sa:none'}) }}"
    parts = [kg.query(query) for query in (_TYPES % name(thing), own)]
    text = SPARQL_PREFIXES.replace("PREFIX", "@prefix").replace(">\n", "> .\n")
    text += "".join(part.ntriples for part in parts if isinstance(part, Triples)) + plus
    (folder / "excerpt.ttl").write_text(text, encoding="utf-8")
    store = EmbeddedStore.in_memory()
    store.load_file(folder / "excerpt.ttl")
    return store


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "term", "value"), BAD_EXAMPLES)
def test_each_shape_passes_a_good_row_and_catches_a_bad_one(
    kg: AllianceGraph, tmp_path: Path, kind: str, term: str, value: str | None
) -> None:
    thing = str(kg.store.select(_ONE % (kind, term)).rows[0][0])
    good = run_shapes(excerpt(kg, thing, tmp_path))
    assert [str(finding) for finding in good if finding.subject == thing] == []
    plus = f"{name(thing)} {term} {value} ." if value else ""
    bad = run_shapes(excerpt(kg, thing, tmp_path, without=term, plus=plus))
    assert [finding for finding in bad if finding.subject == thing], f"nobody minds {kind} with {term} {value}"


def test_every_class_has_its_bad_example(ontology: rdflib.Graph) -> None:
    classes = {
        str(term).removeprefix(SA) for term in ontology.subjects(RDF.type, OWL.Class) if str(term).startswith(SA)
    }
    assert classes == {kind for kind, _, _ in BAD_EXAMPLES}


def test_a_claimed_triple_in_any_named_graph_is_a_leak() -> None:
    store = EmbeddedStore.in_memory()
    store.load_file(EXAMPLES / "checks" / "claim-leak.trig")
    leak = next(check for check in load_checks() if check.name == "claim-leak")
    assert "memberOf" in run_check(store, leak)[0].message


def test_without_pyshacl_the_command_that_installs_it_is_named(
    kg: AllianceGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(MissingExtraError, match=r"-m pip install 'pyshacl"):
        validate(kg.store)
