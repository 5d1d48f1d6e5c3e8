"""The graph as one source sees it: its facts only, each with what that source itself says of them.

A source often gives one boundary of a spell and not the other. What it does not give is unknown in its view: such a
spell is possible on every day that the known boundary allows, and never certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from csto_graph.core.dates import FOREVER, MINIMUM, ONE_DAY, day_after, parse_day
from csto_graph.core.query_files import load_query
from csto_graph.core.resources import ontology_directory
from csto_graph.core.terms import concept, literal, name, source_graph, thing
from csto_graph.errors import UnknownNameError
from csto_graph.store import EmbeddedStore, Store, Triples

Pair = tuple[str, str]
Facts = Mapping[str, list[Pair]]
SPELLS = {name(f"sa:{kind}") for kind in ("Membership", "Seat", "Suspension", "Tenure")}
# A membership that is lent for its suspension is no fact of the source: without a rank no question lists it.
_MEMBERSHIP = thing("membership-").removesuffix(">")
_RANKED = tuple(f"{term} ." for term in (name("sa:BestRank"), *map(concept, ("preferred", "normal", "deprecated"))))
_SOURCES = {name(kind) for kind in ("dcterms:source", "sa:startSource", "sa:endSource", "sa:verifiedSource")}
_ASIDE = {
    *_SOURCES,
    *map(name, ("sa:confidence", "sa:endBasis", "sa:rank", "sa:rivalOf", "sa:startBasis", "skos:note")),
}


def sources_of(store: Store, slug: str) -> list[str]:
    """Return the sources of a publisher, or the source itself, as slugs."""
    if slug.startswith("source-"):
        return [slug]
    published = store.select(load_query("evidence/sources-of-publisher", publisher=[thing(slug)]))
    return [str(source) for (source,) in published.rows]


def view_of(store: Store, sources: Collection[str]) -> EmbeddedStore:
    """Return a store in memory with the facts of these sources (slugs), and of the rest only what they speak of.

    States, organisations, people, treaties and claims are lent by the whole graph, so that things keep their names; so
    are the event of a participation, the membership of a suspension and the article of an obligation. Every row that
    a source supports counts as its best: the editors' ranks are not its own. Where a row and its rival differ only in
    a boundary that the source does not give, one of them stands. Raises UnknownNameError if no fact rests on them.
    """
    own_facts = load_query("evidence/own-facts", graph=map(source_graph, sorted(sources)))
    own = _completed(_facts(_lines(store, own_facts), sources))
    if not own:
        mend = "'csto-graph ask sources' counts the facts of each"
        raise UnknownNameError("source of facts", " ".join(sorted(sources)), (), mend=mend)
    spoken_of = load_query("evidence/facts-spoken-of", source=map(thing, sorted(sources)))
    lent = {line for line in _lines(store, spoken_of) if line.split(" ", 1)[0] not in own}
    lent = {line for line in lent if not (line.startswith(_MEMBERSHIP) and line.endswith(_RANKED))}
    lent |= _lines(store, load_query("evidence/things")) - _lines(store, load_query("store/derived"))
    view = EmbeddedStore.in_memory()
    lines = [*(f"{row} {' '.join(pair)} ." for row in own for pair in own[row]), *sorted(lent)]
    view.load("\n".join(lines).encode(), ontology_directory())
    return view


def _lines(store: Store, query: str) -> set[str]:
    answer = store.query(query)
    assert isinstance(answer, Triples)
    return set(answer.ntriples.splitlines())


def _facts(lines: set[str], sources: Collection[str]) -> Facts:
    """Return the triples by row; of the sources behind a row only those asked for."""
    facts: dict[str, list[Pair]] = defaultdict(list)
    wanted = {thing(slug) for slug in sources}
    for line in sorted(lines):
        row, predicate, value = line.removesuffix(" .").split(" ", 2)
        if predicate not in _SOURCES or value in wanted:
            facts[row].append((predicate, value))
    return facts


def _completed(facts: Facts) -> Facts:
    """Leave out rows that say no more than their rival, and open the boundaries that the source does not give."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row, pairs in facts.items():
        groups[dict(pairs).get(name("sa:rivalOf"), row)].append(row)
    kept = [row for group in groups.values() for row in _distinct(sorted(group, key=len), facts)]
    return {row: [*facts[row], *_opened(facts[row]), *_best(facts[row])] for row in sorted(kept)}


def _distinct(rows: list[str], facts: Facts) -> Iterator[str]:
    """Yield the rows that say something which no other of the group says; of equal ones the first."""
    said = [frozenset(pair for pair in facts[row] if pair[0] not in _ASIDE) for row in rows]
    for place, row in enumerate(rows):
        if said[place] not in said[:place] and not any(said[place] < other for other in said):
            yield row


def _opened(pairs: list[Pair]) -> Iterator[Pair]:
    known = dict(pairs)
    if known[name("rdf:type")] not in SPELLS:
        return
    start, end = (_day(known.get(name(f"sa:{bound}"))) for bound in ("startEarliest", "endEarliest"))
    if start is None:
        # It began at the latest on the last day before its end, or on the day on which it was seen to hold.
        out = _day(known.get(name("sa:endLatest"))) or FOREVER
        latest = (end if end and out == FOREVER else out) - ONE_DAY
        yield name("sa:startText"), literal("")
        yield from _days("start", MINIMUM, latest)
    if end is None:
        # Nothing is presumed from a source that is silent about the end: it may speak of one day alone.
        first = day_after(start or MINIMUM)
        yield from _days("end", first, FOREVER)
        yield name("sa:endPresumed"), literal(first.isoformat(), datatype="date")


def _best(pairs: list[Pair]) -> Iterator[Pair]:
    if name("sa:rank") in dict(pairs):
        yield name("rdf:type"), name("sa:BestRank")


def _day(term: str | None) -> date | None:
    return parse_day(term.split('"')[1]) if term else None


def _days(bound: str, earliest: date, latest: date) -> Iterator[Pair]:
    for key, day in (("Earliest", earliest), ("Latest", latest)):
        yield name(f"sa:{bound}{key}"), literal(day.isoformat(), datatype="date")
