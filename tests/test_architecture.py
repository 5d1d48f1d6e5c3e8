"""The plan of the house, held: who may import whom, and which library lives behind which door."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from csto_graph.core.namespaces import PREFIXES
from csto_graph.core.resources import ontology_directory

from .conftest import ROOT

PACKAGE = ROOT / "csto_graph"
LAYERS = [
    {"errors"},
    {"edtf", "signals", "unfinished"},
    {"characters", "namespaces", "resources", "dates", "files", "filetexts", "folding", "labels", "lines", "colours"},
    {"inputs", "suggestions", "windows"},
    {"tables"},
    {"importers"},
    {"build"},
    {"store"},
    {"name_lines"},
    {"state_codes"},
    {"queries", "names", "statements", "release", "revisions", "views"},
    {"manifests", "lending"},
    {"facts"},
    {"holdings"},
    {"differences"},
    {"asking", "citation", "entity", "explanation"},
    {"records"},
    {"context"},
    {"analysis"},
    {"commitments"},
    {"perspectives"},
    {"panelling"},
    {"graph"},
    {"claims", "comparison", "networks", "obligations", "validation"},
    {"panels"},
    {"pages", "figures"},
    {"cli"},
]
# graph hands out networks, obligations and pictures, which are imported when they are asked for.
LATE = {
    ("analysis", "figures"),
    ("analysis", "networks"),
    ("commitments", "obligations"),
    ("graph", "obligations"),
    ("graph", "pages"),
    ("panelling", "panels"),
    ("perspectives", "comparison"),
}
FENCES = {
    "pyoxigraph": {"store"},
    "oxrdflib": {"store"},
    "http": {"store"},
    "httpx": {"store"},
    "requests": {"store"},
    "urllib3": {"store"},
    "networkx": {"networks", "pages"},
    "matplotlib": {"figures"},
    "pyvis": {"pages"},
    "pyshacl": {"validation"},
    "click": {"cli"},
    "tabulate": {"cli"},
}


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "csto_graph"
                else [node.module]
            )
        if isinstance(node, ast.ImportFrom) and node.level:
            found.append("csto_graph.cli.relative imports hide who imports whom")
    return found


def unit(module: str) -> str:
    name = module.split(".")[1] if module.startswith("csto_graph.") else ""
    is_module = any(name in names for names in LAYERS)
    return name if is_module or not name or name.startswith("__") else "graph"  # what the package itself offers


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def breaches(package: Path) -> list[str]:
    found = []
    for path in sorted(package.rglob("*.py")):
        own = path.relative_to(package).parts[0].removesuffix(".py")
        if own in {"__init__", "__main__"}:
            continue
        for module in imports(path):
            other = unit(module)
            if (
                other
                and not other.startswith("__")
                and other != own
                and layer(other) >= layer(own)
                and (own, other) not in LATE
            ):
                found.append(f"{own} imports {other}")
            top = module.split(".")[0]
            if top in FENCES and own not in FENCES[top]:
                found.append(f"{own} imports {top}")
    return found


def test_imports_go_one_way_and_stay_behind_their_fences() -> None:
    assert breaches(PACKAGE) == []


@pytest.mark.parametrize(
    ("module", "text", "breach"),
    [
        ("dates", "from csto_graph.store import EmbeddedStore", "dates imports store"),
        ("graph", "import pyoxigraph", "graph imports pyoxigraph"),
        ("store", "from csto_graph.cli.main import main", "store imports cli"),
        ("dates", "from csto_graph import cli", "dates imports cli"),
        ("dates", "from .store import EmbeddedStore", "dates imports cli"),
        ("graph", "import requests", "graph imports requests"),
    ],
)
def test_the_guard_catches_a_breach(tmp_path: Path, module: str, text: str, breach: str) -> None:
    (tmp_path / f"{module}.py").write_text(text, encoding="utf-8")
    assert breaches(tmp_path) == [breach]


def test_only_the_command_line_prints_or_exits() -> None:
    for path in PACKAGE.rglob("*.py"):
        if "cli" not in path.parts and path.name != "__main__.py":
            names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
            assert not names & {"print", "SystemExit", "exit"}, path


def used_terms() -> set[str]:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.rq"), *ontology_directory().rglob("*.rq")]
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
