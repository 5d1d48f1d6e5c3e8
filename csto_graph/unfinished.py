"""Names of files and folders that are still being written, and removal of those that a killed process left.

A name holds the machine and the process that writes, so that what another process is writing is never removed.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = ".part", "building"
_NAME = re.compile(rf"(?:{re.escape(FILE)}|{FOLDER})-(?P<machine>.+)-(?P<process>[0-9]{{1,10}})-[0-9a-f]{{16}}")


def unfinished_name(kind: str) -> str:
    """Return a name that nothing else has, for a ``FILE`` or a ``FOLDER`` that this process is going to write."""
    return f"{kind}-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}"


def sweep(folder: Path | str) -> None:
    """Remove what processes of this machine that are gone left unfinished in a folder; never raises."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (match := _NAME.fullmatch(entry.name)) and _is_abandoned(match["machine"], int(match["process"])):
                _remove(entry)


def sweep_below(directory: Path) -> None:
    """Sweep each folder in a directory, see :func:`sweep`."""
    with suppress(OSError), os.scandir(directory) as folders:
        for folder in folders:
            sweep(folder.path)


def remove_folder(folder: Path, *, into: Path) -> None:
    """Move a folder ``into`` another under an unfinished name and remove it: it is never there by half.

    A process that is killed meanwhile leaves what the next :func:`sweep` of that other folder removes.
    """
    import shutil

    doomed = into / unfinished_name(FOLDER)
    try:
        folder.rename(doomed)
    except FileNotFoundError:
        return
    except OSError:  # another file system
        doomed = folder
    shutil.rmtree(doomed, ignore_errors=True)


def _remove(entry: os.DirEntry[str]) -> None:
    import shutil

    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        with suppress(OSError):
            Path(entry.path).unlink(missing_ok=True)


def _is_abandoned(machine: str, process: int) -> bool:
    import psutil

    return machine == _machine() and not psutil.pid_exists(process)


def _machine() -> str:
    import platform

    return re.sub(r"[^\w.]", "_", platform.node()) or "_"
