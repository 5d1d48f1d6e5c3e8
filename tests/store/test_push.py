"""``push`` and ``--endpoint``: what goes into a real server is what comes out, and strangers keep what is theirs."""

from __future__ import annotations

import re
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
from csto_graph.store import Endpoint, push
from csto_graph.store.allowance import Allowance
from csto_graph.store.endpoint import Reply, Request

from tests.conftest import built
from tests.excerpt import write_excerpt
from tests.servers import free_port, oxigraph
from tests.store.fake_server import GUARD, hear_interrupts

ASK = ["ask", "members", "--organisation", "csto", "--as-of", "2022-01-06", "--format", "csv"]


@pytest.mark.parametrize("way", [["/update"], ["/store", "--graph-store"]], ids=["update", "graph store"])
def test_twice_pushed_is_once_pushed(way: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(write_excerpt(tmp_path / "data"))
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


@pytest.fixture(scope="module")
def excerpt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_excerpt(tmp_path_factory.mktemp("excerpt"))


def ended(command: list[str], between: Gate, sign: int) -> int:
    """Run the command line until its request waits at the gate, and end it there; return its exit code."""
    program = [sys.executable, "-m", "csto_graph", *command]
    with subprocess.Popen(program, stderr=subprocess.DEVNULL, preexec_fn=hear_interrupts) as client:
        assert between.reached.wait(GUARD)
        client.send_signal(sign)
        return client.wait(GUARD)


@pytest.mark.parametrize(
    ("way", "ends"),
    [
        (["/update"], [(signal.SIGKILL, 0, True), (signal.SIGKILL, 0.5, True), (signal.SIGKILL, 1, False)]),
        (["/store", "--graph-store"], [(signal.SIGKILL, 0.5, True), (signal.SIGINT, 1, False)]),
    ],
    ids=["update", "graph store"],
)
def test_a_load_that_broke_off_is_completed_by_the_next(
    way: list[str], ends: list[tuple[int, float, bool]], excerpt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, *options = way
    here = open_graph(excerpt, cache=None)
    pieces = Counted()
    push(built(here), pieces, graph_store=bool(options))
    with oxigraph("serve") as address:
        for sign, place, passed_on in ends:
            with gate(address, int(place * (pieces.number - 1)), passed_on=passed_on) as (between, before):
                command = ["--data", str(excerpt), "push", f"{before}{path}", *options]
                assert ended(command, between, sign) == {int(signal.SIGINT): 130, int(signal.SIGTERM): 143}.get(
                    sign, -sign
                )
            # No question is answered from a graph of which a part is missing.
            assert main(["--endpoint", f"{address}/query", *ASK]) == 2
        assert main(["--data", str(excerpt), "push", f"{address}{path}", *options]) == 0, capsys.readouterr().err
        there = open_graph(f"{address}/query")
        assert there.store.graph_names() == here.store.graph_names()
        assert len(there.store) == len(here.store)


class Counted(Endpoint):
    """An endpoint that counts what it is sent and takes all of it."""

    def __init__(self) -> None:
        super().__init__("http://localhost/")
        self.number = 0

    def send(self, request: Request, *, allowance: Allowance | None = None) -> Reply:
        self.number += 1
        return Reply(204, {}, b"")


def test_a_slow_piece_is_one_line(capsys: pytest.CaptureFixture[str], excerpt: Path) -> None:
    with gate("http://127.0.0.1:9", 0, passed_on=False) as (_, place):
        assert main(["--data", str(excerpt), "push", f"{place}/update", "--timeout", "0.3"]) == 2
    *_, error = capsys.readouterr().err.strip().split("\n")
    assert re.search(
        r"/update gave no answer within 0\.3 seconds; .*; 0 of \d+ pieces were loaded, run it again", error
    )


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
