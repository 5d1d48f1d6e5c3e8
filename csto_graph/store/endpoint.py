"""One HTTP endpoint: a time-out, patient retries, and errors of one line that hold no credentials."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin

from csto_graph.errors import EndpointError
from csto_graph.store.credentials import Address, environment_headers, masked, parse_address

if TYPE_CHECKING:
    import urllib3

PAUSES = (0.25, 0.5, 1.0)
LONGEST_PAUSE = 30.0
BUSY = frozenset({429, 502, 503, 504})
MOVED = {301, 302, 303, 307, 308}
MOST_MOVES = 5
MOST_BYTES = 1 << 30
CHUNK = 1 << 20
MENDS = {
    401: "refuses access; give credentials, such as --header 'Authorization:Bearer ...'",
    403: "refuses access; give credentials that may do this with --header",
    404: "has no SPARQL service at this path; give the address of its service, such as .../query or /sparql",
    405: "does not take this kind of request; give the address of its service, such as .../query, /update or /store",
    413: "finds the request too large",
}


@dataclass(frozen=True)
class Request:
    """What to send, again while the status is one of ``retried``, and to another host only if ``movable``."""

    method: str
    accept: str
    fields: Sequence[tuple[str, str]] = ()
    parameters: Sequence[tuple[str, str]] = ()
    body: bytes | None = None
    content_type: str = ""
    retried: Collection[int] = BUSY
    movable: bool = True


@dataclass(frozen=True)
class Reply:
    """What came back; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body without its parameters, such as ``application/sparql-results+json``."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class Endpoint:
    """An HTTP address with the headers that its user wants sent there, and to no other host.

    ``headers`` win over ``CSTO_GRAPH_ENDPOINT_HEADERS``, and both over a ``user:password@`` in the address.
    """

    def __init__(self, address: str, *, headers: Mapping[str, str] | None = None, timeout: float = 60.0) -> None:
        """Connect to nothing yet; EndpointError if the address or a header is not in order."""
        self.address: Address = parse_address(address)
        self.timeout = timeout
        self._headers = {**self.address.headers, **environment_headers(), **(headers or {})}

    def __str__(self) -> str:
        return self.address.shown

    def __repr__(self) -> str:
        return f"<Endpoint {self}>"

    def send(self, request: Request) -> Reply:
        """Return the reply, waiting and trying again while the server is busy or out of reach; EndpointError."""
        from urllib3.exceptions import HTTPError, NewConnectionError, ProtocolError
        from urllib3.exceptions import TimeoutError as TooLate

        pauses = iter(PAUSES)
        while True:
            pause = next(pauses, None)
            try:
                reply = self._followed(request)
                if reply.status not in request.retried or pause is None:
                    return reply
                pause = max(pause, _asked_pause(reply))
            except (NewConnectionError, ProtocolError) as error:
                if pause is None:
                    raise EndpointError(f"cannot reach {self}: {_cause(error)}; is the server running?") from None
            except TooLate:
                raise self._too_late() from None
            except HTTPError as error:
                raise EndpointError(f"cannot talk to {self}: {_cause(error)}") from None
            time.sleep(pause)

    def refusal(self, reply: Reply) -> EndpointError:
        """Return the error that a reply without an answer means."""
        mend = MENDS.get(reply.status, "gives no answer")
        detail = self.first_line(reply) if reply.status not in MENDS else ""
        return EndpointError(f"{self} {mend} (HTTP {reply.status}{': ' if detail else ''}{detail})")

    def first_line(self, reply: Reply) -> str:
        """Return the first line of a reply's text, fit to be shown: short, printable and without our credentials."""
        if "html" in reply.media_type:
            return ""
        lines = [line.strip() for line in reply.body[:10_000].decode("utf-8", "replace").splitlines()]
        text = "".join(c for c in next(filter(None, lines), "") if c.isprintable())
        return masked(text, self._headers.values())[:300]

    def _followed(self, request: Request) -> Reply:
        url, headers = self.address.url, {**self._headers, "Accept": request.accept, "User-Agent": _agent()}
        for _ in range(MOST_MOVES):
            reply = self._exchange(request, url, headers)
            if reply.status not in MOVED or "location" not in reply.headers:
                return reply
            url = urljoin(url, reply.headers["location"])
            there = parse_address(url)
            if not there.same_host(self.address):
                if not request.movable:
                    raise EndpointError(f"{self} sends us on to {there.shown}; give that address if you trust it")
                headers = {"Accept": request.accept, "User-Agent": _agent()}
            url = there.url
        raise EndpointError(f"{self} sends us on and on; give the address of its SPARQL service")

    def _exchange(self, request: Request, url: str, headers: Mapping[str, str]) -> Reply:
        import urllib3

        body, content_type = request.body, request.content_type
        if request.fields:
            body, content_type = urlencode(request.fields).encode(), "application/x-www-form-urlencoded"
        if request.parameters:
            url += ("&" if "?" in url else "?") + urlencode(request.parameters)
        response = _pool().request(
            request.method,
            url,
            body=body,
            headers={**headers, "Accept-Encoding": "gzip", **({"Content-Type": content_type} if content_type else {})},
            timeout=urllib3.Timeout(connect=min(10.0, self.timeout), read=self.timeout),
            retries=False,
            redirect=False,
            preload_content=False,
        )
        return Reply(response.status, {k.lower(): v for k, v in response.headers.items()}, self._read(response))

    def _read(self, response: urllib3.BaseHTTPResponse) -> bytes:
        latest, parts, size = time.monotonic() + self.timeout, [], 0
        try:
            while part := response.read(CHUNK):
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:
                    raise EndpointError(f"the answer of {self} is larger than a gigabyte; ask for less, with LIMIT")
                if time.monotonic() > latest:
                    raise self._too_late()
        except BaseException:
            response.close()
            raise
        response.release_conn()
        return b"".join(parts)

    def _too_late(self) -> EndpointError:
        return EndpointError(f"{self} gave no answer within {self.timeout:g} seconds; ask for less, or raise timeout")


_POOLS: list[Any] = []


def _pool() -> urllib3.PoolManager:
    """Return the connections of this process, made on first use: to import urllib3 takes time."""
    import urllib3

    if not _POOLS:
        _POOLS.append(urllib3.PoolManager())
    pool: urllib3.PoolManager = _POOLS[0]
    return pool


def _agent() -> str:
    from csto_graph import __version__

    return f"csto-graph/{__version__}"


def _asked_pause(reply: Reply) -> float:
    asked = reply.headers.get("retry-after", "")
    return min(float(asked), LONGEST_PAUSE) if asked.isdigit() else 0.0


def _cause(error: Exception) -> str:
    """Return what a low-level error says, without the objects that urllib3 prints before it."""
    return str(error).rsplit(": ", 1)[-1].strip("()'\" ") or type(error).__name__
