"""Writing files so that a failure leaves the old one whole."""

from __future__ import annotations

import os
from pathlib import Path

from csto_graph.errors import ExportError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: it is either all there or as it was before; ExportError if it cannot be."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from None
