"""The ontology in OWL 2 DL, the part of OWL that reasoners such as HermiT accept.

Our Turtle files use more than that: ``xsd:date``, which the datatype map of OWL 2 does not have (section 4 of the
structural specification), and terms of other vocabularies that they do not declare.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeGuard

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

BUILT_IN = (str(OWL), str(RDF), str(RDFS), str(XSD))
NAMES_A_CLASS = (RDF.type, RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith)
DATATYPES = {XSD.date: XSD.dateTime, RDF.langString: RDF.PlainLiteral}
MIDNIGHT = "T00:00:00"


def read_ontology(ontology: Path) -> rdflib.Graph:
    """Return the ontology with its vocabulary as one graph with one header."""
    vocabulary = rdflib.Graph().parse(ontology / "vocabulary.ttl")
    vocabulary.remove((vocabulary.value(predicate=RDF.type, object=OWL.Ontology), None, None))
    return vocabulary.parse(ontology / "csto.ttl")


def to_owl_dl(graph: rdflib.Graph) -> rdflib.Graph:
    """Return a graph in OWL 2 DL.

    Parameters
    ----------
    graph : rdflib.Graph
        An ontology, or an ontology with statements about individuals.

    Returns
    -------
    rdflib.Graph
        A day has become midnight, and every term of another vocabulary is declared. A property is an annotation unless
        it is above an object property or links individuals only.

    """
    result = rdflib.Graph()
    for subject, predicate, value in graph:
        result.add((subject, predicate, _with_owl_datatype(value)))
    for name in _undeclared_classes(result):
        result.add((name, RDF.type, OWL.Class))
    for name in _undeclared_properties(result):
        result.add((name, RDF.type, _kind_of_property(name, result)))
    return result


def _with_owl_datatype(value: Node) -> Node:
    if isinstance(value, rdflib.Literal) and value.datatype == XSD.date:
        return rdflib.Literal(f"{value}{MIDNIGHT}", datatype=XSD.dateTime)
    return DATATYPES.get(value, value) if isinstance(value, rdflib.URIRef) else value


def _undeclared_classes(graph: rdflib.Graph) -> set[rdflib.URIRef]:
    used: set[Node] = set().union(*(graph.objects(predicate=axiom) for axiom in NAMES_A_CLASS))
    return {name for name in used - set(graph.subjects(RDF.type, OWL.Class)) if _is_not_built_in(name)}


def _undeclared_properties(graph: rdflib.Graph) -> set[rdflib.URIRef]:
    used = set(graph.predicates()) | set(graph.objects(predicate=RDFS.subPropertyOf))
    ours = {name for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for name in graph.subjects(RDF.type, kind)}
    return {name for name in used - ours if _is_not_built_in(name)}


def _is_not_built_in(name: Node) -> TypeGuard[rdflib.URIRef]:
    return isinstance(name, rdflib.URIRef) and not str(name).startswith(BUILT_IN)


def _kind_of_property(name: rdflib.URIRef, graph: rdflib.Graph) -> rdflib.URIRef:
    below = set(graph.subjects(RDFS.subPropertyOf, name))
    if any((each, RDF.type, OWL.ObjectProperty) in graph for each in below):
        return OWL.ObjectProperty
    values = set(graph.objects(predicate=name))
    linked = values and all(_is_individual(value, graph) for value in values)
    return OWL.ObjectProperty if linked else OWL.AnnotationProperty


def _is_individual(value: Node, graph: rdflib.Graph) -> bool:
    kinds = set(graph.objects(value, RDF.type))
    return bool(kinds) and all(_is_not_built_in(kind) for kind in kinds)
