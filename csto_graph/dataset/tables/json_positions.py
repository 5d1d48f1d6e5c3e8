"""Where a value is in a JSON text: the standard library reads JSON without saying so."""

from __future__ import annotations

import re
from json import JSONDecoder

_BLANKS = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()


def place_of(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Return the line and column of the value at a path of keys and numbers; ``text`` is valid JSON that holds it."""
    at = _skip(text, 0)
    for step in path:
        at = _child(text, at, step)
    before = text[:at].split("\n")
    return len(before), len(before[-1]) + 1


def _child(text: str, at: int, step: str | int) -> int:
    is_object = text[at] == "{"
    at = _skip(text, at + 1)
    number = 0
    while True:
        key: str | int = number
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        if key == step:
            return at
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        number += 1


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
