"""What is distributed is whole, and what it needs is known exactly."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from csto_graph.errors import MissingExtraError
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .conftest import ROOT


@pytest.mark.slow
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
    assert {
        "csto_graph/py.typed",
        "csto_graph/questions/queries/members.rq",
        "csto_graph/questions/queries/certainty.part",
        "csto_graph/records/queries/spells.rq",
        "csto_graph/pictures/web/templates/explorer.html",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "notebooks/"))]
    paths = [str(tmp_path / "installed"), sysconfig.get_paths()["purelib"]]
    code = "import sys; sys.path[:0] = sys.argv[1:3]; from csto_graph.cli import main; import csto_graph; print(csto_graph.__file__);\
        sys.exit(main(['--no-cache', 'ask', 'members', '--organisation', 'csto', '--as-of', '2022-01-06', '--format', 'csv']))"
    run = subprocess.run([sys.executable, "-I", "-c", code, *paths], cwd=tmp_path, capture_output=True, text=True, check=True, env=dict(os.environ))  # fmt: skip
    assert str(tmp_path) in run.stdout.splitlines()[0]
    assert run.stdout.count("org-csto") == 6


@pytest.mark.slow
def test_the_source_distribution_has_every_file_that_its_tests_read(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert known_files() <= names
    assert not [name for name in names if ".venv" in name or "__pycache__" in name]


def known_files() -> set[str]:
    """The files of the repository, or of the source distribution in which the tests run."""
    if (ROOT / "PKG-INFO").exists():
        return {
            "Makefile",
            "CONTRIBUTING.md",
            "requirements.lock",
            "docs/performance.md",
            "benchmarks/bench.py",
            ".ci/run",
        }
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    return {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {name: list(map(Requirement, needed)) for name, needed in PROJECT["optional-dependencies"].items()}
LOCKED = dict(re.findall(r"^([\w.-]+)==([\w.!+]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("requirement", [Requirement(each) for each in PROJECT["dependencies"]], ids=str)
def test_what_may_change_its_interface_has_an_upper_bound(requirement: Requirement) -> None:
    assert any(each.operator in {"<", "==", "~="} for each in requirement.specifier)


@pytest.mark.parametrize(
    "requirement",
    [*map(Requirement, PROJECT["dependencies"]), *(each for group in EXTRAS.values() for each in group)],
    ids=str,
)
def test_the_lock_file_fits_what_the_package_asks_for(requirement: Requirement) -> None:
    if requirement.name != PROJECT["name"]:
        assert requirement.specifier.contains(LOCKED[canonicalize_name(requirement.name)])


def test_the_lock_file_has_hashes_and_names_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert len(re.findall(r"^\S+==", text, re.MULTILINE)) <= text.count("--hash=sha256:")
    assert "://" not in text


@pytest.mark.slow
@pytest.mark.parametrize("library", ["pyarrow", "matplotlib", "pySHACL"])
def test_the_command_that_an_error_names_works(library: str) -> None:
    command = str(MissingExtraError(library)).partition("install it with: ")[2]
    program, *arguments = shlex.split(command)
    assert arguments[:3] == ["-m", "pip", "install"]
    assert any(each.name == library.lower() for group in EXTRAS.values() for each in group)
    subprocess.run([program, *arguments, "--no-deps", "--no-index", "--quiet"], check=True, timeout=120)
