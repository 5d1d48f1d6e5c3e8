"""The namespaces of the graph, and the way between short names and IRIs."""

from __future__ import annotations

from csto_graph.errors import QueryError

BASE = "https://w3id.org/csto-graph/"
PREFIXES = {
    "sa": f"{BASE}ontology#",
    "v": f"{BASE}vocab/",
    "id": f"{BASE}id/",
    "graph": f"{BASE}graph/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "iso639": "http://id.loc.gov/vocabulary/iso639-1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SLUGS = ("id", "v", "iso639")  # an answer gives these names without their prefix
SPARQL_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

ONTOLOGY_GRAPH = f"{PREFIXES['graph']}ontology"
VOCABULARY_GRAPH = f"{PREFIXES['graph']}vocabulary"
CATALOGUE_GRAPH = f"{PREFIXES['graph']}catalogue"
ASSESSMENTS_GRAPH = f"{PREFIXES['graph']}assessments"
CLAIMS_GRAPH = f"{PREFIXES['graph']}claims"
DERIVED_GRAPH = f"{PREFIXES['graph']}derived"
MERGE_GRAPH = f"{PREFIXES['graph']}merge"


def expand(name: str) -> str:
    """Return the IRI of a prefixed name such as ``sa:Membership``; QueryError if the prefix is unknown."""
    prefix, _, local = name.partition(":")
    if prefix not in PREFIXES:
        raise QueryError(f"unknown prefix {prefix!r} in {name!r}; known: {', '.join(sorted(PREFIXES))}")
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """Return the slug of a thing, concept or language, the prefixed name of another known IRI, or the IRI itself."""
    for prefix in SLUGS:
        if iri.startswith(PREFIXES[prefix]):
            return iri.removeprefix(PREFIXES[prefix])
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
