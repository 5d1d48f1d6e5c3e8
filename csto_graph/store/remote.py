"""A SPARQL 1.1 endpoint over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csto_graph.errors import EndpointError, QueryError, StoreError
from csto_graph.namespaces import BASE, MERGE_GRAPH, PREFIXES, SPARQL_PREFIXES
from csto_graph.store.endpoint import Endpoint, Reply, Request
from csto_graph.store.forms import Form, names_graphs, next_page, query_form
from csto_graph.store.interface import Store
from csto_graph.store.results import Answer, ResultTable, table_of, triples_of

if TYPE_CHECKING:
    import rdflib

Fields = list[tuple[str, str]]
RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8, text/tab-separated-values;q=0.5"
TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
ACCEPTED = {Form.SELECT: RESULTS, Form.ASK: RESULTS, Form.GRAPH: TRIPLES}
RELEASE = f"<{BASE}> <{PREFIXES['dcterms']}issued> ?day"
VIRTUOSO_ASK = ("__ASK_RETVAL",)
GRAPHS = f'SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?graph), "{BASE}")) }}'


class RemoteStore(Store):
    """A store behind an endpoint. It is only read.

    What ``csto-graph push`` has loaded is asked in the merge that it has put there, so that whatever else the
    endpoint holds plays no part. An endpoint without it must have our graphs in its own default graph.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def __repr__(self) -> str:
        return f"<RemoteStore at {self.endpoint}>"

    def graph_names(self) -> list[str]:
        """Return the IRIs of the project's named graphs, sorted; those of others on the endpoint are left out."""
        return self._graph_names

    def _answer(self, query: str, timeout: float | None, memory: float | None) -> Answer:
        form = query_form(query)
        text = SPARQL_PREFIXES + query
        reply = self._send(text, form, self._dataset_of(query))
        if form is Form.GRAPH:
            return self._triples(reply)
        answer = self._results(reply)
        if isinstance(answer, bool) or form is Form.ASK:
            return answer
        return self._rest(text, answer, reply, self._dataset_of(query))

    def dataset(self) -> rdflib.Dataset:
        """Raise StoreError: rdflib over HTTP would fetch every pattern on its own and send headers we do not watch."""
        raise StoreError(f"{self.endpoint} is no rdflib Dataset; ask it with sparql(), or build the graph here for one")

    @cached_property
    def _graph_names(self) -> list[str]:
        found = self._results(self._send(GRAPHS, Form.SELECT, []))
        names = found.column("graph") if isinstance(found, ResultTable) else []
        prefixed = (str(name).replace("graph:", PREFIXES["graph"], 1) for name in names)
        return sorted(name for name in prefixed if name != MERGE_GRAPH)

    @cached_property
    def _merge(self) -> Fields:
        """The default graph of every query, as fields of the SPARQL protocol; none for the endpoint's own."""
        if self._results(self._send(f"ASK {{ GRAPH <{MERGE_GRAPH}> {{ {RELEASE} }} }}", Form.ASK, [])) is True:
            return [("default-graph-uri", MERGE_GRAPH)]
        if self._results(self._send(f"ASK {{ {RELEASE} }}", Form.ASK, [])) is True:
            return []
        raise EndpointError(
            f"{self.endpoint} does not hold the graph; load it with 'csto-graph push', or let the server's default "
            "graph be the union of its named graphs"
        )

    def _dataset_of(self, query: str) -> Fields:
        if not self._merge or not names_graphs(query):
            return self._merge
        return [*self._merge, *(("named-graph-uri", name) for name in self._graph_names)]

    def _send(self, text: str, form: Form, dataset: Fields) -> Reply:
        reply = self.endpoint.send(Request("POST", ACCEPTED[form], fields=[("query", text), *dataset]))
        if reply.status == 400:
            raise QueryError(f"{self.endpoint} cannot read the query: {self.endpoint.first_line(reply) or 'HTTP 400'}")
        if not 200 <= reply.status < 300:
            raise self.endpoint.refusal(reply)
        if "x-sql-state" in reply.headers:
            raise EndpointError(f"{self.endpoint} stopped before it was done; ask for less, or raise its time limit")
        return reply

    def _rest(self, text: str, first: ResultTable, reply: Reply, dataset: Fields) -> ResultTable:
        """Return the whole answer where the endpoint says that it has cut it at its limit of rows."""
        limit = reply.headers.get("x-sparql-maxrows", "")
        if not limit.isdigit() or len(first) < int(limit):
            return first
        rows: list[tuple[object, ...]] = []
        size = max(int(limit), 1)
        while len(rows) % size == 0:
            page = next_page(text, first.columns, len(rows), size)
            if page is None:
                raise EndpointError(f"{self.endpoint} cut the answer at {limit} rows; ask for less, or in parts")
            found = self._results(self._send(page, Form.SELECT, dataset))
            if not isinstance(found, ResultTable) or not found.rows:
                break
            rows += found.rows
        return ResultTable(first.columns, tuple(rows))  # type: ignore[arg-type]

    def _results(self, reply: Reply) -> ResultTable | bool:
        kind = ox.QueryResultsFormat.from_media_type(reply.media_type) if reply.media_type else None
        if kind is None:
            raise self._strange(reply, "SPARQL results")
        try:
            answer = ox.parse_query_results(reply.body, format=kind)
            return _truth_or_table(table_of(answer)) if isinstance(answer, ox.QuerySolutions) else bool(answer)
        except (OSError, SyntaxError, ValueError):
            raise self._broken() from None

    def _triples(self, reply: Reply) -> Answer:
        kind = ox.RdfFormat.from_media_type(reply.media_type) if reply.media_type else None
        if kind is None:
            raise self._strange(reply, "RDF")
        try:
            return triples_of(quad.triple for quad in ox.parse(reply.body, format=kind))
        except (OSError, SyntaxError, ValueError):
            raise self._broken() from None

    def _strange(self, reply: Reply, wanted: str) -> EndpointError:
        kind = "".join(c for c in reply.media_type if c.isprintable())[:80] or "nothing that it names"
        return EndpointError(f"{self.endpoint} answers with {kind}, not {wanted}; give the address of a SPARQL service")

    def _broken(self) -> EndpointError:
        return EndpointError(f"{self.endpoint} sent results that do not parse; try again, or ask for less")


def _truth_or_table(table: ResultTable) -> ResultTable | bool:
    """Return the answer to an ASK that Virtuoso gives as a table: a row that says 1, or no row at all."""
    if table.columns != VIRTUOSO_ASK:
        return table
    return any(row[0] == 1 for row in table.rows)


def open_endpoint(address: str, *, headers: Mapping[str, str] | None = None, timeout: float = 60.0) -> RemoteStore:
    """Return the store at an endpoint; nothing is sent before the first query. EndpointError for a bad address."""
    return RemoteStore(Endpoint(address, headers=headers, timeout=timeout))
