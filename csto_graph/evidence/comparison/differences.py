"""On what two graphs differ about an alliance: members, starts, ends, gaps and obligations, with what each changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.core.vocabulary import ATOP_TYPES
from csto_graph.evidence.comparison.day_sets import Days, Span, common, length, possible, without, years
from csto_graph.evidence.comparison.matching import Match, Side

Pair = tuple[frozenset[str], int]


@dataclass(frozen=True)
class Difference:
    """Days on which one graph surely has what the other surely has not.

    ``kind`` is ``membership`` (the other never has the state), ``spell``, ``start``, ``end``, ``gap`` or
    ``obligation``. ``changed`` are the pairs of states with the years in which they are joined in one graph alone
    because of it; ``dyad_days`` counts days times partners.
    """

    match: Match
    kind: str
    states: tuple[str, ...]
    type: str
    span: Span
    one: str
    other: str
    changed: frozenset[Pair]
    dyad_days: int
    sources: tuple[str, ...]


def differences(match: Match) -> Iterator[Difference]:
    """Yield the differences about an alliance, first those of membership, then those of obligations.

    Alliances are matched by their numbers in ATOP, so that only the types that ATOP codes can differ.
    """
    for has, lacks, swapped in ((match.one, match.other, False), (match.other, match.one, True)):
        for state in sorted(has.bounds):
            for span in without(has.certain[state], lacks.possible.get(state, [])):
                yield _of_membership(match, has, lacks, swapped, state, span)
        for kind in ATOP_TYPES:
            yield from _of_obligation(match, has, lacks, swapped, kind)


def _of_membership(match: Match, has: Side, lacks: Side, swapped: bool, state: str, span: Span) -> Difference:
    held = next(each for each in has.bounds[state] if each.start.latest <= span.since < each.end.earliest)
    kind = _kind(held, span, possible(lacks.bounds.get(state, [])))
    texts = _texts(kind, held), _nearest(kind, lacks.bounds.get(state, []), span)
    one, other = reversed(texts) if swapped else texts
    partners = {each: common(days, [span]) for each, days in has.possible.items() if each != state}
    together = {each: common(lacks.possible.get(state, []), lacks.possible.get(each, [])) for each in partners}
    changed = {
        (frozenset((state, each)), year)
        for each, days in partners.items()
        for year in years(days) - years(together[each])
    }
    total = sum(length(days) for days in partners.values())
    sources = sorted(has.sources(state) | lacks.sources(state))
    return Difference(match, kind, (state,), "", span, one, other, frozenset(changed), total, tuple(sources))


def _kind(held: Bounds, span: Span, elsewhere: Days) -> str:
    """Return what differs; ``elsewhere`` also has days that the comparison leaves out, since a part cannot tell it."""
    if not elsewhere:
        return "membership"
    if not common(elsewhere, [Span(held.start.earliest, held.end.latest)]):
        return "spell"
    if not common(elsewhere, [Span(held.start.earliest, span.since)]):
        return "start"
    return "end" if not common(elsewhere, [Span(span.until, held.end.latest)]) else "gap"


def _texts(kind: str, held: Bounds) -> str:
    if kind in {"start", "end"}:
        return held.start.text if kind == "start" else held.end.text or "lasts"
    return f"{held.start.text}/{held.end.text or '..'}"


def _nearest(kind: str, spells: list[Bounds], span: Span) -> str:
    """Return what the graph that lacks these days has in its place."""
    if kind == "start":
        return next((each.start.text for each in spells if each.start.earliest >= span.since), "")
    if kind == "end":
        ends = [each.end for each in spells if each.end.latest <= span.since]
        return ends[-1].text if ends else ""
    return " ".join(f"{each.start.text}/{each.end.text or '..'}" for each in spells)


def _of_obligation(match: Match, has: Side, lacks: Side, swapped: bool, kind: str) -> Iterator[Difference]:
    """Yield where a type of obligation binds members of both in one graph alone, states with the same days together."""
    there, here = has.bound(kind), lacks.bound(kind)
    alike: dict[Span, list[str]] = defaultdict(list)
    for state in sorted(there.keys() & here.keys()):
        shared = common(has.possible[state], lacks.possible[state])
        for span in common(without(there[state][0], here[state][1]), shared):
            alike[span].append(state)
    for span, states in sorted(alike.items()):
        texts = ("owed", "") if not swapped else ("", "owed")
        changed, total = _loosened(has, lacks, states, span, {state: here[state][1] for state in here})
        sources = sorted({source for state in states for side in (has, lacks) for source in side.sources(state)})
        yield Difference(match, "obligation", tuple(states), kind, span, *texts, changed, total, tuple(sources))


def _loosened(
    has: Side, lacks: Side, states: list[str], span: Span, bound: dict[str, Days]
) -> tuple[frozenset[Pair], int]:
    """Return the pairs and years in which such an obligation joins two members of both in one graph alone."""
    changed: set[Pair] = set()
    total = 0
    for state in states:
        for other in has.possible.keys() & lacks.possible.keys() - {state}:
            days = common(common(has.possible[other], lacks.possible[other]), [span])
            elsewhere = common([*bound.get(state, []), *bound.get(other, [])], days)
            changed |= {(frozenset((state, other)), year) for year in years(without(days, sorted(elsewhere)))}
            total += length(days)
    return frozenset(changed), total
