"""Files and folders that are still being written, and removal of those that a killed process left.

The writer holds a lock on what it writes. The system releases the lock when the process ends, however it ends, so what
can be locked is abandoned. Neither the name of the machine nor the number of the process would tell that: containers
share both.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

FILE, FOLDER = ".part", "building"
UNFINISHED = re.compile(rf"(?:{re.escape(FILE)}|{FOLDER})-[0-9a-f]{{16}}")
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700

_unfinished_here: set[Path] = set()
"""What this process is writing: known before it exists, so that a signal at any moment finds it."""


@contextmanager
def unfinished_file(folder: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Give a new file in a folder, open for writing; it is removed in the end, unless it has been moved."""
    while True:
        path = _register(folder / _name(FILE))
        file = os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE), "wb")
        if _lock(file.fileno()) is not False and path.exists():  # else a sweep has met it before it was locked
            break
        file.close()
    try:
        with file:
            yield path, file
    finally:
        path.unlink(missing_ok=True)
        _unfinished_here.discard(path)


@contextmanager
def unfinished_folder(parent: Path) -> Iterator[Path]:
    """Give a new folder in another one; it is removed in the end, unless it has been moved."""
    while True:
        path = _register(parent / _name(FOLDER))
        path.mkdir(mode=PRIVATE_FOLDER)
        with suppress(FileNotFoundError):  # a sweep has met it before it was locked
            handle = _opened(path)
            if handle is None or (_lock(handle) is not False and path.exists()):
                break
            os.close(handle)
    try:
        yield path
    finally:
        remove_folder(path, into=parent)
        _unfinished_here.discard(path)
        if handle is not None:
            os.close(handle)


def remove_unfinished() -> None:
    """Remove what this process has not finished; for a process that ends without leaving its ``with`` blocks."""
    import shutil

    for path in list(_unfinished_here):
        with suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def sweep(folder: Path | str) -> None:
    """Remove what processes that have ended left unfinished in a folder; never raises."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if UNFINISHED.fullmatch(entry.name) and not entry.is_symlink():
                _remove_abandoned(entry)


def sweep_below(directory: Path) -> None:
    """Sweep each folder in a directory, see :func:`sweep`."""
    with suppress(OSError), os.scandir(directory) as folders:
        for folder in folders:
            sweep(folder.path)


def remove_folder(folder: Path, *, into: Path) -> None:
    """Move a folder (or file) ``into`` another under an unfinished name and remove it: it is never there by half.

    A process that is killed meanwhile leaves what the next :func:`sweep` of that other folder removes.
    """
    import shutil

    doomed = into / _name(FOLDER)
    try:
        folder.rename(doomed)
    except FileNotFoundError:
        return
    except OSError:  # another file system
        doomed = folder
    if doomed.is_symlink() or doomed.is_file():
        doomed.unlink()
    else:
        shutil.rmtree(doomed, ignore_errors=True)


def _remove_abandoned(entry: os.DirEntry[str]) -> None:
    import shutil

    handle = _opened(entry.path)
    if handle is None:
        return
    try:
        if _lock(handle) is not True:
            return
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            Path(entry.path).unlink(missing_ok=True)
    finally:
        os.close(handle)


def _register(path: Path) -> Path:
    _unfinished_here.add(path)
    return path


def _name(kind: str) -> str:
    return f"{kind}-{os.urandom(8).hex()}"


def _opened(path: Path | str) -> int | None:
    """Return a handle to lock; None on Windows, where folders have none and open files cannot be removed anyway."""
    return None if sys.platform == "win32" else os.open(path, os.O_RDONLY)


def _lock(handle: int) -> bool | None:
    """Lock a file until it is closed; return False if another process has done so, None where there are no locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
