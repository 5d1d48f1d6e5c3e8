"""Web addresses: which of them can lead anywhere."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from csto_graph.dataset.tables.messages import Fault

# What RFC 3987 allows after the scheme; brackets belong to the host alone, and "#" stands once.
_FORM = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+([/?][^\s<>\"{}|\\^`\[\]#]*)?(#[^\s<>\"{}|\\^`\[\]#]*)?")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")
_HOST_LENGTH = 253  # RFC 1035


def address_fault(text: str) -> Fault | None:
    """Return what is wrong with a web address and what to do, or None; nothing is looked up."""
    if not _FORM.fullmatch(text):
        return "is not a web address", "percent-encode it and begin with http:// or https://"
    if _ESCAPE.search(text):
        return "has a % without two hexadecimal digits after it", "write a percent sign as %25"
    try:
        parts = urlsplit(text)
        port_is_empty = parts.port is None and parts.netloc.endswith(":")
    except ValueError as error:
        return f"is not a web address ({error})", "correct it"
    if parts.username is not None or parts.password is not None:
        return "holds a user name or a password", "remove it, since the tables are public"
    if port_is_empty or not _is_public_host(parts):
        return "has no host that could be reached", "write the full name of the host, such as example.org"
    return None


def _is_public_host(parts: SplitResult) -> bool:
    host = (parts.hostname or "").removesuffix(".")  # a full stop at the end says that the name is complete
    labels = host.split(".")
    if len(labels) < 2 or len(host) > _HOST_LENGTH:
        return False
    if labels[-1].isdigit():
        return _is_ip_address(host)
    return all(map(_LABEL.fullmatch, labels))


def _is_ip_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
