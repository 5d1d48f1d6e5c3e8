"""What a page knows: things, ties, statements, sources and claims, as plain JSON values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from csto_graph.dates import FOREVER, MINIMUM, ONE_DAY, Boundary, Bounds, parse_day, parse_start
from csto_graph.labels import LANGUAGES
from csto_graph.pages.days import bounds_json
from csto_graph.pages.ties import Tie, read_structure, ties_of
from csto_graph.statements import Statement, read_labels, read_statements
from csto_graph.store import ResultTable, Store
from csto_graph.windows import Window

KINDS = {"state": "state", "org": "organisation", "treaty": "treaty", "event": "event", "person": "person"}
FIRST_DAY = date(1945, 1, 1)
Json = dict[str, Any]

_FACTS = """
SELECT ?thing ?property ?value WHERE {
  VALUES ?class { sa:State sa:Organisation sa:Treaty sa:Event sa:Person }
  ?thing a ?class ; ?property ?value .
  FILTER (?property NOT IN (rdf:type, rdfs:label, dcterms:source, sa:rank, sa:rivalOf))
  FILTER (!isLiteral(?value) || LANG(?value) IN ("", "en"))
  FILTER NOT EXISTS { ?thing sa:rank ?rank . FILTER NOT EXISTS { ?thing a sa:BestRank } }
  FILTER NOT EXISTS { ?property rdfs:subPropertyOf dcterms:source }
}
ORDER BY ?thing ?property ?value
"""
_SOURCES_OF = """
SELECT DISTINCT ?thing ?source WHERE {
  VALUES ?class { sa:State sa:Organisation sa:Treaty sa:Event sa:Person }
  ?thing a ?class ; dcterms:source ?source .
}
ORDER BY ?thing ?source
"""
_SOURCES = """
SELECT ?source ?label ?publisher ?published ?url WHERE {
  ?source a sa:Source ; rdfs:label ?label ; dcterms:publisher ?by . ?by rdfs:label ?publisher .
  OPTIONAL { ?source dcterms:issued ?published } OPTIONAL { ?source schema:url ?url }
}
ORDER BY ?source
"""
_CLAIMS = """
SELECT ?claim ?verdict ?paraphrase ?reason ?paragraph ?part ?value WHERE {
  ?assessment sa:assesses ?claim ; sa:verdict ?verdict ; sa:reason ?reason .
  ?claim sa:paraphrase ?paraphrase ; sa:paragraph ?paragraph ; sa:affirms|sa:denies ?proposition .
  { ?proposition sa:subject|sa:object ?value . BIND ("about" AS ?part) }
  UNION { ?assessment sa:basis ?value . BIND ("basis" AS ?part) }
  UNION { ?assessment dcterms:source ?value . BIND ("sources" AS ?part) }
  UNION { ?claim prov:wasAttributedTo ?value . BIND ("said_by" AS ?part) }
}
ORDER BY ?claim ?part ?value
"""


@dataclass
class Content:
    """The things and ties that a page draws, and the statements behind them."""

    labels: dict[str, dict[str, str]]
    short: dict[str, dict[str, str]]
    aliases: dict[str, list[str]]
    facts: dict[str, list[tuple[str, str]]]
    sources_of: dict[str, list[str]]
    statements: list[Statement]
    ties: list[Tie]
    things: list[str] = field(default_factory=list)

    def bounds(self, thing: str) -> Bounds | None:
        """Return the time in which a thing exists, where the graph gives it."""
        values = dict(self.facts.get(thing, ()))
        if thing.startswith("treaty-") and "sa:signed" in values:
            return Bounds(parse_start(values["sa:signed"]), Boundary("", FOREVER, FOREVER))
        if "sa:startEarliest" not in values:
            return None
        start, end = (
            Boundary("", *(parse_day(values[f"sa:{side}{bound}"]) for bound in ("Earliest", "Latest")))
            for side in ("start", "end")
        )
        return Bounds(start, end)


def read_content(store: Store) -> Content:
    """Read everything that pages draw from a store."""
    labels = {language: read_labels(store, language) for language in LANGUAGES}
    english = labels["en"]
    statements = read_statements(store, lambda name: english.get(name, name))
    facts = _grouped(store.select(_FACTS))
    things = sorted(thing for thing in facts if thing.split("-")[0] in KINDS)
    ties = [*ties_of(statements, store), *read_structure(store)]
    return Content(
        labels={thing: {language: labels[language].get(thing, thing) for language in LANGUAGES} for thing in things},
        short=_short_names(store),
        aliases={thing: [value for name, value in facts[thing] if name in _ALIASES] for thing in things},
        facts=facts,
        sources_of={thing: [slug for (slug,) in rows] for thing, rows in _grouped(store.select(_SOURCES_OF)).items()},
        statements=statements,
        ties=[tie for tie in ties if {tie.one, tie.other} <= set(things)],
        things=things,
    )


def payload(store: Store, content: Content, window: Window, release: date, *, summary: str) -> Json:
    """Return what the page's script reads: everything but the looks of nodes and edges."""
    names = read_labels(store)
    since = min(FIRST_DAY, window.until - ONE_DAY) if window.since == MINIMUM else window.since
    until = max(release, since) + ONE_DAY if window.until == FOREVER else window.until
    things = set(content.things)
    used = [s for s in content.statements if things & {s.id, *(part for _, part in s.parts)}]
    return {
        "days": [day.isoformat() for day in (since, until)],
        "first": min(FIRST_DAY, since).isoformat(),
        "last": max(release, until - ONE_DAY).isoformat(),
        "summary": summary,
        "nodes": [_node(content, thing, lambda name: names.get(name, name)) for thing in content.things],
        "edges": [tie.as_json() for tie in content.ties],
        "statements": [_statement(each) for each in used],
        "sources": {
            str(row["source"]): {k: v or "" for k, v in row.items() if k != "source"} for row in store.select(_SOURCES)
        },
        "claims": _claims(store, lambda name: names.get(name, name)),
    }


_ALIASES = {"skos:altLabel", "sa:shortName", "sa:iso2Code", "sa:iso3Code"}
_HIDDEN = ("Earliest", "Latest")


def _short_names(store: Store) -> dict[str, dict[str, str]]:
    query = "SELECT ?thing ?language ?name WHERE { ?thing sa:shortName ?name . BIND (LANG(?name) AS ?language) }"
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for row in store.select(query):
        names[str(row["thing"])][str(row["language"])] = str(row["name"])
    return names


def _grouped(table: ResultTable) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for thing, *rest in table.rows:
        groups[str(thing)].append(tuple("" if cell is None else str(cell) for cell in rest))
    return dict(groups)


def _node(content: Content, thing: str, label: Callable[[str], str]) -> Json:
    facts = [(label(name), label(value)) for name, value in content.facts[thing] if not name.endswith(_HIDDEN)]
    return {
        "id": thing,
        "kind": KINDS[thing.split("-")[0]],
        "labels": content.labels[thing],
        "short": content.short.get(thing, {}),
        "aliases": content.aliases[thing],
        "facts": facts,
        "bounds": bounds_json(content.bounds(thing)),
        "sources": content.sources_of.get(thing, []),
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "text": statement.text,
        "things": list(dict.fromkeys([statement.id, *(part for _, part in statement.parts)])),
        "start": statement.bounds.start.text if statement.bounds else "",
        "end": statement.bounds.end.text if statement.bounds else "",
        "bounds": bounds_json(statement.bounds),
        "rank": statement.rank,
        "rival_of": statement.rival_of or "",
        "best": statement.best,
        "confidence": statement.confidence,
        "note": statement.note,
        "sources": list(statement.sources),
    }


def _claims(store: Store, label: Callable[[str], str]) -> list[Json]:
    claims: dict[str, Json] = {}
    for claim, verdict, paraphrase, reason, paragraph, part, value in store.select(_CLAIMS).rows:
        fresh = {"id": claim, "verdict": verdict, "paraphrase": paraphrase, "reason": reason, "paragraph": paragraph}
        entry = claims.setdefault(str(claim), fresh | {"about": [], "basis": [], "sources": [], "said_by": []})
        entry[str(part)].append(str(value))
    for entry in claims.values():
        entry["said_by"] = ", ".join(label(speaker) for speaker in entry["said_by"])
    return list(claims.values())
