"""A SPARQL 1.1 endpoint over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from csto_graph.core.namespaces import MERGE_GRAPH, PREFIXES, SPARQL_PREFIXES
from csto_graph.core.query_files import load_query
from csto_graph.errors import EndpointError, QueryError, StoreError
from csto_graph.store.http.allowance import Allowance
from csto_graph.store.http.answers import ACCEPTED, check_answer, read_results, read_triples
from csto_graph.store.http.endpoint import Endpoint, Reply, Request
from csto_graph.store.http.paging import all_pages, cut_error, row_limit
from csto_graph.store.http.projected_columns import query_columns
from csto_graph.store.interface import Store
from csto_graph.store.query_form import Form, names_graphs, next_page, query_form
from csto_graph.store.results import Answer, ResultTable

if TYPE_CHECKING:
    import rdflib

Fields = list[tuple[str, str]]


class RemoteStore(Store):
    """A store behind an endpoint. It is only read.

    What ``csto-graph push`` has loaded is asked in the merge that it has put there, so that whatever else the
    endpoint holds plays no part. An endpoint without it must have our graphs in its own default graph.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.timeout = endpoint.timeout
        self._merge: Fields | None = None
        self._names: list[str] | None = None

    def __repr__(self) -> str:
        return f"<RemoteStore at {self.endpoint}>"

    def graph_names(self) -> list[str]:
        """Return the IRIs of the project's named graphs, sorted; those of others on the endpoint are left out."""
        return self._graph_names(self.endpoint.allowance())

    def _answer(self, query: str, timeout: float | None, memory: float | None) -> Answer:
        form, allowance = query_form(query), self.endpoint.allowance(timeout)
        text, dataset = SPARQL_PREFIXES + query, self._dataset_of(query, allowance)
        if form is Form.GRAPH:
            return read_triples(self._send(text, form, dataset, allowance), str(self.endpoint), allowance)
        answer, limit = self._fetch(text, form, dataset, allowance)
        if isinstance(answer, bool) or limit is None or len(answer) < limit:
            return answer
        return self._pages(text, answer.columns, limit, lambda page: self._fetch(page, form, dataset, allowance)[0])

    def dataset(self) -> rdflib.Dataset:
        """Raise StoreError: rdflib over HTTP would fetch every pattern on its own and send headers we do not watch."""
        raise StoreError(f"{self.endpoint} is no rdflib Dataset; ask it with sparql(), or build the graph here for one")

    def _fetch(
        self, text: str, form: Form, dataset: Fields, allowance: Allowance
    ) -> tuple[ResultTable | bool, int | None]:
        """Return an answer as it was asked for, and the limit of rows at which the endpoint may have cut it."""
        reply, shown = self._send(text, form, dataset, allowance), str(self.endpoint)
        columns = query_columns(text) if form is Form.SELECT else None
        return check_answer(read_results(reply, shown, allowance), form, columns, shown), row_limit(reply)

    def _pages(
        self, text: str, columns: tuple[str, ...], limit: int, ask: Callable[[str], ResultTable | bool]
    ) -> ResultTable:
        """Return the whole answer where the endpoint says that it has cut it at its limit of rows."""

        def fetch(offset: int) -> ResultTable:
            page = next_page(text, columns, offset, limit)
            if page is None:
                raise cut_error(limit, str(self.endpoint))
            answer = ask(page)
            assert isinstance(answer, ResultTable)
            return answer

        return ResultTable(columns, tuple(all_pages(fetch, limit, str(self.endpoint))))

    def _graph_names(self, allowance: Allowance) -> list[str]:
        if self._names is None:
            found, _ = self._fetch(load_query("store/graph-names"), Form.SELECT, [], allowance)
            names = found.column("graph") if isinstance(found, ResultTable) else []
            prefixed = (str(name).replace("graph:", PREFIXES["graph"], 1) for name in names)
            self._names = sorted(name for name in prefixed if name != MERGE_GRAPH)
        return self._names

    def _dataset_of(self, query: str, allowance: Allowance) -> Fields:
        """Return the dataset of a query, as fields of the SPARQL protocol; none for the endpoint's own."""
        if self._merge is None:
            self._merge = self._find_merge(allowance)
        if not self._merge or not names_graphs(query):
            return self._merge
        return [*self._merge, *(("named-graph-uri", name) for name in self._graph_names(allowance))]

    def _find_merge(self, allowance: Allowance) -> Fields:
        if self._fetch(load_query("store/has-merge"), Form.ASK, [], allowance)[0] is True:
            return [("default-graph-uri", MERGE_GRAPH)]
        if self._fetch(load_query("store/has-release"), Form.ASK, [], allowance)[0] is True:
            return []
        raise EndpointError(
            f"{self.endpoint} does not hold the graph; load it with 'csto-graph push', or let the server's default "
            "graph be the union of its named graphs"
        )

    def _send(self, text: str, form: Form, dataset: Fields, allowance: Allowance) -> Reply:
        request = Request("POST", ACCEPTED[form], fields=[("query", text), *dataset])
        reply = self.endpoint.send(request, allowance=allowance)
        if reply.status == 400:
            raise QueryError(f"{self.endpoint} cannot read the query: {self.endpoint.reason(reply) or 'HTTP 400'}")
        if not 200 <= reply.status < 300:
            raise self.endpoint.refusal(reply)
        if "x-sql-state" in reply.headers:
            raise EndpointError(f"{self.endpoint} stopped before it was done; ask for less, or raise its time limit")
        return reply


def open_endpoint(address: str, *, headers: Mapping[str, str] | None = None, timeout: float = 60.0) -> RemoteStore:
    """Return the store at an endpoint; nothing is sent before the first query. EndpointError for a bad address."""
    return RemoteStore(Endpoint(address, headers=headers, timeout=timeout))
