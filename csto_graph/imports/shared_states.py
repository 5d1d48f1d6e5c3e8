"""What the curated graph lends to a source that is imported: its states with their codes, and names of alliances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from csto_graph.core.dates import parse_day
from csto_graph.core.query_files import load_query
from csto_graph.core.remembering import once_for_each
from csto_graph.core.terms import literal, name
from csto_graph.imports.formats.alliance_rows import LANGUAGES, Known
from csto_graph.imports.formats.crosswalk import Bearer, Crosswalk
from csto_graph.store import Store, Triples

NUMBERED = {"atop": "sa:atopAlliance"}
"""The property with the numbers that a source has for alliances, by the name of the source."""


@once_for_each
def read_crosswalk(store: Store) -> Crosswalk:
    """Return the numbers of states with their days, and the labels of states."""
    codes = [
        (str(scheme), int(str(code)), Bearer(str(state), parse_day(str(since)), parse_day(str(until))))
        for scheme, code, state, since, until in store.select(load_query("imports/state-codes")).rows
    ]
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for state, label in store.select(load_query("imports/state-labels", language=[literal(language)])).rows:
            labels[str(state)][language] = str(label)
    return Crosswalk.of(codes, labels)


def read_known(store: Store, source: str) -> Mapping[str, Sequence[Known]]:
    """Return what the curated graph calls the alliances of a source, by their number there."""
    if source not in NUMBERED:
        return {}
    found: dict[str, dict[str, Known]] = defaultdict(dict)
    for language in LANGUAGES:
        query = load_query("imports/alliances", numbered=[name(NUMBERED[source])], language=[literal(language)])
        for number, organisation, label, short, lineage in store.select(query).rows:
            known = found[str(number)].get(str(organisation), Known({}, str(short), str(lineage or "")))
            labels = {**known.labels, language: str(label)}
            found[str(number)][str(organisation)] = Known(labels, known.short, known.lineage)
    return {number: list(known.values()) for number, known in found.items()}


def read_numbers(store: Store) -> Mapping[str, frozenset[str]]:
    """Return the numbers that data sets have for alliances, with the name of the data set, by the slug of the body."""
    found: dict[str, set[str]] = defaultdict(set)
    for source, term in NUMBERED.items():
        for body, number in store.select(load_query("imports/alliance-numbers", numbered=[name(term)])).rows:
            found[str(body)].add(f"{source} {number}")
    return {body: frozenset(numbers) for body, numbers in found.items()}


@once_for_each
def lent_lines(store: Store) -> list[str]:
    """Return the states, their codes, and the sources of both, as N-Triples lines in order; nothing that is derived."""
    queries = ("imports/shared-states", "store/derived")
    lent, derived = (store.query(load_query(query)) for query in queries)
    assert isinstance(lent, Triples)
    assert isinstance(derived, Triples)
    return sorted(set(lent.ntriples.splitlines()) - set(derived.ntriples.splitlines()))
