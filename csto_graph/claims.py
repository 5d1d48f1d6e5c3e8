"""What a document says, against what the graph holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from csto_graph.build.terms import thing
from csto_graph.errors import DataError, Problem
from csto_graph.store import Store

_DOCUMENT = "SELECT ?sha256 ?characters WHERE {{ {} sa:sha256 ?sha256 ; sa:characters ?characters }}"
_RANGES = """
SELECT ?claim ?range_start ?range_end WHERE {{
  ?claim sa:statedIn {} ; sa:rangeStart ?range_start ; sa:rangeEnd ?range_end
}}
ORDER BY ?claim
"""


@dataclass(frozen=True)
class Passage:
    """The words of a reader's own copy on which a claim rests."""

    claim: str
    text: str


@dataclass(frozen=True)
class Place:
    """Where words stand in a text, and what identifies the text: the cells that documents and claims need."""

    sha256: str
    characters: int
    paragraphs: int
    paragraph: int
    range_start: int
    range_end: int


def locate(copy: Path, words: str) -> Place:
    """Return where ``words`` stand in a text; lines are paragraphs. DataError if they are not there exactly once."""
    content = _content(copy)
    text = _text(copy, content)
    start = text.find(words) if words else -1
    if start < 0 or text.find(words, start + 1) >= 0:
        what = "stands there more than once" if start >= 0 else "is not there"
        raise DataError([Problem(str(copy), 1, 1, f"{words!r} {what}", "give the words of one passage as they stand")])
    return Place(
        sha256=hashlib.sha256(content).hexdigest(),
        characters=len(text),
        paragraphs=text.removesuffix("\n").count("\n") + 1,
        paragraph=text.count("\n", 0, start) + 1,
        range_start=start,
        range_end=start + len(words),
    )


def passages(store: Store, document: str, copy: Path) -> list[Passage]:
    """Return the passage of every claim of a document, read from the reader's own copy of its text.

    The graph holds no sentence of an article, only character ranges and the SHA-256 of the text they count in.
    DataError if the copy cannot be read or is another text.
    """
    content = _content(copy)
    expected, _ = store.select(_DOCUMENT.format(thing(document))).rows[0]
    if hashlib.sha256(content).hexdigest() != expected:
        mend = f"its SHA-256 must be {expected}"
        raise DataError([Problem(str(copy), 1, 1, f"not the text that {document} was read from", mend)])
    text = _text(copy, content)
    rows = store.select(_RANGES.format(thing(document))).rows
    return [Passage(str(claim), text[int(str(start)) : int(str(end))]) for claim, start, end in rows]


def _content(copy: Path) -> bytes:
    try:
        return copy.read_bytes()
    except OSError as error:
        what = error.strerror or "cannot be read"
        raise DataError([Problem(str(copy), 1, 1, what, "give the text of the article")]) from None


def _text(copy: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError([Problem(str(copy), 1, error.start + 1, "not UTF-8", "save the file as UTF-8")]) from None
