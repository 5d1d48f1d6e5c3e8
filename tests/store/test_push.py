"""``push`` and ``--endpoint``: what goes into a real server is what comes out, and strangers keep what is theirs."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

import pytest
import urllib3
from csto_graph import open_graph
from csto_graph.cli import main
from csto_graph.core.namespaces import BASE, PREFIXES
from csto_graph.errors import EndpointError
from csto_graph.store import EmbeddedStore, Endpoint, open_endpoint, push

from tests.servers import free_port, oxigraph
from tests.store.fake_server import GUARD

pytestmark = pytest.mark.slow

ASK = ["ask", "members", "--organisation", "csto", "--as-of", "2022-01-06", "--format", "csv"]


@pytest.mark.parametrize("way", [["/update"], ["/store", "--graph-store"]], ids=["update", "graph store"])
def test_twice_pushed_is_once_pushed(way: list[str], excerpt_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(excerpt_data)
    path, *options = way
    assert main(["--data", data, *ASK]) == 0
    wanted = capsys.readouterr().out
    assert wanted.count("org-csto") == 6
    with oxigraph("serve") as address:
        for place in ("default", "graph=http://stranger.example/"):
            urllib3.request(
                "PUT", f"{address}/store?{place}", body="<a:a> <a:b> <a:c> .", headers={"Content-Type": "text/turtle"}
            )
        for _ in range(2):
            assert main(["--data", data, "push", f"{address}{path}", *options]) == 0, capsys.readouterr().err
        capsys.readouterr()
        assert main(["--endpoint", f"{address}/query", *ASK]) == 0
        assert capsys.readouterr().out == wanted
        there, here = open_graph(f"{address}/query"), open_graph(data, cache=None)
        assert len(there.store) == len(here.store)
        for graph in ("{ %s }", "{ GRAPH <http://stranger.example/> { %s } }"):
            query = f"ASK {graph % '<a:a> <a:b> <a:c>'}"
            kind = {"Content-Type": "application/sparql-query"}
            assert b"true" in urllib3.request("POST", f"{address}/query", body=query, headers=kind).data


class Gate(ThreadingHTTPServer):
    """A way to a server on which the request with a certain number waits, before it is passed on or after."""

    daemon_threads = True

    def __init__(self, target: str, number: int, *, passed_on: bool) -> None:
        super().__init__(("127.0.0.1", 0), GateKeeper)
        self.target, self.number, self.passed_on = target, number, passed_on
        self.requests = count()
        self.reached, self.opened = threading.Event(), threading.Event()


class GateKeeper(BaseHTTPRequestHandler):
    def _pass(self) -> None:
        assert isinstance(self.server, Gate)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        waits = next(self.server.requests) == self.server.number
        if waits and not self.server.passed_on:
            self._wait()
            return
        kind = {"Content-Type": self.headers["Content-Type"]}
        reply = urllib3.request(self.command, self.server.target + self.path, body=body, headers=kind)
        if waits:
            self._wait()
        with suppress(OSError):  # the client was killed
            self.send_response(reply.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _wait(self) -> None:
        assert isinstance(self.server, Gate)
        self.server.reached.set()
        self.server.opened.wait(GUARD)

    do_POST = do_PUT = _pass  # noqa: N815

    def log_message(self, *_: object) -> None: ...


@contextmanager
def gate(target: str, number: int, *, passed_on: bool) -> Iterator[tuple[Gate, str]]:
    with Gate(target, number, passed_on=passed_on) as between:
        threading.Thread(target=between.serve_forever, args=(0.01,), daemon=True).start()
        yield between, f"http://127.0.0.1:{between.server_address[1]}"
        between.opened.set()
        between.shutdown()


# A program that loads three small graphs in pieces of ten lines to the address that it is given.
PROGRAM = """
import sys
from csto_graph.store import EmbeddedStore, Endpoint, push
from csto_graph.store.http import upload

upload.MOST_LINES = 10
store = EmbeddedStore.in_memory()
for line in sys.stdin:
    graph, _, triple = line.partition(" ")
    store.add_ntriples(triple.encode(), graph, merged=True)
push(store, Endpoint(sys.argv[1]), graph_store=len(sys.argv) > 2)
"""
LINES = [f"{PREFIXES['graph']}{name} <a:{n}> <a:in> <a:{name}> .\n" for name in ("one", "two") for n in range(12)]
LINES += [f'{PREFIXES["graph"]}three <{BASE}> <{PREFIXES["dcterms"]}issued> "2026-11-30" .\n']


def load(place: str, *options: str, between: Gate | None = None) -> int:
    """Run the program to its end, or until its request waits at a gate and it is killed; return its exit code."""
    program = [sys.executable, "-c", PROGRAM, place, *options]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as client:
        assert client.stdin is not None
        client.stdin.writelines(LINES)
        client.stdin.close()
        if between:
            assert between.reached.wait(GUARD)
            client.kill()
        return client.wait(GUARD)


@pytest.mark.parametrize("passed_on", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("path", "options", "requests"),
    [("/update", [], 6), ("/store", ["--graph-store"], 5)],
    ids=["update", "graph store"],
)
def test_a_load_that_was_killed_is_completed_by_the_next(
    path: str, options: list[str], requests: int, passed_on: bool
) -> None:
    # 25 triples, once in their graphs and once in the merge, are 50 lines after one request that empties our graphs.
    with oxigraph("serve") as address:
        # Killed after a request was passed on is killed before the next one, but for the last.
        for number in [requests - 1] if passed_on else range(requests):
            with gate(address, number, passed_on=passed_on) as (between, place):
                assert load(f"{place}{path}", *options, between=between) == -signal.SIGKILL
            if 0 < number + passed_on < requests:
                # No question is answered from a graph of which a part is missing.
                with pytest.raises(EndpointError, match="does not hold the graph; load it with 'csto-graph push'"):
                    open_endpoint(f"{address}/query").ask("ASK {}")
            assert load(f"{address}{path}", *options) == 0
            there = open_endpoint(f"{address}/query")
            assert there.graph_names() == sorted(f"{PREFIXES['graph']}{name}" for name in ("one", "two", "three"))
            assert len(there) == len(LINES) * 2


def test_a_slow_piece_is_one_line() -> None:
    store = EmbeddedStore.in_memory()
    store.add_ntriples(b"<a:s> <a:p> <a:o> .", f"{PREFIXES['graph']}one", merged=True)
    late = (
        r"/update gave no answer within 0\.3 seconds; .*; 0 of 2 pieces were loaded, run it again to complete the load$"
    )
    with gate("http://127.0.0.1:9", 0, passed_on=False) as (_, place), pytest.raises(EndpointError, match=late):
        push(store, Endpoint(f"{place}/update", timeout=0.3))


def test_errors_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    address = f"http://user:s3cret@127.0.0.1:{free_port()}/query"
    for line in (
        ["--endpoint", address, *ASK],
        ["--endpoint", address, "build"],
        ["push", "nowhere"],
        ["--endpoint", "x", *ASK],
    ):
        assert main(line) == 2
        error = capsys.readouterr().err
        assert error.strip().count("\n") == 0
        assert "s3cret" not in error
