"""What an endpoint may do to us, played by a small server: every fault is one line, and no credentials get out."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from csto_graph import open_graph
from csto_graph.errors import CstoGraphError, EndpointError, QueryError
from csto_graph.store import EmbeddedStore, Endpoint, open_endpoint, parse_headers, push
from csto_graph.store.http.endpoint import Request
from csto_graph.store.query_form import Form, query_form
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.servers import free_port
from tests.store.fake_server import GUARD, YES, Answer, Play, RawServer, Server, address

pytestmark = pytest.mark.slow


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
    monkeypatch.setattr("csto_graph.store.http.endpoint.PAUSES", (0.01, 0.01))
    answers = iter([(503, {}, b""), (429, {"Retry-After": "0"}, b""), YES, YES])
    server = serve(lambda *_: next(answers))
    assert open_endpoint(address(server)).ask("ASK { ?s ?p ?o }") is True
    assert [each["User-Agent"].startswith("csto-graph/") for each in server.seen] == [True] * 4


def test_a_load_goes_on_after_a_failure(
    serve: Callable[[Play], Server], monkeypatch: pytest.MonkeyPatch, small_data: Path
) -> None:
    monkeypatch.setattr("csto_graph.store.http.endpoint.PAUSES", (0.01,))
    texts: list[str] = []
    fault: Answer = (500, {}, b"a fault inside")

    def play(text: str, _: dict[str, str]) -> Answer:
        texts.append(text)
        return fault if len(texts) == 2 else (204, {}, b"")

    store = open_graph(small_data, cache=None).store
    assert isinstance(store, EmbeddedStore)
    assert push(store, Endpoint(address(serve(play)))) > 0
    assert texts[1] == texts[2]
    assert len(set(texts)) == len(texts) - 1
    with pytest.raises(EndpointError, match=r"a fault inside.*0 of"):
        push(store, Endpoint(address(serve(lambda *_: fault))))


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_graph.store.http.endpoint.PAUSES", (0.01,))
    with pytest.raises(EndpointError, match=r"cannot reach http://127\.0\.0\.1:\d+/query: .*refused"):
        open_endpoint(f"http://user:s3cret@127.0.0.1:{free_port()}/query").ask("ASK {}")


def test_credentials_do_not_follow_to_another_host(serve: Callable[[Play], Server]) -> None:
    stranger = serve(lambda *_: YES)
    server = serve(lambda *_: (307, {"Location": address(stranger, "localhost")}, b""))
    place = address(server).replace("//", "//user:s3cret@")
    assert open_endpoint(place, headers={"X-Key": "s3cret"}).ask("ASK {}") is True
    assert {"X-Key", "Authorization"} <= server.seen[0].keys()
    assert not {"X-Key", "Authorization"} & stranger.seen[0].keys()


@pytest.mark.parametrize(
    "place",
    [
        *("http://[bad", "javascript:alert(1)", "file:///etc/passwd", "http://h:port/", "http://h:\xb2/"),
        *("//[::1", "http://a..b/", "http://h/\x85", "ftp://user:s3cret@h/", "http://user:s3cret@/"),
    ],
)
def test_redirect_to_an_invalid_address(serve: Callable[[Play], Server], place: str) -> None:
    server = serve(lambda *_: (302, {"Location": place}, b""))
    with pytest.raises(EndpointError, match=r"sends us on to what is not a valid address \(HTTP 302\)") as raised:
        open_endpoint(address(server)).ask("ASK {}")
    assert "s3cret" not in str(raised.value)


def test_a_redirect_within_the_server(serve: Callable[[Play], Server]) -> None:
    answers: Iterator[Answer] = iter([(308, {"Location": "../sparql?x=%C3%A4"}, b""), YES, YES])
    server = serve(lambda *_: next(answers))
    assert open_endpoint(address(server), headers={"X-Key": "s3cret"}).ask("ASK {}") is True
    assert [each["X-Key"] for each in server.seen] == ["s3cret"] * 3


def test_an_update_is_not_sent_to_another_host(serve: Callable[[Play], Server]) -> None:
    place = "http://user:s3cret@127.0.0.2:1/\xa0" + "x" * 1000
    endpoint = Endpoint(address(serve(lambda *_: (307, {"Location": place}, b""))))
    with pytest.raises(EndpointError, match=r"sends us on to http://127\.0\.0\.2:1/") as raised:
        endpoint.send(Request("POST", "*/*", body=b"CLEAR ALL", movable=False))
    assert "s3cret" not in str(raised.value)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"", r"broke off the exchange: Remote end closed connection without response;"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", r"broke off the exchange: the answer ended early;"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "the answer ended early"),
        (b"HTTP/1.1 \xb200 OK\r\n\r\n", "HTTP/1.1"),
        (b"\x1b]0;title\x07 garbage\r\n\r\n", "garbage"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", "header line"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200 + b"\r\n", "headers"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nabc", "Content-Length"),
    ],
)
def test_invalid_http(
    serve_raw: Callable[..., RawServer], monkeypatch: pytest.MonkeyPatch, sent: bytes, says: str
) -> None:
    monkeypatch.setattr("csto_graph.store.http.endpoint.PAUSES", ())
    with pytest.raises(EndpointError, match=says) as raised:
        open_endpoint(f"http://127.0.0.1:{serve_raw(lambda: [sent]).port}/query").ask("ASK {}")
    text = str(raised.value)
    assert text.isprintable()
    assert len(text) < 400
    assert not {"('", "')", "',"} & {text[i : i + 2] for i in range(len(text))}


WHOLE = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (
    YES[1]["Content-Type"].encode(),
    len(YES[2]),
    YES[2],
)


def test_broken_connection_is_retried(serve_raw: Callable[..., RawServer]) -> None:
    answers = iter([[b""], [WHOLE[:-5]], [WHOLE], [WHOLE]])
    assert open_endpoint(f"http://127.0.0.1:{serve_raw(lambda: next(answers)).port}/query").ask("ASK {}") is True


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_change_of_an_answer_is_one_line(serve_raw: Callable[..., RawServer], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(start + 9, len(WHOLE))))
    sent = WHOLE[:start] + data.draw(st.binary(max_size=9)) + WHOLE[end:]
    server = serve_raw(lambda: [sent])
    with pytest.MonkeyPatch.context() as patch, closing(server):
        patch.setattr("csto_graph.store.http.endpoint.PAUSES", ())
        try:
            said = str(open_endpoint(f"http://127.0.0.1:{server.port}/query", timeout=GUARD).query("ASK {}"))
        except CstoGraphError as error:
            said = str(error)
    assert said.isprintable()
    assert 0 < len(said) < 500


def test_server_without_tls(serve: Callable[[Play], Server]) -> None:
    with pytest.raises(EndpointError, match=r"cannot talk to https://\S+: \[SSL") as raised:
        open_endpoint(address(serve(lambda *_: YES)).replace("http:", "https:")).ask("ASK {}")
    assert str(raised.value).isprintable()


def test_an_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("csto_graph.store.http.endpoint.PAUSES", ())
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(EndpointError, match=r"cannot reach http://nowhere\.example/: Name or service not known; is"):
        open_endpoint("http://nowhere.example/").ask("ASK {}")


@pytest.mark.parametrize("line", ["no colon", "Bad Name: s3cret", "X: s3cret\r\nY: 1"])
def test_headers_that_are_none(line: str) -> None:
    with pytest.raises(EndpointError) as raised:
        parse_headers([line])
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    "headers", [{"X": "s3cret\r\nY: 1"}, {"Bad Name": "s3cret"}, {"X": "s3cret \u0416"}, {"": "s3cret"}]
)
def test_invalid_headers_in_python(headers: dict[str, str]) -> None:
    with pytest.raises(EndpointError, match="a header is NAME:VALUE") as raised:
        open_endpoint("http://localhost/", headers=headers)
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "http://",
        "http://host:port/",
        "http://a b/",
        "http://h/\r\nX: 1",
        "http://a..b/",
        "http://h:\xb2/",
        "http://h/\udcff",
    ],
)
def test_addresses_that_are_none(text: str) -> None:
    with pytest.raises(EndpointError, match="in full"):
        open_endpoint(text)


def test_the_form_of_a_query() -> None:
    assert query_form("PREFIX select: <http://ask/> # CONSTRUCT\nASK { ?select select:x 'SELECT' }") is Form.ASK
    assert query_form("DESCRIBE <x>") is Form.GRAPH
    with pytest.raises(QueryError):
        query_form("INSERT { ?s ?p 1 } WHERE { SELECT ?s ?p { ?s ?p ?o } }")
