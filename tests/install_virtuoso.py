"""Find or install Virtuoso, a second SPARQL server for the tests, and write its path to the file given as argument.

In turn: ``CSTO_GRAPH_VIRTUOSO``, a ``virtuoso-t`` on the path, and on Debian as root the distribution's package. Its
shell, ``isql-vt``, is looked for beside it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.installing import choose, from_debian

VARIABLE = "CSTO_GRAPH_VIRTUOSO"
PROGRAM = "virtuoso-t"
SHELL = "isql-vt"


def candidates() -> Iterator[str]:
    if chosen := os.environ.get(VARIABLE):
        yield chosen
    yield from filter(None, [shutil.which(PROGRAM)])
    yield from from_debian("virtuoso-opensource-7-bin", PROGRAM)


def works(path: str) -> bool:
    try:
        told = subprocess.run([path, "-?"], capture_output=True, timeout=60, check=False)
    except OSError:
        return False
    return b"Virtuoso" in told.stderr + told.stdout and Path(path).with_name(SHELL).exists()


if __name__ == "__main__":
    raise SystemExit(choose("Virtuoso", candidates=candidates(), works=works, variable=VARIABLE))
