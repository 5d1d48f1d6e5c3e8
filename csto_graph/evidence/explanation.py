"""Why the graph answers as it does about two things: the evidence, the rival values and what each would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csto_graph.core.dates import Bounds
from csto_graph.core.notebook import html_of
from csto_graph.core.query_files import load_query
from csto_graph.core.terms import thing
from csto_graph.core.windows import ALL_OF_HISTORY, Window
from csto_graph.evidence.rival_values import Difference, read_differences
from csto_graph.records.statements import Statement, read_labels, read_statements, statement_table
from csto_graph.store import Store

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class SharedMembership:
    """Two memberships of one organisation or alliance that share a day, and the time that they share."""

    rows: tuple[Statement, Statement]
    bounds: Bounds


@dataclass(frozen=True)
class ClaimOnBoth:
    """A claim of a document that joins the two things, with its verdict and the reason."""

    id: str
    document: str
    verdict: str
    paraphrase: str
    reason: str


@dataclass(frozen=True, repr=False)
class Explanation:
    """What binds two things: statements on both with their rivals, what both belong to, and claims on both.

    ``window`` is the days asked for, or None for all of history; ``labels`` has what the things are called.
    """

    one: str
    other: str
    window: Window | None
    statements: tuple[Statement, ...]
    shared: tuple[SharedMembership, ...]
    differences: tuple[Difference, ...]
    claims: tuple[ClaimOnBoth, ...]
    sources: dict[str, str]

    def frame(self) -> pd.DataFrame:
        """Return one row per statement as a DataFrame."""
        return statement_table(self.statements).frame()

    def __repr__(self) -> str:
        """Return one line: both things and the number of statements."""
        return f"<Explanation of {self.one} and {self.other}: {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        return html_of(repr(self), self.frame())

    @property
    def holding(self) -> tuple[Statement, ...]:
        """The best statements that possibly hold in the window; without one, all of the best."""
        best = (each for each in self.statements if each.best)
        return tuple(each for each in best if self.window is None or self.window.holds(each.bounds))


def explain(store: Store, one: str, other: str, window: Window | None, language: str = "en") -> Explanation:
    """Return the evidence chain between the things with these two slugs; ``window`` tells what holds then."""
    labels = read_labels(store, language)
    every = read_statements(store, lambda name: labels.get(name, name), [one, other])
    direct = {each.id for each in every if each.involves(one) and each.involves(other)}
    preferred = {each.rival_of for each in every if each.id in direct}
    both = {each.id for each in every if each.id in direct | preferred or each.rival_of in direct}
    found = tuple(each for each in every if each.id in both or both & {slug for _, slug in each.parts})
    query = load_query("evidence/claims-on-both", one=[thing(one)], other=[thing(other)])
    claims = tuple(ClaimOnBoth(*map(str, row)) for row in store.select(query).rows)
    shared = _shared(every, one, other, window or ALL_OF_HISTORY)
    cited = {source for each in [*found, *(row for both in shared for row in both.rows)] for source in each.sources}
    return Explanation(
        one=labels.get(one, one),
        other=labels.get(other, other),
        window=window,
        statements=found,
        shared=shared,
        differences=read_differences(store, {each.id for each in found}, language),
        claims=claims,
        sources={slug: text for slug, text in _source_lines(store) if slug in cited},
    )


def _shared(every: list[Statement], one: str, other: str, window: Window) -> tuple[SharedMembership, ...]:
    """Return what both belong to at once on some day of the window; sides that name each other share nothing new."""
    own, others = ([each for each in every if _belongs(each, thing)] for thing in (one, other))
    pairs = (
        SharedMembership((first, second), first.bounds.overlap(second.bounds))
        for first in own
        for second in others
        if first.bounds and second.bounds and first.part("org:organization") == second.part("org:organization")
    )
    return tuple(pair for pair in pairs if window.holds(pair.bounds))


def _belongs(statement: Statement, slug: str) -> bool:
    return statement.kind == "Membership" and statement.best and statement.part("org:member") == slug


def _source_lines(store: Store) -> list[tuple[str, str]]:
    rows = store.select(load_query("evidence/source-labels"))
    parts = ("label", "publisher", "published")
    return [(str(row["source"]), ", ".join(filter(None, (_text(row[name]) for name in parts)))) for row in rows]


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
