"""The workflow, the hooks and the Makefile agree with pyproject.toml."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from .conftest import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
CLASSIFIED = re.findall(r"Programming Language :: Python :: (3\.\d+)$", "\n".join(PROJECT["classifiers"]), re.MULTILINE)
needs_make = pytest.mark.skipif(sys.platform == "win32", reason="the Makefile needs a POSIX shell")


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


WORKFLOW = load(".github/workflows/test.yml")
JOBS: dict[str, Any] = WORKFLOW["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]


@pytest.mark.parametrize("job", ["linux", "desktop"])
def test_the_workflow_runs_every_python_that_is_classified(job: str) -> None:
    assert JOBS[job]["strategy"]["matrix"]["python"] == CLASSIFIED


def test_the_classifiers_fit_the_pythons_that_are_admitted() -> None:
    admitted = SpecifierSet(PROJECT["requires-python"])
    oldest = int(CLASSIFIED[0].partition(".")[2])
    assert [int(each.partition(".")[2]) for each in CLASSIFIED] == list(range(oldest, oldest + len(CLASSIFIED)))
    assert f"3.{oldest - 1}" not in admitted
    assert all(each in admitted for each in CLASSIFIED)


def test_the_lowest_versions_run_with_the_oldest_python() -> None:
    versions = [
        step["with"]["python-version"] for step in JOBS["lowest"]["steps"] if "python-version" in step.get("with", {})
    ]
    assert versions == CLASSIFIED[:1]
    assert any("--resolution lowest-direct" in step.get("run", "") for step in JOBS["lowest"]["steps"])


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert not [name for name, job in JOBS.items() if "permissions" in job]
    assert all(step["with"]["persist-credentials"] is False for step in STEPS if "checkout" in step.get("uses", ""))


def test_actions_are_pinned_by_commit() -> None:
    actions = [step["uses"] for step in STEPS if "uses" in step]
    assert actions
    assert [each for each in actions if not re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", each)] == []


def test_the_tests_that_the_workflow_names_exist() -> None:
    text = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    named = re.findall(r"(?<!\S)tests/\S+", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_hook_runs_a_tool_of_the_dev_extra() -> None:
    hooks = [hook for repo in load(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    of_pre_commit = {"trailing-whitespace-fixer", "end-of-file-fixer", "mixed-line-ending"}
    of_pre_commit |= {"check-yaml", "check-toml", "check-merge-conflict", "check-added-large-files"}
    assert {hook["language"] for hook in hooks} == {"system"}
    assert {hook["entry"].split()[0] for hook in hooks} == {"ruff", "codespell", *of_pre_commit}
    needed = {Requirement(each).name for each in PROJECT["optional-dependencies"]["dev"]}
    assert {"ruff", "codespell", "pre-commit", "pre-commit-hooks"} <= needed


@pytest.mark.parametrize("name", ["data/events.csv", "tests/data/names.csv", "docs/questions.md", "requirements.lock"])
def test_hooks_leave_tables_examples_and_written_files_alone(name: str) -> None:
    assert re.search(load(".pre-commit-config.yaml")["exclude"], name)
    assert (ROOT / name).exists()


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON"))}
    return subprocess.run(
        ["make", "--dry-run", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The files that the Makefile names, in a folder of their own."""
    folder = tmp_path / "checkout"
    (folder / "tests" / "javascript").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    for name in ("installing.py", "install_browser.py", "install_virtuoso.py", "javascript/package-lock.json"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    return folder


@pytest.fixture
def environment(checkout: Path) -> Path:
    """A virtual environment that make takes for complete, with a stand-in for pip."""
    folder = checkout / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "pip.py").touch()
    (folder / "bin" / "pip").write_text(f"#!{folder}/bin/python3\n", encoding="utf-8")
    (folder / "installed").touch()
    return folder


@needs_make
@pytest.mark.parametrize("target", ["explore", "test"])
def test_an_old_python_is_refused_in_one_line(checkout: Path, target: str) -> None:
    old = checkout / "python-old"
    old.write_text('#!/bin/sh\ncase "$2" in *list*) echo False;; *) echo 3.8.18;; esac\n', encoding="utf-8")
    old.chmod(0o755)
    run = make(checkout, target, f"PYTHON={old}")
    (line,) = run.stderr.splitlines()
    assert run.returncode == 2
    assert "needs Python 3.11 or later" in line
    assert "is Python 3.8.18" in line
    assert f"make {target} PYTHON=python3.12" in line


@needs_make
def test_a_python_that_does_not_exist_is_refused_in_one_line(checkout: Path) -> None:
    run = make(checkout, "explore", "PYTHON=no-such-python")
    (line,) = run.stderr.splitlines()
    assert run.returncode == 2
    assert "no-such-python is not a Python that starts" in line


@needs_make
def test_a_good_environment_is_kept(checkout: Path, environment: Path) -> None:
    assert make(checkout, "explore", f"PYTHON={sys.executable}").stdout.splitlines() == [
        ".venv/bin/csto-graph explore --output csto-graph.html"
    ]


def lose_python(folder: Path) -> Path:
    (folder / "bin" / "python").unlink()
    (folder / "bin" / "python").symlink_to("/no/such/python")
    return folder


def grow_old(folder: Path) -> Path:
    settings = folder / "pyvenv.cfg"
    settings.write_text(re.sub(r"(?m)^version = .*", "version = 3.9.1", settings.read_text("utf-8")), encoding="utf-8")
    return folder


def move(folder: Path) -> Path:
    new = folder.parent.with_name("moved")
    folder.parent.rename(new)
    return new / folder.name


@needs_make
@pytest.mark.parametrize("target", ["explore", "test"])
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [(lose_python, "missing"), (grow_old, "it has Python 3.9"), (move, "another folder")],
)
def test_a_stale_environment_is_replaced(environment: Path, spoil: Any, reason: str, target: str) -> None:
    run = make(spoil(environment).parent, target, f"PYTHON={sys.executable}")
    first, *rest = run.stdout.splitlines()
    assert run.returncode == 0, run.stderr
    assert first.startswith('echo "Replacing .venv: ')
    assert reason in first
    assert rest[:2] == ["rm -rf .venv", f"{sys.executable} -m venv .venv"]
