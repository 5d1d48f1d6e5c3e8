"""What every store can do, wherever its triples lie."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from csto_graph.core.query_files import load_query
from csto_graph.errors import QueryError
from csto_graph.store.limits import refuse_service
from csto_graph.store.results import Answer, ResultTable

if TYPE_CHECKING:
    import rdflib


class Store(Protocol):
    """A store to be read: SPARQL over a default graph that is the merge of the project's named graphs.

    The prefixes of the project are known in every query. Equal content gives equal answers in every store; the order
    of rows is that of the query, and where a query gives none, the store's own. ``directory`` is where it lies on disk.
    ``timeout`` is how many seconds a query may take where it is not said otherwise; None for no limit.
    """

    directory: Path | None = None
    timeout: float | None = None

    def query(
        self, query: str, *, timeout: float | None = None, memory: float | None = None, federate: bool = False
    ) -> Answer:
        """Run any SPARQL 1.1 query; parameters and errors are those of :meth:`csto_graph.AllianceGraph.query`.

        Here the default of ``timeout`` is that of the store, and ``memory`` has no limit by default.
        """
        if not isinstance(query, str):
            raise QueryError(f"a query is a text, and {type(query).__name__} is not; give the SPARQL as a string")
        if not federate:
            refuse_service(query)
        return self._answer(query, self.timeout if timeout is None else timeout, memory)

    @abstractmethod
    def _answer(self, query: str, timeout: float | None, memory: float | None) -> Answer:
        """Return the answer to a query that may be run; see :meth:`query`."""

    @abstractmethod
    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""

    @abstractmethod
    def dataset(self) -> rdflib.Dataset:
        """Return the same store as an rdflib Dataset; StoreError where it lies too far away for that."""

    def __len__(self) -> int:
        """Return the number of quads: those of the merge and those of the named graphs."""
        queries = (load_query(f"store/size-of-{part}") for part in ("merge", "graphs"))
        counts = (self.select(query).rows[0][0] for query in queries)
        return sum(int(str(count)) for count in counts)

    def __bool__(self) -> bool:
        """Return True even if nothing is in it: to ask must cost nothing."""
        return True

    def select(self, query: str) -> ResultTable:
        """Run a SELECT query; QueryError if it does not parse or is of another form."""
        answer = self.query(query)
        if not isinstance(answer, ResultTable):
            raise QueryError("this takes a SELECT query")
        return answer

    def ask(self, query: str) -> bool:
        """Run an ASK query; QueryError if it does not parse or is of another form."""
        answer = self.query(query)
        if not isinstance(answer, bool):
            raise QueryError("this takes an ASK query")
        return answer
