"""The explorer in a real browser with the network cut."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.pages import OfflineNetwork, explorer_page
from csto_graph.resources import data_directory
from playwright.sync_api import Browser

from .conftest import Watched, watch

MEMBERS = """(organisation) => csto.picture.edges.get({filter: (e) => !e.hidden && e.id.startsWith("membership:") && e.to === organisation}).length"""


def on(explorer: Watched, day: str) -> None:
    explorer.page.fill("#date", day)
    explorer.page.dispatch_event("#date", "change")


def members(explorer: Watched, organisation: str) -> int:
    return int(explorer.page.evaluate(MEMBERS, organisation))


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


def test_an_interval_shows_what_held_on_some_day_of_it(explorer: Watched) -> None:
    # Seven in 2012 with Uzbekistan, which left on 2012-12-19 (odkb-csto.org); an emptied end is a single day again.
    page = explorer.page
    on(explorer, "2012-12-19")
    assert members(explorer, "org-csto") == 6
    on(explorer, "2012-01-01")
    page.fill("#last", "2012-12-31")
    page.dispatch_event("#last", "change")
    assert members(explorer, "org-csto") == 7
    page.evaluate("csto.select('state-uzb')")
    assert "FROM 2012-01-01 TO 2012-12-31" in page.inner_text("#panel").upper()
    page.click("#later")
    assert page.input_value("#last") == ""
    assert explorer.clean


def test_certain_only_leaves_out_what_nobody_has_verified_since(explorer: Watched) -> None:
    last = explorer.page.get_attribute("#date", "max")
    assert last
    on(explorer, last)
    count = members(explorer, "org-csto")
    explorer.page.check("#certain")
    assert members(explorer, "org-csto") < count
    explorer.page.uncheck("#certain")
    assert members(explorer, "org-csto") == count


def test_a_page_opens_on_an_interval_and_a_policy(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    kg.show("csto", during="2012", certain_only=True).show(str(file))
    watched = watch(browser, file)
    ends = watched.page.input_value("#date"), watched.page.input_value("#last")
    assert ends == ("2012-01-01", "2012-12-31")
    assert watched.page.is_checked("#certain")
    assert members(watched, "org-csto") == 7
    watched.page.context.close()


def test_slider_and_steps_move_the_date(explorer: Watched) -> None:
    page = explorer.page
    on(explorer, "2012-12-18")
    page.click("#later")
    assert page.input_value("#date") == "2012-12-19"
    page.click("#earlier")
    assert page.input_value("#date") < "2012-12-19"
    page.evaluate(
        "document.getElementById('slider').value = 0; document.getElementById('slider').dispatchEvent(new Event('input'))"
    )
    assert page.input_value("#date") == "1970-01-01"


def test_a_date_that_is_none_changes_nothing(explorer: Watched) -> None:
    on(explorer, "2022-01-06")
    explorer.page.evaluate("csto.setDate('2022-13-45'); csto.setDate('2022-02-30'); csto.setDate('x')")
    assert explorer.page.input_value("#date") == "2022-01-06"
    explorer.page.evaluate("csto.setDate('0001-01-01')")
    assert explorer.page.input_value("#date") == "1945-01-01"


@pytest.mark.parametrize("text", ["Kirgistan", "Киргизия", "KGZ", "kyrgyzstan"])
def test_search_finds_a_state_by_any_name(explorer: Watched, text: str) -> None:
    explorer.page.fill("#search", text)
    assert "Kyrgyzstan" in explorer.page.inner_text("#results li:first-child")
    explorer.page.press("#search", "Enter")
    assert explorer.page.inner_text("#panel h2") == "Kyrgyzstan"


def test_the_panel_shows_facts_spells_sources_and_claims(explorer: Watched) -> None:
    on(explorer, "2022-02-25")
    explorer.page.evaluate("csto.select('state-uzb')")
    panel = explorer.page.inner_text("#panel")
    assert "state-uzb" in panel
    assert explorer.page.locator("#panel [data-claim=claim-suara-22] .contradicted").count() == 1
    other = explorer.page.locator("#panel [data-statement=membership-uzb-csto-1]")
    assert "2006-08-16 to 2012-12-19" in (other.text_content() or "")
    assert other.locator("a[href^=http]").count() >= 1
    assert explorer.page.locator("#panel [data-statement=membership-uzb-csto-1-rival-1]").count() == 1


def test_an_edge_shows_its_evidence(explorer: Watched) -> None:
    on(explorer, "2022-01-06")
    explorer.page.evaluate("csto.select('membership:state-kaz:org-csto')")
    item = explorer.page.locator("#panel [data-statement=membership-kaz-csto-1]")
    assert "certain" in item.inner_text()
    assert item.locator("details").count() == 1


def test_a_click_on_the_canvas_selects(explorer: Watched) -> None:
    on(explorer, "2022-01-06")
    explorer.page.evaluate("csto.picture.fit()")
    spot = explorer.page.evaluate("csto.picture.network.canvasToDOM(csto.picture.network.getPosition('org-csto'))")
    box = explorer.page.locator("#picture").bounding_box()
    assert box
    explorer.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    explorer.page.wait_for_function("document.querySelector('#panel h2').textContent.startsWith('Collective Security')")


def test_the_legend_hides_a_kind(explorer: Watched) -> None:
    on(explorer, "2022-01-06")
    shown = "() => csto.picture.nodes.get({filter: (n) => !n.hidden && n.id.startsWith('state-')}).length"
    assert explorer.page.evaluate(shown) >= 36
    explorer.page.uncheck("#legend [data-kind=state]")
    assert explorer.page.evaluate(shown) == 0
    assert explorer.page.locator("#legend [data-kind]").count() == 5


def test_nothing_moves_when_the_date_does(explorer: Watched) -> None:
    where = "() => JSON.stringify(csto.picture.network.getPositions(['state-kaz', 'org-nato']))"
    before = explorer.page.evaluate(where)
    on(explorer, "1998-01-01")
    assert explorer.page.evaluate(where) == before


def test_labels_change_language(explorer: Watched) -> None:
    explorer.page.select_option("#language", "ru")
    assert explorer.page.evaluate("csto.picture.nodes.get('state-kaz').label") == "Казахстан"


def test_what_is_only_possible_is_dashed(explorer: Watched) -> None:
    on(explorer, "2026-11-22")
    assert explorer.page.evaluate("csto.picture.edges.get('membership:state-kaz:org-csto').dashes") == [6, 5]
    on(explorer, "2022-01-06")
    assert explorer.page.evaluate("csto.picture.edges.get('membership:state-kaz:org-csto').dashes") is False


TREATY = """(kind) => !csto.picture.edges.get(`${kind}:state-kaz:treaty-collective-security-1992`).hidden"""


def test_a_signatory_is_no_party_before_the_treaty_is_in_force(explorer: Watched) -> None:
    on(explorer, "1993-01-01")
    assert [explorer.page.evaluate(TREATY, kind) for kind in ("signature", "party")] == [True, False]
    on(explorer, "1995-01-01")
    assert [explorer.page.evaluate(TREATY, kind) for kind in ("signature", "party")] == [False, True]


def test_escape_shows_all_again(explorer: Watched) -> None:
    explorer.page.evaluate("csto.select('state-kaz')")
    explorer.page.press("body", "Escape")
    assert explorer.page.inner_text("#panel h2") == "Who is bound to whom"
    explorer.page.evaluate("csto.select('no-such-thing')")
    assert explorer.page.inner_text("#panel h2") == "Who is bound to whom"


def test_a_search_without_result_says_so(explorer: Watched) -> None:
    explorer.page.fill("#search", "xyzzy")
    assert explorer.page.inner_text("#results") == "nothing found"


def test_a_day_before_the_first_is_shown(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    file = tmp_path / "early.html"
    file.write_text(explorer_page(kg.store, kg.window("1800-01-01")), encoding="utf-8")
    watched = watch(browser, file)
    assert watched.page.input_value("#date") == "1800-01-01"
    assert watched.clean


def test_it_is_usable_on_a_phone(browser: Browser, explorer_file: Path) -> None:
    watched = watch(browser, explorer_file, width=360, height=740)
    watched.page.evaluate("csto.select('state-kaz')")
    box = watched.page.locator("#panel h2").bounding_box()
    assert box
    assert 0 <= box["y"] < 700, "what was selected is in view"
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert watched.clean


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '" href=javascript:alert(1) x="',
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "{{ 7 * 7 }}",
    "<svg/onload=alert(1)>",
    "constructor.__proto__",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_labels_run_nothing(browser: Browser, tmp_path: Path, text: str) -> None:
    copy = tmp_path / "data"
    shutil.copytree(data_directory(), copy)
    for name, label in (("states.csv", "Kazakhstan"), ("people.csv", "Nikol Pashinyan"), ("sources.csv", None)):
        _poison(copy / name, label, text)
    graph = open_graph(copy, cache=None)
    file = tmp_path / "x.html"
    file.write_text(explorer_page(graph.store, graph.window()), encoding="utf-8")
    watched = watch(browser, file)
    page = watched.page
    for thing in ("state-kaz", "person-nikol-pashinyan", "org-csto"):
        page.evaluate("(id) => csto.select(id)", thing)
        page.evaluate("document.querySelectorAll('#panel details').forEach((each) => { each.open = true })")
    page.fill("#search", text[:6])
    page.mouse.move(500, 400)
    page.wait_for_timeout(100)
    assert watched.clean, (watched.requests, watched.errors, watched.dialogs)
    assert page.locator("#panel img, #results img, #panel svg, #panel script").count() == 0
    page.evaluate("csto.select('state-kaz')")
    assert text.strip() in (page.locator("#panel h2").text_content() or "")


def _poison(path: Path, label: str | None, text: str) -> None:
    import csv
    import io

    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    for row in rows:
        if label is None or row["label_en"] == label:
            row["label_en"] = text.strip()
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(buffer.getvalue(), encoding="utf-8")


def test_the_guard_would_see_a_script_run(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "bad.html"
    file.write_text(
        "<body data-ready=true><img src=x onerror=alert(1)><img src=https://example.org/x>", encoding="utf-8"
    )
    watched = watch(browser, file)
    watched.page.wait_for_timeout(200)
    assert watched.dialogs == ["1"]
    assert watched.requests


def test_the_page_names_no_outside_resource(kg: AllianceGraph, explorer_file: Path) -> None:
    text = explorer_file.read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?:https?:)?//", text)
    assert "default-src 'none'" in html.unescape(text)
    assert len(text.encode()) < 6_000_000, "small enough to be sent by mail"


@pytest.mark.parametrize("seed", ["0", "42"])
def test_the_same_graph_gives_the_same_page_in_any_process(explorer_file: Path, tmp_path: Path, seed: str) -> None:
    page = tmp_path / "again.html"
    command = [sys.executable, "-m", "csto_graph", "explore", "--no-open", "--output", str(page)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert page.read_bytes() == explorer_file.read_bytes()


def test_a_picture_of_one_thing_shows_itself_in_a_notebook(kg: AllianceGraph, browser: Browser, tmp_path: Path) -> None:
    picture = kg.show("csto", as_of="2022-01-06")
    assert isinstance(picture, OfflineNetwork)
    shown = picture._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    file = tmp_path / "notebook.html"
    file.write_text(picture.generate_html(), encoding="utf-8")
    watched = watch(browser, file)
    assert watched.clean
    assert watched.page.input_value("#date") == "2022-01-06"
    assert int(watched.page.evaluate(MEMBERS, "org-csto")) == 6
    assert list(tmp_path.iterdir()) == [file]
