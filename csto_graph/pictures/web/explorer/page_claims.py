"""The claims of documents, with the verdict on each and what it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from csto_graph.core.query_files import load_query
from csto_graph.store import Cell, Store

PARTS = ("about", "basis", "sources", "said_by")


@dataclass(frozen=True)
class Claim:
    """What a document says, in our words, and the verdict on it.

    ``published`` is the day of the document, ``about`` names the things that the claim speaks of, ``basis`` the rows
    and things that the verdict rests on.
    """

    id: str
    document: str
    paragraph: str
    verdict: str
    paraphrase: str
    reason: str
    since: str
    until: str
    published: str
    denies: bool
    about: tuple[str, ...]
    basis: tuple[str, ...]
    sources: tuple[str, ...]
    said_by: tuple[str, ...]


def read_claims(store: Store) -> list[Claim]:
    """Return the assessed claims of all documents, in the order in which they stand there."""
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim, part, value in store.select(load_query("pictures/web/explorer/claim-parts")).rows:
        parts[str(claim), str(part)].append(str(value))
    found: dict[str, Claim] = {}
    for row in store.select(load_query("pictures/web/explorer/claims")).rows:
        claim, document, paragraph, verdict, paraphrase, reason, since, until, published, stance = _texts(row)
        about, basis, sources, said_by = (tuple(parts[claim, name]) for name in PARTS)
        denies = stance == "sa:denies"
        found[claim] = Claim(
            *(claim, document, paragraph, verdict, paraphrase, reason, since, until, published, denies),
            *(about, basis, sources, said_by),
        )
    return list(found.values())


def _texts(row: Sequence[Cell]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]
