"""The dated, sourced statements of the graph as plain records, each with a sentence of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from csto_graph.core.dates import Bounds, punctual
from csto_graph.core.query_files import load_query
from csto_graph.core.terms import thing
from csto_graph.records.row_bounds import parse_boundary, parse_bounds
from csto_graph.store import ResultTable, Store, cell_text

Values = Mapping[str, list[str]]
Label = Callable[[str], str]
PROPERTY_NAMES = {
    "dcterms:isPartOf": "part of",
    "dcterms:issued": "published",
    "dcterms:language": "language",
    "dcterms:publisher": "publisher",
    "foaf:homepage": "website",
    "geo:lat": "latitude",
    "geo:long": "longitude",
    "org:postIn": "post in",
    "org:subOrganizationOf": "part of",
    "schema:sameAs": "same as",
    "schema:url": "address",
    "skos:altLabel": "also called",
    "skos:note": "note",
}
"""Names for properties of other vocabularies, which the ontology does not label."""


@dataclass(frozen=True)
class Statement:
    """One row of the graph: what it says, of which things, when, how sure, and on which sources."""

    id: str
    kind: str
    text: str
    parts: tuple[tuple[str, str], ...]
    bounds: Bounds | None
    rank: str
    rival_of: str | None
    confidence: str
    note: str
    sources: tuple[str, ...]

    def involves(self, slug: str) -> bool:
        """Return whether the statement is about the thing or concept with this slug."""
        return self.id == slug or any(part == slug for _, part in self.parts)

    def part(self, name: str) -> str:
        """Return the slug of the first thing that stands in this part, such as ``org:member``; empty if none does."""
        return dict(reversed(self.parts)).get(name, "")

    @property
    def best(self) -> bool:
        """Whether questions use it: no preferred row overrules it and it is no known error."""
        return self.rank != "deprecated" and self.rival_of is None


def read_labels(store: Store, language: str = "en") -> dict[str, str]:
    """Return the label of every thing, concept and term, in ``language`` where it has one and else in English."""
    labels = dict(PROPERTY_NAMES)
    preference = {"en": 1, language: 2}
    ranked = sorted(store.select(load_query("records/labels")), key=lambda row: preference.get(str(row["language"]), 0))
    for row in ranked:
        labels[str(row["thing"])] = str(row["label"])
    return labels


def read_statements(store: Store, label: Label, about: Collection[str] = ()) -> list[Statement]:
    """Return every statement of the graph, by slug; with ``about`` those on these slugs and what belongs to them."""
    terms = [*map(thing, sorted(about))]
    query = (
        load_query("records/statements-about", thing=terms, row=terms) if about else load_query("records/statements")
    )
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[str, str] = {}
    for row in store.select(query):
        slug = str(row["row"])
        kinds[slug] = str(row["class"]).removeprefix("sa:")
        values[slug][str(row["property"])].append(cell_text(row["value"]))
    found = {slug: _statement(slug, kinds[slug], values[slug], label) for slug in sorted(values)}
    return [_completed(statement, found) for statement in found.values()]


def _statement(slug: str, kind: str, values: Values, label: Label) -> Statement:
    sources = sorted(values.get("dcterms:source", ()))
    return Statement(
        id=slug,
        kind=kind,
        text=SENTENCES[kind](values, lambda name: label(_first(values, name))),
        parts=tuple((name, slug) for name in sorted(PARTS & values.keys()) for slug in sorted(values[name])),
        bounds=_bounds(values),
        rank=_first(values, "sa:rank") or "normal",
        rival_of=_first(values, "sa:rivalOf") or None,
        confidence=_first(values, "sa:confidence"),
        note=_first(values, "skos:note"),
        sources=tuple(sources),
    )


def _completed(statement: Statement, found: Mapping[str, Statement]) -> Statement:
    """Give a statement what the one it hangs on has.

    A participation takes the time of its event, and the doubt: a part in a rival event is a rival itself. A
    suspension is about the things that its membership is about.
    """
    parts = dict(statement.parts)
    if event := found.get(parts.get("sa:event", "")):
        return replace(statement, bounds=event.bounds, rank=event.rank, rival_of=event.rival_of)
    if membership := found.get(parts.get("sa:suspends", "")):
        text = f"{membership.text}, {statement.text}"
        doubt = membership if statement.best else statement
        every = statement.parts + membership.parts
        return replace(statement, text=text, parts=every, rank=doubt.rank, rival_of=doubt.rival_of)
    return statement


def _bounds(values: Values) -> Bounds | None:
    row = {name: min(texts) for name, texts in values.items()}
    if "sa:startEarliest" in row:
        return parse_bounds(row, "sa:")
    if "sa:dateEarliest" in row:
        day = parse_boundary(row, "sa:date")
        return Bounds(day, punctual(day))
    return None


def _first(values: Values, name: str) -> str:
    return min(values[name]) if values.get(name) else ""


def _membership(_: Values, part: Label) -> str:
    return f"{part('org:member')}: {part('org:role')} of {part('org:organization')}"


def _tenure(values: Values, part: Label) -> str:
    acting = " (acting)" if _first(values, "org:role") == "acting" else ""
    behalf = f", on behalf of {part('sa:onBehalfOf')}" if values.get("sa:onBehalfOf") else ""
    return f"{part('org:member')}: {part('sa:post')}{acting}{behalf}"


def _participation(values: Values, part: Label) -> str:
    post = f" ({part('sa:post')})" if values.get("sa:post") else ""
    return f"{part('sa:actor')}{post}: {part('sa:role')} in {part('sa:event')}"


def _figure(values: Values, part: Label) -> str:
    low, high = _first(values, "sa:low"), _first(values, "sa:high")
    amount = low if low == high else f"{low} to {high}" if high else f"{low} or more"
    share = f", part of {part('sa:contributor')}" if values.get("sa:contributor") else ""
    return f"{part('sa:about')}{share}: {amount} {part('sa:measure')}, {part('sa:status')}"


def _appearance(values: Values, part: Label) -> str:
    stance = "affirms" if values.get("sa:affirms") else "denies"
    behalf = f", for {part('sa:onBehalfOf')}" if values.get("sa:onBehalfOf") else ""
    return f"{part('prov:wasAttributedTo')}{behalf}: {stance}: {part(f'sa:{stance}')}"


SENTENCES: dict[str, Callable[[Values, Label], str]] = {
    "Membership": _membership,
    "Tenure": _tenure,
    "Participation": _participation,
    "PartyStatus": lambda _, part: f"{part('sa:party')}: {part('sa:act')}, {part('sa:treaty')}",
    "Seat": lambda values, part: f"{part('org:siteOf')}: seat in {_first(values, 'rdfs:label')}, {part('sa:state')}",
    "Appearance": _appearance,
    "FigureClaim": _figure,
    "NameSpell": lambda values, part: f"{part('sa:nameOf')}: called {_first(values, 'rdfs:label')}",
    "Recognition": lambda _, part: f"{part('sa:recognisedBy')}: recognises {part('sa:recognises')}",
    "StateSpell": lambda _, part: f"{part('sa:spellOf')}: member of the state system",
    "Suspension": lambda _, part: f"{part('sa:kind')}, {part('sa:extent')}",
    "Succession": lambda _, part: f"{part('sa:predecessor')}: {part('sa:kind')}, {part('sa:successor')}",
    "Mandate": lambda _, part: f"{part('sa:about')}: {part('sa:kind')}: {part('sa:content')}",
    "Obligation": lambda values, _: f"{_first(values, 'sa:paraphrase')}",
    "Event": lambda values, part: f"{part('sa:kind')}: {_first(values, 'rdfs:label')}",
}
PARTS = {
    *(
        "org:member",
        "org:organization",
        "sa:predecessor",
        "sa:successor",
        "org:role",
        "org:siteOf",
    ),
    *("prov:wasAttributedTo", "sa:affirms", "sa:denies"),
    *(
        "sa:about",
        "sa:act",
        "sa:actor",
        "sa:contributor",
        "sa:event",
        "sa:imposedBy",
        "sa:invokes",
        "sa:kind",
        "sa:nameOf",
    ),
    *("sa:obligeeState", "sa:obligorState", "sa:onBehalfOf", "sa:partOf", "sa:party", "sa:place", "sa:post", "sa:role"),
    *("sa:recognisedBy", "sa:recognises", "sa:spellOf", "sa:state", "sa:suspends", "sa:treaty"),
}


def statement_table(statements: Iterable[Statement]) -> ResultTable:
    """Return one row per statement: what it says, when, how it is judged, and its sources."""
    columns = ("statement", "kind", "text", "start", "end", "rank", "rival_of", "confidence", "note", "sources")
    rows = (
        (
            *(each.id, each.kind, each.text),
            *((each.bounds.start.text, each.bounds.end.text) if each.bounds else ("", "")),
            *(each.rank, each.rival_of, each.confidence, each.note, " ".join(each.sources)),
        )
        for each in statements
    )
    return ResultTable(columns, tuple(rows))
