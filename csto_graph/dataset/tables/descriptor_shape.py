"""The shape of a descriptor: which keys there are, and what kind of value each has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from csto_graph.core.characters import find_unseen
from csto_graph.errors import nearest

Steps = tuple[str | int, ...]
PlacedFault = tuple[Steps, str, str]
LONGEST = 1_000  # characters of a text in the descriptor
GREATEST = 10**15  # a double holds each smaller whole number exactly
KINDS: dict[str, Callable[[Any], bool]] = {
    "a text": lambda value: isinstance(value, str) and value != "",
    "a list of texts": lambda value: isinstance(value, list) and all(isinstance(each, str) and each for each in value),
    "true or false": lambda value: isinstance(value, bool),
    "a number": lambda value: type(value) in {int, float} and abs(value) < GREATEST,  # nor is NaN less than it
    "a whole number above 0": lambda value: type(value) is int and 0 < value < GREATEST,
    "a list": lambda value: isinstance(value, list),
    "an object": lambda value: isinstance(value, dict),
}
PACKAGE = {"version": "a text", "csto:release": "a text", "resources": "a list"}
RESOURCE = {
    **dict.fromkeys(("name", "path", "title", "csto:class", "csto:graph"), "a text"),
    "schema": "an object",
}
SCHEMA = {"fields": "a list"}
FIELD = dict.fromkeys(("name", "csto:type", "description"), "a text")
MAY_RESOURCE = {"csto:files": "a text"}
MAY_FIELD = {
    **dict.fromkeys(("csto:property", "csto:scheme", "csto:language", "csto:languageColumn"), "a text"),
    **dict.fromkeys(("csto:references", "csto:words"), "a list of texts"),
    "constraints": "an object",
}
CONSTRAINTS = {
    **dict.fromkeys(("required", "unique"), "true or false"),
    **dict.fromkeys(("minimum", "maximum"), "a number"),
    "pattern": "a text",
    "enum": "a list of texts",
    "maxLength": "a whole number above 0",
}


def shape_faults(descriptor: Any) -> Iterator[PlacedFault]:
    """Yield (where, what is wrong, what to do) for each key that is missing or has a value of another kind."""
    yield from _text_faults(descriptor)
    yield from _object_faults(descriptor, (), PACKAGE)
    for place, resource in _children(descriptor, (), "resources"):
        yield from _object_faults(resource, place, RESOURCE, MAY_RESOURCE)
        schema = resource.get("schema") if isinstance(resource, dict) else None
        if isinstance(schema, dict):
            yield from _object_faults(schema, (*place, "schema"), SCHEMA)
        for inner, field in _children(schema, (*place, "schema"), "fields"):
            yield from _object_faults(field, inner, FIELD, MAY_FIELD)
            yield from _constraint_faults(field, (*inner, "constraints"))


def _children(parent: Any, place: Steps, key: str) -> Iterator[tuple[Steps, Any]]:
    children = parent.get(key) if isinstance(parent, dict) else None
    if isinstance(children, list):
        yield from (((*place, key, number), child) for number, child in enumerate(children))


def _object_faults(
    value: Any, place: Steps, must: dict[str, str], may: dict[str, str] | None = None
) -> Iterator[PlacedFault]:
    if not isinstance(value, dict):
        yield place, "not built as a descriptor: this is not an object", "compare it with the one of the package"
        return
    known = {**must, **(may or {})}
    yield from ((place, f"key {key!r} is missing", "add it") for key in must if key not in value)
    for key, kind in known.items():
        if key in value and not KINDS[kind](value[key]):
            yield (*place, key), f"the value of {key!r} is not {kind}", f"make it {kind}"
    yield from _unknown((key for key in value if key.startswith("csto:")), place, known)


def _unknown(keys: Iterator[str], place: Steps, known: dict[str, str]) -> Iterator[PlacedFault]:
    for key in keys:
        if key not in known:
            hint = nearest(key, known, most=1)
            yield (*place, key), "an unknown key", f"did you mean {hint[0]!r}?" if hint else "remove it"


def _constraint_faults(field: Any, place: Steps) -> Iterator[PlacedFault]:
    constraints = field.get("constraints") if isinstance(field, dict) else None
    if isinstance(constraints, dict):
        yield from _object_faults(constraints, place, {}, CONSTRAINTS)
        yield from _unknown((key for key in constraints if not key.startswith("csto:")), place, CONSTRAINTS)


def _text_faults(descriptor: Any) -> Iterator[PlacedFault]:
    """Yield what is wrong with texts, keys among them: they come back in messages and in the graph."""
    waiting: list[tuple[Steps, Any]] = [((), descriptor)]  # no recursion: a descriptor may be nested deeply
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(place, key) for key in value]
            waiting += [((*place, key), child) for key, child in value.items()]
        elif isinstance(value, list):
            waiting += [((*place, number), child) for number, child in enumerate(value)]
        elif isinstance(value, str) and len(value) > LONGEST:
            yield place, f"a text of {len(value):,} characters, where at most {LONGEST:,} are allowed", "shorten it"
        elif isinstance(value, str) and (unseen := find_unseen(value)):
            yield place, f"an unseen character U+{ord(unseen[0]):04X}", "remove it"
