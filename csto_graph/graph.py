"""AllianceGraph: the one object that a user holds, with its whole public interface.

The methods stand under headings: ask, evidence, networks, obligations, panels, pictures, sources. A verb returns a
DataFrame. Where there is an object behind the answer, another method returns it, and its ``frame()`` is that DataFrame.
What a method needs is imported when it is called, so that a question loads no more than it uses.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from csto_graph.core import FIRST_YEAR, SEED
from csto_graph.core.arguments import suggest_arguments, suggest_keywords
from csto_graph.core.certainty import Certainty
from csto_graph.core.resources import data_directory, imports_directory, ontology_directory
from csto_graph.core.unfinished import sweep_below
from csto_graph.dataset.opening import open_store
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.questions.answering import Day, date_text, known_language
from csto_graph.questions.context import GraphContext
from csto_graph.store import Answer, ResultTable, Store, default_cache_directory
from csto_graph.store.limits import MEMORY, TIMEOUT, Limits

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from csto_graph.core import choices
    from csto_graph.dataset.tables import Row
    from csto_graph.evidence.citation import Citations
    from csto_graph.evidence.comparison import Comparison
    from csto_graph.evidence.entity import Entity
    from csto_graph.evidence.explanation import Explanation
    from csto_graph.imports.manifest import PartManifest
    from csto_graph.imports.registry import Holdings
    from csto_graph.networks import Balance, Series, Similarity
    from csto_graph.networks.types import Network
    from csto_graph.obligations import CaseReading
    from csto_graph.panels import Panel
    from csto_graph.pictures.print import Picture
    from csto_graph.pictures.web import OfflineNetwork

Names = str | Iterable[str] | None
"""A slug, code, abbreviation or label, or several of them; None does not limit anything."""
Date = str | int
"""An EDTF date, or a year as a whole number."""
FOCUSED = "state|organisation|treaty|event|person"
"""The kinds of things that the explorer can open on."""


@suggest_arguments
class AllianceGraph(GraphContext):
    """Security alliances through time: questions, SPARQL, networks, obligations, panels and pictures over one store.

    Parameters
    ----------
    store
        The store of the facts; :func:`open_graph` opens one.
    holdings
        The imported data sets of the user. Default: those in the user's data folder.
    cache
        The folder in which stores of imported data sets are kept. Default: they are built in memory.
    curated
        The graph of this project's tables that this one was made from. Default: the graph itself.

    Notes
    -----
    Most methods share these parameters:

    as_of
        A day as ISO text, date, datetime, Timestamp or datetime64; or a year or a month (``2022``, ``"2022-01"``),
        which means all of its days. Default: the day of the data's release.
    during
        In place of ``as_of``, an EDTF interval with both ends included: ``2012``, ``"2012-06/2013"``, ``"1949/.."``.
    at_least
        The lowest certainty that is shown: ``certain`` (sources show that it held), ``presumed`` (it certainly began
        and no source ends it, but the last that shows it is of an earlier day) or ``possible`` (the sources leave the
        start or the end open). Default: ``possible``.
    states, organisations
        Slugs, codes, abbreviations or labels in any language. Default: all.

    They raise UnknownNameError for a name that nothing has, AmbiguousNameError for one that several things have,
    DateError for what is not a valid date, and QueryError for parameters that do not go together.

    Examples
    --------
    >>> kg = csto_graph.open_graph()
    >>> kg.ask("members", organisation="csto", as_of="2022-01-06")["state"].tolist()
    ['state-arm', 'state-blr', 'state-kaz', 'state-kgz', 'state-rus', 'state-tjk']

    """

    def __init__(
        self,
        store: Store,
        *,
        holdings: Holdings | None = None,
        cache: Path | None = None,
        curated: Self | None = None,
    ) -> None:
        super().__init__(store)
        self._holdings = holdings
        self._cache = cache
        self._curated = curated or self
        self._views: dict[str, Self] = {}
        self.perspective = ""
        """The source or publisher whose facts the graph holds; empty for the curated graph."""

        if "IPython" in sys.modules:
            from csto_graph.questions.tab_completion import register_completion

            register_completion()

    def __repr__(self) -> str:
        """Return one line: whose facts the graph has, and its store; an endpoint is not asked for it."""
        view = f" according to {self.perspective}" if self.perspective else ""
        return f"<AllianceGraph{view} over {self.store!r}>"

    def _repr_html_(self) -> str:
        from csto_graph.core.notebook import html_of

        return html_of(f"{self!r}, data {self.edition.name}", self.questions())

    # ------------------------------------------------------------------------------------------------- ask

    def questions(self) -> pd.DataFrame:
        """Return the questions that :meth:`ask` answers.

        Returns
        -------
        DataFrame
            One row per question: ``question``, ``summary`` and ``parameters``.

        """
        from csto_graph.questions.definition import question_table

        return question_table().frame()

    def ask(self, question: str, *, at_least: Certainty = "possible", **parameters: Any) -> pd.DataFrame:
        """Answer a named question.

        Parameters
        ----------
        question
            The name of a question, such as ``members``; :meth:`questions` lists them.
        at_least
            The lowest certainty that is shown, see :class:`AllianceGraph`. Default: ``possible``.
        **parameters
            The parameters of the question. Things are given as slugs, codes, abbreviations or labels in any language.
            A question about time takes ``as_of`` or ``during``, see :class:`AllianceGraph`. In IPython and Jupyter the
            Tab key completes questions, parameters and values.

        Returns
        -------
        DataFrame
            The columns are those of the question. A question about time has ``certainty``: the highest degree that the
            row has on one of the days asked for.

        Raises
        ------
        UnknownNameError, AmbiguousNameError, DateError, QueryError
            For a question, parameter or value that does not exist or does not fit.

        """
        return self.table(question, at_least=at_least, **parameters).frame()

    def diff(
        self,
        first: Day,
        second: Day,
        *,
        about: str | None = None,
        at_least: Certainty = "possible",
        language: choices.Language | None = None,
    ) -> pd.DataFrame:
        """Return what changed after a day, up to and including a later day: the question ``changes`` for these days.

        Certain changes come first, in the order of time; then those of unknown day, wide ranges last.

        Parameters
        ----------
        first, second
            Two days in order. A year or a month stands for its last day.
        about
            A state, organisation, person, post or treaty that the changes concern. Default: all.
        at_least
            The lowest certainty that is shown, see :class:`AllianceGraph`. Default: ``possible``.
        language
            The language of labels: ``en``, ``id`` or ``ru``. Default: ``en``.

        Returns
        -------
        DataFrame
            One row per change.

        Raises
        ------
        DateError
            If the second day does not lie after the first; otherwise the errors of :meth:`ask`.

        """
        return self.changes(first, second, about=about, at_least=at_least, language=language).frame()

    def sparql(
        self, query: str, *, timeout: float | None = None, memory: float | None = None, federate: bool = False
    ) -> pd.DataFrame | bool | rdflib.Graph:
        """Run any SPARQL 1.1 query: a DataFrame for SELECT, a bool for ASK, an rdflib Graph otherwise.

        Parameters and errors are those of :meth:`query`.
        """
        answer = self.query(query, timeout=timeout, memory=memory, federate=federate)
        if isinstance(answer, bool):
            return answer
        if isinstance(answer, ResultTable):
            return answer.frame()
        import rdflib

        return rdflib.Graph().parse(data=answer.ntriples, format="nt")

    def query(
        self, query: str, *, timeout: float | None = None, memory: float | None = None, federate: bool = False
    ) -> Answer:
        """Run any SPARQL 1.1 query and return plain columns, a bool, or N-Triples text.

        Parameters
        ----------
        query
            The query; the prefixes of the project need no declaration.
        timeout
            Seconds after which to give up. Default: the ``timeout`` of :func:`open_graph`, otherwise 60.
        memory
            Megabytes that the query may use. Default: 4096. It has no effect on an
            endpoint, which has limits of its own.
        federate
            Whether a SERVICE clause may send requests to the address that it names. Default: False.

        Returns
        -------
        ResultTable, bool or Triples
            For SELECT, for ASK, and for CONSTRUCT or DESCRIBE.

        Raises
        ------
        QueryError
            If the query does not parse, fails, reaches a limit, or has a SERVICE clause that is not allowed.
        StoreError
            If the endpoint fails.

        Notes
        -----
        The query runs in a child process, which a limit or an interrupt (Ctrl-C, or *interrupt* in Jupyter) ends. Over
        a store in memory (``cache=False``, a Dataset, a view of one source) it runs in a thread: then a limit or an
        interrupt ends the wait, and the query goes on until it is done.

        Examples
        --------
        >>> kg = csto_graph.open_graph()
        >>> kg.query("ASK { id:state-uzb sa:everMemberOf id:org-csto }", timeout=5)
        True

        """
        longest = timeout if timeout is not None else self.store.timeout or TIMEOUT
        return self.store.query(query, timeout=longest, memory=MEMORY if memory is None else memory, federate=federate)

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset; its default graph is the merge of the named ones.

        StoreError for an endpoint: ask that with :meth:`sparql`.
        """
        return self.store.dataset()

    # -------------------------------------------------------------------------------------------- evidence

    def entity(
        self,
        name: str,
        *,
        as_of: Day | None = None,
        during: Date | None = None,
        at_least: Certainty = "possible",
        language: choices.Language = "en",
    ) -> Entity:
        """Return what the graph holds on one thing: facts, statements, sources, rival values and claims.

        Parameters
        ----------
        name
            A slug, code, abbreviation or label of the thing.
        as_of, during, at_least
            See :class:`AllianceGraph`. Without a day or an interval, statements of all of history.
        language
            The language of labels: ``en``, ``id`` or ``ru``. Default: ``en``.

        Returns
        -------
        Entity
            ``frame()`` has one row per statement.

        """
        from csto_graph.evidence.entity import read_entity

        window = self.asked(as_of, during)
        slug, tag = self.resolve(name, as_of=as_of, during=during), known_language(language)
        return read_entity(self.store, slug, window, language=tag, at_least=at_least)

    def explain(
        self,
        one: str,
        other: str,
        *,
        as_of: Day | None = None,
        during: Date | None = None,
        language: choices.Language = "en",
    ) -> Explanation:
        """Return the evidence on what binds two things, and what each rival value would change.

        Parameters
        ----------
        one, other
            Slugs, codes, abbreviations or labels of two things.
        as_of, during
            See :class:`AllianceGraph`. Without a day or an interval, over all of history.
        language
            The language of labels: ``en``, ``id`` or ``ru``. Default: ``en``.

        Returns
        -------
        Explanation
            ``frame()`` has one row per statement.

        """
        from csto_graph.evidence.explanation import explain

        window = self.asked(as_of, during)
        first, second = (self.resolve(name, as_of=as_of, during=during) for name in (one, other))
        return explain(self.store, first, second, window, known_language(language))

    def cite(self, question: str | None = None, *, at_least: Certainty = "possible", **parameters: Any) -> Citations:
        """Return what to cite: the edition of the data; for a question also the question and its sources.

        Parameters
        ----------
        question, at_least, **parameters
            A question as in :meth:`ask`. Without one, the data alone.

        Returns
        -------
        Citations
            A sequence of Citation; ``bibtex()`` and ``csl()`` are texts, ``frame()`` has one row per citation.

        """
        from csto_graph.evidence.citation import cite_answer, cite_edition

        if question is None:
            return cite_edition(self)
        return cite_answer(self, question, at_least=at_least, parameters=parameters)

    def according_to(self, source: str) -> Self:
        """Return the graph as one source, or all sources of one publisher, have it.

        Parameters
        ----------
        source
            A source or publisher of the graph, the name of an imported data set such as ``atop``, or ``curated``.

        Returns
        -------
        AllianceGraph
            The facts of the source alone. A boundary that the source does not give is unknown, so that such a spell is
            possible and never certain; see :mod:`csto_graph.evidence.single_source`.

        Raises
        ------
        UnknownNameError
            For another name.
        StoreError
            For a data set that is not imported.

        """
        from csto_graph.evidence.single_source import sources_of, view_of
        from csto_graph.imports.formats.source_description import source_names
        from csto_graph.imports.registry import CURATED

        named = source.strip().casefold()
        if named == CURATED:
            return self._curated
        if named in source_names():
            return self._curated._view(named, lambda whole: whole.holdings.store(named, whole.store))
        slug = self.names.resolve(source, "source|publisher")
        return self._view(slug, lambda whole: view_of(whole.store, sources_of(whole.store, slug)))

    def compare(self, one: str = "curated", other: str = "atop", *, during: Date | None = None) -> Comparison:
        """Return where two sources differ on memberships, dates and obligations, and which dyad-years that changes.

        Parameters
        ----------
        one, other
            Two sources, as :meth:`according_to` takes them. Alliances are matched by the numbers of data sets.
        during
            An EDTF interval. Default: all days that both sources cover.

        Returns
        -------
        Comparison
            ``frame()`` has one row per difference.

        Raises
        ------
        QueryError
            If there is nothing to compare; otherwise the errors of :meth:`according_to`.

        """
        from csto_graph.evidence.comparison import compare_graphs

        graphs = self.according_to(one), self.according_to(other)
        return compare_graphs((one, other), graphs, self.asked(None, during))

    # -------------------------------------------------------------------------------------------- networks

    def network(
        self,
        projection: choices.Projection,
        *,
        as_of: Day | None = None,
        during: Date | None = None,
        at_least: Certainty = "possible",
        states: Names = None,
        organisations: Names = None,
        types: str | Sequence[str] | None = None,
        weight: choices.Weight | None = None,
        roles: str | Sequence[str] | None = None,
    ) -> Network:
        """Return a network of a day or an interval as a networkx graph.

        Parameters
        ----------
        projection
            ``alliances``, ``affiliations``, ``obligations``, ``events``, ``conflicts``, ``signed`` or ``layers``;
            :data:`csto_graph.networks.PROJECTIONS` has a summary of each.
        as_of, during, at_least, states, organisations
            See :class:`AllianceGraph`. Organisations limit ties to those that they make.
        types
            Types of obligation, of ``alliances`` (default: ``defence``), ``obligations`` and ``signed``.
        weight
            Of ``alliances``: ``number`` of treaties (the default), or ``strength`` of the strongest obligation.
        roles
            Roles of participants, of ``events``. Default: all.

        Returns
        -------
        networkx.Graph
            Nodes are slugs with ``label``; states have ``region``, ``latitude`` and ``longitude``.

        """
        from csto_graph.networks import project

        scope = self.scope(as_of, during, at_least=at_least, states=states, organisations=organisations)
        return project(self.records, projection, scope, types=types, weight=weight, roles=roles)

    def metrics(
        self,
        first: Date = FIRST_YEAR,
        last: Date | None = None,
        *,
        projection: choices.SeriesProjection = "alliances",
        every: choices.Every = "year",
        level: choices.Level = "state",
        measures: str | Sequence[str] | None = None,
        at_least: Certainty = "possible",
        states: Names = None,
        organisations: Names = None,
        types: str | Sequence[str] | None = None,
        weight: choices.Weight | None = None,
        roles: str | Sequence[str] | None = None,
        jobs: int = 1,
        seed: int = SEED,
    ) -> pd.DataFrame:
        """Return measures of a network through time.

        Parameters
        ----------
        first, last
            EDTF dates or years. Default: from 1949 to the day of the data's release.
        projection
            ``alliances`` (the default), ``affiliations``, ``conflicts`` or ``events``.
        every
            ``year`` and ``month`` take its last day, ``change`` every day on which a tie changes. Default: ``year``.
        level
            ``state``: one row per node and day. ``network``: one row per day. Default: ``state``.
        measures
            Names of :data:`csto_graph.networks.MEASURES`. Default: all of the level.
        at_least, states, organisations
            See :class:`AllianceGraph`.
        types, weight, roles
            See :meth:`network`.
        jobs
            The number of processes. Default: 1.
        seed
            The seed of the communities. Default: 1949.

        Returns
        -------
        DataFrame
            The columns are ``date``, ``state`` and ``state_label`` (or ``node`` and ``node_label``), one per measure,
            and ``certainty``.

        """
        return self.series(
            first,
            last,
            projection=projection,
            every=every,
            level=level,
            measures=measures,
            at_least=at_least,
            states=states,
            organisations=organisations,
            types=types,
            weight=weight,
            roles=roles,
            jobs=jobs,
            seed=seed,
        ).frame()

    def series(
        self,
        first: Date = FIRST_YEAR,
        last: Date | None = None,
        *,
        projection: choices.SeriesProjection = "alliances",
        every: choices.Every = "year",
        level: choices.Level = "state",
        measures: str | Sequence[str] | None = None,
        at_least: Certainty = "possible",
        states: Names = None,
        organisations: Names = None,
        types: str | Sequence[str] | None = None,
        weight: choices.Weight | None = None,
        roles: str | Sequence[str] | None = None,
        jobs: int = 1,
        seed: int = SEED,
    ) -> Series:
        """Return measures of a network on many days, computed when the rows are read; see :meth:`metrics`.

        The parameters and errors are those of :meth:`metrics`, and ``frame()`` is what that returns.
        """
        from csto_graph.networks import series_of

        return series_of(
            self.records,
            projection,
            self.scope(at_least=at_least, states=states, organisations=organisations),
            first=self._first(first),
            last=self._last(last),
            every=every,
            level=level,
            measures=measures,
            jobs=jobs,
            seed=seed,
            types=types,
            weight=weight,
            roles=roles,
        )

    def similarity(
        self,
        *states: str,
        as_of: Day | None = None,
        at_least: Certainty = "possible",
        organisations: Names = None,
        reference: str | Iterable[str] = "system",
        weights: Mapping[str, float] | None = None,
        types: str | Sequence[str] | None = None,
        valued: bool = True,
        own: choices.OwnTie = "allied",
        distance: choices.Distance = "absolute",
    ) -> pd.DataFrame:
        """Return how similar alliance portfolios are on a day: Signorino and Ritter's S, kappa, pi and tau-b.

        Parameters
        ----------
        *states
            None: all dyads. One: its own dyads. Several: the dyads among them.
        as_of
            A day; a year or a month stands for its last day. Default: the day of the data's release.
        at_least, organisations
            See :class:`AllianceGraph`.
        reference
            The states whose ties are compared: ``system`` (all states of the day, the default), ``allied`` (all states
            with an ally), or names of states.
        weights
            A weight per state of the reference set, which adds the weighted S.
        types
            Types of obligation. Default: all.
        valued
            Whether ties are 0 to 3 by the strongest obligation; otherwise 0 and 1. Default: True.
        own
            How a state is tied to itself: ``allied`` (the default), or ``left-out`` together with the other state.
        distance
            The distance of S: ``absolute`` (the default) or ``squared``.

        Returns
        -------
        DataFrame
            One row per dyad: ``date``, both states with labels, ``s``, ``kappa``, ``pi``,
            ``tau_b``, with weights ``s_weighted``, and ``certainty``.

        """
        day = self.day(as_of).isoformat()
        return self.similarity_series(
            *states,
            first=day,
            last=day,
            at_least=at_least,
            organisations=organisations,
            reference=reference,
            weights=weights,
            types=types,
            valued=valued,
            own=own,
            distance=distance,
        ).frame()

    def similarity_series(
        self,
        *states: str,
        first: Date = FIRST_YEAR,
        last: Date | None = None,
        every: choices.Every = "year",
        at_least: Certainty = "possible",
        organisations: Names = None,
        reference: str | Iterable[str] = "system",
        weights: Mapping[str, float] | None = None,
        types: str | Sequence[str] | None = None,
        valued: bool = True,
        own: choices.OwnTie = "allied",
        distance: choices.Distance = "absolute",
    ) -> Similarity:
        """Return how similar alliance portfolios are on many days; see :meth:`similarity` for the other parameters.

        ``first``, ``last`` and ``every`` are those of :meth:`metrics`. ``frame()`` has the columns of
        :meth:`similarity`, and one row per dyad and day.
        """
        from csto_graph.networks import REFERENCES, similarity_of

        named: str | list[str] = reference if isinstance(reference, str) else list(reference)
        if isinstance(named, list) or named not in REFERENCES:
            named = sorted(self.resolve_all(named, "state") or ())
        return similarity_of(
            self.records,
            self.scope(at_least=at_least, states=states or None, organisations=organisations),
            first=self._first(first),
            last=self._last(last),
            every=every,
            reference=named,
            weights={self.resolve(name, "state"): weight for name, weight in (weights or {}).items()} or None,
            types=types,
            valued=valued,
            own=own,
            distance=distance,
        )

    def balance(
        self,
        *,
        as_of: Day | None = None,
        during: Date | None = None,
        at_least: Certainty = "possible",
        states: Names = None,
        organisations: Names = None,
        types: str | Sequence[str] | None = None,
    ) -> Balance:
        """Return the structural balance of the signed network of a day or an interval: triads, frustration, camps.

        Parameters
        ----------
        as_of, during, at_least, states, organisations
            See :class:`AllianceGraph`.
        types
            Types of obligation that make allies. Default: ``defence``.

        Returns
        -------
        Balance
            ``frame()`` has a single row; ``camps`` are the two sides.

        """
        from csto_graph.networks import balance_of

        limits: dict[str, Any] = {"states": states, "organisations": organisations, "types": types}
        return balance_of(self.network("signed", as_of=as_of, during=during, at_least=at_least, **limits))

    def balance_by_year(
        self,
        first: Date = FIRST_YEAR,
        last: Date | None = None,
        *,
        at_least: Certainty = "possible",
        states: Names = None,
        organisations: Names = None,
        types: str | Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """Return the structural balance of each calendar year; a year has all alliances and fights of its days.

        Parameters
        ----------
        first, last
            EDTF dates or years, of which the years count. Default: from 1949 to the year of the data's release.
        at_least, states, organisations, types
            See :meth:`balance`.

        Returns
        -------
        DataFrame
            One row per year.

        Raises
        ------
        DateError
            If the last year lies before the first; otherwise the errors of :meth:`network`.

        """
        from csto_graph.networks import balance_rows, years_between

        limits: dict[str, Any] = {
            "states": _listed(states),  # an iterator would be used up after the first year
            "organisations": _listed(organisations),
            "types": types,
        }
        years = years_between(self._first(first), self._last(last))
        return balance_rows(self.balance(during=year, at_least=at_least, **limits) for year in years).frame()

    # ----------------------------------------------------------------------------------------- obligations

    def obligations(
        self,
        attacked: str | None = None,
        *,
        exposure: str | None = None,
        event: str | None = None,
        by: Names = None,
        as_of: Day | None = None,
        during: Date | None = None,
        kind: choices.CaseKind | None = None,
        on_territory: str | None = None,
        requested: bool = False,
        rounds: int = 1,
        at_least: Certainty = "possible",
    ) -> pd.DataFrame:
        """Return who owes what in a case, one row per duty; see :meth:`case` for parameters and errors.

        In place of ``attacked``, ``exposure`` takes a state: the attacks on others that would draw it in, see
        :meth:`exposure`.
        """
        shared: dict[str, Any] = {"by": by, "as_of": as_of, "during": during, "kind": kind, "rounds": rounds}
        if exposure is None:
            own: dict[str, Any] = {"event": event, "on_territory": on_territory, "requested": requested}
            return self.case(attacked, at_least=at_least, **shared, **own).frame()
        if attacked is not None:
            raise QueryError("give a state that is attacked or one whose exposure is asked for, not both")
        if event or on_territory or requested:
            raise QueryError("exposure is about attacks on others; ask it without event, on_territory and requested")
        return self.exposure(exposure, at_least=at_least, **shared).frame()

    def case(
        self,
        attacked: str | None = None,
        *,
        event: str | None = None,
        by: Names = None,
        as_of: Day | None = None,
        during: Date | None = None,
        kind: choices.CaseKind | None = None,
        on_territory: str | None = None,
        requested: bool = False,
        rounds: int = 1,
        at_least: Certainty = "possible",
    ) -> CaseReading:
        """Return who owes what if a state is attacked, and whether the text's trigger and conditions are met.

        Parameters
        ----------
        attacked
            The state that is attacked.
        event
            An event that the case is taken from, as of its first day, as far as the case is not given here.
        by
            The attackers. Default: none is named.
        as_of, during, at_least
            See :class:`AllianceGraph`.
        kind
            ``armed-attack`` (the default), ``threat`` or ``internal-crisis``.
        on_territory
            The territory that is attacked. Default: the home territory of the state.
        requested
            Whether the state asked for help. Default: False.
        rounds
            With 2 and more, those who must help are attacked in turn. Default: 1.

        Returns
        -------
        CaseReading
            ``frame()`` has one row per duty, ``report()`` is a text.

        """
        from csto_graph.obligations import ask_case

        window: dict[str, Any] = {"as_of": as_of, "during": during}
        return ask_case(
            self,
            attacked,
            event=event,
            by=by,
            kind=kind,
            on_territory=on_territory,
            requested=requested,
            rounds=rounds,
            at_least=at_least,
            **window,
        )

    def exposure(
        self,
        state: str,
        *,
        by: Names = None,
        as_of: Day | None = None,
        during: Date | None = None,
        kind: choices.CaseKind | None = None,
        rounds: int = 1,
        at_least: Certainty = "possible",
    ) -> CaseReading:
        """Return the duties by which attacks on others would draw a state in: in round 1 directly, then indirectly.

        Parameters
        ----------
        state
            The state that would be drawn in.
        by, as_of, during, kind, rounds, at_least
            See :meth:`case`.

        Returns
        -------
        CaseReading
            ``frame()`` has one row per duty, ``report()`` is a text.

        """
        from csto_graph.obligations import ask_exposure

        window: dict[str, Any] = {"as_of": as_of, "during": during}
        return ask_exposure(self, state, by=by, kind=kind, rounds=rounds, at_least=at_least, **window)

    # ---------------------------------------------------------------------------------------------- panels

    def panel(
        self,
        kind: choices.PanelKind,
        first: Date = 1816,
        last: Date | None = None,
        *,
        rule: str = "any",
        directed: bool = False,
        allied_only: bool = False,
        at_least: Certainty = "possible",
        conflicts: str | AllianceGraph | None = None,
        similarity: bool = False,
        measures: str | Sequence[str] = (),
    ) -> pd.DataFrame:
        """Return a panel of states or dyads by year, both years included.

        Parameters
        ----------
        kind
            ``state-years`` or ``dyad-years``.
        first, last
            Years. Default: from 1816 to the year up to which the source is complete, or that of the data's release.
        rule
            When a relation belongs to a year: ``any`` if it held on one of its days (the default), or a day such as
            ``12-31`` if it held on that day.
        directed
            Whether dyads are given in both orders, with the obligations of ``state_1``. Default: False.
        allied_only
            Whether to leave out states and dyads without an obligation. Default: False.
        at_least
            See :class:`AllianceGraph`.
        conflicts
            An imported source, or the graph according to it, that tells who fought. Default: no conflicts.
        similarity
            Whether dyads have the similarity of portfolios. Default: False.
        measures
            Measures of the network that states have. Default: none.

        Returns
        -------
        DataFrame
            One row per state or dyad and year; gaps are missing values.

        """
        return self.build_panel(
            kind,
            first,
            last,
            rule=rule,
            directed=directed,
            allied_only=allied_only,
            at_least=at_least,
            conflicts=conflicts,
            similarity=similarity,
            measures=measures,
        ).frame()

    def build_panel(
        self,
        kind: choices.PanelKind,
        first: Date = 1816,
        last: Date | None = None,
        *,
        rule: str = "any",
        directed: bool = False,
        allied_only: bool = False,
        at_least: Certainty = "possible",
        conflicts: str | AllianceGraph | None = None,
        similarity: bool = False,
        measures: str | Sequence[str] = (),
    ) -> Panel:
        """Return a panel of states or dyads by year; see :meth:`panel` for parameters and errors.

        ``frame()`` is what :meth:`panel` returns; :func:`csto_graph.panels.write_panel` writes it to a file.
        """
        from csto_graph.panels import Source, Timing, Wish, panel_of, parse_rule, parse_years

        if not self.records.spells:
            remedy = "ask a source that does, such as atop, and give this one as conflicts"
            raise QueryError(f"the source has no alliances, and a panel needs them; {remedy}")
        foes = self.according_to(conflicts) if isinstance(conflicts, str) else conflicts
        wish = Wish(
            kind,
            Timing(parse_years(first, self.release.year if last is None else last), parse_rule(rule), at_least),
            directed=directed,
            allied_only=allied_only,
            similarity=similarity,
            measures=[measures] if isinstance(measures, str) else measures,
        )
        return panel_of(Source.of(self), wish, None if foes is None else Source.of(foes))

    # -------------------------------------------------------------------------------------------- pictures

    def explore(
        self,
        *,
        as_of: Day | None = None,
        during: Date | None = None,
        at_least: Certainty = "possible",
        focus: str | None = None,
        measure: choices.NodeSize = "members",
        layout: choices.NodeLayout = "force",
        language: choices.Language = "en",
    ) -> OfflineNetwork:
        """Return the explorer, the page of ``csto-graph explore``; it shows itself in a notebook.

        In JupyterLab, VS Code and Colab alike it is a sandboxed frame that needs no network.

        Parameters
        ----------
        as_of, during, at_least
            See :class:`AllianceGraph`; the page opens on these days.
        focus
            The thing that is selected at first. Default: none.
        measure
            The size of nodes: ``members`` (the default), ``degree``, ``allies``, ``betweenness`` or ``none``.
        layout
            ``force`` (the default), ``blocs`` or ``map``.
        language
            The language of the page: ``en``, ``id`` or ``ru``. Default: ``en``.

        Returns
        -------
        OfflineNetwork
            ``show("page.html")`` writes it to a file.

        """
        from csto_graph.pictures.web import LAYOUTS, MEASURES, Opening, explorer_of

        for kind, word, known in (("measure", measure, MEASURES), ("layout", layout, LAYOUTS)):
            if word not in known:
                raise UnknownNameError(kind, word, known, mend=f"one of {', '.join(known)}")
        opening = Opening(
            self.window(as_of, during),
            at_least=at_least,
            focus=self.resolve(focus, FOCUSED, as_of=as_of, during=during) if focus else "",
            measure=measure,
            layout=layout,
            language=known_language(language),
            according_to=self.perspective,
        )
        return explorer_of(self, opening)

    def show(
        self, name: str, *, as_of: Day | None = None, during: Date | None = None, at_least: Certainty = "possible"
    ) -> OfflineNetwork:
        """Return a picture of a thing and its neighbours as an offline page; it shows itself in a notebook.

        Parameters
        ----------
        name
            A slug, code, abbreviation or label of the thing.
        as_of, during, at_least
            See :class:`AllianceGraph`; the page opens on these days.

        """
        from csto_graph.pictures.web import Opening, picture

        opening = Opening(self.window(as_of, during), at_least=at_least)
        return picture(self, self.resolve(name, as_of=as_of, during=during), opening)

    def draw(
        self,
        projection: choices.Projection,
        *,
        as_of: Day | None = None,
        during: Date | None = None,
        at_least: Certainty = "possible",
        states: Names = None,
        organisations: Names = None,
        types: str | Sequence[str] | None = None,
        weight: choices.Weight | None = None,
        roles: str | Sequence[str] | None = None,
    ) -> OfflineNetwork:
        """Return a picture of a network as an offline page, with the sources behind each line.

        The parameters and errors are those of :meth:`network`; the picture shows itself in a notebook.
        """
        from csto_graph.pictures.web import network_picture

        window: dict[str, Any] = {"as_of": as_of, "during": during, "at_least": at_least}
        limits: dict[str, Any] = {"states": states, "organisations": organisations}
        network = self.network(projection, **window, **limits, types=types, weight=weight, roles=roles)
        size = f"{network.number_of_nodes()} nodes, {network.number_of_edges()} ties"
        return network_picture(network, caption=f"{size}; {self._credit}.")

    def draw_case(self, reading: CaseReading) -> OfflineNetwork:
        """Return a picture of what :meth:`case` or :meth:`exposure` returned, as an offline page."""
        from csto_graph.pictures.web import case_picture

        return case_picture(reading, caption=f"{self._credit}.")

    def plot(
        self,
        kind: choices.ChartKind,
        *,
        states: Names = None,
        as_of: Day | None = None,
        first: Date = FIRST_YEAR,
        last: Date | None = None,
        measure: str | None = None,
        at_least: Certainty = "possible",
        organisations: Names = None,
    ) -> Picture:
        """Return a picture for print; it shows itself in a notebook.

        Parameters
        ----------
        kind
            ``centrality`` and ``blocs`` go from ``first`` to ``last``, ``similarity`` and ``map`` show a day.
        states
            The states to show. Default: those with the most to show.
        as_of
            A day; a year or a month stands for its last day. Default: the day of the data's release.
        first, last
            EDTF dates or years. Default: from 1949 to the day of the data's release.
        measure
            Of ``centrality`` a measure of states (default: ``degree``), of ``similarity`` a score (default: ``s``).
        at_least, organisations
            See :class:`AllianceGraph`.

        Returns
        -------
        Picture
            ``save("picture.svg")`` writes SVG, PNG or PDF.

        Raises
        ------
        MissingExtraError
            Without matplotlib; otherwise the errors of :meth:`network`.

        """
        from csto_graph.pictures.print import draw

        return draw(
            self,
            kind,
            states=states,
            as_of=as_of,
            first=self._first(first),
            last=self._last(last),
            measure=measure,
            at_least=at_least,
            organisations=organisations,
        )

    # --------------------------------------------------------------------------------------------- sources

    @property
    def holdings(self) -> Holdings:
        """The data sets that the user has imported; questions do without them."""
        if self._holdings is None:
            from csto_graph.imports.registry import user_holdings

            self._holdings = user_holdings(self._cache)
        return self._holdings

    def add_source(self, source: str, *files: Path | str) -> list[PartManifest]:
        """Import files of a data set and keep them for later; :meth:`according_to` asks them.

        Parameters
        ----------
        source
            The name of the data set, such as ``atop``; see :mod:`csto_graph.imports.formats`.
        *files
            The user's own files of it.

        Returns
        -------
        list of PartManifest
            What the files filled.

        Raises
        ------
        UnknownNameError, DataError, StoreError, ExportError
            For a file that is not as it should be or cannot be kept; what was there before stays.

        """
        whole = self._curated
        added = whole.holdings.add(source, [Path(file) for file in files], whole.store)
        whole._views.pop(source, None)
        return added

    def forget_source(self, source: str) -> None:
        """Remove an imported data set; StoreError if it is not there."""
        self._curated.holdings.forget(source)
        self._curated._views.pop(source, None)

    # --------------------------------------------------------------------------------------- shared by all

    @property
    def _credit(self) -> str:
        return f"csto_graph, data {self.edition.name} ({self.edition.identifier[7:19]})"

    def _first(self, date: Date) -> str:
        return str(date_text(date))

    def _last(self, date: Date | None) -> str:
        return self.release.isoformat() if date is None else str(date_text(date))

    def _view(self, name: str, make: Callable[[Self], Store]) -> Self:
        if name not in self._views:
            store = make(self)
            self._views[name] = type(self)(store, holdings=self._holdings, cache=self._cache, curated=self._curated)
            self._views[name].perspective = name
        self._views[name].store.timeout = self.store.timeout
        return self._views[name]


@suggest_keywords
def open_graph(
    data: Path | str | rdflib.Dataset | None = None,
    *,
    cache: Path | str | bool | None = True,
    progress: Callable[[Iterable[Row]], Iterable[Row]] = iter,
    headers: Mapping[str, str] | None = None,
    timeout: float | None = None,
) -> AllianceGraph:
    """Open the bundled graph, one built from another folder of tables, an rdflib Dataset, or a SPARQL endpoint.

    With ``cache`` True the built store is kept in the user's cache folder, with a path there, and with False or
    None it is built in memory. A Dataset is only read, and one in rdflib's memory as it is when it is first asked. An
    endpoint is given by its address (``http://localhost:7878/query``); ``headers`` are sent to it and to no other
    host. ``timeout`` is how many seconds a query may take; by default 60 for an endpoint and for :meth:`sparql`, and
    no limit for the questions, which are known to end. Raises DataError with every fault of the tables,
    StoreError for what cannot be opened, EndpointError for an address that is not valid, and QueryError for a timeout
    that is not a positive number. What a killed import left unfinished is removed.
    """
    Limits.of(timeout, None)
    if not isinstance(data, Path | str | None):
        from csto_graph.store import HandedStore

        return AllianceGraph(_limited(HandedStore(data), timeout))
    if isinstance(data, str):
        from csto_graph.store import is_address, open_endpoint

        if is_address(data):
            return AllianceGraph(open_endpoint(data, headers=headers, timeout=timeout or TIMEOUT))
    where = default_cache_directory() if cache is True else Path(cache) if cache else None
    tables = data_directory() if data is None else Path(data)
    store = open_store(tables, ontology_directory(), cache=where, progress=progress)
    sweep_below(imports_directory())
    return AllianceGraph(_limited(store, timeout), cache=where)


def _listed(names: Names) -> str | list[str] | None:
    return names if names is None or isinstance(names, str) else list(names)


def _limited(store: Store, timeout: float | None) -> Store:
    store.timeout = timeout
    return store
