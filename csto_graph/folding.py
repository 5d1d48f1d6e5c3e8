"""One form for names that are written in different ways: without case, accents and punctuation, or as words."""

from __future__ import annotations

import re
import unicodedata

_BLANK = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_DOTTED = re.compile(r"\b\w(?: \w\b)+")
_SAINT = re.compile(r"\bst(?= \w)")
_UNIMPORTANT = {"the", "of", "and", "former"}
_SHORT = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "rep": "republic",
    "dem": "democratic",
    "is": "islands",
    "dr": "democratic republic",
    "pr": "peoples republic",
    "dpr": "democratic peoples republic",
    "pdr": "democratic peoples republic",
}


def typed(name: str) -> str:
    """Return a name as it was typed: without a UTF-8 locale, Python passes on bytes that it cannot read."""
    try:
        return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return name


def fold(name: str) -> str:
    """Return a name without case, accents and punctuation, so that ``Türkiye`` and ``turkiye`` are one.

    ``&`` is ``and``, ``St.`` before a word is ``saint``, and letters with dots are one word: ``D.R. Congo`` is
    ``dr congo``.
    """
    letters = _POSSESSIVE.sub("s", name.casefold().replace("&", " and "))
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _BLANK.sub(" ", letters).strip()
    return _SAINT.sub("saint", _DOTTED.sub(lambda match: match[0].replace(" ", ""), words))


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
