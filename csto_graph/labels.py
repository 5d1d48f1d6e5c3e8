"""Names of properties that come from other vocabularies, where the ontology has no label for them."""

from __future__ import annotations

PROPERTY_NAMES = {
    "dcterms:isPartOf": "part of",
    "dcterms:issued": "published",
    "dcterms:language": "language",
    "dcterms:publisher": "publisher",
    "foaf:homepage": "website",
    "org:postIn": "post in",
    "org:subOrganizationOf": "part of",
    "schema:sameAs": "same as",
    "schema:url": "address",
    "skos:altLabel": "also called",
    "skos:note": "note",
}
