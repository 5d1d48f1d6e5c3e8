"""The picture of a case in a real browser: offline, rounds outwards, evidence behind every line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csto_graph import AllianceGraph
from playwright.sync_api import Browser

from .conftest import Watched, watch


def opened(browser: Browser, kg: AllianceGraph, folder: Path, **case: Any) -> Watched:
    path = folder / "case.html"
    kg.draw_case(kg.case(**case)).show(str(path))
    return watch(browser, path)


def test_a_click_shows_article_status_and_sources(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    watched = opened(browser, kg, tmp_path, attacked="ARM", by="AZE", as_of="2022-09-13")
    page = watched.page
    assert page.locator("h1").inner_text() == "Armenia: armed attack by Azerbaijan, 2022-09-13, on home territory"
    assert "does not tell what states will do" in page.locator("#panel").inner_text()
    page.locator("#panel button", has_text="Russia").click()
    page.locator("#panel button", has_text="→ Armenia").first.click()
    text = page.locator("#panel").inner_text()
    assert "Give the help needed, military help included" in text
    assert "article-russia-armenia-1997-3" in text
    assert "met: aggression sets it off, an armed attack is one" in text
    assert "sources: source-" in text
    assert watched.clean, (watched.requests, watched.errors)


def test_lines_tell_broken_met_undecided_and_both_sides(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    watched = opened(browser, kg, tmp_path, attacked="ARM", by="AZE", as_of="2022-09-13")
    lines = watched.page.evaluate("csto.edges.get()")
    looks = {(line["from"], line["to"], line["color"], bool(line["dashes"])) for line in lines}
    assert ("state-aze", "state-arm", "#000000", False) in looks, "a broken pledge is a whole black line"
    assert ("state-rus", "state-arm", "#009E73", False) in looks, "help that is owed is green"
    assert ("state-kaz", "state-arm", "#E69F00", True) in looks, "what is undecided is dashed"
    assert ("state-rus", "state-aze", "#000000", True) in looks, "what binds to the other side is dotted"
    assert all(line["arrows"] == "to" for line in lines)


def test_rounds_lie_on_arcs_ever_further_out(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    watched = opened(browser, kg, tmp_path, attacked="LTU", by="RUS", as_of="2026-01-01", rounds=2)
    places = watched.page.evaluate("csto.network.getPositions()")
    first = {row.bond.obligor for row in kg.case("LTU", by="RUS", as_of="2026-01-01").rows}
    radius = {state: (place["x"] ** 2 + place["y"] ** 2) ** 0.5 for state, place in places.items()}
    later = radius.keys() - first - {"state-ltu", "state-rus"}
    assert later
    assert radius["state-ltu"] == 0
    assert min(radius[state] for state in later) > max(
        radius[state] for state in first if state in radius and state != "state-rus"
    )
    assert watched.clean
