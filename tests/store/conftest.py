from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from tests.store.fake_server import Handler, Play, RawServer, Server


@pytest.fixture
def serve() -> Iterator[Callable[[Play], Server]]:
    """A function that starts a server whose answers a function gives, by the query and the headers."""
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


@pytest.fixture
def serve_raw() -> Iterator[Callable[..., RawServer]]:
    """A function that starts a server whose bytes a function gives, piece by piece."""
    servers: list[RawServer] = []

    def start(pieces: Callable[[], Iterable[bytes]], **options: Any) -> RawServer:
        servers.append(RawServer(pieces, **options))
        return servers[-1]

    yield start
    for server in servers:
        server.close()
