"""Reading files that a user names: only plain files are opened, and every fault has its place.

To open a named pipe waits for somebody to write into it, and to read a device may never end. So what is no plain file
is refused by its kind before it is opened.
"""

from __future__ import annotations

import stat
from pathlib import Path

from csto_graph.core.characters import show_unseen
from csto_graph.errors import DataError, Problem

KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def require_plain_file(path: Path, *, name: str = "", remedy: str = "give the name of a file") -> None:
    """Raise DataError, under ``name`` (default: the path), where there is no file or what is there is no plain file."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _unreadable(path, name, error, remedy) from None
    if not stat.S_ISREG(mode):
        raise fault_in(name or str(path), f"this is {KINDS.get(stat.S_IFMT(mode), 'no plain file')}, no file", remedy)


def read_input(path: Path, *, name: str = "", remedy: str = "give the name of a file") -> bytes:
    """Return the content of a plain file; DataError where it cannot be read, see :func:`require_plain_file`."""
    require_plain_file(path, name=name, remedy=remedy)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, name, error, remedy) from None


def decode_input(content: bytes, name: str) -> str:
    """Return a text in UTF-8; DataError with the line and column of the first byte that is not."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").split("\n")
        place = len(before), len(before[-1]) + 1
        raise fault_in(name, "not UTF-8", "save the file as UTF-8", *place) from None


def fault_in(name: str, what: str, remedy: str, line: int = 1, column: int = 1) -> DataError:
    """Return the error for one place in a file."""
    return DataError([Problem(show_unseen(name), line, column, what, remedy)])


def _unreadable(path: Path, name: str, error: OSError | ValueError, remedy: str) -> DataError:
    what = getattr(error, "strerror", None) or "cannot be read"
    return fault_in(name or str(path), what, remedy)
