"""Mutations of a descriptor: keys that are missing, values of another kind, and values that mean nothing."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from random import Random
from typing import Any

ODD: list[Any] = [
    None,
    True,
    0,
    -1.5,
    10**30,
    [],
    {},
    [[]],
    [1],
    {"a": 1},
    "",
    "\x1b[2J",
    "x" * 5_000,
    "zz",
    '"',
    "../x",
    ["zz"],
]
NEEDED = {
    "package": ["version", "csto:release", "resources"],
    "resource": ["name", "path", "title", "csto:class", "csto:graph", "schema"],
    "field": ["name", "csto:type", "description"],
}
# Keys whose value must be of one kind, with values of that kind that mean nothing.
SENSELESS: dict[str, list[str]] = {
    "csto:release": ["soon", "2026", "2026-13-01", "2026-02-30"],
    "path": ["../../etc/passwd", "/etc/passwd", "x.csv\x00", "states.txt", "a/../b.csv"],
    "csto:files": ["../*.csv", "/etc/*.csv", "**x/*.csv", "*", "["],
    "csto:class": ["zz:Thing", "Thing", "sa:", "sa:a b"],
    "csto:graph": ["zz", "Sources", "sources "],
    "csto:type": ["zz", "Text", "referense"],
    "csto:property": ["zz:label", "label", "rdfs:", "rdfs:a>b"],
    "csto:language": ['"', "english", "e", "en_US", "en "],
    "csto:languageColumn": ["zz"],
    "pattern": ["(", "[", "*", "(?P<", "a{99999999999}"],
}
Result = tuple[str, str, bool]


def mutated_descriptor(descriptor: dict[str, Any], random: Random) -> Result:
    """Return what was done, the new text, and whether it is a fault for sure."""
    kinds: list[Callable[[dict[str, Any], Random], Result]] = [
        _odd,
        _odd,
        _senseless,
        _senseless,
        _missing,
        _text,
        _limits,
    ]
    return random.choice(kinds)(copy.deepcopy(descriptor), random)


def _holder(descriptor: dict[str, Any], random: Random, key: str) -> dict[str, Any]:
    """Return an object of the descriptor that has the key, or a field where none has."""
    resources = descriptor["resources"]
    fields = [field for resource in resources for field in resource["schema"]["fields"]]
    constraints = [field["constraints"] for field in fields if "constraints" in field]
    having = [each for each in [descriptor, *resources, *fields, *constraints] if key in each]
    return random.choice(having)


def _odd(descriptor: dict[str, Any], random: Random) -> Result:
    """A value of a kind that the key does not take."""
    keys = [*NEEDED["package"], *NEEDED["resource"], *NEEDED["field"], "csto:property", "csto:scheme", "csto:language"]
    key = random.choice(
        [*keys, "csto:references", "csto:words", "constraints", "pattern", "enum", "required", "minimum"]
    )
    holder, value = _holder(descriptor, random, key), random.choice(ODD)
    is_same = "licenses" in holder and key not in NEEDED["package"]  # the package's own name is not read
    is_same |= type(value) is type(holder[key]) or {type(value), type(holder[key])} <= {int, float}
    holder[key] = value
    return f"{key} = {str(value)[:20]!r}", _dumped(descriptor), not is_same


def _senseless(descriptor: dict[str, Any], random: Random) -> Result:
    key = random.choice(list(SENSELESS))
    value = random.choice(SENSELESS[key])
    _holder(descriptor, random, key)[key] = value
    return f"{key} = {value!r}", _dumped(descriptor), True


def _missing(descriptor: dict[str, Any], random: Random) -> Result:
    key = random.choice([key for keys in NEEDED.values() for key in keys])
    holder = _holder(descriptor, random, key)
    # The package has a name and a title of its own, which are not needed.
    is_needed = "licenses" not in holder or key in NEEDED["package"]
    del holder[key]
    return f"without {key}", _dumped(descriptor), is_needed


def _limits(descriptor: dict[str, Any], random: Random) -> Result:
    """A constraint that no column has or can hold, or a type that the rules cannot work with."""
    field = random.choice([f for resource in descriptor["resources"] for f in resource["schema"]["fields"]])
    key, value = random.choice(
        [("maxLength", 0), ("maxLength", "9"), ("minimum", "0"), ("patern", "a"), ("csto:typ", "x"), ("minimum", [1])]
    )
    (field if key.startswith("csto:") else field.setdefault("constraints", {}))[key] = value
    if random.random() < 0.3:
        del descriptor["resources"][random.randrange(25)]["schema"]["fields"][0]
    return f"{key} = {value!r}", _dumped(descriptor), True


def _text(descriptor: dict[str, Any], random: Random) -> Result:
    """A text that is not the JSON of a descriptor."""
    text = _dumped(descriptor)
    cut = random.randrange(1, len(text) - 2)
    texts = {
        "brackets": "[" * 100_000,
        "braces": '{"a":' * 100_000,
        "deep list": text.replace('"csto:class": ', f'"deep": {"[" * 300 + "]" * 300}, "csto:class": ', 1),
        "digits": text.replace('"csto:class": ', f'"digits": {"9" * 5_000}, "csto:class": ', 1),
        "twice": text.replace('"csto:class": ', '"csto:class": "sa:State", "csto:class": ', 1),
        "cut": text[:cut],
        "mark": "\ufeff" + text,
        "comma": text.replace("}", "},", 1),
        "nan": text.replace('"fields": [', '"fields": [NaN, ', 1),
        "empty": "",
        "list": "[]",
        "null": "null",
        "string": '"x"',
        "surrogate": text.replace('"title": "', '"title": "\\ud800', 1),
        "lone surrogate": text.replace('"title": "', '"title": "\ud800', 1),
    }
    kind = random.choice(list(texts))
    return kind, texts[kind], kind not in {"deep list"}


def _dumped(descriptor: dict[str, Any]) -> str:
    return json.dumps(descriptor, indent=1, ensure_ascii=False)
