"""What the child process of :mod:`csto_graph.store.worker` runs."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

from csto_graph.errors import CstoGraphError
from csto_graph.store.embedded import EmbeddedStore
from csto_graph.store.worker import Message


def serve() -> None:
    """Answer the queries that come on standard input, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    queries: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(queries,), daemon=True).start()
    while True:
        query = queries.get()
        pickle.dump(_message(Path(sys.argv[1]), query), sys.stdout.buffer)
        sys.stdout.buffer.flush()


@cache
def _opened(directory: Path) -> EmbeddedStore:
    return EmbeddedStore.at(directory)


def _message(directory: Path, query: str) -> Message:
    try:
        return True, _opened(directory).evaluate(query)
    except CstoGraphError as error:
        return False, error


def _read(queries: queue.SimpleQueue[str]) -> None:
    """Pass on queries; end the process with its parent, also during a query."""
    with suppress(EOFError):
        while True:
            queries.put(pickle.load(sys.stdin.buffer))  # noqa: S301 -- from our own parent
    os._exit(0)
