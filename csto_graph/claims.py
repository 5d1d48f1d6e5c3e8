"""What a document says, against what the graph holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from csto_graph.build.terms import thing
from csto_graph.errors import DataError, Problem
from csto_graph.store import EmbeddedStore

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


def passages(store: EmbeddedStore, document: str, copy: Path) -> list[Passage]:
    """Return the passage of every claim of a document, read from the reader's own copy of its text.

    The graph holds no sentence of an article, only character ranges and the SHA-256 of the text they count in.
    DataError if the copy cannot be read or is another text.
    """
    try:
        content = copy.read_bytes()
    except OSError as error:
        raise DataError(
            [Problem(str(copy), 1, 1, error.strerror or "cannot be read", "give the text of the article")]
        ) from None
    expected, _ = store.select(_DOCUMENT.format(thing(document))).rows[0]
    if hashlib.sha256(content).hexdigest() != expected:
        mend = f"its SHA-256 must be {expected}"
        raise DataError([Problem(str(copy), 1, 1, f"not the text that {document} was read from", mend)])
    text = content.decode("utf-8")
    rows = store.select(_RANGES.format(thing(document))).rows
    return [Passage(str(claim), text[int(str(start)) : int(str(end))]) for claim, start, end in rows]
