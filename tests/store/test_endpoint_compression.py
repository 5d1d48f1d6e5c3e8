"""An answer is decompressed while it arrives, and the size limit counts decompressed bytes."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from csto_graph.errors import EndpointError
from csto_graph.store import open_endpoint

from tests.store.fake_server import JSON, YES, Answer, Play, Server, address, table, then

Serve = Callable[[Play], Server]
QUERY = "SELECT ?s WHERE { ?s ?p ?o }"
KAZ = {"type": "uri", "value": "https://w3id.org/csto-graph/id/state-kaz"}


def select(serve: Serve, answer: Answer) -> list[tuple[Any, ...]]:
    return list(open_endpoint(address(serve(then(answer)))).select(QUERY).rows)


def compressed(body: bytes, encoding: str) -> Answer:
    return 200, {"Content-Type": JSON, "Content-Encoding": encoding}, body


def shown(value: bytes | str) -> str:
    """The name of a case must be the same in every process, and compressed bytes hold the time."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else value[:20]


PLAIN = table(["s"], {"s": KAZ})[2]
ONCE, TWICE = gzip.compress(PLAIN), gzip.compress(gzip.compress(PLAIN))


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (ONCE, "gzip"),
        (ONCE, "X-GZip, identity"),
        (TWICE, "gzip, gzip"),
        (gzip.compress(PLAIN[:20]) + gzip.compress(PLAIN[20:]), "gzip"),  # members, as RFC 1952 section 2.2 allows
        (PLAIN, "identity"),
    ],
    ids=shown,
)
def test_compressed_answers(serve: Serve, body: bytes, encoding: str) -> None:
    assert select(serve, compressed(body, encoding)) == [("state-kaz",)]


@pytest.mark.parametrize(
    ("body", "encoding", "says"),
    [
        (PLAIN, "gzip", "sent a body that is not valid gzip"),
        (ONCE[:-9], "gzip", "sent a body that is not valid gzip"),
        (ONCE[:-8] + bytes(8), "gzip", "sent a body that is not valid gzip"),
        (ONCE[:15] + b"\xff" * 9 + ONCE[15:], "gzip", "sent a body that is not valid gzip"),
        (ONCE + b"more", "gzip", "sent a body that is not valid gzip"),
        (ONCE, "gzip, gzip", "sent a body that is not valid gzip"),
        (TWICE, "gzip", "do not parse"),
        (ONCE, "", "do not parse"),
        (zlib.compress(PLAIN), "deflate", "compresses its answer as 'deflate', not as gzip;"),
        (PLAIN, "br", "compresses its answer as 'br'"),
        (PLAIN, "zstd", "compresses its answer as 'zstd'"),
        (ONCE, ", ".join(["gzip"] * 5000), "compresses its answer as 'gzip, gzip, "),
    ],
    ids=shown,
)
def test_invalid_compression(serve: Serve, body: bytes, encoding: str, says: str) -> None:
    with pytest.raises(EndpointError, match=says) as raised:
        select(serve, compressed(body, encoding))
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_takes_no_more_memory_than_an_answer_may(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, layers: int
) -> None:
    limit = 16 << 20
    monkeypatch.setattr("csto_graph.store.http.allowance.MOST_BYTES", limit)
    bomb = gzip.compress(b" " * (limit * 8), 1)
    body = gzip.compress(bomb) if layers == 2 else bomb
    store = open_endpoint(address(serve(then(compressed(body, ", ".join(["gzip"] * layers))))))
    assert store.ask("ASK {}") is True
    tracemalloc.start()
    try:
        with pytest.raises(EndpointError, match="is larger than 16 MiB; ask for less, with LIMIT"):
            store.select(QUERY)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1.25 * limit


def test_an_answer_up_to_the_limit(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = table(["s"], {"s": "x" * 5000})
    before = 2 * len(YES[2])
    monkeypatch.setattr("csto_graph.store.http.allowance.MOST_BYTES", len(answer[2]) + before)
    assert len(select(serve, answer)) == 1
    monkeypatch.setattr("csto_graph.store.http.allowance.MOST_BYTES", len(answer[2]) - 1)
    with pytest.raises(EndpointError, match="is larger than"):
        select(serve, answer)
