"""A made-up world of any size in the form of the curated graph: the same seed gives the same quads."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from csto_graph.core.namespaces import BASE, PREFIXES
from csto_graph.core.terms import concept, iri, literal, name, thing

FIRST = date(1816, 1, 1)
SPELL_QUADS = 32
STATES, ORGANISATIONS, SOURCES = 400, 600, 2000
Triple = tuple[str, str, str]


def quads(count: int, seed: int = 1992) -> Iterator[str]:
    """Yield about ``count`` N-Quads lines: states, organisations, and spells of membership with a source each."""
    dice = random.Random(seed)  # noqa: S311 -- a made-up world, not a secret
    yield from _in_merge_and(CATALOGUE, _release())
    for kind, rdf_class, number in (("state", "sa:State", STATES), ("org", "sa:Organisation", ORGANISATIONS)):
        for each in range(number):
            yield from _in_merge_and(CATALOGUE, _named(f"{kind}-{each}", rdf_class, f"{kind.title()} {each}"))
    for each in range(count // SPELL_QUADS):
        source = f"source-{dice.randrange(SOURCES)}"
        yield from _in_merge_and(iri(PREFIXES["graph"] + source), _spell(f"membership-{each}", source, dice))


CATALOGUE = iri(PREFIXES["graph"] + "catalogue")


def _in_merge_and(graph: str, triples: Iterator[Triple]) -> Iterator[str]:
    for triple in triples:
        text = " ".join(triple)
        yield f"{text} ."
        yield f"{text} {graph} ."


def _release() -> Iterator[Triple]:
    yield iri(BASE), name("dcterms:issued"), literal("2026-01-01", datatype="date")
    yield iri(BASE), name("owl:versionInfo"), literal("made up")
    yield iri(BASE), name("dcterms:identifier"), literal("none")


def _named(slug: str, rdf_class: str, label: str) -> Iterator[Triple]:
    yield thing(slug), name("rdf:type"), name(rdf_class)
    for language in ("en", "id", "ru"):
        yield thing(slug), name("rdfs:label"), literal(label, language=language)


def _spell(slug: str, source: str, dice: random.Random) -> Iterator[Triple]:
    start = FIRST + timedelta(days=dice.randrange(70_000))
    end = start + timedelta(days=dice.randrange(100, 20_000))
    own = thing(slug)
    yield own, name("rdf:type"), name("sa:Membership")
    yield own, name("rdf:type"), name("sa:BestRank")
    yield own, name("org:member"), thing(f"state-{dice.randrange(STATES)}")
    yield own, name("org:organization"), thing(f"org-{dice.randrange(ORGANISATIONS)}")
    yield own, name("org:role"), concept("member")
    yield own, name("dcterms:source"), thing(source)
    yield own, name("sa:confidence"), concept("high")
    for prefix, day in (("start", start), ("end", end)):
        yield own, name(f"sa:{prefix}Text"), literal(day.isoformat())
        yield own, name(f"sa:{prefix}Basis"), concept("in-force")
        for bound in ("Earliest", "Presumed", "Latest") if prefix == "end" else ("Earliest", "Latest"):
            yield own, name(f"sa:{prefix}{bound}"), literal(day.isoformat(), datatype="date")
