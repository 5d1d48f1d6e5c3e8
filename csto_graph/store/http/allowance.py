"""The limits of one query: a deadline for the whole exchange with a server, and a number of bytes."""

from __future__ import annotations

import math
import time

from csto_graph.errors import EndpointError

MOST_BYTES = 256 << 20
LONGEST = 365 * 86_400.0  # sockets and locks do not accept timeouts of centuries


class Allowance:
    """The time that is left for an exchange with its retries and pages, and the bytes that it may still receive.

    Parameters
    ----------
    shown
        The endpoint as messages name it.
    seconds
        How long everything together may take, from now on; EndpointError unless it is above 0.
    size
        How many bytes all answers together may have once they are decompressed.

    """

    def __init__(self, shown: str, seconds: float, *, size: int | None = None) -> None:
        if math.isnan(seconds) or seconds <= 0:
            raise EndpointError("the timeout is not a number of seconds above 0; give one, such as 60")
        self._shown = shown
        self._seconds = seconds
        self._ends = time.monotonic() + min(seconds, LONGEST)
        self._size = self._unspent = MOST_BYTES if size is None else size

    @property
    def left(self) -> float:
        """The seconds that are left; 0 once the deadline has passed."""
        return max(0.0, self._ends - time.monotonic())

    def check(self) -> None:
        """Raise EndpointError once the deadline has passed."""
        if not self.left:
            raise self.too_late()

    def spend(self, size: int) -> None:
        """Count bytes that were received; EndpointError if they are too many or come too late."""
        self._unspent -= size
        if self._unspent < 0:
            limit = f"{self._size >> 20} MiB" if self._size >> 20 else f"{self._size} bytes"
            raise EndpointError(f"the answer of {self._shown} is larger than {limit}; ask for less, with LIMIT")
        self.check()

    def too_late(self) -> EndpointError:
        """Return the error that the deadline has passed."""
        limit = f"within {self._seconds:g} seconds"
        return EndpointError(f"{self._shown} gave no answer {limit}; ask for less, or raise timeout")
