"""Servers on this machine that misbehave as a test asks."""

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
"""Seconds after which a test that would hang fails; no passing test waits that long."""
JSON = "application/sparql-results+json"
YES = (200, {"Content-Type": JSON}, b'{"head": {}, "boolean": true}')
Answer = tuple[int, dict[str, str], bytes]
Play = Callable[[str, dict[str, str]], Answer]


def table(columns: Iterable[str], *rows: dict[str, Any], **headers: str) -> Answer:
    """Return SPARQL JSON results; a cell is a JSON object, or a text for a plain literal."""
    cells = [{n: {"type": "literal", "value": v} if isinstance(v, str) else v for n, v in row.items()} for row in rows]
    body = json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": cells}}).encode()
    return 200, {"Content-Type": JSON, **headers}, body


def then(answer: Answer) -> Play:
    """Return a server that confirms that it holds the graph, and gives one answer to everything else."""
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
        with suppress(BrokenPipeError, ConnectionResetError):  # the client has closed the connection
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None: ...


def address(server: Server, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_address[1]}/query"


def hear_interrupts() -> None:
    """Make a new process react to SIGINT, which shells ignore for background jobs."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class RawServer:
    """A server that sends bytes piece by piece until the client closes the connection."""

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
    """Read a request completely: closing a connection with unread bytes would reset it."""
    with side.makefile("rb") as stream:
        size = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.partition(b":")[2])
        stream.read(size)
