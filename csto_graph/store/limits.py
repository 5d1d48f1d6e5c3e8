"""Limits on a query: how long it may take, how much memory it may use, and whether it may ask other services.

A query is one step of native code: Python cannot stop it, and handles no signal meanwhile. So a query with limits runs
elsewhere, while the calling thread waits and hears both signals and the clock: over a store on disk in a child process,
see :mod:`csto_graph.store.worker`, and over one in memory in a thread, which goes on after an error.
"""

from __future__ import annotations

import math
import os
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from csto_graph.errors import QueryError

if TYPE_CHECKING:
    from concurrent.futures import Future

    import psutil

Result = TypeVar("Result")
TIMEOUT = 60.0
"""How many seconds a query of the user's own may take by default."""
MEMORY = 4096.0
"""How many megabytes it may use by default."""
PAUSE = 0.05
MEGABYTE = 1 << 20
LONGEST_CLAUSE = 4096  # characters of a clause that are looked at; a longer one is refused
_GAP = r"(?:\s|#[^\r\n]*+(?:[\r\n]|\Z))*+"
_NAME = r"""(?:<[^<>\s]*+(?:>|\Z)|[?$][^\s<>{}"#]++|[^\s<>{}"()?$:#]*+(?::|\Z)(?:\\.|[^\s<>{}"#\\])*+)"""
# The begin of a SERVICE clause, wherever it stands: what only looks like one is refused as well.
_CLAUSE = re.compile(rf"service{_GAP}(?:silent{_GAP})?+(?P<name>{_NAME})?+{_GAP}", re.IGNORECASE)
_SERVICE = re.compile(r"[?$]\w+|(?P<word>service)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")


@dataclass(frozen=True)
class Limits:
    """What a query may use: ``timeout`` in seconds, ``memory`` in megabytes that the process grows by meanwhile."""

    timeout: float = math.inf
    memory: float = math.inf

    @classmethod
    def of(cls, timeout: float | None, memory: float | None) -> Limits:
        """Return limits; None stands for no limit."""
        return cls(math.inf if timeout is None else timeout, math.inf if memory is None else memory)

    @property
    def are_none(self) -> bool:
        """Whether nothing is limited."""
        return self.timeout == self.memory == math.inf

    def __post_init__(self) -> None:
        """Raise QueryError for a limit that is not a positive number."""
        for name, value in (("timeout", self.timeout), ("memory", self.memory)):
            if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
                raise QueryError(f"{name} is a positive number, and {value!r} is not; give for example {name}=60")


def run_in_thread(limits: Limits, work: Callable[[], Result]) -> Result:
    """Return what ``work`` returns or raise what it raises; QueryError if it goes beyond the limits."""
    if limits.are_none:
        return work()
    from concurrent.futures import Future, wait

    future: Future[Result] = Future()
    threading.Thread(target=_settle, args=(work, future), daemon=True).start()
    wait_within(limits, lambda pause: bool(wait([future], pause).done), os.getpid())
    return future.result()


def _settle(work: Callable[[], Result], future: Future[Result]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:
        # What the engine returned may be released in this thread only, so nothing may lead to it from another one.
        for each in filter(None, (error, error.__context__)):
            each.__traceback__ = None
        future.set_exception(error)


def wait_within(limits: Limits, is_done: Callable[[float], bool], process: int) -> None:
    """Wait until work in a process is done, for a pause at a time; QueryError at a limit."""
    import psutil

    watched = psutil.Process(process)
    latest, first = time.monotonic() + limits.timeout, _resident(watched)
    while not is_done(min(PAUSE, max(latest - time.monotonic(), 0))):
        if time.monotonic() >= latest:
            raise QueryError(f"the query took longer than {limits.timeout:g} seconds; ask for less, or raise --timeout")
        if _resident(watched) - first > limits.memory * MEGABYTE:
            raise QueryError(f"the query used more than {limits.memory:g} MB; ask for less, or raise --memory")


def _resident(process: psutil.Process) -> int:
    """Return the memory of a process in bytes; 0 if it has just ended."""
    import psutil

    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def refuse_service(query: str) -> None:
    """Raise QueryError for a query with a SERVICE clause, which would send requests to an address of its choice."""
    plain = _ESCAPE.sub(_unescaped, query) if "\\" in query else query
    if any("service" in text.lower() and _names_a_service(text) for text in {query, plain}):
        raise QueryError("the query asks another service (SERVICE); allow that with --federate (federate=True)")


def _names_a_service(text: str) -> bool:
    return any(match["word"] and _begins_a_clause(text, match.start()) for match in _SERVICE.finditer(text))


def _begins_a_clause(text: str, start: int) -> bool:
    """Return whether SERVICE, a name and a brace stand there, or so much that only a part of it was looked at."""
    window = text[start : start + LONGEST_CLAUSE]
    match = _CLAUSE.match(window)
    if match is None:
        return False
    if match.end() == len(window):
        return len(window) == LONGEST_CLAUSE
    return match["name"] is not None and window[match.end()] == "{"


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else match[0]
