"""The wheel is whole: ontology and data travel inside, and the installed command answers."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from .conftest import ROOT


def test_the_wheel_answers_from_another_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    for wanted in (
        "data/datapackage.json",
        "data/claims/suara-2022-02-25.csv",
        "ontology/csto.ttl",
        "ontology/checks/claim-leak.rq",
    ):
        assert f"csto_graph/bundled/{wanted}" in names
    assert {"csto_graph/py.typed", "csto_graph/queries/members.rq", "csto_graph/pages/templates/explorer.html"} <= names
    assert not [name for name in names if name.startswith(("tests/", "notebooks/"))]
    paths = [str(tmp_path / "installed"), sysconfig.get_paths()["purelib"]]
    code = "import sys; sys.path[:0] = sys.argv[1:3]; from csto_graph.cli import main; import csto_graph; print(csto_graph.__file__);\
        sys.exit(main(['--no-cache', 'ask', 'members', '--organisation', 'csto', '--as-of', '2022-01-06', '--format', 'csv']))"
    run = subprocess.run([sys.executable, "-I", "-c", code, *paths], cwd=tmp_path, capture_output=True, text=True, check=True, env=dict(os.environ))  # fmt: skip
    assert str(tmp_path) in run.stdout.splitlines()[0]
    assert run.stdout.count("org-csto") == 6
