"""What an endpoint may do to us, played by a small server: every fault is one line, and no credentials get out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from csto_graph import open_graph
from csto_graph.errors import CstoGraphError, EndpointError, QueryError
from csto_graph.store import EmbeddedStore, Endpoint, open_endpoint, parse_headers, push
from csto_graph.store.forms import Form, query_form

from tests.excerpt import write_excerpt
from tests.servers import free_port

YES = (200, {"Content-Type": "application/sparql-results+json"}, b'{"head": {}, "boolean": true}')
Answer = tuple[int, dict[str, str], bytes]
Play = Callable[[str, dict[str, str]], Answer]


class Server(ThreadingHTTPServer):
    play: Play
    seen: list[dict[str, str]]


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Server)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.seen.append(dict(self.headers))
        status, headers, content = self.server.play(parse_qs(body).get("query", [body])[0], dict(self.headers))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(BrokenPipeError):  # a reader that had enough has gone
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def serve() -> Iterator[Callable[[Play], Server]]:
    servers: list[Server] = []

    def start(play: Play) -> Server:
        server = Server(("127.0.0.1", 0), Handler)
        server.play, server.seen = play, []
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def address(server: Server, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_address[1]}/query"


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        ((401, {}, b"no, Bearer s3cret"), EndpointError, "refuses access"),
        ((403, {}, b""), EndpointError, "refuses access"),
        ((404, {}, b""), EndpointError, "no SPARQL service"),
        ((500, {}, b"\x1b[31mout of s3cret memory\nstack"), EndpointError, "HTTP 500: [31mout of *** memory"),
        ((400, {"Content-Type": "text/plain"}, b"error at 1:5\nmore"), QueryError, "error at 1:5"),
        ((200, {"Content-Type": "text/html"}, b"<html>hello"), EndpointError, "text/html"),
        ((200, {"Content-Type": "application/sparql-results+json"}, b'{"head":'), EndpointError, "do not parse"),
        ((200, {}, b""), EndpointError, "nothing that it names"),
    ],
)
def test_faults_are_one_line(
    serve: Callable[[Play], Server], answer: Answer, error: type[CstoGraphError], says: str
) -> None:
    server = serve(lambda *_: answer)
    graph = open_graph(address(server), headers={"Authorization": "Bearer s3cret"})
    with pytest.raises(error) as raised:
        graph.query("ASK { ?s ?p ?o }")
    text = str(raised.value)
    assert says in text
    assert "\n" not in text
    assert "s3cret" not in text + repr(graph) + repr(graph.store)


def test_a_busy_server_is_asked_again(serve: Callable[[Play], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_graph.store.endpoint.PAUSES", (0.01, 0.01))
    answers = iter([(503, {}, b""), (429, {"Retry-After": "0"}, b""), YES, YES])
    server = serve(lambda *_: next(answers))
    assert open_endpoint(address(server)).ask("ASK { ?s ?p ?o }") is True
    assert [each["User-Agent"].startswith("csto-graph/") for each in server.seen] == [True] * 4


def test_a_load_goes_on_after_a_failure(
    serve: Callable[[Play], Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("csto_graph.store.endpoint.PAUSES", (0.01,))
    texts: list[str] = []
    fault: Answer = (500, {}, b"a fault inside")

    def play(text: str, _: dict[str, str]) -> Answer:
        texts.append(text)
        return fault if len(texts) == 2 else (204, {}, b"")

    store = open_graph(write_excerpt(tmp_path), cache=None).store
    assert isinstance(store, EmbeddedStore)
    assert push(store, Endpoint(address(serve(play)))) > 0
    assert texts[1] == texts[2]
    assert len(set(texts)) == len(texts) - 1
    with pytest.raises(EndpointError, match=r"a fault inside.*0 of"):
        push(store, Endpoint(address(serve(lambda *_: fault))))


def test_nobody_there_and_too_late(serve: Callable[[Play], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_graph.store.endpoint.PAUSES", (0.01,))
    with pytest.raises(EndpointError, match=r"cannot reach http://127\.0\.0\.1:\d+/query: .*refused"):
        open_endpoint(f"http://user:s3cret@127.0.0.1:{free_port()}/query").ask("ASK {}")
    wait = threading.Event()
    server = serve(lambda *_: (wait.wait(5), YES)[1])
    with pytest.raises(EndpointError, match=r"within 0\.1 seconds"):
        open_endpoint(address(server), timeout=0.1).ask("ASK {}")
    wait.set()


def test_credentials_do_not_follow_to_another_host(serve: Callable[[Play], Server]) -> None:
    stranger = serve(lambda *_: YES)
    server = serve(lambda *_: (307, {"Location": address(stranger, "localhost")}, b""))
    place = address(server).replace("//", "//user:s3cret@")
    assert open_endpoint(place, headers={"X-Key": "s3cret"}).ask("ASK {}") is True
    assert {"X-Key", "Authorization"} <= server.seen[0].keys()
    assert not {"X-Key", "Authorization"} & stranger.seen[0].keys()


def test_an_answer_that_was_cut_is_fetched_in_pages(serve: Callable[[Play], Server]) -> None:
    def play(query: str, _: dict[str, str]) -> Answer:
        if "ASK" in query:
            return YES
        offset = int(query.rpartition("OFFSET ")[2]) if "OFFSET" in query else 0
        assert not offset or "ORDER BY ?n\n?n\nLIMIT 2" in query
        rows = b",".join(b'{"n": {"type": "literal", "value": "%d"}}' % n for n in range(5)[offset : offset + 2])
        body = b'{"head": {"vars": ["n"]}, "results": {"bindings": [%s]}}' % rows
        return 200, {**YES[1], "X-SPARQL-MaxRows": "2"}, body

    store = open_endpoint(address(serve(play)))
    assert store.select("SELECT ?n WHERE { ?s ?p ?n } ORDER BY ?n").column("n") == list("01234")
    with pytest.raises(EndpointError, match="cut the answer at 2 rows"):
        store.select("SELECT ?n WHERE { ?s ?p ?n } LIMIT 4")


@pytest.mark.parametrize("line", ["no colon", "Bad Name: s3cret", "X: s3cret\r\nY: 1"])
def test_headers_that_are_none(line: str) -> None:
    with pytest.raises(EndpointError) as raised:
        parse_headers([line])
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize("text", ["http://", "http://host:port/", "http://a b/", "http://h/\r\nX: 1"])
def test_addresses_that_are_none(text: str) -> None:
    with pytest.raises(EndpointError, match="in full"):
        open_endpoint(text)


def test_the_form_of_a_query() -> None:
    assert query_form("PREFIX select: <http://ask/> # CONSTRUCT\nASK { ?select select:x 'SELECT' }") is Form.ASK
    assert query_form("DESCRIBE <x>") is Form.GRAPH
    with pytest.raises(QueryError):
        query_form("INSERT { ?s ?p 1 } WHERE { SELECT ?s ?p { ?s ?p ?o } }")
