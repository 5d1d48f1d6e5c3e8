"""Programs that the tests need beside Python: the first that works is taken, and its path written to a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path


def run(*command: str) -> None:
    print("+", *command, flush=True)
    subprocess.run(command, check=False, timeout=900)


def from_debian(package: str, program: str) -> Iterator[str]:
    """On Debian as root the program in the distribution's package, installed for it; elsewhere nothing."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)
        yield from filter(None, [shutil.which(program)])


def choose(what: str, *, candidates: Iterable[str], works: Callable[[str], bool], variable: str) -> int:
    """Write the first candidate that works to the file given as argument; return the process's exit code."""
    target = Path(sys.argv[1])
    for path in candidates:
        if works(path):
            target.write_text(path + "\n", encoding="utf-8")
            print(f"{what} for the tests: {path}")
            return 0
    print(f"no {what} found or installed; install one and set {variable} to its path", file=sys.stderr)
    return 1
