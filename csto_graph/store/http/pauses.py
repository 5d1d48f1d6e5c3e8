"""How long to wait before a request is sent again: what the server asks for, as seconds or as a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

PAUSES = (0.25, 0.5, 1.0)
MOST_SECONDS = 10**8  # three years; a longer pause is not meant seriously


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a ``Retry-After`` asks to wait, 0 for a date in the past, None where it says nothing.

    A date is compared with the ``Date`` of the same answer where there is one, as clocks differ.
    """
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        seconds = float(text)
    else:
        until, now = http_date(text), http_date(headers.get("date", "")) or datetime.now(UTC)
        if until is None:
            return None
        seconds = max(0.0, (until - now).total_seconds())
    return seconds if seconds <= MOST_SECONDS else None


def http_date(text: str) -> datetime | None:
    """Return the moment that an HTTP date names, or None if it is not one."""
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return None
