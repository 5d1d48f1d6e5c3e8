"""What a descriptor means: names that exist, properties, languages, and columns that the rules read together."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from typing import Any

from csto_graph.core.dates import parse_day
from csto_graph.core.namespaces import PREFIXES
from csto_graph.dataset.tables.descriptor_shape import PlacedFault, Steps
from csto_graph.dataset.tables.messages import quoted
from csto_graph.errors import DateError, nearest

TYPES = {
    *("id", "reference", "references", "concept", "concepts", "concept-any", "predicate", "text", "texts", "string"),
    *("slug", "edtf", "edtf-date", "issued", "language", "date", "integer", "decimal", "uri", "wikidata", "geonames"),
}
NUMBERS = {"integer", "decimal"}
GRAPHS = {"catalogue", "claims", "sources"}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_FILE = re.compile(r"([\w-]+/)*[\w-]+(\.[\w-]+)*\.csv")
_FILES = re.compile(r"([\w-]+/)*[\w-]*\*\.csv")
_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_LOCAL = re.compile(r"[A-Za-z][\w-]*")
# Rules and build read these columns by name, so each must be of the type that they expect.
TYPED = {
    "id": "id",
    **dict.fromkeys(("start", "end"), "edtf"),
    **dict.fromkeys(("claimed_from", "claimed_to"), "edtf-date"),
    **dict.fromkeys(("verified", "assessed"), "date"),
    **dict.fromkeys(("low", "high", "range_start", "range_end"), "integer"),
}
# The columns that must be there as well, by the column, the table or the class that makes rules or build read them.
TOGETHER = {
    "end_sources": ("end", "verified", "verified_sources"),
    "verified": ("start", "end"),
    "rival_of": ("rank",),
    "range_end": ("range_start",),
    "verdict": ("basis",),
    "claimed_to": ("claimed_from",),
}
OF_TABLE = {
    "appearances": ("affirms", "denies"),
    "figures": ("low", "high"),
    "propositions": ("object", "concept", "value"),
}
OF_CLASS = {"sa:Claim": ("document", "proposition", "stance", "claimed_from", "claimed_to")}


def meaning_faults(descriptor: Any) -> Iterator[PlacedFault]:
    """Yield (where, what is wrong, what to do) for a descriptor whose shape is right."""
    try:
        parse_day(descriptor["csto:release"])
    except DateError as error:
        yield ("csto:release",), f"csto:release: {str(error).partition(';')[0]}", "give a day such as 2022-01-06"
    resources = descriptor["resources"]
    names = {resource["name"] for resource in resources}
    for key in ("name", "path"):
        yield from _twice([resource[key] for resource in resources], ("resources",), key)
    for number, resource in enumerate(resources):
        place: Steps = ("resources", number)
        yield from _resource_faults(resource, place)
        for position, field in enumerate(resource["schema"]["fields"]):
            yield from _field_faults(field, (*place, "schema", "fields", position), names)


def _twice(values: list[str], place: Steps, key: str) -> Iterator[PlacedFault]:
    seen: set[str] = set()
    for number, value in enumerate(values):
        if value in seen:
            yield (*place, number, key), f"{quoted(value)} is there twice", "give another one"
        seen.add(value)


def _resource_faults(resource: dict[str, Any], place: Steps) -> Iterator[PlacedFault]:
    if not _NAME.fullmatch(resource["name"]):
        yield (*place, "name"), f"{quoted(resource['name'])} is not a name", "write it such as state_codes"
    if not _FILE.fullmatch(resource["path"]):
        yield (*place, "path"), f"path {quoted(resource['path'])} leads elsewhere", "give a CSV file in this folder"
    if "csto:files" in resource and not _FILES.fullmatch(resource["csto:files"]):
        remedy = "give a pattern of files in this folder, such as claims/*.csv"
        yield (*place, "csto:files"), f"csto:files {quoted(resource['csto:files'])} leads elsewhere", remedy
    if resource["csto:graph"] not in GRAPHS:
        remedy = f"one of {', '.join(sorted(GRAPHS))}"
        yield (*place, "csto:graph"), f"unknown csto:graph {quoted(resource['csto:graph'])}", remedy
    yield from _term_faults(resource, "csto:class", place)
    yield from _column_faults(resource, (*place, "schema", "fields"))


def _column_faults(resource: dict[str, Any], place: Steps) -> Iterator[PlacedFault]:
    types = {field["name"]: field["csto:type"] for field in resource["schema"]["fields"]}
    yield from _twice([field["name"] for field in resource["schema"]["fields"]], place, "name")
    needed = [("id", "each row"), *((name, column) for column in types for name in TOGETHER.get(column, ()))]
    needed += [(name, resource["name"]) for name in OF_TABLE.get(resource["name"], ())]
    needed += [(name, resource["csto:class"]) for name in OF_CLASS.get(resource["csto:class"], ())]
    for name, reader in needed:
        if name not in types:
            yield place, f"no column {name!r}, which {reader} needs", "add it"
    for name, wanted in TYPED.items():
        if types.get(name, wanted) != wanted:
            yield place, f"column {name!r} is of csto:type {quoted(types[name])}", f"make it {wanted}"
    for field in resource["schema"]["fields"]:
        if field.get("csto:languageColumn", "id") not in types:
            yield place, f"csto:languageColumn of {field['name']!r} is not a column", "name a column of this table"


def _field_faults(field: dict[str, Any], place: Steps, tables: Collection[str]) -> Iterator[PlacedFault]:
    if not _NAME.fullmatch(field["name"]):
        yield (*place, "name"), f"{quoted(field['name'])} is not a name", "write it such as start_sources"
    if field["csto:type"] not in TYPES:
        yield (
            (*place, "csto:type"),
            f"unknown csto:type {quoted(field['csto:type'])}",
            _known(field["csto:type"], TYPES),
        )
    for name in field.get("csto:references", ()):
        if name not in tables:
            yield (*place, "csto:references"), f"refers to {quoted(name)}, which is no table", _known(name, tables)
    if not LANGUAGE.fullmatch(field.get("csto:language", "en")):
        what = f"csto:language {quoted(field['csto:language'])} is not a language tag"
        yield (*place, "csto:language"), what, "write it such as en or sr-Latn"
    yield from _term_faults(field, "csto:property", place)
    yield from _limit_faults(field, (*place, "constraints"))


def _known(name: str, names: Collection[str]) -> str:
    hint = nearest(name, names, most=1)
    return f"did you mean {hint[0]!r}?" if hint else f"one of {', '.join(sorted(names))}"


def _term_faults(holder: dict[str, Any], key: str, place: Steps) -> Iterator[PlacedFault]:
    prefix, _, local = holder.get(key, "rdf:type").partition(":")
    if prefix not in PREFIXES:
        remedy = f"use a known prefix: {', '.join(sorted(PREFIXES))}"
        yield (*place, key), f"{key}: unknown prefix {quoted(prefix)}", remedy
    elif not _LOCAL.fullmatch(local):
        yield (*place, key), f"{key}: {quoted(local)} is not a local name", "write it such as rdfs:label"


def _limit_faults(field: dict[str, Any], place: Steps) -> Iterator[PlacedFault]:
    limits = field.get("constraints", {})
    try:
        re.compile(limits.get("pattern", ""))
    except (re.error, RecursionError, OverflowError) as error:
        yield (*place, "pattern"), f"pattern: {error}", "correct the regular expression"
    for key in ("minimum", "maximum"):
        if key in limits and field["csto:type"] not in NUMBERS:
            yield (*place, key), f"{key!r} is for numbers, not for {field['csto:type']}", "remove it"
    if limits.get("minimum", -math.inf) > limits.get("maximum", math.inf):
        yield (*place, "minimum"), "the minimum is above the maximum", "swap them"
