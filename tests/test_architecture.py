"""The architecture: which room may import which, which library each may use, and that no two files import each other."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from csto_graph.core.namespaces import PREFIXES
from csto_graph.core.resources import ontology_directory

from .conftest import ROOT

PACKAGE = ROOT / "csto_graph"
ROOMS = (
    *("errors", "core", "store", "dataset", "records", "questions", "imports", "evidence", "networks", "obligations"),
    *("panels", "articles", "pictures", "graph", "service", "cli"),
)
"""The rooms in order: each imports only from those before it. ``errors`` and ``graph`` are single files."""
ENTRIES = {*ROOMS, "__init__", "__main__", "py.typed"}
# The files in which a library may be imported, as the beginning of their paths.
FENCES = {
    "pyoxigraph": ("store/",),
    "oxrdflib": ("store/",),
    "http": ("store/",),
    "httpx": ("store/",),
    "requests": ("store/",),
    "urllib3": ("store/",),
    "networkx": ("networks/", "panels/", "pictures/"),
    "matplotlib": ("pictures/print/",),
    "pyvis": ("pictures/web/",),
    "pyshacl": ("dataset/validation",),
    "click": ("cli/",),
}


def modules(package: Path) -> dict[str, Path]:
    """The files of a package by the dotted names of their modules."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        found[".".join(("csto_graph", *parts)).removesuffix(".__init__")] = path
    return found


def imports(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules that a file imports, wherever the line is; relative imports are refused."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import hides where a name comes from"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known or node.module == "csto_graph" else str(node.module) for name in names)


def room(module: str) -> str:
    """The room of a module; what the package itself offers, such as ``open_graph``, counts as the graph."""
    name = (module + ".__init__").split(".")[1]
    return name if name in ROOMS or name.startswith("__") else "graph"


def faults(package: Path) -> list[str]:
    """What is wrong with the imports of a package."""
    known = modules(package)
    found: list[str] = []
    arrows: nx.DiGraph[str] = nx.DiGraph()
    for module, path in known.items():
        place = path.relative_to(package).as_posix()
        for other in imports(path, known):
            top = other.split(".")[0]
            if top in FENCES and not place.startswith(FENCES[top]):
                found.append(f"{place} imports {top}")
            if top != "csto_graph" or room(module) in {"__init__", "__main__"}:
                continue
            if other in known:
                arrows.add_edge(module, other)
            if room(other) in ROOMS and ROOMS.index(room(other)) > ROOMS.index(room(module)):
                found.append(f"{place} imports {room(other)}")
    circles = [sorted(each) for each in nx.strongly_connected_components(arrows) if len(each) > 1]
    return found + [f"circle: {', '.join(each)}" for each in sorted(circles)]


def twins(package: Path) -> list[str]:
    """Files of one name in one room, which a reader would mix up."""
    found = defaultdict(list)
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package)
        if path.name != "__init__.py":
            found[place.parts[0], path.name].append(place.as_posix())
    return [" and ".join(each) for each in found.values() if len(each) > 1]


def test_imports_go_one_way_without_circles() -> None:
    assert faults(PACKAGE) == []


def test_no_two_files_of_a_room_share_a_name() -> None:
    assert twins(PACKAGE) == []


def test_a_reader_sees_the_rooms() -> None:
    entries = {
        path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.name not in {"__pycache__", "bundled"}
    }
    assert entries <= ENTRIES
    assert len(ENTRIES) <= 19
    for name in entries - {"errors", "graph", "__init__", "__main__", "py.typed"}:
        assert (PACKAGE / name / "__init__.py").is_file(), name


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"core/dates": "from csto_graph.store.cache import StoreCache"}, "core/dates.py imports store"),
        ({"core/dates": "def f():\n    from csto_graph.store.cache import StoreCache"}, "core/dates.py imports store"),
        ({"core/dates": "from csto_graph import cli"}, "core/dates.py imports cli"),
        ({"core/dates": "import csto_graph.cli.main"}, "core/dates.py imports cli"),
        ({"store/cache": "from csto_graph.cli.main import main"}, "store/cache.py imports cli"),
        ({"pictures/web/page": "from csto_graph.graph import AllianceGraph"}, "pictures/web/page.py imports graph"),
        ({"records/spells": "from csto_graph import open_graph"}, "records/spells.py imports graph"),
        ({"graph": "import pyoxigraph"}, "graph.py imports pyoxigraph"),
        ({"graph": "import requests"}, "graph.py imports requests"),
        ({"pictures/web/page": "import matplotlib.pyplot"}, "pictures/web/page.py imports matplotlib"),
        ({"dataset/quads": "from pyshacl import validate"}, "dataset/quads.py imports pyshacl"),
        (
            {
                "networks/blocs": "from csto_graph.networks.snapshot import Snapshot",
                "networks/snapshot": "def blocs():\n    from csto_graph.networks.blocs import found",
            },
            "circle: csto_graph.networks.blocs, csto_graph.networks.snapshot",
        ),
    ],
)
def test_the_guard_catches_a_fault(tmp_path: Path, files: dict[str, str], fault: str) -> None:
    for name, text in files.items():
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert faults(tmp_path) == [fault]


def test_the_guard_catches_twins_and_relative_imports(tmp_path: Path) -> None:
    for name in ("networks/series/table.py", "networks/balance/table.py", "panels/table.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("from .store import EmbeddedStore", encoding="utf-8")
    assert twins(tmp_path) == ["networks/balance/table.py and networks/series/table.py"]
    with pytest.raises(AssertionError, match="relative import"):
        faults(tmp_path)


def test_only_the_command_line_prints_or_exits() -> None:
    for path in PACKAGE.rglob("*.py"):
        if "cli" not in path.parts and path.name != "__main__.py":
            names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
            assert not names & {"print", "SystemExit", "exit"}, path


def used_terms() -> set[str]:
    files = [
        *PACKAGE.rglob("*.py"),
        *PACKAGE.rglob("*.rq"),
        *PACKAGE.rglob("*.part"),
        *ontology_directory().rglob("*.rq"),
    ]
    files += [ontology_directory() / "shapes.ttl", ROOT / "data" / "datapackage.json"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"\bsa:([A-Za-z]\w*)", text))


def test_every_term_in_use_is_in_the_ontology() -> None:
    ontology = (ontology_directory() / "csto.ttl").read_text(encoding="utf-8")
    defined = set(re.findall(r"^sa:(\w+)", ontology, re.MULTILINE))
    shapes = set(re.findall(r"^sa:(\w+Shape)", (ontology_directory() / "shapes.ttl").read_text("utf-8"), re.MULTILINE))
    edtf_columns = {"start", "end", "date"}
    assert used_terms() - defined - shapes - edtf_columns == set()


def test_prefixes_are_the_same_in_the_ontology() -> None:
    text = (ontology_directory() / "csto.ttl").read_text(encoding="utf-8")
    for prefix, iri in re.findall(r"@prefix (\w+): +<([^>]+)>", text):
        assert PREFIXES.get(prefix, iri) == iri


def test_one_version() -> None:
    import json

    import csto_graph

    version = csto_graph.__version__
    assert json.loads((ROOT / "data/datapackage.json").read_text("utf-8"))["version"] == version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
