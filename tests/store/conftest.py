from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from csto_graph import AllianceGraph
from csto_graph.store import Endpoint, push

from tests.conftest import built
from tests.servers import oxigraph
from tests.store.fake_server import Handler, Play, RawServer, Server


@pytest.fixture(scope="session")
def pushed_server(kg: AllianceGraph) -> Iterator[str]:
    """The address of an Oxigraph server with an empty default graph, loaded by our own push."""
    with oxigraph("serve") as address:
        push(built(kg), Endpoint(f"{address}/update"))
        yield address


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
