"""A child process that answers queries over a store on disk.

Native code cannot be stopped in a thread, but a process can be ended at any moment, and one that runs out of its stack
takes nothing with it. The child is started afresh rather than forked: a fork of a process whose other threads are in
native code can wait for ever for a lock that one of them holds.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from csto_graph.core.resources import PACKAGE
from csto_graph.errors import QueryError
from csto_graph.store.results import Answer

Message = tuple[bool, Any] | None
"""Whether the query succeeded, with its answer or its error; None once the child has ended."""


class Worker:
    """A child process over the store in a folder; it answers one query at a time."""

    def __init__(self, directory: Path) -> None:
        code = "from csto_graph.store.worker_process import serve; serve()"
        places = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": places},
        )
        self._messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        assert self._process.stdout is not None
        threading.Thread(target=_receive, args=(self._process.stdout, self._messages), daemon=True).start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ask(self, query: str, wait: Callable[[Callable[[float], bool], int], None]) -> Answer:
        """Return the answer to a query, while ``wait`` looks at the clock; what it raises ends the child.

        QueryError if the child ends by itself.
        """
        found: list[Message] = []

        def is_done(pause: float) -> bool:
            with suppress(queue.Empty):
                found.append(self._messages.get(timeout=pause) if pause > 0 else self._messages.get_nowait())
            return bool(found)

        try:
            self._send(query)
            wait(is_done, self.pid)
        except BaseException:
            self.end()
            raise
        if found[0] is None:
            self.end()
            raise QueryError("the query ended the engine; write it in a simpler way, with less nesting")
        succeeded, value = found[0]
        if succeeded:
            answer: Answer = value
            return answer
        raise value

    def is_alive(self) -> bool:
        """Return whether the child can be asked."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the child, whatever it is doing."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert stream is not None
                stream.close()
        self._process.wait()

    def _send(self, query: str) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # it has ended, as the next message says
            pickle.dump(query, self._process.stdin)
            self._process.stdin.flush()


def _receive(stream: BinaryIO, messages: queue.SimpleQueue[Message]) -> None:
    with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while True:
            messages.put(pickle.load(stream))  # noqa: S301 -- from our own child
    messages.put(None)
