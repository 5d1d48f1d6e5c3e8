"""Texts as files of other programs can hold them.

A label may hold characters that a format cannot express, and a cell that looks like a formula is run by a spreadsheet.
"""

from __future__ import annotations

import re
from functools import cache

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def storable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML 1.0 forbids, such as U+0001, U+FFFE or a lone surrogate.

    UTF-8 cannot express the last. All formats have the same rule, so that the same label is the same text in each.
    """
    return text if text.isprintable() else _forbidden().sub(_REPLACEMENT, text)


@cache
def _forbidden() -> re.Pattern[str]:
    """Return the pattern of what is not in https://www.w3.org/TR/xml/#charsets: no reference can stand for it either.

    It is compiled when a text first needs it, as that takes longer than most commands may.
    """
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def guarded(text: str) -> str:
    """Return a text with ``'`` before it where a spreadsheet would run it as a formula.

    Examples
    --------
    >>> guarded("=1+1")
    "'=1+1"

    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_text(text: str, *, safe: bool) -> str:
    """Return a text as a cell of a CSV file has it; ``safe`` guards it against spreadsheets."""
    return guarded(storable(text)) if safe else storable(text)
