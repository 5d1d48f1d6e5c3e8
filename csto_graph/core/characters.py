"""Characters that no reader sees: what they are, where they are in a text, and how to show them.

A terminal obeys some of them, a line of text changes its direction with others, and a name that holds one looks
like the name without it but is not equal to it. They are the code points of the general categories Cc, Cf, Cs, Co, Zl
and Zp, the noncharacters, what Unicode calls default ignorable (fillers, variation selectors, tags), and two
blanks that are counted as symbols. The ranges are written out because asking ``unicodedata`` about each code point
would take longer than most commands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_ALWAYS = "".join(
    (
        r"\x00-\x1f\x7f-\x9f\xad\u2028\u2029\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff",  # Cc, Zl, Zp, Cs, Co
        r"\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff",  # Cf
        r"\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a",  # Cf
        r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff",  # ignorable
        r"\u2800\U0001d159",  # the blanks of Braille and of musical notes
        r"\ufdd0-\ufdef\ufffe\uffff",  # noncharacters, and the last two code points of each further plane
        "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 15)),
    )
)
# Letters and marks of the scripts whose spelling needs a joiner or a non-joiner, as in Persian, Hindi and Sinhala.
_JOINED = (
    r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08e1",
    r"\u0710-\u074a\u074d-\u074f",  # Syriac
    r"\u0900-\u0963\u0971-\u097f",  # Devanagari
    r"\u0980-\u09e3\u09f0\u09f1\u09fc\u09fe",  # Bengali
    r"\u0a00-\u0a63\u0a70-\u0a75",  # Gurmukhi
    r"\u0a80-\u0ae3\u0af9-\u0aff",  # Gujarati
    r"\u0b00-\u0b63\u0b71",  # Oriya
    r"\u0b80-\u0be3",  # Tamil
    r"\u0c00-\u0c63",  # Telugu
    r"\u0c80-\u0c83\u0c85-\u0ce3\u0cf1-\u0cf3",  # Kannada
    r"\u0d00-\u0d4e\u0d54-\u0d57\u0d5f-\u0d63\u0d7a-\u0d7f",  # Malayalam
    r"\u0d80-\u0ddf\u0df2\u0df3",  # Sinhala
    r"\u1780-\u17b3\u17b6-\u17d3\u17dd",  # Khmer
    r"\u1820-\u1878\u1880-\u18aa",  # Mongolian
)
_PARTING = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029", "\u2800"}


@cache
def unseen() -> re.Pattern[str]:
    """Return the pattern of one character that no reader sees; it is compiled when a text first needs it."""
    between_letters = "|".join(f"(?<=[{letters}][\u200c\u200d])(?=[{letters}])" for letters in _JOINED)
    # One set of characters comes first, so that all others are passed over at once, five times as fast.
    return re.compile(f"[{_ALWAYS}\u200c\u200d](?:(?<![\u200c\u200d])|(?!{between_letters}))")


def find_unseen(text: str) -> re.Match[str] | None:
    """Return the first character that no reader sees, or None.

    A line feed and a tab count as well. A joiner or non-joiner between two letters of one script that needs it
    does not.
    """
    if text.isascii() and text.isprintable():
        return None
    return unseen().search(text)


def show_unseen(text: str, *, keep: str = "", escape: Callable[[str], str] | None = None) -> str:
    r"""Return a text with each character that no reader sees replaced by an escape.

    Parameters
    ----------
    text
        Any text.
    keep
        Characters that stay as they are, such as a line feed.
    escape
        What to write for a character; default: the escape of Python, such as ``\x1b`` or ``\u202e``.

    Examples
    --------
    >>> print(show_unseen("a\u202eb\n"))
    a\u202eb\n

    """
    if text.isascii() and text.isprintable():
        return text
    written = escape or _python_escape
    return unseen().sub(lambda found: found[0] if found[0] in keep else written(found[0]), text)


def _python_escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def remove_unseen(text: str) -> str:
    r"""Return a text without the characters that no reader sees.

    Controls and ends of lines part words, so each of them becomes a space.

    Examples
    --------
    >>> remove_unseen("a\tco\u00adoperation")
    'a cooperation'

    """
    if text.isascii() and text.isprintable():
        return text
    return unseen().sub(lambda found: " " if found[0] in _PARTING else "", text)
