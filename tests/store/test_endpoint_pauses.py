"""A pause that a busy server asks for is kept, unless it is longer than the time that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from csto_graph.errors import EndpointError
from csto_graph.store import open_endpoint
from csto_graph.store.http.pauses import retry_after

from tests.store.fake_server import YES, Answer, Play, Server, address


@pytest.mark.parametrize(
    ("status", "asked", "says"),
    [
        (429, "6", r"is busy; try again in 6 s \(HTTP 429\)"),
        (503, "86400", r"is busy; try again in 86400 s \(HTTP 503\)"),
        (429, "in two days", r"is busy; try again in 17\d{4} s"),
        (502, "86400", r"gives no answer \(HTTP 502\)"),
        (504, "86400", r"gives no answer \(HTTP 504\)"),
    ],
)
def test_a_pause_beyond_the_deadline_is_not_begun(
    serve: Callable[[Play], Server], status: int, asked: str, says: str
) -> None:
    if asked == "in two days":
        asked = format_datetime(datetime.now(UTC) + timedelta(days=2), usegmt=True)
    server = serve(lambda *_: (status, {"Retry-After": asked}, b""))
    with pytest.raises(EndpointError, match=says):
        open_endpoint(address(server), timeout=5).ask("ASK {}")
    assert len(server.seen) == 1


@pytest.mark.parametrize("asked", ["\xb2", "9" * 5000, "-5", "soon", "Mon, 99 Foo 2026 99:99:99 GMT", "1_0", "", "1e3"])
def test_invalid_retry_after(serve: Callable[[Play], Server], monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setattr("csto_graph.store.http.endpoint.PAUSES", (0.01, 0.01))
    server = serve(lambda *_: (429, {"Retry-After": asked}, b""))
    with pytest.raises(EndpointError, match=r"is busy; try again later \(HTTP 429\)"):
        open_endpoint(address(server)).ask("ASK {}")
    assert len(server.seen) == 3


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "0"}, 0),
        ({"retry-after": " 120 "}, 120),
        # The three forms of a date in RFC 9110, section 5.6.7, against the clock of the server.
        ({"retry-after": "Sun, 06 Nov 1994 08:49:37 GMT", "date": "Sun, 06 Nov 1994 08:49:07 GMT"}, 30),
        ({"retry-after": "Sunday, 06-Nov-94 08:49:37 GMT", "date": "Sun, 06 Nov 1994 08:49:07 GMT"}, 30),
        ({"retry-after": "Sun Nov  6 08:49:37 1994", "date": "Sun, 06 Nov 1994 08:49:07 GMT"}, 30),
        ({"retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"}, 0),
        ({"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"}, None),
        ({}, None),
    ],
)
def test_what_retry_after_says(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_a_short_pause_is_kept(serve: Callable[[Play], Server]) -> None:
    answers: Iterator[Answer] = iter([(429, {"Retry-After": "0"}, b""), YES, YES])
    assert open_endpoint(address(serve(lambda *_: next(answers)))).ask("ASK {}") is True
