"""Writing files so that a failure leaves the old one whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from csto_graph.core.unfinished import sweep, unfinished_file
from csto_graph.errors import ExportError

PUBLIC = 0o644


def write_whole(path: Path, content: bytes, *, mode: int = PUBLIC) -> None:
    """Write a file in one step, see :func:`whole_file`."""
    with whole_file(path, mode=mode) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path, *, mode: int = PUBLIC) -> Iterator[BinaryIO]:
    """Open a file to be written bit by bit: it is either all there in the end, or as it was before.

    A link is followed. A new file gets ``mode``, an old one keeps its own. What is not a regular file (a pipe, a
    device) is written to as it is. What a killed process left unfinished in the same folder is removed.
    ExportError if the file cannot be written.
    """
    target = checked_target(path)
    try:
        special = target.exists() and not target.is_file()
        with target.open("wb") if special else _replacing(target, mode) as file:
            yield file
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from None


def checked_target(path: Path) -> Path:
    """Return where a file will be written; ExportError if its folder is missing or it is a folder itself."""
    if not path.name:
        raise ExportError(f"cannot write {str(path)!r}: give the name of a file")
    target = Path(os.path.realpath(path))
    try:
        if not target.parent.is_dir():
            raise ExportError(f"cannot write {path}: there is no folder {target.parent}")
        if target.is_dir():
            raise ExportError(f"cannot write {path}: it is a folder")
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from None
    return target


def checked_page(path: Path) -> Path:
    """Return where a page will be written; ExportError if its name does not end as one or it cannot be there."""
    if path.suffix not in {".html", ".htm", ""}:
        raise ExportError(f"a page is HTML and {path.name!r} does not end so; end it in .html")
    return checked_target(path)


@contextmanager
def _replacing(target: Path, mode: int) -> Iterator[BinaryIO]:
    sweep(target.parent)
    with unfinished_file(target.parent) as (part, file):
        yield file
        file.flush()
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else mode)
        part.replace(target)
