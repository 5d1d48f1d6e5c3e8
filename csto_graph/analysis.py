"""What the graph offers on networks; they are imported when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from csto_graph.core.dates import parse_span
from csto_graph.errors import DateError
from csto_graph.questions.context import StoreContext, frame_of

if TYPE_CHECKING:
    import pandas as pd

    from csto_graph.networks import Balance, Series, Similarity
    from csto_graph.networks.types import Network
    from csto_graph.pictures.print import Picture
    from csto_graph.questions.answering import Day
    from csto_graph.records import Records, Scope
    from csto_graph.store import ResultTable


class Analysis(StoreContext):
    """Networks of the relations in a store, their measures and their pictures."""

    @cached_property
    def records(self) -> Records:
        """The spells, duties, participations and places of which networks are made, each read once."""
        from csto_graph.records import Records

        return Records(self.store)

    def network(
        self,
        projection: str,
        *,
        as_of: Day | None = None,
        during: str | None = None,
        certain_only: bool = False,
        states: Iterable[str] | None = None,
        organisations: Iterable[str] | None = None,
        **options: Any,
    ) -> Network:
        """Return a projection as a networkx graph.

        ``alliances``, ``affiliations``, ``obligations``, ``events``, ``conflicts``, ``signed`` or ``layers``, each
        described in :mod:`csto_graph.networks`, of a day, by default that of the data's release, or of all days of an
        EDTF interval. ``states`` and ``organisations`` limit it to some of them. Options: ``types`` of obligation and
        ``weight`` (``number`` or ``strength``) of alliances, ``types`` of obligations, signed and layers, ``roles`` of
        events. Raises UnknownNameError, AmbiguousNameError, DateError or QueryError.
        """
        from csto_graph.networks import project

        scope = self.scope(as_of, during, certain_only=certain_only, states=states, organisations=organisations)
        return project(self.records, projection, scope, **options)

    def metrics(
        self,
        first: str = "1949",
        last: str | None = None,
        *,
        projection: str = "alliances",
        certain_only: bool = False,
        states: Iterable[str] | None = None,
        organisations: Iterable[str] | None = None,
        **options: Any,
    ) -> pd.DataFrame:
        """Return measures of a network through time as a DataFrame; see :meth:`series` for parameters and errors."""
        series = self.series(
            first,
            last,
            projection=projection,
            certain_only=certain_only,
            states=states,
            organisations=organisations,
            **options,
        )
        return frame_of(series.table())

    def series(
        self,
        first: str = "1949",
        last: str | None = None,
        *,
        projection: str = "alliances",
        certain_only: bool = False,
        states: Iterable[str] | None = None,
        organisations: Iterable[str] | None = None,
        **options: Any,
    ) -> Series:
        """Return measures of a network from one date to another, by default until the day of the data's release.

        Both are EDTF texts. Options: ``every`` (``year``, ``month`` or ``change``), ``level`` (``state`` or
        ``network``), ``measures`` (names of :data:`csto_graph.networks.MEASURES`, by default all of the level),
        ``jobs``, the ``seed`` of blocs, and those of :meth:`network` for the projection (``alliances``,
        ``affiliations``, ``conflicts`` or ``events``). The same errors as :meth:`network`.
        """
        from csto_graph.networks import series_of

        scope = self.scope(certain_only=certain_only, states=states, organisations=organisations)
        until = self.release.isoformat() if last is None else last
        return series_of(self.records, projection, scope, first=first, last=until, **options)

    def similarity(self, *states: str, as_of: Day | None = None, **options: Any) -> pd.DataFrame:
        """Return how alike alliance portfolios are, as a DataFrame; see :meth:`similarities`.

        ``as_of`` is a day, by default that of the data's release; for many give ``first``, ``last`` and ``every``.
        """
        day = self.day(as_of).isoformat()
        given = options if "first" in options else {"first": day, "last": day, **options}
        return frame_of(self.similarities(*states, **given).table())

    def similarities(
        self,
        *states: str,
        first: str = "1949",
        last: str | None = None,
        certain_only: bool = False,
        organisations: Iterable[str] | None = None,
        reference: str | Iterable[str] = "system",
        weights: Mapping[str, float] | None = None,
        **options: Any,
    ) -> Similarity:
        """Return scores of alliance portfolios for dyads: of no state all, of one state its own, or among several.

        Signorino and Ritter's S, Cohen's kappa, Scott's pi and Kendall's tau-b from ``first`` to ``last``, EDTF texts.
        ``reference`` is the set of states whose ties are compared: ``system`` (all there are on the day), ``allied``
        (all with an ally) or names of states. Options: ``every`` as in :meth:`series`, ``types`` of obligation (all),
        ``valued`` (True) or binary ties, ``own`` tie ``allied`` or ``left-out``, ``distance`` of S ``absolute`` or
        ``squared``. ``weights`` of states of the reference set, by name, add the weighted S. The same errors as
        :meth:`network`.
        """
        from csto_graph.networks import REFERENCES, similarity_of

        named = reference if isinstance(reference, str) else [self.names.resolve(name, "state") for name in reference]
        if isinstance(named, str) and named not in REFERENCES:
            named = [self.names.resolve(named, "state")]
        counts = {self.names.resolve(name, "state"): weight for name, weight in (weights or {}).items()}
        return similarity_of(
            self.records,
            self.scope(certain_only=certain_only, states=states or None, organisations=organisations),
            first=first,
            last=self.release.isoformat() if last is None else last,
            reference=named,
            weights=counts or None,
            **options,
        )

    def balance(self, *, as_of: Day | None = None, during: str | None = None, **limits: Any) -> Balance:
        """Return the structural balance of the signed network of a day or an interval: triads, frustration, camps.

        ``limits`` are those of :meth:`network`, and the same errors.
        """
        from csto_graph.networks import balance_of

        return balance_of(self.network("signed", as_of=as_of, during=during, **limits))

    def balances(self, first: str = "1949", last: str | None = None, **limits: Any) -> ResultTable:
        """Return the balance of every calendar year from one to the other, by default to that of the data's release.

        A year has all alliances and fights of any of its days. Both ends are EDTF texts of which the years count.
        """
        from csto_graph.networks import balance_of, balance_rows

        begin, end = parse_span(first)[0].year, parse_span(last)[1].year if last else self.release.year
        if end < begin:
            raise DateError(f"a series cannot end with {last} before it begins with {first}; swap them")
        networks = (self.network("signed", during=f"{year:04}", **limits) for year in range(begin, end + 1))
        return balance_rows(map(balance_of, networks))

    def plot(self, kind: str, **options: Any) -> Picture:
        """Return a picture for print: ``centrality``, ``blocs``, ``similarity`` or ``map``; a notebook shows it.

        Options: ``states`` (the most telling are chosen), ``as_of`` a day or ``first`` and ``last``, ``measure`` (of
        centrality, or the score of similarity), ``certain_only``, ``organisations``. ``save`` writes it as SVG, PNG or
        PDF. The same errors as :meth:`network`, and MissingExtraError without matplotlib.
        """
        from csto_graph.pictures.print import draw

        return draw(self, kind, **options)

    def scope(
        self,
        as_of: Day | None = None,
        during: str | None = None,
        *,
        certain_only: bool = False,
        states: Iterable[str] | None = None,
        organisations: Iterable[str] | None = None,
    ) -> Scope:
        """Return what a network is to hold, the names resolved; the same errors as :meth:`network`."""
        from csto_graph.records import Scope

        return Scope(
            self.window(as_of, during),
            certain_only,
            self._resolved(states, "state", as_of, during),
            self._resolved(organisations, "organisation"),
        )

    def _resolved(
        self, given: str | Iterable[str] | None, kind: str, as_of: Day | None = None, during: str | None = None
    ) -> frozenset[str] | None:
        if given is None:
            return None
        names = [given] if isinstance(given, str) else given
        return frozenset(self.resolve(name, kind, as_of=as_of, during=during) for name in names)
