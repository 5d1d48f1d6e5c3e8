"""Connections that keep to a deadline, however slowly a server sends its bytes.

The timeout of a socket starts again with each operation, so a server that sends one byte at a time never exceeds it.
Here a timeout covers everything that follows: before each operation the socket is given the time that is left.
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
    """A socket whose timeout covers all operations that follow, until the next timeout is set."""

    _ends = math.inf

    def settimeout(self, value: float | None, /) -> None:
        """Set the seconds that all following operations may take together."""
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
    """A timed socket under TLS."""


class _Timed(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        assert self.timeout is not None
        ends = time.monotonic() + self.timeout
        connected_by = min(ends, time.monotonic() + SECONDS_TO_CONNECT)
        try:
            connection = _connect(_look_up(self._dns_host, self.port, connected_by), connected_by)
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
    """Return the connections of this process; the total timeout of a request covers its whole exchange."""
    manager = urllib3.PoolManager()
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
    return manager


def _trust() -> ssl.SSLContext:
    """Return the certificates that the system trusts; only HTTPS needs them, and reading them takes time."""
    trust = ssl.create_default_context()
    trust.sslsocket_class = TimedTLSSocket
    return trust


def _look_up(host: str, port: int, ends: float) -> Places:
    """Return the addresses of a host; OSError. A thread asks: the call has no timeout and ignores signals."""
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


def _connect(places: Places, ends: float) -> TimedSocket:
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
