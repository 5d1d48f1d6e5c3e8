"""AllianceGraph: the one object that a user holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csto_graph.core.dates import day_after
from csto_graph.core.resources import data_directory, imports_directory, ontology_directory
from csto_graph.core.unfinished import sweep_below
from csto_graph.dataset.opening import open_store
from csto_graph.errors import DateError, UnknownNameError
from csto_graph.panelling import Panelling
from csto_graph.questions.answering import Day, certain_rows, in_order, known_language, query_text
from csto_graph.questions.context import frame_of
from csto_graph.store import Answer, ResultTable, Store, default_cache_directory
from csto_graph.store.limits import MEMORY, TIMEOUT, Limits

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from csto_graph.dataset.tables import Row
    from csto_graph.evidence.citation import Citation
    from csto_graph.evidence.entity import Entity
    from csto_graph.evidence.explanation import Explanation
    from csto_graph.obligations import CaseReading
    from csto_graph.pictures.web import OfflineNetwork


FOCUSED = "state|organisation|treaty|event|person"
"""What the explorer can open on."""


class AllianceGraph(Panelling):
    """Security alliances through time: questions, SPARQL, networks, obligations and pictures over one store."""

    def __repr__(self) -> str:
        return f"<AllianceGraph over {self.store!r}>"

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset; its default graph is the merge of the named ones.

        StoreError for an endpoint: that is asked with :meth:`sparql`.
        """
        return self.store.dataset()

    def ask(self, question: str, *, certain_only: bool = False, **parameters: Any) -> pd.DataFrame:
        """Answer a named question as a DataFrame; see :meth:`table` for parameters and errors."""
        return frame_of(self.table(question, certain_only=certain_only, **parameters))

    def table(self, question: str, *, certain_only: bool = False, **parameters: Any) -> ResultTable:
        """Answer a named question (``members``, ``figures``, …) as plain columns.

        Things may be given as slugs, codes, abbreviations or labels in any language. A question that speaks of time
        takes ``as_of``, a day as ISO text or date, or in its place ``during``, an EDTF interval with both ends included
        (``2012``, ``2012-06/2013``). Its answer has a ``certainty``: ``certain`` where all bounds agree that the
        row held on some day asked for, else ``possible``; ``certain_only`` leaves the latter out.
        Raises UnknownNameError, AmbiguousNameError, DateError or QueryError.
        """
        answer = in_order(self.store.select(self.query_text(question, **parameters)))
        return certain_rows(answer, question) if certain_only else answer

    def query_text(self, question: str, **parameters: Any) -> str:
        """Return the SPARQL of a question as :meth:`table` runs it, its parameters bound; the same errors."""
        return query_text(self, question, parameters)

    def cite(self, question: str | None = None, *, certain_only: bool = False, **parameters: Any) -> list[Citation]:
        """Return what to cite: the edition of the data; for a question also itself and the sources of its answer."""
        from csto_graph.evidence.citation import cite_data, cite_question, cite_sources, requested_citations

        if question is None:
            return [cite_data(self.edition), *requested_citations(self.store)]
        answer = self.table(question, certain_only=certain_only, **parameters)
        named = [i for i, name in enumerate(answer.columns) if name == "source" or name.endswith("sources")]
        slugs = {slug for row in answer.rows for i in named for slug in str(row[i] or "").split()}
        asked = {name: value for name, value in parameters.items() if value is not None}
        own = cite_question(self.edition, question, asked, self.query_text(question, **parameters))
        return [cite_data(self.edition), own, *cite_sources(self.store, slugs)]

    def diff(self, first: Day, second: Day, **parameters: Any) -> ResultTable:
        """Return what changed after ``first``, up to and with ``second``: the question ``changes`` over these days.

        What held on the first day, with what is told here, is what holds on the second. DateError if they are not
        in order; else as :meth:`table`.
        """
        since, until = self.day(first), self.day(second)
        if since >= until:
            raise DateError(f"{until} does not lie after {since}; give the earlier day first")
        return self.table("changes", during=f"{day_after(since)}/{until}", **parameters)

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
            return frame_of(answer)
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

    def entity(
        self,
        name: str,
        *,
        as_of: Day | None = None,
        during: str | None = None,
        certain_only: bool = False,
        language: str = "en",
    ) -> Entity:
        """Return what the graph holds on one thing: facts, relations, sources, rivals and claims.

        With a day or an interval only relations that held then, possibly or with ``certain_only`` surely. The same
        errors as :meth:`table`.
        """
        from csto_graph.evidence.entity import read_entity

        window = self.asked(as_of, during)
        slug, tag = self.resolve(name, as_of=as_of, during=during), known_language(language)
        return read_entity(self.store, slug, window, language=tag, certain_only=certain_only)

    def explain(
        self, one: str, other: str, *, as_of: Day | None = None, during: str | None = None, language: str = "en"
    ) -> Explanation:
        """Return the evidence between two things: what holds when, rival values and what each would change.

        Without a day or an interval, over all of history. The same errors as :meth:`table`.
        """
        from csto_graph.evidence.explanation import explain

        window = self.asked(as_of, during)
        first, second = (self.resolve(name, as_of=as_of, during=during) for name in (one, other))
        return explain(self.store, first, second, window, known_language(language))

    def draw(self, projection: str, **limits: Any) -> OfflineNetwork:
        """Return a pyvis picture of a network: the projection and the limits of :meth:`network`, and its errors.

        It is offline, shows itself in a notebook, and has behind every line what it rests on.
        """
        from csto_graph.pictures.web import network_picture

        network = self.network(projection, **limits)
        size = f"{network.number_of_nodes()} nodes, {network.number_of_edges()} ties"
        return network_picture(network, caption=f"{size}; {self._credit}.")

    def draw_case(self, reading: CaseReading) -> OfflineNetwork:
        """Return a pyvis picture of what :meth:`case` or :meth:`exposure` read; it shows itself in a notebook."""
        from csto_graph.pictures.web import case_picture

        return case_picture(reading, caption=f"{self._credit}.")

    @property
    def _credit(self) -> str:
        edition = self.edition
        return f"csto_graph, data {edition.name} ({edition.identifier[7:19]})"

    def explore(
        self,
        *,
        as_of: Day | None = None,
        during: str | None = None,
        certain_only: bool = False,
        focus: str | None = None,
        measure: str = "members",
        layout: str = "force",
        language: str = "en",
    ) -> OfflineNetwork:
        """Return the explorer, the page of ``csto-graph explore``; it shows itself in a notebook.

        In JupyterLab, VS Code and Colab alike it stands in a sandboxed frame and needs no network; ``.show("x.html")``
        writes it to a file. It opens on a day, by default that of the data's release, or on all days of an EDTF
        interval, on a thing (``focus``), with nodes sized by a ``measure`` (``members``, ``degree``, ``allies``,
        ``betweenness``, ``none``) in a ``layout`` (``force``, ``blocs``, ``map``). The same errors as :meth:`table`.
        """
        from csto_graph.pictures.web import LAYOUTS, MEASURES, Opening, explorer_of

        for kind, word, known in (("measure", measure, MEASURES), ("layout", layout, LAYOUTS)):
            if word not in known:
                raise UnknownNameError(kind, word, known, mend=f"one of {', '.join(known)}")
        opening = Opening(
            self.window(as_of, during),
            certain_only=certain_only,
            focus=self.resolve(focus, FOCUSED, as_of=as_of, during=during) if focus else "",
            measure=measure,
            layout=layout,
            language=known_language(language),
            according_to=self.perspective,
        )
        return explorer_of(self.store, opening)

    def show(
        self, name: str, *, as_of: Day | None = None, during: str | None = None, certain_only: bool = False
    ) -> OfflineNetwork:
        """Return a pyvis picture of a thing and its neighbours; offline, it shows itself in a notebook.

        It opens on a day, by default that of the data's release, or on all days of an EDTF interval.
        """
        from csto_graph.pictures.web import Opening, picture

        opening = Opening(self.window(as_of, during), certain_only=certain_only)
        return picture(self.store, self.resolve(name, as_of=as_of, during=during), opening)


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


def _limited(store: Store, timeout: float | None) -> Store:
    store.timeout = timeout
    return store
