"""The body of an answer, decompressed while it arrives, within the limits of time and size."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

from csto_graph.errors import EndpointError
from csto_graph.store.http.allowance import Allowance
from csto_graph.store.http.reasons import one_line

if TYPE_CHECKING:
    import urllib3

CHUNK = 1 << 16
ACCEPTED_ENCODING = "gzip"
MOST_ENCODINGS = 2  # one of the server and one of a proxy


def read_body(response: urllib3.BaseHTTPResponse, shown: str, allowance: Allowance) -> bytes:
    """Return the decompressed body of a response that is read for the first time.

    The connection goes back to its pool, or is closed if the body cannot be read: EndpointError for one that is too
    large, too late or not what its headers say, and the errors of urllib3 for connections that fail.
    """
    content = io.BytesIO()
    try:
        for part in _parts(_open_decoded(response, shown), shown):
            allowance.spend(len(part))
            content.write(part)
    except BaseException:
        response.close()
        raise
    response.release_conn()
    return content.getvalue()


def _open_decoded(response: urllib3.BaseHTTPResponse, shown: str) -> IO[bytes]:
    stream = cast("IO[bytes]", response)
    encodings = [each.strip().lower() for each in response.headers.get("Content-Encoding", "").split(",")]
    encodings = [each for each in encodings if each not in {"", "identity"}]
    for encoding in encodings:
        if encoding not in {"gzip", "x-gzip"} or len(encodings) > MOST_ENCODINGS:
            named = one_line(", ".join(encodings), 80)
            raise EndpointError(f"{shown} compresses its answer as {named!r}, not as gzip; try another address of it")
        stream = cast("IO[bytes]", gzip.GzipFile(fileobj=stream, mode="rb"))
    return stream


def _parts(stream: IO[bytes], shown: str) -> Iterator[bytes]:
    try:
        while part := stream.read(CHUNK):
            yield part
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise EndpointError(f"{shown} sent a body that is not valid gzip; try again, or ask another server") from None
