"""What the curated graph lends to a source that is imported: its states with their codes, and names of alliances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from csto_graph.core.dates import parse_day
from csto_graph.core.namespaces import DERIVED_GRAPH
from csto_graph.imports.formats.alliance_rows import LANGUAGES, Known
from csto_graph.imports.formats.crosswalk import ATOP, COW, GLEDITSCH_WARD, Bearer, Crosswalk
from csto_graph.store import Store, Triples

_CODES = f"""
SELECT ?scheme ?code ?state ?since ?until WHERE {{
  VALUES ?scheme {{ v:{COW} v:{GLEDITSCH_WARD} v:{ATOP} }}
  ?row a sa:StateCode ; sa:codeScheme ?scheme ; skos:notation ?code ; sa:codeOf ?state ;
    sa:startEarliest ?since ; sa:endLatest ?until .
}}
ORDER BY ?scheme ?code ?since
"""
_STATES = "SELECT ?state ?label WHERE { ?state a sa:State ; rdfs:label ?label . FILTER (LANG(?label) = '%s') }"
_ALLIANCES = """
SELECT ?number ?organisation ?label ?short ?lineage WHERE {
  ?organisation sa:%s ?number ; rdfs:label ?label ; sa:shortName ?short .
  FILTER (LANG(?label) = '%s' && LANG(?short) = 'en')
  OPTIONAL { ?organisation sa:lineage ?lineage }
}
ORDER BY ?number ?organisation
"""
_LENT = """
CONSTRUCT { ?row ?property ?value } WHERE {
  { VALUES ?class { sa:State sa:StateCode } ?row a ?class }
  UNION { SELECT DISTINCT ?row WHERE { VALUES ?class { sa:State sa:StateCode }
    VALUES ?link { dcterms:source sa:startSource sa:endSource sa:verifiedSource }
    ?fact a ?class ; ?link ?row } }
  UNION { SELECT DISTINCT ?row WHERE { VALUES ?class { sa:State sa:StateCode }
    ?fact a ?class ; dcterms:source ?source . ?source dcterms:publisher ?row } }
  ?row ?property ?value .
}
"""
_DERIVED = f"CONSTRUCT {{ ?row ?property ?value }} WHERE {{ GRAPH <{DERIVED_GRAPH}> {{ ?row ?property ?value }} }}"
NUMBERED = {"atop": "atopAlliance"}
"""The property with the numbers that a source has for alliances, by the name of the source."""


def read_crosswalk(store: Store) -> Crosswalk:
    """Return the numbers of states with their days, and the labels of states."""
    codes = [
        (str(scheme), int(str(code)), Bearer(str(state), parse_day(str(since)), parse_day(str(until))))
        for scheme, code, state, since, until in store.select(_CODES).rows
    ]
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for state, label in store.select(_STATES % language).rows:
            labels[str(state)][language] = str(label)
    return Crosswalk.of(codes, labels)


def read_known(store: Store, name: str) -> Mapping[str, Sequence[Known]]:
    """Return what the curated graph calls the alliances of a source, by their number there."""
    if name not in NUMBERED:
        return {}
    found: dict[str, dict[str, Known]] = defaultdict(dict)
    for language in LANGUAGES:
        for number, organisation, label, short, lineage in store.select(_ALLIANCES % (NUMBERED[name], language)).rows:
            known = found[str(number)].get(str(organisation), Known({}, str(short), str(lineage or "")))
            labels = {**known.labels, language: str(label)}
            found[str(number)][str(organisation)] = Known(labels, known.short, known.lineage)
    return {number: list(known.values()) for number, known in found.items()}


def read_numbers(store: Store) -> Mapping[str, frozenset[str]]:
    """Return the numbers that data sets have for alliances, with the name of the data set, by the slug of the body."""
    found: dict[str, set[str]] = defaultdict(set)
    for source, term in NUMBERED.items():
        for body, number in store.select(f"SELECT ?body ?number WHERE {{ ?body sa:{term} ?number }}").rows:
            found[str(body)].add(f"{source} {number}")
    return {body: frozenset(numbers) for body, numbers in found.items()}


def lent_lines(store: Store) -> list[str]:
    """Return the states, their codes, and the sources of both, as N-Triples lines in order; nothing that is derived."""
    lent, derived = (store.query(query) for query in (_LENT, _DERIVED))
    assert isinstance(lent, Triples)
    assert isinstance(derived, Triples)
    return sorted(set(lent.ntriples.splitlines()) - set(derived.ntriples.splitlines()))
