"""One form for names that are written in different ways: without case, accents and punctuation, or as words."""

from __future__ import annotations

import re
import unicodedata
from numbers import Real
from typing import Any

_BLANK = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_DOTTED = re.compile(r"\b[^\W\d_](?: [^\W\d_]\b)+")
_NUMBER = re.compile(r"0{0,2}([1-9][0-9]*)(?:\.0)?")
_PADDED = 3
"""How many digits the lists of states write, such as 002."""
_SAINT = re.compile(r"\bst(?= \w)")
_FORMER = re.compile(r"(.+?)\s*\(([^()]+)\)|([^/()]+)/([^/()]+)")
_UNIMPORTANT = {"the", "of", "and", "former"}
_SHORT = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federation",
    "is": "islands",
    "dr": "democratic republic",
    "pr": "peoples republic",
    "dpr": "democratic peoples republic",
    "pdr": "democratic peoples republic",
}


def typed(name: object) -> str | None:
    """Return a name as it was typed, and a whole number as its digits; None for other values, booleans included.

    Without a UTF-8 locale, Python passes on bytes that it cannot read.
    """
    if not isinstance(name, str):
        return _digits(name)
    try:
        return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return name


def _digits(value: object) -> str | None:
    """Return the digits of a whole number, one of numpy included; None for other values and for NaN."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    number: Any = value
    try:
        return str(int(number)) if number == int(number) else None
    except (ValueError, OverflowError):
        return None


def code_text(name: str) -> str:
    """Return a code of a state as the index has it: letters folded, and a number without leading zeros.

    ``002`` and ``2.0`` (a column of pandas with gaps) are ``2``. Other texts with digits or signs of numbers are not
    codes, so that ``-2`` or ``2²`` is never read as the number of a state: the result is empty.
    """
    text = name.strip()
    if match := _NUMBER.fullmatch(text):
        digits = text.removesuffix(".0")
        return match[1] if len(digits) <= _PADDED and (digits == match[1] or len(digits) == _PADDED) else ""
    return "" if any(letter.isnumeric() for letter in text) else fold(text)


def fold(name: str) -> str:
    """Return a name without case, accents and punctuation, so that ``Türkiye`` and ``turkiye`` are one.

    ``&`` is ``and``, ``St.`` before a word is ``saint``, and letters with dots are one word: ``D.R. Congo`` is
    ``dr congo``. Digits with a dot between them stay apart.
    """
    letters = _POSSESSIVE.sub("s", name.casefold().replace("&", " and "))
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _BLANK.sub(" ", letters).strip()
    return _SAINT.sub("saint", _DOTTED.sub(lambda match: match[0].replace(" ", ""), words))


def with_former_name(name: str) -> tuple[str, str] | None:
    """Return the two names of ``Name (former name)`` or ``Name/former name``; None for other texts."""
    match = _FORMER.fullmatch(name.strip())
    return (match[1] or match[3], match[2] or match[4]) if match else None


def words(name: str) -> str:
    """Return the important words of a state's name in order, so that ``Korea, Rep. of`` is the Republic of Korea.

    Articles, ``of``, ``and`` and ``former`` are left out, and usual abbreviations are written in full.
    """
    long = " ".join(_SHORT.get(word, word) for word in fold(name).split())
    return " ".join(sorted(set(long.split()) - _UNIMPORTANT))


def plain(text: str) -> str:
    """Return a text on one line, without tabs, control characters and lone surrogates, whoever wrote it."""
    return " ".join("".join(" " if unicodedata.category(c) in _UNWRITTEN else c for c in text).split())


_UNWRITTEN = {"Cc", "Cs", "Zl", "Zp"}
