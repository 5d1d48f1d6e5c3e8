"""Killed at any moment, a command leaves data, cache and output whole, and the next run leaves nothing behind."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from csto_graph.store import open_endpoint

from tests.conftest import DEPTH, SMALL_ATOP
from tests.servers import oxigraph

pytestmark = pytest.mark.slow

COMMANDS = {
    "build": ["build", "--output", "graph.trig"],
    "ask": ["ask", "members", "--organisation", "csto", "--as-of", "2022-01-06", "--format", "csv"],
    "import": ["import", "atop", str(SMALL_ATOP / "atop5_1a.csv")],
    "explore": ["explore", "--no-open", "--output", "page.html"],
    "metrics": ["metrics", "--from", "2000", "--to", "2020", "--output", "metrics.csv"],
    "push": ["push", "SERVER/update"],
    "merge": ["build", "--output", "merge.nt"],
}
UNFINISHED = re.compile(r"\.part-|building-|\.tmp|forgotten")


class Place:
    """A folder with data, cache, imports and output of its own, and what a command gives there undisturbed."""

    def __init__(self, root: Path, tables: Path, server: str) -> None:
        self.root, self.data, self.server = root, root / "data", server
        shutil.copytree(tables, self.data)
        (root / "output").mkdir()
        self.environment = {
            **os.environ,
            "CSTO_GRAPH_CACHE": str(root / "cache"),
            "CSTO_GRAPH_IMPORTS": str(root / "imports"),
        }

    def start(self, name: str) -> subprocess.Popen[bytes]:
        arguments = [each.replace("SERVER", self.server) for each in COMMANDS[name]]
        # Small files pass for whole editions here, as in the other tests.
        code = (
            "import csto_graph.imports.formats as i; [k.rows.clear() for k in i.describe('atop').kinds]\n"
            "from csto_graph.__main__ import run; run()"
        )
        # The small folder lacks the states that the file to import speaks of.
        data = [] if name == "import" else ["--data", str(self.data)]
        command = [sys.executable, "-c", code, *data, *arguments]
        return subprocess.Popen(command, cwd=self.root / "output", env=self.environment, stdout=-1, stderr=-1)

    def finish(self, name: str) -> bytes:
        process = self.start(name)
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err.decode()
        return out

    def output(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.root / "output").iterdir()}

    def unfinished(self) -> list[Path]:
        return [path for path in self.root.rglob("*") if UNFINISHED.match(path.name)]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph("serve") as address:
        yield address


@pytest.mark.parametrize("name", ["build", "ask", "import", "explore", "metrics", "push"])
def test_a_killed_command_leaves_everything_whole(name: str, small_data: Path, server: str, tmp_path: Path) -> None:
    place = Place(tmp_path, small_data, server)
    began = time.monotonic()
    answer = place.finish(name)
    longest = time.monotonic() - began
    if name == "import":
        began = time.monotonic()
        place.finish(name)
        longest = time.monotonic() - began
    before, tables = place.output(), {path: path.read_bytes() for path in place.data.rglob("*.csv")}
    dice = random.Random(name)  # noqa: S311 -- chosen moments, not secrets
    for _ in range(DEPTH):
        if name != "import":  # the store of all tables takes long to build
            shutil.rmtree(tmp_path / "cache")
        process = place.start(name)
        # Any moment will do but those in which Python starts, so nothing is awaited here.
        time.sleep(dice.uniform(longest / 4, longest))
        process.kill()
        process.communicate()
        after = {file: content for file, content in place.output().items() if not UNFINISHED.match(file)}
        assert after == before, "the output is that of the run before, or that of a whole run, which is the same"
        assert place.finish(name) == answer
        assert place.unfinished() == []
        assert place.output() == before
        assert {path: path.read_bytes() for path in place.data.rglob("*.csv")} == tables
    if name == "push":
        pushed = open_endpoint(f"{server}/query").select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows
        place.finish("merge")
        assert pushed == ((len((tmp_path / "output" / "merge.nt").read_text(encoding="utf-8").splitlines()),),)
