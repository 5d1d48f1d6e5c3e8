"""Everything the graph holds on one thing, ready to be shown as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csto_graph.core.certainty import Certainty
from csto_graph.core.dates import Bounds
from csto_graph.core.notebook import html_of
from csto_graph.core.query_files import load_query
from csto_graph.core.terms import thing
from csto_graph.core.windows import Window
from csto_graph.records.row_bounds import BOUNDS, parse_bounds
from csto_graph.records.state_system import best_certainty
from csto_graph.records.statements import Statement, read_labels, read_statements, statement_table
from csto_graph.store import Store

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Claim:
    """A claim that speaks of a thing, with its verdict."""

    id: str
    verdict: str
    paraphrase: str


@dataclass(frozen=True, repr=False)
class Entity:
    """A thing with its facts, the statements that involve it (rivals too), its sources and the claims on it.

    ``spells`` are the times in which it exists, where the graph gives them; only a state can have several.
    """

    id: str
    label: str
    kinds: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    spells: tuple[Bounds, ...]
    statements: tuple[Statement, ...]
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]

    def exists(self, window: Window) -> bool:
        """Return whether it exists, at least possibly, on some day; a thing without spells always does."""
        return best_certainty(self.spells or (None,), window) is not None

    def frame(self) -> pd.DataFrame:
        """Return one row per statement as a DataFrame."""
        return statement_table(self.statements).frame()

    def __repr__(self) -> str:
        """Return one line: the thing and the number of statements."""
        return f"<Entity {self.id}, {self.label}: {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        return html_of(repr(self), self.frame())


def read_entity(
    store: Store, slug: str, window: Window | None, *, language: str, at_least: Certainty = "possible"
) -> Entity:
    """Return what is known of the thing with this slug; with ``window`` only statements that hold then."""
    labels = read_labels(store, language)
    facts = _facts(store, slug, lambda name: labels.get(name, name), {"", "en", language})
    near = read_statements(store, lambda name: labels.get(name, name), [slug])
    statements = (each for each in near if each.involves(slug))
    return Entity(
        id=slug,
        label=labels.get(slug, slug),
        kinds=tuple(value for name, value in facts if name == "kind of thing"),
        facts=tuple(fact for fact in facts if fact[0] != "kind of thing"),
        spells=_spells(store, slug),
        statements=tuple(each for each in statements if window is None or window.holds(each.bounds, at_least=at_least)),
        sources=tuple(_sources(store, slug)),
        claims=tuple(_claims(store, slug)),
    )


def _facts(store: Store, slug: str, label: Callable[[str], str], languages: set[str]) -> list[tuple[str, str]]:
    facts = []
    for row in store.select(load_query("evidence/entity-facts", thing=[thing(slug)])):
        name, value = str(row["property"]), "" if row["value"] is None else str(row["value"])
        if name == "rdf:type":
            facts.append(("kind of thing", label(value)))
        elif not name.endswith(BOUNDS) and (row["language"] or "") in languages:
            facts.append((label(name), label(value)))
    return facts


def _spells(store: Store, slug: str) -> tuple[Bounds, ...]:
    return tuple(map(parse_bounds, store.select(load_query("evidence/entity-spells", thing=[thing(slug)]))))


def _sources(store: Store, slug: str) -> list[str]:
    return [str(source) for (source,) in store.select(load_query("evidence/entity-sources", thing=[thing(slug)])).rows]


def _claims(store: Store, slug: str) -> list[Claim]:
    rows = store.select(load_query("evidence/entity-claims", thing=[thing(slug)]))
    return [Claim(str(row["claim"]), str(row["verdict"]), str(row["paraphrase"])) for row in rows]
