"""Imports against Oxigraph's bulk load of the same quads: rates in quads a second, and memory.

Ours is the whole command, from the user's file to a store on disk that answers. The peer gets the finished N-Quads.
ATOP is measured where its file is at hand; of UCDP's events a file of the real form is made up.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
from csto_graph import open_graph
from csto_graph.core.namespaces import PREFIXES
from csto_graph.imports.manifest import parse_manifest
from csto_graph.imports.registry import MANIFEST
from measure import head
from violence import write_events

DATASETS = Path(os.environ.get("CSTO_GRAPH_DATASETS", Path(__file__).parents[2] / "shared" / "datasets"))
ATOP = DATASETS / "atop_5.1" / "atop5_1m.csv"
EVENTS = 300_000
# What the kernel says that this process alone held at most; what a parent held is counted in other figures.
COMMAND = """
import sys
from csto_graph.cli import main

code = main(["import", *sys.argv[1:]])
print("peak", *[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")])
sys.exit(code)
"""


def compare(source: str, file: Path, folder: Path) -> None:
    """Import a file and load the same quads with Oxigraph, and print a line with both rates and the memory of ours."""
    os.environ["CSTO_GRAPH_IMPORTS"] = str(folder / "imports")
    began = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", COMMAND, source, str(file)], check=True, capture_output=True, text=True
    )
    ours = time.perf_counter() - began
    peak = int(told.stdout.split()[-1]) / 1024
    quads = folder / f"{source}.nq"
    count = write_quads(folder / "imports" / source, quads)
    bare = folder / "bare"
    shutil.rmtree(bare, ignore_errors=True)
    began = time.perf_counter()
    ox.Store(str(bare)).bulk_load(path=str(quads))
    theirs = time.perf_counter() - began
    rates = f"{count / ours:,.0f} | {count / theirs:,.0f} | {ours / theirs:.2f} | {peak:,.0f}"
    print(f"| {file.name}: {count:,} quads | {ours:.1f} | {theirs:.1f} | {rates} |", flush=True)


def write_quads(folder: Path, path: Path) -> int:
    """Write the facts of a source as N-Quads, each in its named graph and in the merge; return their number."""
    count = 0
    with path.open("wb") as file:
        for part in parse_manifest((folder / MANIFEST).read_text(encoding="utf-8")).parts:
            graph = f" <{PREFIXES['graph']}{part.source}> .\n".encode()
            with gzip.open(folder / part.facts) as facts:
                for line in facts:
                    file.write(line + line.removesuffix(b" .\n") + graph)
                    count += 2
    return count


def main() -> None:
    """Print the table."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["CSTO_GRAPH_CACHE"] = str(folder / "cache")
        open_graph()
        head(("what", "ours, s", "peer, s", "ours, quads/s", "peer, quads/s", "ours / peer", "ours, MB"))
        if ATOP.is_file():
            compare("atop", ATOP, folder)
        for number in sorted({events // 10, events}):
            compare("ucdp", write_events(folder / "GEDEvent_v24_1.csv", number), folder)


if __name__ == "__main__":
    main()
