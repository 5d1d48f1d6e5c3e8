"""The content as the page's scripts read it: columns of numbers that point into tables of terms, texts and bounds.

``csto_graph/pictures/web/static/explorer/data/payload.js`` is the other side of this and names every column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csto_graph.core.choices import LANGUAGES
from csto_graph.core.vocabulary import OBLIGATION_TYPES
from csto_graph.evidence.citation import as_bibtex, cite_data
from csto_graph.pictures.explorer_choices import LAYOUTS, TIE_KINDS
from csto_graph.pictures.web.explorer.content import KINDS, Content
from csto_graph.pictures.web.explorer.interning import Tables
from csto_graph.pictures.web.explorer.node_places import Places
from csto_graph.pictures.web.explorer.page_evidence import Json, claim_records, source_columns, statement_columns
from csto_graph.pictures.web.explorer.stories import named
from csto_graph.records.row_bounds import BOUNDS
from csto_graph.records.statements import Statement


def payload(content: Content, places: Places) -> Json:
    """Return the columns of a page; what can be derived from them is left to the page."""
    tables = Tables()
    used = _statements_on(content)
    number = {statement.id: place for place, statement in enumerate(used)}
    sources = {source.id: place for place, source in enumerate(content.sources)}
    return {
        "nodes": _nodes(content, tables, places, sources),
        "edges": _edges(content, tables, number),
        "statements": statement_columns(used, tables, number, sources),
        "duties": _duties(content, tables, number),
        "stories": [story for story in content.stories if set(named(story)) <= set(content.things)],
        "claims": claim_records(content, tables, sources),
        "sources": source_columns(content, tables),
        "terms": {"slug": (terms := tables.terms.items), **_labels(content, terms)},
        "ties": list(TIE_KINDS),
        "texts": tables.texts.items,
        "bounds": tables.spans.items,
        "edition": {
            "version": content.edition.version,
            "released": content.edition.released.isoformat(),
            "identifier": content.edition.identifier,
            "bibtex": as_bibtex([cite_data(content.edition)]),
        },
    }


def _statements_on(content: Content) -> list[Statement]:
    things = set(content.things)
    things |= {duty.obligation for duty in content.duties if duty.treaty in things}
    return [each for each in content.statements if things & {each.id, *(part for _, part in each.parts)}]


def _nodes(content: Content, tables: Tables, places: Places, sources: Mapping[str, int]) -> Json:
    things, terms = content.things, tables.terms
    return {
        "term": [terms.number(thing) for thing in things],
        "kind": [list(KINDS).index(thing.split("-")[0]) for thing in things],
        "lifespans": [[tables.bounds(each) for each in content.spells(thing)] for thing in things],
        "short": [_short(content.short.get(thing)) for thing in things],
        "facts": [_facts(content, thing, tables) for thing in things],
        "sources": [[sources[slug] for slug in content.sources_of.get(thing, ())] for thing in things],
        **{layout: [each for thing in things for each in places[layout][thing]] for layout in LAYOUTS},
    }


def _short(names: Mapping[str, str] | None) -> list[str] | int:
    return [names.get(language, "") for language in LANGUAGES] if names else 0


def _facts(content: Content, thing: str, tables: Tables) -> list[int]:
    """Return properties and values in turn; a value that is a term is its number, a text its own from -1 down."""
    cells = []
    for name, value in content.facts.get(thing, ()):
        if not name.endswith(BOUNDS):
            known = value in content.labels["en"]
            cells += [
                tables.terms.number(name),
                tables.terms.number(value) if known else -1 - tables.texts.number(value),
            ]
    return cells


def _edges(content: Content, tables: Tables, number: Mapping[str, int]) -> Json:
    place = {thing: index for index, thing in enumerate(content.things)}
    ties, kinds = content.ties, list(TIE_KINDS)
    return {
        "kind": [kinds.index(tie.kind) for tie in ties],
        "from": [place[tie.one] for tie in ties],
        "to": [place[tie.other] for tie in ties],
        "statements": [[number[slug] for slug in tie.statements] for tie in ties],
        "spans": [[tables.bounds(bounds) for bounds in tie.shown] for tie in ties],
        "phases": [_phases(content, tie.statements, tables) for tie in ties],
    }


def _phases(content: Content, statements: Sequence[str], tables: Tables) -> list[int]:
    """Return sets of types of obligation and when they bind, in turn; those of members only."""
    cells = []
    for phase in (phase for slug in statements for phase in content.phases.get(slug, ())):
        if phase.types:
            cells += [_types(phase.types), tables.bounds(phase.bounds)]
    return cells


def _types(types: frozenset[str]) -> int:
    """Return a set of types of obligation as a sum of powers of two; the first that binds gives a line its look."""
    return sum(1 << place for place, kind in enumerate(OBLIGATION_TYPES) if kind in types)


def _duties(content: Content, tables: Tables, number: Mapping[str, int]) -> Json:
    place = {thing: index for index, thing in enumerate(content.things)}
    duties = [duty for duty in content.duties if duty.obligation in number and duty.treaty in place]
    words = ("article", "type", "trigger", "compulsion", "obligor", "obligee")
    return {
        "statement": [number[duty.obligation] for duty in duties],
        "treaty": [place[duty.treaty] for duty in duties],
        "states": [[place[state] for state in duty.obligor_states if state in place] for duty in duties],
        **{word: [tables.terms.number(getattr(duty, word)) for duty in duties] for word in words},
    }


def _labels(content: Content, terms: Sequence[str]) -> Json:
    """Return the labels of terms by language; 0 where it is the English one."""
    english = content.labels["en"]
    columns: Json = {"en": [english.get(term, term) for term in terms]}
    for language in LANGUAGES[1:]:
        labels = content.labels.get(language, {})
        columns[language] = [
            0 if labels.get(term, own) == own else labels[term] for term, own in zip(terms, columns["en"], strict=True)
        ]
    return columns
