"""Connections that keep to a deadline, however slowly a server sends its bytes.

The time-out of a socket begins anew with each operation, so that a server which sends one byte at a time never meets
it. Here a time-out is the time left for everything that follows: before each operation the socket gets what remains.
"""

from __future__ import annotations

import math
import socket
import ssl
import threading
import time
from functools import cache
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

SECONDS_TO_CONNECT = 10.0
Places = list[tuple[socket.AddressFamily, socket.SocketKind, int, str, Any]]


class TimedSocket(socket.socket):
    """A socket whose time-out covers all that follows until the next one is set."""

    _ends = math.inf

    def settimeout(self, value: float | None, /) -> None:
        """Set the seconds that all operations from now on may take together."""
        self._ends = math.inf if value is None else time.monotonic() + value
        super().settimeout(value)

    def gettimeout(self) -> float | None:
        """Return the seconds that are left; TimeoutError if there are none."""
        if self._ends == math.inf:
            return None
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        return left

    def recv_into(self, buffer: WriteableBuffer, *limits: Any, **named: Any) -> int:
        """Receive within the time that is left."""
        super().settimeout(self.gettimeout())
        return super().recv_into(buffer, *limits, **named)

    def send(self, data: ReadableBuffer, flags: int = 0) -> int:
        """Send within the time that is left."""
        super().settimeout(self.gettimeout())
        return super().send(data, flags)

    def sendall(self, data: ReadableBuffer, flags: int = 0) -> None:
        """Send everything within the time that is left."""
        super().settimeout(self.gettimeout())
        super().sendall(data, flags)


class TimedTLSSocket(TimedSocket, ssl.SSLSocket):
    """The same under TLS, which passes each operation on to the socket of its own."""


class _Timed(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        assert self.timeout is not None
        ends = time.monotonic() + self.timeout
        connected_by = min(ends, time.monotonic() + SECONDS_TO_CONNECT)
        try:
            connection = _connected(_looked_up(self._dns_host, self.port, connected_by), connected_by)
            connection.settimeout(max(0.001, ends - time.monotonic()))
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"no connection within {SECONDS_TO_CONNECT:g} seconds") from error
        except OSError as error:
            raise NewConnectionError(self, "no connection") from error
        return connection


class _TimedTLS(_Timed, HTTPSConnection): ...


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Timed


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TimedTLS

    def __init__(self, *place: Any, **options: Any) -> None:
        super().__init__(*place, **{**options, "ssl_context": _trust()})


@cache
def pool() -> urllib3.PoolManager:
    """Return the connections of this process; the total time-out of a request covers its whole exchange."""
    manager = urllib3.PoolManager()
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
    return manager


def _trust() -> ssl.SSLContext:
    """Return the certificates that the system trusts, read for the first address with HTTPS: that takes time."""
    trust = ssl.create_default_context()
    trust.sslsocket_class = TimedTLSSocket
    return trust


def _looked_up(host: str, port: int, ends: float) -> Places:
    """Return the addresses of a host; OSError. In a thread: a look-up has no time-out and does not hear signals."""
    answers: SimpleQueue[Places | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put([*socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)])
        except OSError as error:
            answers.put(error)

    threading.Thread(target=look_up, daemon=True).start()
    try:
        places = answers.get(timeout=max(0.0, ends - time.monotonic()))
    except Empty:
        raise TimeoutError("the name of the host was not resolved in time") from None
    if isinstance(places, OSError):
        raise places
    return places


def _connected(places: Places, ends: float) -> TimedSocket:
    """Return a socket that is connected to the first place that accepts it; the OSError of the last one otherwise."""
    failure = OSError("the host has no address")
    for family, kind, protocol, _, place in places:
        connection = TimedSocket(family, kind, protocol)
        try:
            connection.settimeout(max(0.001, ends - time.monotonic()))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.connect(place)
        except OSError as error:
            connection.close()
            failure = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise failure
