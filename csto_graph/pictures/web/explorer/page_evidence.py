"""What the facts on a page rest on, as its scripts read it: statements, claims and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csto_graph.pictures.web.explorer.content import MARK, Content
from csto_graph.pictures.web.explorer.interning import NONE, Tables
from csto_graph.records.statements import Statement

Json = dict[str, Any]
HOLE = "\ue000"
"""Stands in a sentence where a label is put in."""
_NAMED = ("Event", "NameSpell", "Seat")
"""Kinds of statements whose sentence has their own name in it; a seat is called as its city is."""


def statement_columns(
    used: Sequence[Statement], tables: Tables, number: Mapping[str, int], sources: Mapping[str, int]
) -> Json:
    """Return what the statements say, with a hole for each label, when, and with what rank and sources."""
    sentences = [_sentence(statement.text) for statement in used]
    texts = tables.texts
    return {
        "id": [each.id for each in used],
        "kind": [texts.number(each.kind) for each in used],
        "sentence": [texts.number(sentence) for sentence, _ in sentences],
        "holes": [[tables.terms.number(slug) for slug in slugs] for _, slugs in sentences],
        "parts": [_parts(each, slugs, tables) for each, (_, slugs) in zip(used, sentences, strict=True)],
        "bounds": [tables.bounds(each.bounds) for each in used],
        "start": [texts.number(each.bounds.start.text if each.bounds else "") for each in used],
        "end": [texts.number(each.bounds.end.text if each.bounds else "") for each in used],
        "rank": [texts.number(each.rank) for each in used],
        "rival": [number.get(each.rival_of, NONE) if each.rival_of else NONE for each in used],
        "confidence": [texts.number(each.confidence) for each in used],
        "note": [texts.number(each.note) for each in used],
        "sources": [[sources[slug] for slug in each.sources if slug in sources] for each in used],
    }


def _sentence(text: str) -> tuple[str, list[str]]:
    pieces = text.split(MARK)
    return HOLE.join(pieces[::2]), pieces[1::2]


def _parts(statement: Statement, slugs: Sequence[str], tables: Tables) -> list[int]:
    """Return what a statement is about and its sentence does not name; what has a name of its own is about itself."""
    own = [statement.id] if statement.kind in _NAMED else []
    return [tables.terms.number(part) for part in (*own, *(part for _, part in statement.parts)) if part not in slugs]


def claim_records(content: Content, tables: Tables, sources: Mapping[str, int]) -> list[Json]:
    """Return the claims of documents one by one, things and sources as numbers."""
    return [
        {
            "id": claim.id,
            "document": tables.terms.number(claim.document),
            "paragraph": claim.paragraph,
            "verdict": tables.terms.number(claim.verdict),
            "paraphrase": claim.paraphrase,
            "reason": claim.reason,
            "since": claim.since,
            "until": claim.until,
            "published": claim.published,
            "denies": claim.denies,
            "about": [tables.terms.number(slug) for slug in claim.about],
            "basis": list(claim.basis),
            "sources": [sources[slug] for slug in claim.sources if slug in sources],
            "said_by": [tables.terms.number(slug) for slug in claim.said_by],
        }
        for claim in content.claims
    ]


def source_columns(content: Content, tables: Tables) -> Json:
    """Return what the sources are called, who published them, when and where, and how they ask to be cited."""
    return {
        "id": [source.id for source in content.sources],
        "label": [source.label for source in content.sources],
        "publisher": [tables.texts.number(source.publisher) for source in content.sources],
        "published": [tables.texts.number(source.published) for source in content.sources],
        "url": [source.url for source in content.sources],
        "language": [tables.texts.number(source.language) for source in content.sources],
        "asked": [tables.texts.number(source.asked) for source in content.sources],
    }
