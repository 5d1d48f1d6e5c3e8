"""One HTTP endpoint: one deadline for an exchange with its retries, and errors of one line without credentials."""

from __future__ import annotations

import math
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from csto_graph.errors import EndpointError
from csto_graph.store.http.allowance import Allowance
from csto_graph.store.http.credentials import Address, check_headers, environment_headers, masked, parse_address
from csto_graph.store.http.pauses import PAUSES, retry_after
from csto_graph.store.http.reasons import one_line, reason

BUSY = frozenset({429, 502, 503, 504})
MOVED = {301, 302, 303, 307, 308}
MOST_MOVES = 5
REMEDIES = {
    401: "refuses access; give credentials, such as --header 'Authorization:Bearer ...'",
    403: "refuses access; give credentials that may do this with --header",
    404: "has no SPARQL service at this path; give the address of its service, such as .../query or /sparql",
    405: "does not take this kind of request; give the address of its service, such as .../query, /update or /store",
    413: "finds the request too large",
}
ASKS_TO_WAIT = {429, 503}


class _InterruptedError(EndpointError):
    """A connection that failed; the next attempt may succeed."""


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

    def address(self, url: str) -> str:
        """Return an address with the parameters of this request."""
        if not self.parameters:
            return url
        return f"{url}{'&' if '?' in url else '?'}{urlencode(self.parameters)}"

    def content(self) -> tuple[bytes | None, dict[str, str]]:
        """Return the body to send and the header that names its type."""
        if self.fields:
            return urlencode(self.fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
        return self.body, {"Content-Type": self.content_type} if self.content_type else {}


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
        """Connect to nothing yet; EndpointError if the address, a header or the timeout is not in order."""
        self.address: Address = parse_address(address)
        self.timeout = timeout
        self.allowance()
        self._headers = {**self.address.headers, **environment_headers(), **check_headers(headers or {})}

    def __str__(self) -> str:
        return self.address.shown

    def __repr__(self) -> str:
        return f"<Endpoint {self}>"

    def allowance(self, timeout: float | None = None) -> Allowance:
        """Return what an exchange that begins now may cost, in the endpoint's own time unless another is given."""
        return Allowance(str(self), self.timeout if timeout is None else timeout)

    def send(self, request: Request, *, allowance: Allowance | None = None) -> Reply:
        """Return the reply, after trying again while the server is busy or out of reach.

        Parameters
        ----------
        request
            What to send.
        allowance
            What this exchange and those before it may cost together; by default the endpoint's own for this one.

        Raises
        ------
        EndpointError
            If there is no reply within the allowance. A server that asks for a longer pause than is left is not
            waited for: its reply is returned at once.

        """
        allowance = allowance or self.allowance()
        for pause in (*PAUSES, math.inf):
            try:
                reply = self._follow(request, allowance)
                if reply.status not in request.retried:
                    return reply
                pause = max(pause, retry_after(reply.headers) or 0.0)
                if pause >= allowance.left:
                    return reply
            except _InterruptedError:
                if pause >= allowance.left:
                    raise
            time.sleep(pause)
        raise AssertionError("no pause is longer than the last one")

    def refusal(self, reply: Reply) -> EndpointError:
        """Return the error that a reply without an answer means."""
        what = REMEDIES.get(reply.status, "gives no answer")
        if reply.status in ASKS_TO_WAIT:
            pause = retry_after(reply.headers)
            what = f"is busy; try again {f'in {math.ceil(pause)} s' if pause else 'later'}"
        detail = self.reason(reply) if reply.status not in REMEDIES else ""
        return EndpointError(f"{self} {what} (HTTP {reply.status}{detail and f': {detail}'})")

    def reason(self, reply: Reply) -> str:
        """Return the reason that a reply states, fit to be shown: short, printable and without our credentials."""
        return one_line(masked(reason(reply.body, reply.media_type), self._headers.values()))

    def _follow(self, request: Request, allowance: Allowance) -> Reply:
        url, headers = self.address.url, {**self._headers, "Accept": request.accept, "User-Agent": _agent()}
        for _ in range(MOST_MOVES):
            reply = self._exchange(request, url, headers, allowance)
            if reply.status not in MOVED or "location" not in reply.headers:
                return reply
            there = self._next_address(url, reply)
            if not there.same_host(self.address):
                if not request.movable:
                    place = one_line(there.shown)
                    raise EndpointError(f"{self} sends us on to {place}; give that address if you trust it")
                headers = {"Accept": request.accept, "User-Agent": _agent()}
            url = there.url
        raise EndpointError(f"{self} sends us on and on; give the address of its SPARQL service")

    def _next_address(self, url: str, reply: Reply) -> Address:
        try:
            return parse_address(urljoin(url, reply.headers["location"]))
        except (EndpointError, ValueError):
            wrong = f"{self} sends us on to what is not a valid address"
            raise EndpointError(f"{wrong} (HTTP {reply.status}); give the address of its SPARQL service") from None

    def _exchange(self, request: Request, url: str, headers: Mapping[str, str], allowance: Allowance) -> Reply:
        import urllib3
        from urllib3.exceptions import HTTPError

        from csto_graph.store.http.body import ACCEPTED_ENCODING, read_body
        from csto_graph.store.http.connections import pool

        allowance.check()
        body, content_type = request.content()
        try:
            response = pool().request(
                request.method,
                request.address(url),
                body=body,
                headers={**headers, "Accept-Encoding": ACCEPTED_ENCODING, **content_type},
                timeout=urllib3.Timeout(total=max(allowance.left, 0.001)),
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            content = read_body(response, str(self), allowance)
        except HTTPError as error:
            raise self._failure(error, allowance) from None
        return Reply(response.status, {k.lower(): v for k, v in response.headers.items()}, content)

    def _failure(self, error: Exception, allowance: Allowance) -> EndpointError:
        from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ProtocolError
        from urllib3.exceptions import TimeoutError as TooLate

        cause = one_line(masked(_cause(error), self._headers.values()), 160)
        unreachable = f"cannot reach {self}: {cause}; is the server running?"
        if not allowance.left:
            return allowance.too_late()
        if isinstance(error, NewConnectionError):
            return _InterruptedError(unreachable)
        if isinstance(error, ConnectTimeoutError):
            return EndpointError(unreachable)
        if isinstance(error, TooLate):
            return allowance.too_late()
        if isinstance(error, ProtocolError):
            return _InterruptedError(f"{self} broke off the exchange: {cause}; try again, or look into its log")
        return EndpointError(f"cannot talk to {self}: {cause}; check the address and the certificate of the server")


def _agent() -> str:
    from csto_graph.core import __version__

    return f"csto-graph/{__version__}"


def _cause(error: BaseException) -> str:
    """Return what the first cause of an error says, without the objects that urllib3 prints around it."""
    from http.client import IncompleteRead

    from urllib3.exceptions import NewConnectionError

    inner = next((each for each in error.args if isinstance(each, BaseException)), None)
    if isinstance(error, NewConnectionError | TimeoutError):
        inner = error.__cause__
    if inner is not None:
        return _cause(inner)
    if isinstance(error, IncompleteRead):
        return "the answer ended early"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
