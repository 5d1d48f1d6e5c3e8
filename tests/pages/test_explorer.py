"""The explorer in a real browser with the network cut."""

from __future__ import annotations

import pytest
from csto_graph.pages.explorer.page import words

from .conftest import Watched


def members(explorer: Watched, organisation: str) -> int:
    script = "(id) => [...csto.scene().edges.keys()].filter((each) => each.startsWith('membership:') && each.endsWith(':' + id)).length"
    return int(explorer.page.evaluate(script, organisation))


def on(explorer: Watched, day: str) -> None:
    explorer.page.fill("#date", day)
    explorer.page.press("#date", "Enter")


def test_it_loads_offline_with_no_outside_request_and_no_error(explorer: Watched) -> None:
    assert explorer.clean, (explorer.requests, explorer.errors)
    assert explorer.page.locator("#picture canvas").count() == 1


@pytest.mark.parametrize(
    ("day", "organisation", "count"),
    [("2022-01-06", "org-csto", 6), ("2010-01-01", "org-csto", 7), ("1998-01-01", "org-cst", 9), ("2022-02-24", "org-nato", 30), ("1949-08-24", "org-nato", 12)],
)  # fmt: skip
def test_the_date_changes_what_is_shown(explorer: Watched, day: str, organisation: str, count: int) -> None:
    on(explorer, day)
    assert members(explorer, organisation) == count
    assert explorer.clean


def test_every_language_knows_only_words_that_english_has() -> None:
    known = set(words()["en"])
    assert all(set(table) <= known for table in words().values())
