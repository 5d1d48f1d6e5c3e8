"""One deadline covers an exchange with its retries, pauses and pages, and Ctrl-C ends every wait.

The servers never send a complete answer, so a client without a deadline waits until the guard of the test ends it.
"""

from __future__ import annotations

import gzip
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from csto_graph import open_graph
from csto_graph.errors import EndpointError
from csto_graph.store import Endpoint, open_endpoint
from csto_graph.store.http.allowance import Allowance
from csto_graph.store.http.answers import read_results, read_triples
from csto_graph.store.http.connections import pool
from csto_graph.store.http.endpoint import Reply, Request

from tests.store.fake_server import GUARD, JSON, YES, Answer, Play, RawServer, Server, address, hear_interrupts, table

pytestmark = [pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning"), pytest.mark.slow]
STARTED = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\n".encode()
LATE = r"gave no answer within 0\.3 seconds"


def slow_status() -> Iterator[bytes]:
    yield from (bytes([byte]) for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Header: 1\r\n" * 10_000)


def slow_header() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nX-Header: "
    while True:
        yield b"x"


def continued() -> Iterator[bytes]:
    while True:
        yield b"HTTP/1.1 100 Continue\r\n\r\n"


def slow_body() -> Iterator[bytes]:
    yield STARTED + b"Content-Length: 4000000\r\n\r\n"
    while True:
        yield b" "


def slow_chunks() -> Iterator[bytes]:
    yield STARTED + b"Transfer-Encoding: chunked\r\n\r\n"
    while True:
        yield b"1\r\n \r\n"


def slow_gzip() -> Iterator[bytes]:
    yield STARTED + b"Content-Encoding: gzip\r\n\r\n"
    while True:
        yield gzip.compress(b"")


def silent() -> Iterator[bytes]:
    while True:
        yield b""


ALL = [slow_status, slow_header, continued, slow_body, slow_chunks, slow_gzip, silent]


@pytest.mark.parametrize("pieces", ALL)
def test_a_server_that_trickles(serve_raw: Callable[..., RawServer], pieces: Callable[[], Iterator[bytes]]) -> None:
    store = open_endpoint(f"http://127.0.0.1:{serve_raw(pieces).port}/query", timeout=0.3)
    with pytest.raises(EndpointError, match=LATE):
        store.ask("ASK {}")


def unauthenticated(side: int) -> ssl.SSLContext:
    """TLS without certificates, which this test has no use for."""
    context = ssl.SSLContext(side)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AECDH-AES128-SHA:@SECLEVEL=0")
    return context


@pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
@pytest.mark.parametrize("pieces", [slow_header, slow_body])
def test_a_server_that_trickles_under_tls(
    serve_raw: Callable[..., RawServer], monkeypatch: pytest.MonkeyPatch, pieces: Callable[[], Iterator[bytes]]
) -> None:
    reached = threading.Event()

    def noticed() -> Iterator[bytes]:
        reached.set()
        yield from pieces()

    server = serve_raw(noticed, trust=unauthenticated(ssl.PROTOCOL_TLS_SERVER))
    monkeypatch.setattr(ssl, "create_default_context", lambda: unauthenticated(ssl.PROTOCOL_TLS_CLIENT))
    pool.cache_clear()
    try:
        with pytest.raises(EndpointError, match="gave no answer within 2 seconds"):
            open_endpoint(f"https://127.0.0.1:{server.port}/query", timeout=2).ask("ASK {}")
    finally:
        pool.cache_clear()
    assert reached.is_set()


def test_a_server_that_does_not_shake_hands(serve_raw: Callable[..., RawServer]) -> None:
    with pytest.raises(EndpointError, match=LATE):
        open_endpoint(f"https://127.0.0.1:{serve_raw(silent).port}/query", timeout=0.3).ask("ASK {}")


def test_a_server_that_does_not_read() -> None:
    # A listener that accepts nothing: the kernel takes what fits into its buffers, and then no more.
    with socket.create_server(("127.0.0.1", 0)) as listener:
        endpoint = Endpoint(f"http://127.0.0.1:{listener.getsockname()[1]}/update", timeout=0.3)
        with pytest.raises(EndpointError, match=LATE):
            endpoint.send(Request("POST", "*/*", body=bytes(64 << 20)))


def test_a_name_that_is_not_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        over.wait(GUARD)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    with pytest.raises(EndpointError, match=LATE):
        open_endpoint("http://localhost:1/query", timeout=0.3).ask("ASK {}")
    over.set()


def test_timeout_of_one_query(serve: Callable[[Play], Server]) -> None:
    over = threading.Event()
    server = serve(lambda query, _: YES if "issued" in query else (over.wait(GUARD), YES)[1])
    store = open_endpoint(address(server), timeout=1000)
    with pytest.raises(EndpointError, match=LATE):
        store.query("ASK {}", timeout=0.3)
    over.set()
    assert store.query("ASK {}") is True


def test_timeout_of_a_graph(serve: Callable[[Play], Server]) -> None:
    over = threading.Event()
    server = serve(lambda *_: (over.wait(GUARD), YES)[1])
    with pytest.raises(EndpointError, match=LATE):
        open_graph(address(server), timeout=0.3).sparql("ASK {}")
    over.set()


@pytest.mark.parametrize("timeout", [0, -1, float("nan")])
def test_invalid_timeout(timeout: float) -> None:
    with pytest.raises(EndpointError, match="number of seconds above 0"):
        open_endpoint("http://localhost/query", timeout=timeout)


def test_infinite_timeout(serve: Callable[[Play], Server]) -> None:
    assert open_endpoint(address(serve(lambda *_: YES)), timeout=float("inf")).ask("ASK {}") is True


def test_redirects_end(serve: Callable[[Play], Server]) -> None:
    server = serve(lambda *_: (307, {"Location": "/query"}, b""))
    with pytest.raises(EndpointError, match="sends us on and on"):
        open_endpoint(address(server)).ask("ASK {}")
    assert len(server.seen) == 5


def test_pages_share_the_deadline(serve: Callable[[Play], Server]) -> None:
    counted = iter(range(10**9))

    def play(query: str, _: dict[str, str]) -> Answer:
        more = table(["n"], {"n": str(next(counted))}, **{"X-SPARQL-MaxRows": "1"})
        return YES if "ASK" in query else more

    with pytest.raises(EndpointError, match=LATE):
        open_endpoint(address(serve(play)), timeout=0.3).select("SELECT ?n { ?s ?p ?n }")


def test_parsing_ends_at_the_deadline() -> None:
    over = Allowance("http://localhost/query", 1e-9)
    for read, kind in ((read_results, JSON), (read_triples, "text/turtle")):
        with pytest.raises(EndpointError, match="gave no answer within"):
            read(Reply(200, {"content-type": kind}, YES[2]), "http://localhost/query", over)


@pytest.mark.parametrize("pause", [None, "20"], ids=["no answer", "a pause"])
def test_an_interrupt_ends_a_wait(serve: Callable[[Play], Server], pause: str | None) -> None:
    asked, over = threading.Event(), threading.Event()

    def play(*_: object) -> Answer:
        asked.set()
        if pause is None:
            over.wait(GUARD)
        return 503, {"Retry-After": pause or "0"}, b""

    program = [sys.executable, "-m", "csto_graph", "--endpoint", address(serve(play)), "--timeout", "1000"]
    program += ["sparql", "ASK {}"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, preexec_fn=hear_interrupts) as client:
        assert asked.wait(GUARD)
        client.send_signal(signal.SIGINT)
        _, error = client.communicate(timeout=GUARD)
    over.set()
    assert (client.returncode, error.strip()) == (130, b"")
