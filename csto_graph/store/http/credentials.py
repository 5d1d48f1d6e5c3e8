"""Addresses of endpoints and the headers that open them: what may be shown of both, and what may not."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from csto_graph.errors import EndpointError

VARIABLE = "CSTO_GRAPH_ENDPOINT_HEADERS"
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([\x20-\x7e\xa0-\xff]*)")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Address:
    """An HTTP address without credentials, how it may be shown, and the headers that its credentials make."""

    url: str = field(repr=False)
    shown: str
    host: tuple[str, str, int]
    headers: Mapping[str, str] = field(repr=False)

    def same_host(self, other: Address) -> bool:
        """Return whether credentials for ``other`` may be sent here: the same host, not less protected."""
        if self.host == other.host:
            return True
        return self.host[1] == other.host[1] and self.host[0] == "https" and other.host[2] == 80


def is_address(text: object) -> bool:
    """Return whether a text is the address of an endpoint and not a folder."""
    return isinstance(text, str) and text.lower().startswith(("http://", "https://"))


def parse_address(text: str) -> Address:
    """Return the parts of an HTTP address; EndpointError if it is none. Queries in it are sent but not shown."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port or _PORTS[parts.scheme]
        (host or "").encode("idna")
    except (KeyError, ValueError):
        host, port = None, 0
    if not host or re.search(r"[\x00-\x20\x7f-\x9f\ud800-\udfff]", text):
        raise EndpointError("an endpoint's address is http://HOST/PATH or https://HOST/PATH; give it in full")
    place = parts.netloc.rpartition("@")[2]
    url = urlunsplit((parts.scheme, place, parts.path or "/", parts.query, ""))
    return Address(url, f"{parts.scheme}://{place}{parts.path}", (parts.scheme, host, port), _basic(parts.netloc))


def parse_headers(lines: Iterable[str]) -> dict[str, str]:
    """Return headers given as ``NAME:VALUE`` texts; EndpointError, which shows no value, if one is not in order."""
    headers = {}
    for line in filter(None, map(str.strip, lines)):
        match = _HEADER.fullmatch(line)
        if match is None:
            raise EndpointError("a header is NAME:VALUE in one line, such as 'Authorization:Bearer ...'")
        headers[match[1]] = match[2]
    return headers


def check_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers as they may be sent; EndpointError, which shows no value, if one is not in order."""
    return parse_headers(f"{name}:{value}" for name, value in headers.items())


def environment_headers() -> dict[str, str]:
    """Return the headers of ``CSTO_GRAPH_ENDPOINT_HEADERS``, one a line."""
    return parse_headers(os.environ.get(VARIABLE, "").splitlines())


def masked(text: str, secrets: Iterable[str]) -> str:
    """Return a text without the values of our headers, nor the tokens in them."""
    for secret in secrets:
        for part in filter(None, {secret, secret.rpartition(" ")[2]}):
            text = text.replace(part, "***")
    return text


def _basic(place: str) -> dict[str, str]:
    account, at, _ = place.rpartition("@")
    if not at:
        return {}
    return {"Authorization": "Basic " + base64.b64encode(unquote(account).encode()).decode()}
