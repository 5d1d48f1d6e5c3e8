"""What a document says, against what the graph holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from csto_graph.core.input_files import decode_input, fault_in, read_input
from csto_graph.core.query_files import load_query
from csto_graph.core.terms import thing
from csto_graph.dataset.tables.messages import quoted
from csto_graph.store import Store

_REMEDY = "give the text of the article"


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
    content = read_input(copy, remedy=_REMEDY)
    text = decode_input(content, str(copy))
    start = text.find(words) if words else -1
    if start < 0 or text.find(words, start + 1) >= 0:
        what = "is there more than once" if start >= 0 else "is not there"
        raise fault_in(str(copy), f"{quoted(words)} {what}", "give the words of one passage as they are there")
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
    content = read_input(copy, remedy=_REMEDY)
    known = store.select(load_query("evidence/document-text", document=[thing(document)])).rows
    if not known:
        raise fault_in(str(copy), f"the graph has no text of {document}", "name a document whose claims it has")
    expected, _ = known[0]
    if hashlib.sha256(content).hexdigest() != expected:
        what = f"not the text that {document} was read from"
        raise fault_in(str(copy), what, f"its SHA-256 must be {expected}")
    text = decode_input(content, str(copy))
    rows = store.select(load_query("evidence/claim-ranges", document=[thing(document)])).rows
    return [Passage(str(claim), text[int(str(start)) : int(str(end))]) for claim, start, end in rows]
