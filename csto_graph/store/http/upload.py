"""Loading the graph into a remote store: our graphs are replaced, and nothing else is touched.

The graph of the merge names the day of release and is what questions are asked in. It is emptied first and the day is
written last, so that an incomplete load is recognised as such; running it again completes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from csto_graph.core.namespaces import BASE, MERGE_GRAPH, PREFIXES
from csto_graph.errors import EndpointError
from csto_graph.store.embedded import EmbeddedStore
from csto_graph.store.http.endpoint import BUSY, Endpoint, Request

MOST_LINES = 1_000
# To empty a graph or to add triples without blank nodes a second time changes nothing, so no failure need end a load.
FAILING = {*BUSY, 500}
UPDATE = "application/sparql-update"
N_TRIPLES = "application/n-triples"
OURS = f'STRSTARTS(STR(?graph), "{PREFIXES["graph"]}")'
CLEAR = f"DELETE {{ GRAPH ?graph {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER ({OURS}) }}"
Line = tuple[str, str]
Piece = Request
Progress = Callable[[list[Piece]], Iterable[Piece]]


def push(store: EmbeddedStore, endpoint: Endpoint, *, graph_store: bool = False, progress: Progress = iter) -> int:
    """Load every named graph of ``store`` and the merge of all into an endpoint; return how many graphs that is.

    Through SPARQL Update: all graphs under the project's address are emptied, those of older releases too, and filled
    in pieces. With ``graph_store`` through the Graph Store protocol: each graph is replaced in one request, and
    graphs of older releases stay. The default graph and the graphs of others are left alone either way.
    Raises EndpointError that says how far it came.
    """
    pieces = list(_puts(store) if graph_store else _updates(store))
    for done, piece in enumerate(progress(pieces)):
        try:
            reply = endpoint.send(piece)
            if not 200 <= reply.status < 300:
                raise endpoint.refusal(reply)
        except EndpointError as error:
            raise EndpointError(
                f"{error}; {done} of {len(pieces)} pieces were loaded, run it again to complete the load"
            ) from None
    return len(store.graph_names()) + 1


def _updates(store: EmbeddedStore) -> Iterator[Piece]:
    yield _update(CLEAR)
    lines = [*(line for name in store.graph_names() for line in _lines(store, name)), *_merge(store)]
    for start in range(0, len(lines), MOST_LINES):
        groups = groupby(lines[start : start + MOST_LINES], key=itemgetter(0))
        data = (f"GRAPH <{name}> {{ {' '.join(text for _, text in group)} }}" for name, group in groups)
        yield _update(f"INSERT DATA {{ {' '.join(data)} }}")


def _puts(store: EmbeddedStore) -> Iterator[Piece]:
    yield _put(MERGE_GRAPH, [])
    for name in store.graph_names():
        yield _put(name, _lines(store, name))
    yield _put(MERGE_GRAPH, _merge(store))


def _lines(store: EmbeddedStore, name: str) -> list[Line]:
    return [(name, text) for text in store.graph_lines(name)]


def _merge(store: EmbeddedStore) -> list[Line]:
    """Return the lines of the merge, those of the release last."""
    return [(MERGE_GRAPH, text) for text in sorted(store.graph_lines(), key=lambda text: text.startswith(f"<{BASE}> "))]


def _update(text: str) -> Piece:
    return Request("POST", "*/*", body=text.encode(), content_type=UPDATE, retried=FAILING, movable=False)


def _put(graph: str, lines: list[Line]) -> Piece:
    body = "".join(f"{text}\n" for _, text in lines).encode()
    return Request("PUT", "*/*", [], [("graph", graph)], body, N_TRIPLES, retried=FAILING, movable=False)
