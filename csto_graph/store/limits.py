"""Limits on a query: how long it may take, how much memory it may use, and whether it may ask other services.

Python handles a signal only between two of its own steps, and a query is one step of native code. So a query with
limits runs in a thread of its own, while the calling thread waits and hears both signals and the clock. Native code
cannot be stopped from outside: after an error the thread goes on until it is done or the process ends.
"""

from __future__ import annotations

import math
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from csto_graph.errors import QueryError

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")
TIMEOUT = 60.0
"""How many seconds a query of the user's own may take by default."""
MEMORY = 4096.0
"""How many megabytes it may use by default."""
PAUSE = 0.05
MEGABYTE = 1 << 20
_GAP = r"(?:\s|#[^\r\n]*[\r\n])*"
_NAME = r"""(?:<[^<>\s]*>|[?$][^\s<>{}"]+|[^\s<>{}"()?$]*:[^\s<>{}"]*)"""
# A SERVICE clause, wherever it may stand: in doubt a query is refused. Names that merely contain the word are skipped.
_SERVICE = re.compile(rf"[?$]\w+|:[\w-]+|(?P<service>service{_GAP}(?:silent{_GAP})?{_NAME}{_GAP}\{{)", re.IGNORECASE)
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
            if not value > 0:
                raise QueryError(f"{name} is a positive number, and {value!r} is not; give for example {name}=60")


def run_within(limits: Limits, work: Callable[[], Result]) -> Result:
    """Return what ``work`` returns or raise what it raises; QueryError if it goes beyond the limits."""
    if limits.are_none:
        return work()
    from concurrent.futures import Future, wait

    future: Future[Result] = Future()
    latest, first = time.monotonic() + limits.timeout, _resident()
    threading.Thread(target=_run, args=(work, future), daemon=True).start()
    while not wait([future], min(PAUSE, max(latest - time.monotonic(), 0))).done:
        if time.monotonic() >= latest:
            raise QueryError(f"the query took longer than {limits.timeout:g} seconds; ask for less, or raise timeout")
        if _resident() - first > limits.memory * MEGABYTE:
            raise QueryError(f"the query used more than {limits.memory:g} MB; ask for less, or raise the memory limit")
    return future.result()


def refuse_service(query: str) -> None:
    """Raise QueryError for a query with a SERVICE clause, which would send requests to an address of its choice."""
    plain = _ESCAPE.sub(_unescaped, query) if "\\" in query else query
    if any("service" in text.lower() and _names_a_service(text) for text in {query, plain}):
        raise QueryError("the query asks another service (SERVICE); allow that with --federate (federate=True)")


def _names_a_service(text: str) -> bool:
    return any(match["service"] for match in _SERVICE.finditer(text))


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else match[0]


def _run(work: Callable[[], Result], future: Future[Result]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:
        # What the engine returned may be released in this thread only, so nothing may lead to it from another one.
        for each in filter(None, (error, error.__context__)):
            each.__traceback__ = None
        future.set_exception(error)


def _resident() -> int:
    """Return the memory of this process in bytes."""
    import psutil

    return int(psutil.Process().memory_info().rss)
