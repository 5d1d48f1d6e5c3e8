"""The look of the explorer: layouts, shapes, lines, sizes, labels, light and dark; and a part of the graph."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.cli import choices
from csto_graph.core.dates import FOREVER, Boundary, Bounds
from csto_graph.core.windows import day_window
from csto_graph.pictures.web import OfflineNetwork
from csto_graph.pictures.web.explorer import LAYOUTS, MEASURES, Content, Opening, explorer_network
from csto_graph.pictures.web.explorer.lines import Tie
from csto_graph.pictures.web.explorer.map_projection import projected
from csto_graph.pictures.web.explorer.node_places import Places
from csto_graph.records.edition import Edition
from csto_graph.records.statements import Statement
from playwright.sync_api import Browser

from .conftest import Opened, Watched, eventually, watch

OVERLAPS = """() => {
  const boxes = csto.labelsOnScreen().map(({ box }) => box);
  return boxes.filter((one, at) => boxes.slice(at + 1).some((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)).length;
}"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_labels_do_not_overlap_at_rest(explorer: Watched, layout: str) -> None:
    explorer.page.select_option("#layout", layout)
    explorer.page.wait_for_timeout(600)
    assert explorer.page.evaluate("csto.labelsOnScreen().length") > 15
    for _ in range(3):
        assert explorer.page.evaluate(OVERLAPS) == 0
        explorer.page.click("#zoom-in")
        explorer.page.wait_for_timeout(300)
    assert explorer.clean


# The founders of NATO on the day the treaty entered into force, the two camps of 1955, and those of 2022.
ACTORS = {
    "#date=1949-08-24": {"state-usa", "state-gbr", "state-fra", "org-nato"},
    "#date=1955-06-30&layout=map": {"state-sun", "state-usa", "org-nato", "org-warsaw-pact"},
    "#date=1955-06-30&layout=map&language=ru": {"state-sun", "state-usa", "org-nato", "org-warsaw-pact"},
    "#date=2022-01-06": {"state-usa", "state-rus", "state-fra", "state-gbr", "org-csto", "org-nato"},
}


@pytest.mark.parametrize("fragment", ACTORS)
def test_the_main_actors_are_named(opened: Opened, fragment: str) -> None:
    page = opened(fragment, reduced_motion="reduce").page
    page.wait_for_timeout(500)
    assert ACTORS[fragment] - set(page.evaluate("csto.labelsOnScreen().map(({ id }) => id)")) == set()


def test_what_has_more_ties_is_named_first_of_whatever_kind(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.page.wait_for_timeout(300)
    named = explorer.page.evaluate("csto.labelsOnScreen().map(({ id }) => id)")
    ends = Counter(explorer.page.evaluate("csto.edgeSet.get().flatMap(({ from, to }) => [from, to])"))
    assert [ends[each] for each in named] == sorted((ends[each] for each in named), reverse=True)
    explorer.see(selected="state-kgz")
    explorer.page.wait_for_timeout(300)
    assert explorer.page.evaluate("csto.labelsOnScreen()[0].id") == "state-kgz"


def test_a_name_goes_without_brackets_where_nothing_else_bears_it(explorer: Watched) -> None:
    named = "csto.labelsOnScreen().filter(({ id }) => id === 'state-prussia').map(({ text }) => text)"
    explorer.on("1914-07-28")
    explorer.see(selected="state-prussia")
    explorer.page.wait_for_timeout(300)
    assert explorer.page.evaluate(named) == ["Germany"]
    explorer.page.evaluate("csto.change({ until: csto.parseFragment('date=1960-01-01').values.until })")
    explorer.page.wait_for_timeout(300)
    assert explorer.page.evaluate(named) == ["Germany (Prussia, until 1945)"], "the Germany of 1955 is there, too"


def test_the_legend_says_what_its_boxes_of_duties_do(explorer: Watched) -> None:
    for language, word in {"en": "tick", "id": "centang", "ru": "отметьте"}.items():
        explorer.page.select_option("#language", language)
        heading = explorer.page.locator("#legend fieldset", has=explorer.page.locator("[data-type]")).locator("legend")
        assert word in (heading.text_content() or "")


def test_the_weightiest_are_named_and_what_is_not_is_said(explorer: Watched) -> None:
    explorer.page.wait_for_timeout(500)
    named = explorer.page.evaluate("csto.labelsOnScreen().map(({ id }) => id)")
    assert {"org-nato", "org-au", "org-osce"} <= set(named)
    missing, said = explorer.page.evaluate(
        "[csto.scene().nodes.size - csto.labelsOnScreen().length, document.getElementById('hidden').textContent]"
    )
    assert f"{missing} names not shown" in said


def test_kinds_differ_by_shape_and_types_of_obligation_by_colour(explorer: Watched) -> None:
    explorer.see(kinds=["state", "organisation", "treaty", "event", "person"], recent=-1)
    explorer.on("2022-01-06")
    shapes = explorer.page.evaluate(
        "['state-kaz', 'org-csto', 'person-nikol-pashinyan', 'event-kazakhstan-deployment-2022'].map((id) => csto.styleOf(id)?.shape)"
    )
    assert len(set(shapes)) == 4
    colours = explorer.page.evaluate(
        "['state-kaz:org-csto', 'state-kaz:org-cis'].map((id) => csto.edgeSet.get(`membership:${id}`).color)"
    )
    assert colours[0] != colours[1], "the CSTO obliges to defend, the CIS does not"


def test_parallel_ties_bow_apart(explorer: Watched) -> None:
    explorer.see(kinds=["state", "treaty"], lines=["party", "signature"], compared=8400)
    explorer.on("2022-01-06")
    bent = explorer.page.evaluate("csto.edgeSet.get().filter((edge) => edge.smooth).length")
    pairs = explorer.page.evaluate("csto.edgeSet.get().map((edge) => [edge.from, edge.to].sort().join())")
    assert bent >= len(pairs) - len(set(pairs)) > 0


def test_size_follows_the_measure(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.look_at("org-csto")
    whole = explorer.breadth("org-csto")
    explorer.page.select_option("#measure", "none")
    assert explorer.breadth("org-csto") < whole
    size = "(id) => csto.styleOf(id).size"
    assert explorer.page.evaluate(size, "org-nato") == explorer.page.evaluate(size, "org-csto")
    explorer.page.select_option("#measure", "betweenness")
    assert explorer.page.evaluate(size, "state-rus") > explorer.page.evaluate(size, "state-arm")


# Blue and sky blue of Okabe and Ito (2008), and the paper of the page.
BLUE, SKY, PAPER = (0, 114, 178), (86, 180, 233), (251, 250, 247)


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(each - another) <= 6 for each, another in zip(one, other, strict=True))


def test_what_is_drawn_already_changes_its_look(explorer: Watched, opened: Opened) -> None:
    explorer.on("2022-01-06")
    explorer.look_at("state-usa")
    assert explorer.pixel("state-usa") == BLUE
    explorer.see(selected="org-csto")
    fresh = opened("#date=2022-01-06&select=org-csto", reduced_motion="reduce")
    fresh.look_at("state-usa")
    # Ties shine through what is faint: their width follows the scale a moment later, and the later drawn lie above.
    assert eventually(lambda: alike(fresh.pixel("state-usa"), explorer.pixel("state-usa")))
    assert not alike(explorer.pixel("state-usa"), BLUE)
    explorer.see(selected="")
    assert explorer.pixel("state-usa") == BLUE
    explorer.page.select_option("#theme", "dark")
    assert explorer.pixel("state-usa") == SKY
    explorer.page.select_option("#theme", "light")
    assert explorer.pixel("state-usa") == BLUE


def test_what_left_loses_its_colour(explorer: Watched) -> None:
    explorer.on("1990-01-01")
    explorer.look_at("org-warsaw-pact")
    assert explorer.pixel("org-warsaw-pact") != PAPER
    explorer.see(compared=19814)  # 2024-04-01
    assert explorer.pixel("org-warsaw-pact") == PAPER


def test_only_what_bears_on_the_picture_is_reckoned_again(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.see(measure="betweenness")
    explorer.page.evaluate(
        "[window.hadScene, window.hadValues, window.hadRow] = [csto.scene(), csto.measureValues(), document.querySelector('#legend fieldset')]"
    )
    same = "[window.hadScene === csto.scene(), window.hadValues === csto.measureValues(), window.hadRow === document.querySelector('#legend fieldset')]"
    for values in ({"tab": "article"}, {"verdict": "supported"}, {"twin": True}):
        explorer.see(**values)
        assert explorer.page.evaluate(same) == [True, True, True], values
    explorer.see(theme="dark")
    assert explorer.page.evaluate(same) == [True, True, False]
    explorer.on("2010-01-01")
    assert explorer.page.evaluate(same) == [False, False, False]


def test_allies_are_those_of_the_network_of_alliances(explorer: Watched, kg: AllianceGraph) -> None:
    for day in ("2022-01-06", "1958-06-01"):
        explorer.on(day)
        explorer.see(measure="allies")
        found = dict(explorer.page.evaluate("[...csto.measureValues()].filter(([id]) => id.startsWith('state-'))"))
        network = kg.network("alliances", as_of=day)
        assert found == {state: number for state, number in network.degree() if number}
    explorer.on("2022-01-06")
    assert explorer.page.evaluate("csto.measureValues().get('state-che')") is None, "the OSCE is no alliance"


def test_betweenness_is_that_of_networkx(explorer: Watched) -> None:
    import networkx as nx

    explorer.on("2022-01-06")
    explorer.page.select_option("#measure", "betweenness")
    graph: nx.Graph[str] = nx.Graph(
        [tuple(pair) for pair in explorer.page.evaluate("csto.edgeSet.get().map(({ from, to }) => [from, to])")]
    )
    expected = nx.betweenness_centrality(graph)
    rows = explorer.page.evaluate("csto.tables().nodes.rows.map(({ id, cells }) => [id, Number(cells[2])])")
    assert len(rows) == len(graph)
    assert all(math.isclose(value, 100 * expected[name], abs_tol=0.006) for name, value in rows)


def test_states_lie_at_their_capitals_on_the_map(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.on("2022-01-06")
    explorer.page.select_option("#layout", "map")
    where = explorer.page.evaluate("csto.network().getPositions(['state-kaz', 'state-fra'])")
    for state, spot in where.items():
        place = kg.records.places[state]
        assert place.longitude is not None
        assert place.latitude is not None
        x, y = projected(place.longitude, place.latitude)
        assert math.dist((x, y), (spot["x"], spot["y"])) < 2
    assert explorer.clean


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_two_things_of_the_graph_lie_in_one_spot(node_places: Places, layout: str) -> None:
    found = node_places[layout]
    capitals = {spot for thing, spot in found.items() if layout == "map" and thing.startswith("state-")}
    others = [spot for thing, spot in found.items() if not (layout == "map" and thing.startswith("state-"))]
    assert len(set(others)) == len(others)
    assert not capitals & set(others)


def test_the_projection_is_equal_earth() -> None:
    # The ratio of the width of the equator to the height of the meridian is 2.05458 (Savric et al. 2019, section 4).
    width, height = 2 * projected(180, 0)[0], -2 * projected(0, 90)[1]
    assert math.isclose(width / height, 2.05458, rel_tol=1e-4)
    assert projected(0, 0) == (0, 0)


@pytest.mark.parametrize(("scheme", "switch", "dark"), [("dark", "auto", True), ("light", "auto", False), ("light", "dark", True), ("dark", "light", False)])  # fmt: skip
def test_light_and_dark_follow_the_system_and_the_switch(opened: Opened, scheme: str, switch: str, dark: bool) -> None:
    watched = opened("#date=2022-01-06", color_scheme=scheme)
    watched.page.select_option("#theme", switch)
    paper = watched.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(18, 22, 28)") is dark
    watched.look_at("state-usa")
    assert watched.pixel("state-usa") == (SKY if dark else BLUE)


def test_a_picture_of_one_thing_shows_itself_in_a_notebook(kg: AllianceGraph, browser: Browser, tmp_path: Path) -> None:
    picture = kg.show("csto", during="2012", at_least="certain")
    assert isinstance(picture, OfflineNetwork)
    assert "org-csto" in picture.get_nodes()
    assert picture._repr_html_().startswith("<iframe sandbox=")
    file = tmp_path / "notebook.html"
    picture.show(str(file))
    watched = watch(browser, file)
    assert watched.clean
    ends = watched.page.input_value("#date"), watched.page.input_value("#last")
    assert ends == ("2012-01-01", "2012-12-31")
    assert watched.page.input_value("#at-least") == "certain"
    assert len(watched.members("org-csto")) == 7
    assert watched.page.inner_text("#panel h2") == "Collective Security Treaty Organization"
    assert list(tmp_path.iterdir()) == [file]
    watched.page.context.close()


def test_a_day_before_the_first_is_shown(kg: AllianceGraph, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "early.html"
    kg.show("csto", as_of="1800-01-01").show(str(file))
    watched = watch(browser, file)
    assert watched.page.input_value("#date") == "1800-01-01"
    assert watched.clean
    watched.page.context.close()


def large(file: Path, count: int) -> Path:
    names = [f"state-{number}" for number in range(count)]
    where = {name: (130 * (number % 60), 130 * (number // 60)) for number, name in enumerate(names)}
    bounds = Bounds(Boundary("1900", date(1900, 1, 1), date(1900, 1, 1)), Boundary("", FOREVER, FOREVER))
    pairs = [(names[one], names[(one * step + 7) % count]) for one in range(count) for step in (3, 5, 11)]
    ties = [Tie(one, other, "membership", ("x",), (bounds,)) for one, other in pairs if one != other]
    row = Statement("x", "Membership", "x", (("org:member", names[0]),), bounds, "normal", None, "", "", ())
    content = Content(Edition("0", date(2026, 1, 1), "x"), {"en": {}}, names, ties, [row])
    opening = Opening(day_window(date(2026, 1, 1)))
    network = explorer_network(content, opening, where=dict.fromkeys(LAYOUTS, where))
    file.write_text(network.generate_html(), encoding="utf-8")
    return file


def test_an_interval_before_the_first_day_is_shown(kg: AllianceGraph, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "early.html"
    kg.explore(during="../1800").show(str(file))
    watched = watch(browser, file)
    since, until, low = watched.page.evaluate(
        "[csto.view.since, csto.view.until, Number(document.getElementById('slider').min)]"
    )
    assert low <= since < until
    assert watched.page.evaluate("Number(document.getElementById('slider').value)") == since
    watched.page.context.close()


def test_a_large_graph_opens_and_says_what_it_leaves_out(browser: Browser, tmp_path: Path) -> None:
    watched = watch(browser, large(tmp_path / "large.html", 3000))
    drawn = "csto.edgeSet.length"
    whole, shown = watched.page.evaluate(f"[csto.scene().edges.size, {drawn}]")
    assert shown == 3500 < whole
    watched.page.wait_for_function("() => document.getElementById('hidden').textContent.includes('ties not drawn')")
    watched.page.evaluate("csto.network().moveTo({ scale: 1.5, position: { x: 1300, y: 1300 } })")
    near = "[...csto.edgeOf.values()].filter(({ from }) => from.id === 'state-610').every(({ id }) => csto.edgeSet.get(id))"
    watched.page.wait_for_timeout(1500)
    assert watched.page.evaluate(near), "at what is in sight all ties are drawn"
    assert watched.clean
    watched.page.context.close()


def test_betweenness_of_too_many_is_not_made_up(browser: Browser, tmp_path: Path) -> None:
    watched = watch(browser, large(tmp_path / "large.html", 1600))
    assert watched.page.is_hidden("#unmeasured")
    watched.page.select_option("#measure", "betweenness")
    assert "more than 1500 things" in watched.page.inner_text("#unmeasured")
    assert watched.page.evaluate("csto.measureValues().size") == 0
    assert "betweenness" not in watched.page.evaluate("csto.exportForms.things[2]().split('\\r\\n')[0]")
    assert watched.page.evaluate("csto.tables().nodes.columns") == ["thing", "kind", "certainty"]
    watched.see(measure="degree")
    assert watched.page.is_hidden("#unmeasured")
    assert watched.clean
    watched.page.context.close()


def test_the_command_offers_what_the_page_has() -> None:
    assert tuple(choices.LAYOUTS) == LAYOUTS
    assert tuple(choices.NODE_SIZES) == MEASURES


def test_bodies_stand_by_their_seats_on_the_map(node_places: Places) -> None:
    # nato.int: in Brussels since 1967; the command of the Warsaw Pact sat in Moscow, and so does the CSTO's secretariat.
    found = node_places["map"]
    states = {
        thing: spot for thing, spot in found.items() if thing in {"state-bel", "state-rus", "state-tur", "state-usa"}
    }
    for body, seat in (("org-nato", "state-bel"), ("org-warsaw-pact", "state-rus"), ("org-csto", "state-rus")):
        assert min(states, key=lambda state: math.dist(states[state], found[body])) == seat


def test_blocs_are_of_those_whom_a_duty_of_defence_binds(node_places: Places) -> None:
    # Of 1985; the OSCE, in which both sides sat, binds to no defence.
    found = node_places["blocs"]
    for state in ("state-fra", "state-bel", "state-ita", "state-prt", "state-lux"):
        near = min(("org-nato", "org-warsaw-pact", "org-osce"), key=lambda body: math.dist(found[body], found[state]))
        assert near == "org-nato"
    assert math.dist(found["state-sun"], found["org-warsaw-pact"]) < math.dist(found["state-sun"], found["org-nato"])
