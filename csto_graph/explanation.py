"""Why the graph answers as it does about two things: the evidence, the rival values and what each would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csto_graph.build.terms import thing
from csto_graph.dates import parse_span
from csto_graph.queries import bind, load_question
from csto_graph.queries.binding import ALL_OF_HISTORY
from csto_graph.statements import Statement, read_labels, read_statements
from csto_graph.store import Store

_CLAIMS = """
SELECT DISTINCT ?claim ?document ?verdict ?paraphrase ?reason WHERE {
  VALUES (?subject ?object) { (%(one)s %(other)s) (%(other)s %(one)s) }
  ?proposition sa:subject ?subject ; sa:object ?object .
  ?claim sa:affirms|sa:denies ?proposition ; sa:statedIn ?document ; sa:paraphrase ?paraphrase .
  ?assessment sa:assesses ?claim ; sa:verdict ?verdict ; sa:reason ?reason .
}
ORDER BY ?claim
"""
_SOURCES = """
SELECT ?source ?label ?publisher ?published WHERE {
  ?source a sa:Source ; rdfs:label ?label ; dcterms:publisher/rdfs:label ?publisher .
  OPTIONAL { ?source dcterms:issued ?published }
}
"""


@dataclass(frozen=True)
class Difference:
    """A rival value: what it says in place of the preferred one, and the days on which answers change with it."""

    rival: str
    rank: str
    differs: str
    preferred_value: str
    rival_value: str
    question: str
    first: str
    last: str
    note: str
    sources: tuple[str, ...]

    @property
    def when(self) -> str:
        """The days on which answers change: those of the two dates, or all from the first until the last."""
        if self.differs == "date":
            return f"on {self.preferred_value} and on {self.rival_value}"
        if self.differs == "figure":
            return f"on {self.first}" + (f" to {self.last}" if self.last != self.first else "")
        return f"from {self.first} on" if self.last.startswith("9999") else f"from {self.first} until {self.last}"

    def touches(self, day: date) -> bool:
        """Return whether the choice between the two values changes the answer for ``day``."""
        if self.differs == "date":
            spans = (parse_span(value) for value in (self.preferred_value, self.rival_value))
            return any(first <= day <= last for first, last in spans)
        if self.differs == "figure" or self.question == "events":
            return self.first <= day.isoformat() <= self.last
        return self.first <= day.isoformat() < self.last


@dataclass(frozen=True)
class ClaimOnBoth:
    """A claim of a document that joins the two things, with its verdict and the reason."""

    id: str
    document: str
    verdict: str
    paraphrase: str
    reason: str


@dataclass(frozen=True)
class Explanation:
    """What binds two things: statements on both with their rivals, what holds on a day, and claims on both."""

    one: str
    other: str
    day: date | None
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]
    claims: tuple[ClaimOnBoth, ...]
    sources: dict[str, str]

    @property
    def holding(self) -> tuple[Statement, ...]:
        """The best statements that possibly hold on the day; without a day, all of the best."""
        best = (each for each in self.statements if each.best)
        return tuple(each for each in best if self.day is None or each.certainty(self.day))


def explain(store: Store, one: str, other: str, day: date | None, language: str = "en") -> Explanation:
    """Return the evidence chain between the things with these two slugs; ``day`` tells what holds then."""
    labels = read_labels(store, language)
    every = read_statements(store, lambda name: labels.get(name, name))
    direct = {each.id for each in every if each.involves(one) and each.involves(other)}
    preferred = {each.rival_of for each in every if each.id in direct}
    both = {each.id for each in every if each.id in direct | preferred or each.rival_of in direct}
    found = tuple(each for each in every if each.id in both or both & {slug for _, slug in each.parts})
    texts = {"one": thing(one), "other": thing(other)}
    claims = tuple(ClaimOnBoth(*(str(cell) for cell in row.values())) for row in store.select(_CLAIMS % texts))
    cited = {source for each in found for source in each.sources}
    return Explanation(
        one=labels.get(one, one),
        other=labels.get(other, other),
        day=day,
        statements=found,
        differences=_differences(store, {each.id for each in found}, language),
        claims=claims,
        sources={slug: text for slug, text in _source_lines(store) if slug in cited},
    )


def _differences(store: Store, rows: set[str], language: str) -> tuple[Difference, ...]:
    query = bind(load_question("disagreements"), {"as_of": ALL_OF_HISTORY, "language": language})
    return tuple(
        Difference(
            **{
                name: str(row[name])
                for name in ("rival", "rank", "differs", "preferred_value", "rival_value", "question")
            },
            first=_text(row["from"]),
            last=_text(row["to"]),
            note=_text(row["note"]),
            sources=tuple(sorted(str(row["sources"]).split())),
        )
        for row in store.select(query)
        if row["rival"] in rows
    )


def _source_lines(store: Store) -> list[tuple[str, str]]:
    rows = store.select(_SOURCES)
    parts = ("label", "publisher", "published")
    return [(str(row["source"]), ", ".join(filter(None, (_text(row[name]) for name in parts)))) for row in rows]


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
