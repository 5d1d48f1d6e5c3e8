"""Servers on this machine that do to a client whatever a test has them do."""

from __future__ import annotations

import json
import signal
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

GUARD = 60.0
"""Seconds after which a test ends that would wait for ever on a fault; none waits as long otherwise."""
JSON = "application/sparql-results+json"
YES = (200, {"Content-Type": JSON}, b'{"head": {}, "boolean": true}')
Answer = tuple[int, dict[str, str], bytes]
Play = Callable[[str, dict[str, str]], Answer]


def table(columns: Iterable[str], *rows: dict[str, Any], **headers: str) -> Answer:
    """An answer in the JSON of the W3C, its cells as they stand in there; a text is a plain literal."""
    cells = [{n: {"type": "literal", "value": v} if isinstance(v, str) else v for n, v in row.items()} for row in rows]
    body = json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": cells}}).encode()
    return 200, {"Content-Type": JSON, **headers}, body


def then(answer: Answer) -> Play:
    """Say that the graph is there, and answer everything else with one answer."""
    return lambda query, _: YES if "ASK" in query else answer


class Server(ThreadingHTTPServer):
    play: Play
    seen: list[dict[str, str]]
    daemon_threads = True


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
        with suppress(BrokenPipeError, ConnectionResetError):  # a reader that had enough has gone
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None: ...


def address(server: Server, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_address[1]}/query"


def hear_interrupts() -> None:
    """Let a process that is about to start hear SIGINT, which a shell has its background jobs ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class RawServer:
    """A server that sends bytes as they come, one piece after the other, until the client has gone."""

    def __init__(self, pieces: Callable[[], Iterable[bytes]], *, trust: ssl.SSLContext | None = None) -> None:
        self.pieces, self.trust = pieces, trust
        self.closed = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener is closed
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with suppress(OSError), client:
            side = self.trust.wrap_socket(client, server_side=True) if self.trust else client
            _read_request(side)
            for piece in self.pieces():
                side.sendall(piece)
                if self.closed.wait(0.02):
                    return

    def close(self) -> None:
        self.closed.set()
        self._listener.close()


def _read_request(side: socket.socket) -> None:
    """Read a request to its end: to close a connection with something unread in it would reset it."""
    with side.makefile("rb") as stream:
        size = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.partition(b":")[2])
        stream.read(size)
