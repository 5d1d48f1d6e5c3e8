"""The languages of labels, and names for properties of other vocabularies, which the ontology does not label."""

from __future__ import annotations

from typing import Literal, get_args

Language = Literal["en", "id", "ru"]
LANGUAGES: tuple[str, ...] = get_args(Language)
PROPERTY_NAMES = {
    "dcterms:isPartOf": "part of",
    "dcterms:issued": "published",
    "dcterms:language": "language",
    "dcterms:publisher": "publisher",
    "foaf:homepage": "website",
    "geo:lat": "latitude of the capital",
    "geo:long": "longitude of the capital",
    "org:postIn": "post in",
    "org:subOrganizationOf": "part of",
    "schema:sameAs": "same as",
    "schema:url": "address",
    "skos:altLabel": "also called",
    "skos:note": "note",
}
