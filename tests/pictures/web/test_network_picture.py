"""The picture of a network in a real browser: offline, evidence behind every line, safe with hostile labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from csto_graph import AllianceGraph
from csto_graph.networks import PROJECTIONS
from csto_graph.networks.types import Network
from csto_graph.pictures.web import network_picture
from playwright.sync_api import Browser

from .conftest import Watched, watch

STATES = ["arm", "aze", "blr", "deu", "fra", "kaz", "kgz", "rus", "tjk", "tur", "ukr", "usa"]


def opened(browser: Browser, kg: AllianceGraph, folder: Path, projection: Any, **limits: Any) -> Watched:
    path = folder / f"{projection}.html"
    kg.draw(projection, **({"during": "2022", "states": STATES} | limits)).show(str(path))
    return watch(browser, path)


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_every_network_has_a_picture_that_needs_nothing_from_outside(
    browser: Browser, kg: AllianceGraph, tmp_path: Path, projection: Any
) -> None:
    watched = opened(browser, kg, tmp_path, projection)
    network = kg.network(projection, during="2022", states=STATES)
    assert watched.clean, (watched.requests, watched.errors)
    assert watched.page.locator("#panel h3").inner_text().lower() == f"{len(network)} nodes"
    assert watched.page.locator("#panel button").count() == len(network)
    assert watched.page.locator("#legend label").count() >= 1
    assert watched.page.locator("#picture canvas").count() == 1


def test_a_click_shows_what_a_tie_rests_on(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    watched = opened(browser, kg, tmp_path, "signed")
    page = watched.page
    page.locator("#panel button", has_text="Kyrgyzstan").click()
    page.locator("#panel button", has_text="Tajikistan").click()
    text = page.locator("#panel").inner_text()
    assert "Kyrgyzstan (A) – " in text
    assert "Collective Security Treaty Organization" in text
    assert "participant" in text
    assert "2022-09-14" in text
    assert "sources: source-" in text
    line = page.evaluate("csto.edges.get({filter: e => e.from === 'state-kgz' && e.to === 'state-tjk'})[0]")
    assert (line["color"], line["dashes"]) == ("#000000", [2, 7])
    assert watched.clean


def test_obligations_point_from_who_owes(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    watched = opened(browser, kg, tmp_path, "obligations", states=["usa", "jpn"], types=["defence"])
    lines = watched.page.evaluate("csto.edges.get()")
    assert {(line["from"], line["to"], line["arrows"]) for line in lines} >= {("state-usa", "state-jpn", "to")}
    watched.page.locator("#panel button", has_text="United States").click()
    assert "→ " in watched.page.locator("#panel").inner_text()


def test_hostile_labels_stay_text(browser: Browser, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    network: Network = nx.Graph(projection="alliances", as_of="2000-01-01")
    tie = {
        "organisation_label": hostile,
        "types": [hostile],
        "start": hostile,
        "end": "",
        "certainty": "possible",
        "sources": [hostile],
    }
    for node in ("state-a", "state-b"):
        network.add_node(node, label=hostile, kind="state")
    network.add_edge("state-a", "state-b", ties=[tie], certainty="possible", weight=1)
    path = tmp_path / "hostile.html"
    network_picture(network, caption=hostile).show(str(path))
    watched = watch(browser, path)
    watched.page.locator("#panel button").first.click()
    watched.page.locator("#panel button").first.click()
    assert hostile in watched.page.locator("#panel").inner_text()
    assert watched.clean, (watched.errors, watched.dialogs)


def test_a_picture_is_the_same_each_time_and_shows_itself(kg: AllianceGraph) -> None:
    one, other = (kg.draw("alliances", as_of="1985-01-01") for _ in range(2))
    assert one.generate_html() == other.generate_html()
    assert one._repr_html_().startswith("<iframe sandbox=")


def test_what_is_presumed_is_solid_and_names_its_last_confirmation(
    browser: Browser, kg: AllianceGraph, tmp_path: Path
) -> None:
    day, names = kg.edition.released.isoformat(), {"states": ["kaz"], "organisations": ["csto"]}
    watched = opened(browser, kg, tmp_path, "affiliations", during=day, **names)
    line = watched.page.evaluate("csto.edges.get()[0]")
    assert not line["dashes"]
    assert "dashed" not in watched.page.locator("#legend").inner_text()
    watched.page.evaluate("csto.showLine(csto.edges.get()[0].id)")
    verified = next(row["verified"] for row in kg.table("members", organisation="csto") if row["state"] == "state-kaz")
    assert f"(presumed, last confirmed {verified})" in watched.page.locator("#panel").inner_text()
