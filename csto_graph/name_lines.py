"""The lines of the index of names: what a store says of things, their names, and the codes of states.

A store may be that of an endpoint, so texts are put on one line and slugs that are not on one are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from csto_graph.folding import fold, plain, words
from csto_graph.store import Store

STATE = "state-"
# Violent events go by their slugs alone: a data set has hundreds of thousands, which nobody calls by a name.
_NAMES = """
SELECT ?thing ?name WHERE {
  VALUES ?property { rdfs:label skos:altLabel sa:shortName sa:nativeLabel sa:iso2Code sa:iso3Code }
  VALUES ?class {
    sa:State sa:Organisation sa:Person sa:Post sa:Event sa:Treaty sa:Article sa:Territory sa:Document sa:Publisher
  }
  ?thing a ?class ; ?property ?name .
  FILTER NOT EXISTS { ?thing sa:kind v:violent-event }
}
"""
_GONE = "SELECT DISTINCT ?thing WHERE { ?thing a sa:State ; sa:endText ?end }"
_SLUGS = "SELECT DISTINCT ?thing WHERE { ?thing a ?class . FILTER (STRSTARTS(STR(?thing), STR(id:))) }"
_LABELS = (
    'SELECT ?thing ?label WHERE { ?thing rdfs:label ?label . FILTER (LANG(?label) = "en") } ORDER BY ?thing ?label'
)
TIMED = "name"
"""In place of the rank of a list: a name that a state bore in its time alone."""
_TIMED = """
SELECT ?label ?state ?since ?until WHERE {
  ?state a sa:State ; rdfs:label ?label ; sa:endText ?end ; sa:startEarliest ?since ; sa:endLatest ?until .
  FILTER (CONTAINS(?label, " ("))
}
"""
SCHEMES = {"cow-number": "0", "cow-abbreviation": "0", "gleditsch-ward-number": "1"}
"""The lists of which codes are read, with their ranks; codes of ISO 3166 are among the names."""
_CODES = f"""
SELECT ?code ?state ?since ?until ?scheme WHERE {{
  VALUES ?scheme {{ {" ".join(f"v:{scheme}" for scheme in SCHEMES)} }}
  ?row a sa:StateCode ; sa:codeScheme ?scheme ; skos:notation ?code ; sa:codeOf ?state ;
    sa:startEarliest ?since ; sa:endLatest ?until .
}}
"""


def thing_lines(store: Store) -> Iterator[str]:
    """Yield a line for each thing: its slug and its English label or nothing."""
    labels = {str(thing): plain(str(label)) for thing, label in store.select(_LABELS).rows}
    slugs = (str(thing) for (thing,) in store.select(_SLUGS).rows)
    return (f"{slug}\t{labels.get(slug, '')}" for slug in slugs if slug == plain(slug))


def name_lines(store: Store) -> set[str]:
    """Return a line for each name: as it is compared, the slug of its thing, and as it is written."""
    return {line for thing, name in _of_today(store) for line in _lines(thing, name)}


def code_lines(store: Store) -> set[str]:
    """Return a line for each code of a state: code, state, days from and until which it is valid, rank of the list.

    So has a name that a state bore in its time alone: the label "Korea (until 1910)" without what is in brackets.
    """
    codes = store.select(_CODES).rows
    names = ((str(label).partition(" (")[0], *life) for label, *life in store.select(_TIMED).rows)
    rows = [*((*row, SCHEMES[str(scheme)]) for *row, scheme in codes), *((*row, TIMED) for row in names)]
    return {"\t".join((fold(str(code)), *(plain(str(cell)) for cell in cells))) for code, *cells in rows}


def _of_today(store: Store) -> Iterator[tuple[str, str]]:
    """Yield things with their names; what a state of today is called, such as VN, is no name of one that is gone."""
    gone = {str(state) for (state,) in store.select(_GONE).rows}
    pairs = [(str(thing), str(name)) for thing, name in store.select(_NAMES).rows]
    taken = {fold(name) for thing, name in pairs if thing.startswith("state-") and thing not in gone}
    return ((thing, name) for thing, name in pairs if thing not in gone or fold(name) not in taken)


def _lines(slug: str, name: str) -> Iterator[str]:
    """Yield the lines of a name; a person also goes by the surname, a state by the same words in another order."""
    if slug != plain(slug) or not (folded := fold(name)):
        return
    yield f"{folded}\t{slug}\t{plain(name)}"
    if slug.startswith("person-"):
        surname = folded.split(" ")[-1]
        yield f"{surname}\t{slug}\t{surname}"
    if slug.startswith(STATE) and (ordered := words(name)) not in {"", folded}:
        yield f"{ordered}\t{slug}\t{plain(name)}"
