"""Leaving when told to: Ctrl-C and SIGTERM end a command even while native code keeps the main thread busy.

Python runs a handler of signals only between two of its own steps, and a step of native code may take minutes. But the
number of a signal is written to a pipe at once; a thread reads it there and, if the main thread has not ended the
process within a moment, removes what is unfinished and ends it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from csto_graph.core.unfinished import remove_unfinished

MOMENT = 0.5
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}


class Terminated(BaseException):
    """SIGTERM has come; like KeyboardInterrupt it is not an Exception, so that no handler of errors takes it."""


def leave_on_signals() -> None:
    """Make the process end within a moment of SIGINT or SIGTERM."""
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform == "win32":
        return  # the pipe of signals must be a socket there
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(reader,), daemon=True).start()


def _leave(*_: object) -> None:
    raise Terminated


def _watch(reader: int) -> None:
    while number := os.read(reader, 1):
        if code := CODES.get(signal.Signals(number[0])):
            time.sleep(MOMENT)
            remove_unfinished()
            os._exit(code)
