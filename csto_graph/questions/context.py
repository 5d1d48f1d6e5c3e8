"""What the rooms need of an open graph: its store, names, words, days and records, and the answers to questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from csto_graph.core.arguments import suggest_arguments
from csto_graph.core.certainty import Certainty
from csto_graph.core.dates import day_after
from csto_graph.core.windows import ALL_OF_HISTORY, Window
from csto_graph.errors import DateError
from csto_graph.questions.answering import (
    Day,
    chosen_window,
    code_days,
    day_of,
    in_order,
    query_text,
    resolved,
    sure_rows,
    surest_first,
)
from csto_graph.questions.names.name_index import NameIndex, words_by_scheme
from csto_graph.records.edition import Edition, read_edition
from csto_graph.store import ResultTable, Store

if TYPE_CHECKING:
    from csto_graph.records import Records, Scope


@suggest_arguments
class GraphContext:
    """A store with its names, words, days and records, each read when it is first needed."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def names(self) -> NameIndex:
        """The index of slugs, codes and labels."""
        return NameIndex.of(self.store)

    @cached_property
    def words(self) -> Mapping[str, list[str]]:
        """The words of the vocabulary by scheme, such as ``roles``."""
        return words_by_scheme(self.store)

    @cached_property
    def edition(self) -> Edition:
        """The edition of the data: version, day of release and hash of the content."""
        return read_edition(self.store)

    @cached_property
    def records(self) -> Records:
        """The spells, duties, participations and places in the store, each kind read once."""
        from csto_graph.records import Records

        return Records(self.store)

    @property
    def release(self) -> date:
        """The day of the data's release, which stands in for "now": answers never depend on a clock."""
        return self.edition.released

    @property
    def covered(self) -> Window:
        """The days on which the graph states anything: those that its data cover, or all until their release."""
        return self.edition.coverage or Window(ALL_OF_HISTORY.since, day_after(self.release))

    def window(self, as_of: Day | None = None, during: str | int | None = None) -> Window:
        """Return the days that a day, a year or an EDTF interval names; by default the day of the data's release.

        Raises DateError, or QueryError if both are given.
        """
        return chosen_window(self, as_of, during)

    def asked(self, as_of: Day | None, during: str | int | None) -> Window | None:
        """Return the days asked for, None if neither a day nor an interval is given; errors as :meth:`window`."""
        return None if as_of is None and during is None else self.window(as_of, during)

    def day(self, day: Day | None) -> date:
        """Return a single day, by default that of the data's release; a year or a month stands for its last day.

        Raises DateError.
        """
        return self.release if day is None else day_of(day)

    def resolve(
        self, name: str, kinds: str = "any", *, as_of: Day | None = None, during: str | int | None = None
    ) -> str:
        """Return the slug of the thing that a name means.

        A code that passed from one state to another means the state that had it on the days asked for.
        Raises UnknownNameError, AmbiguousNameError, DateError or QueryError.
        """
        return resolved(self.names, name, kinds, code_days(self.asked(as_of, during)))

    def resolve_all(
        self,
        names: str | Iterable[str] | None,
        kind: str,
        *,
        as_of: Day | None = None,
        during: str | int | None = None,
    ) -> frozenset[str] | None:
        """Return the slugs of one name or several, None for None; the same errors as :meth:`resolve`."""
        if names is None:
            return None
        given = [names] if isinstance(names, str) else names
        return frozenset(self.resolve(name, kind, as_of=as_of, during=during) for name in given)

    def scope(
        self,
        as_of: Day | None = None,
        during: str | int | None = None,
        *,
        at_least: Certainty = "possible",
        states: str | Iterable[str] | None = None,
        organisations: str | Iterable[str] | None = None,
    ) -> Scope:
        """Return the scope of a network, its names resolved; the same errors as :meth:`resolve`."""
        from csto_graph.records import Scope

        return Scope(
            self.window(as_of, during),
            at_least,
            self.resolve_all(states, "state", as_of=as_of, during=during),
            self.resolve_all(organisations, "organisation"),
        )

    def query_text(self, question: str, **parameters: Any) -> str:
        """Return the SPARQL of a question with its parameters bound; errors as :meth:`table`."""
        return query_text(self, question, parameters)

    def table(self, question: str, *, at_least: Certainty = "possible", **parameters: Any) -> ResultTable:
        """Answer a named question as a table of plain values.

        The parameters and errors are those of :meth:`csto_graph.AllianceGraph.ask`.
        """
        answer = in_order(self.store.select(query_text(self, question, parameters)))
        return answer if at_least == "possible" else sure_rows(answer, question, at_least)

    def changes(self, first: Day, second: Day, **parameters: Any) -> ResultTable:
        """Return what changed after a day, up to and including a later day, as a table of plain values.

        The parameters and errors are those of :meth:`csto_graph.AllianceGraph.diff`.
        """
        since, until = self.day(first), self.day(second)
        if since >= until:
            raise DateError(f"{until} does not lie after {since}; give the earlier day first")
        return surest_first(self.table("changes", during=f"{day_after(since)}/{until}", **parameters))
