"""What the explorer draws and tells, read from a store once and whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from csto_graph.core.choices import LANGUAGES
from csto_graph.core.dates import MINIMUM, Bounds, parse_start
from csto_graph.core.query_files import load_query
from csto_graph.core.remembering import once_for_each
from csto_graph.pictures.explorer_choices import NODE_KINDS
from csto_graph.pictures.web.explorer.lines import OPEN, Tie, read_structure, ties_of
from csto_graph.pictures.web.explorer.page_claims import Claim, read_claims
from csto_graph.pictures.web.explorer.stories import stories
from csto_graph.questions.context import GraphContext
from csto_graph.records import Duty, Phase, StateSystem, read_duties, read_spells, read_state_system
from csto_graph.records.edition import Edition
from csto_graph.records.row_bounds import parse_boundary, parse_bounds
from csto_graph.records.statements import Statement, read_labels, read_statements
from csto_graph.store import ResultTable, Store, cell_text

KINDS = dict(zip(("state", "org", "treaty", "event", "person"), NODE_KINDS, strict=True))
"""The kind of a thing by the first word of its slug."""
MARK = "\x00"
"""Stands before and after each slug in the sentences of statements; the page puts in the label in its language."""


@dataclass(frozen=True)
class Source:
    """Where something was read."""

    id: str
    label: str
    publisher: str
    published: str
    url: str
    language: str = ""
    asked: str = ""


@dataclass(frozen=True)
class Content:
    """The things and ties that a page draws, and what it tells of them.

    ``labels`` has for each language the label of every term: things, concepts and properties, by slug.
    Sentences of statements have slugs between :data:`MARK` where a label is to stand.
    """

    edition: Edition
    labels: dict[str, dict[str, str]]
    things: list[str]
    ties: list[Tie]
    statements: list[Statement] = field(default_factory=list)
    short: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    sources_of: dict[str, list[str]] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    phases: dict[str, tuple[Phase, ...]] = field(default_factory=dict)
    stories: list[dict[str, Any]] = field(default_factory=list)
    state_system: StateSystem = field(default_factory=lambda: StateSystem({}))

    def spells(self, thing: str) -> list[Bounds]:
        """Return the times in which a thing exists, where the graph gives them; only a state can have several.

        A treaty exists from its signature on.
        """
        if thing.startswith("state-"):
            return list(self.state_system.spells.get(thing, ()))
        values = dict(self.facts.get(thing, ()))
        if thing.startswith("treaty-") and "sa:signed" in values:
            end = parse_boundary(values, "sa:end") if "sa:endText" in values else OPEN
            return [Bounds(parse_start(values["sa:signed"]), end)]
        return [parse_bounds(values, "sa:")] if "sa:startEarliest" in values else []

    def place(self, thing: str) -> tuple[float, float] | None:
        """Return longitude and latitude of a state's capital."""
        values = dict(self.facts.get(thing, ()))
        return (float(values["geo:long"]), float(values["geo:lat"])) if "geo:lat" in values else None

    @property
    def seats(self) -> dict[str, str]:
        """The state in which each body has its seat, or had its last one."""
        held = [each for each in self.statements if each.kind == "Seat" and each.best and each.bounds]
        held.sort(key=lambda each: (each.bounds.start.earliest if each.bounds else MINIMUM, each.id))
        parts = [dict(each.parts) for each in held]
        return {each["org:siteOf"]: each["sa:state"] for each in parts if "sa:state" in each}

    def around(self, thing: str) -> Content:
        """Return the part of the content that is a thing, all that is ever tied to it and the ties between them."""
        ends = {end for tie in self.ties if thing in (tie.one, tie.other) for end in (tie.one, tie.other)}
        near = {thing, *ends} & set(self.things)
        return replace(self, things=sorted(near), ties=[tie for tie in self.ties if {tie.one, tie.other} <= near])


@once_for_each
def read_content(graph: GraphContext) -> Content:
    """Read everything that the explorer draws; a second page of a graph, as in a notebook, has it at once."""
    store = graph.store
    labels = {language: read_labels(store, language) for language in LANGUAGES}
    statements = read_statements(store, lambda name: f"{MARK}{name}{MARK}")
    facts = _grouped(store.select(load_query("pictures/web/explorer/thing-facts")))
    sources_of = {
        thing: [slug for (slug,) in rows]
        for thing, rows in _grouped(store.select(load_query("pictures/web/explorer/thing-sources"))).items()
    }
    things = sorted(thing for thing in {*facts, *sources_of} if thing.split("-")[0] in KINDS)
    return Content(
        stories=stories(graph, things),
        edition=graph.edition,
        labels=labels,
        things=things,
        ties=_between(things, [*ties_of(statements, store), *read_structure(store)]),
        statements=statements,
        short=_short_names(store),
        facts={thing: [(name, value) for name, value in rows] for thing, rows in facts.items()},
        sources_of=sources_of,
        sources=[
            Source(*map(cell_text, row)) for row in store.select(load_query("pictures/web/explorer/sources")).rows
        ],
        claims=read_claims(store),
        duties=read_duties(store),
        phases={spell.membership: spell.phases for spell in read_spells(store)},
        state_system=read_state_system(store),
    )


def _between(things: Collection[str], ties: Iterable[Tie]) -> list[Tie]:
    known = set(things)
    return [tie for tie in ties if {tie.one, tie.other} <= known]


def _short_names(store: Store) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, language, name in store.select(load_query("pictures/web/explorer/short-names")).rows:
        names[str(thing)].setdefault(str(language), str(name))
    return dict(names)


def _grouped(table: ResultTable) -> dict[str, list[tuple[str, ...]]]:
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for thing, *rest in table.rows:
        groups[str(thing)].append(tuple(map(cell_text, rest)))
    return dict(groups)
