"""Finding in the explorer: search, the panel with its evidence, neighbours, paths, filters, and the keyboard."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from playwright.sync_api import Browser, Error

from .conftest import Opened, Watched, watch


def section(explorer: Watched, name: str) -> str:
    return " ".join(explorer.page.locator(f"#panel [data-section={name}]").all_text_contents())


@pytest.mark.parametrize(
    "text", ["Kirgistan", "Kirgizstan", "Киргизия", "KGZ", "kyrgyzstan", "Kyrgystan", "Kyrgzystan"]
)
def test_search_finds_a_state_by_any_name_or_nearly(explorer: Watched, text: str) -> None:
    explorer.page.fill("#search", text)
    assert explorer.page.inner_text("#search-list li:first-child span") == "Kyrgyzstan"
    explorer.page.press("#search", "Enter")
    assert explorer.page.inner_text("#panel h2") == "Kyrgyzstan"
    assert explorer.clean


@pytest.mark.parametrize(("text", "thing"), [("ОДКБ", "org-csto"), ("nato", "org-nato"), ("Pashinian", "person-nikol-pashinyan"), ("Warsaw", "org-warsaw-pact")])  # fmt: skip
def test_search_finds_other_things_too(explorer: Watched, text: str, thing: str) -> None:
    assert thing in explorer.page.evaluate("(text) => csto.search(text).map((node) => node.id)", text)


@pytest.mark.parametrize(
    ("text", "thing"),
    [("Warsav", "org-warsaw-pact"), ("Shangai Cooperation", "org-sco"), ("Nothern Atlantic", "org-nato"), ("Colective Security", "org-csto"), ("Pashynian", "person-nikol-pashinyan"), ("Luksashenko", "person-alexander-lukashenko"), ("Варшавский договор", "org-warsaw-pact"), ("security collective", "org-csto")],
)  # fmt: skip
def test_search_finds_by_single_words_or_nearly(explorer: Watched, text: str, thing: str) -> None:
    assert thing in explorer.page.evaluate("(text) => csto.search(text).slice(0, 3).map((node) => node.id)", text)
    assert explorer.page.evaluate("(text) => csto.search(text).length", f"{text} qwertz") == 0, "each word counts"


# The Federal Republic was founded on 23 May 1949 (its Basic Law); the German Empire entered the war of 1914.
@pytest.mark.parametrize(("day", "first"), [("1914-07-28", "state-prussia"), ("2000-01-01", "state-deu")])
def test_of_two_with_one_name_that_of_the_day_is_found(explorer: Watched, day: str, first: str) -> None:
    explorer.on(day)
    assert explorer.page.evaluate("csto.search('Germany')[0].id") == first
    assert explorer.page.evaluate("csto.search('Germany').slice(0, 2).map((node) => node.id).sort()") == [
        "state-deu",
        "state-prussia",
    ]


# The Yemen Arab Republic and the Republic of Yemen into which it and the South united on 22 May 1990.
@pytest.mark.parametrize(("day", "first"), [("1980-01-01", "state-yar"), ("2000-01-01", "state-yem")])
def test_what_is_there_on_the_day_is_found_before_what_is_not(explorer: Watched, day: str, first: str) -> None:
    explorer.on(day)
    found = explorer.page.evaluate("csto.search('Yem').map((node) => node.id)")
    assert next(each for each in found if each in {"state-yar", "state-yem"}) == first


def test_what_is_found_is_in_the_picture_with_all_its_alliances(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.page.fill("#search", "Kyrgyzstan")
    explorer.page.press("#search", "Enter")
    explorer.page.wait_for_timeout(300)
    outside = explorer.page.evaluate(
        """(ids) => {
      const { clientWidth: wide, clientHeight: high } = document.getElementById("picture");
      const spots = ids.map((id) => csto.network().canvasToDOM(csto.network().getPosition(id)));
      return ids.filter((id, at) => spots[at].x < 0 || spots[at].y < 0 || spots[at].x > wide || spots[at].y > high);
    }""",
        ["state-kgz", "org-csto", "org-cis", "org-sco", "org-ots", "org-osce"],
    )  # it is a member of each
    assert outside == []


def test_what_did_not_change_is_told_by_one_number(explorer: Watched) -> None:
    explorer.on("1990-01-01")
    explorer.see(organisations=["org-nato"], compared=19814)  # 2024-04-01; all 16 members of 1990 are in it (nato.int)
    parts = {name: explorer.page.locator(f"#panel [data-section={name}]") for name in ("joined", "unchanged")}
    assert parts["joined"].locator("h3").text_content() == "joined: 16 ties"  # to 32 with Sweden, 2024-03-07
    assert parts["unchanged"].locator("summary").text_content() == "unchanged: 16 ties"
    parts["unchanged"].locator("summary").click()
    assert "Iceland" in parts["unchanged"].inner_text()


def test_every_state_is_found_by_its_names_in_all_languages(explorer: Watched, kg: AllianceGraph) -> None:
    rows = kg.store.select(
        "SELECT ?state ?name WHERE { ?state a sa:State ; rdfs:label ?name FILTER NOT EXISTS { ?state sa:endText ?end } }"
    ).rows
    missed = explorer.page.evaluate(
        "(rows) => rows.filter(([id, name]) => !csto.search(name).some((node) => node.id === id))", rows
    )
    assert missed == []


def test_arrow_keys_walk_the_found_and_escape_closes(explorer: Watched) -> None:
    explorer.page.fill("#search", "guinea")
    assert explorer.page.get_attribute("#search", "aria-activedescendant") is None
    found = explorer.page.locator("#search-list li span").all_inner_texts()
    for name in found[:2]:
        explorer.page.press("#search", "ArrowDown")
        active = explorer.page.get_attribute("#search", "aria-activedescendant")
        assert explorer.page.inner_text(f"#{active} span") == name
    explorer.page.press("#search", "ArrowUp")
    explorer.page.press("#search", "Enter")
    assert explorer.page.inner_text("#panel h2") == found[0]
    explorer.page.fill("#search", "xyzzy")
    assert explorer.page.inner_text("#search-list") == "nothing found"
    explorer.page.press("#search", "Escape")
    assert explorer.page.is_hidden("#search-list")


def test_the_panel_shows_spells_sources_rivals_and_claims(explorer: Watched) -> None:
    explorer.on("2022-02-25")
    explorer.see(selected="state-uzb")
    other = explorer.page.locator("#panel [data-section=memberships-other] [data-statement=membership-uzb-csto-1]")
    assert "2006-08-16 to 2012-12-19" in (other.text_content() or "")
    assert other.locator("a[href^=http]").count() >= 1
    rival = explorer.page.locator("#panel [data-section=rivals] [data-statement=membership-uzb-csto-1-rival-1]")
    assert "rival value" in (rival.text_content() or "")
    claim = explorer.page.locator("#panel [data-section=claims] [data-claim=claim-suara-22]")
    assert claim.locator(".contradicted").count() == 1


def test_the_panel_shows_who_held_which_office_on_the_day(explorer: Watched) -> None:
    explorer.see(selected="person-nikol-pashinyan")
    explorer.on("2022-01-06")  # chair of the Collective Security Council for Armenia in 2022 (odkb-csto.org)
    assert "chair" in section(explorer, "offices").lower()
    explorer.on("2017-01-01")
    assert section(explorer, "offices") == ""


def test_the_panel_shows_the_obligations_of_the_day(explorer: Watched) -> None:
    explorer.see(selected="state-kaz")
    explorer.on("2022-01-06")
    found = explorer.page.locator("#panel [data-section=obligations] [data-statement]")
    named = found.evaluate_all("(items) => items.map((item) => item.dataset.statement)")
    assert "obligation-collective-security-1992-4-1" in named
    explorer.on("1990-01-01")
    assert section(explorer, "obligations") == ""


def test_what_is_not_there_leads_to_a_day_on_which_it_was(explorer: Watched) -> None:
    explorer.see(selected="org-warsaw-pact")
    assert "not there" in explorer.panel()
    explorer.page.click("#panel button:has-text('Go to')")
    assert "1955" < explorer.page.input_value("#date") < "1991-07-02"  # dissolved in Prague on 1 July 1991
    assert len(explorer.members("org-warsaw-pact")) > 5


def test_a_line_shows_its_evidence(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.see(selected="membership:state-kaz:org-csto")
    item = explorer.page.locator("#panel [data-statement=membership-kaz-csto-1]")
    assert "certain" in item.inner_text()
    assert item.locator("details.sources").count() == 1


def test_a_click_on_the_canvas_selects(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.page.evaluate("csto.fit(false)")
    spot = explorer.page.evaluate("csto.network().canvasToDOM(csto.network().getPosition('org-csto'))")
    box = explorer.page.locator("#picture").bounding_box()
    assert box
    explorer.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    explorer.page.wait_for_function(
        "() => document.querySelector('#panel h2').textContent.startsWith('Collective Security')"
    )


WAYS = {
    "a link in a story": ("story=kazakhstan-2022/1", "#panel [data-thing=event-kazakhstan-unrest-2022]"),
    "a link in the evidence of a claim": ("claim=claim-suara-22", "#panel .evidence [data-thing]"),
    "a row of the table": ("tab=article&twin=yes&date=2022-01-06", "#twin [data-row=state-kaz]"),
}


@pytest.mark.parametrize(("fragment", "link"), WAYS.values(), ids=WAYS)
def test_a_link_leads_to_what_it_names_whatever_tab_is_open(explorer: Watched, fragment: str, link: str) -> None:
    page = explorer.page
    page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    page.wait_for_selector(link)
    name = page.locator(link).first.inner_text()
    page.locator(link).first.click()
    assert page.inner_text("#panel h2") == name
    assert page.get_attribute("#tab-details", "aria-selected") == "true"


def test_a_click_on_the_canvas_opens_the_details_and_one_beside_it_leaves_the_tab(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.see(tab="article", organisations=["org-csto"])
    explorer.page.evaluate("csto.fit(false)")
    explorer.page.click("#picture", position={"x": 4, "y": 4})
    explorer.page.wait_for_timeout(300)
    assert explorer.page.inner_text("#panel h2") == "An article, claim by claim"

    def is_chosen() -> bool:
        # On a busy machine a press can last so long that it is no click, so it is tried again.
        spot = explorer.page.evaluate("csto.network().canvasToDOM(csto.network().getPosition('org-csto'))")
        explorer.page.click("#picture", position=spot)
        with suppress(Error):
            explorer.page.wait_for_function("() => csto.view.selected === 'org-csto'", timeout=3000)
            return True
        return False

    assert any(is_chosen() for _ in range(5))
    assert explorer.page.inner_text("#panel h2") == "Collective Security Treaty Organization"


def test_neighbours_only(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.on("2022-01-06")
    explorer.see(selected="org-csto")
    explorer.page.click("text=Neighbours only")
    on_screen = set(explorer.page.evaluate("[...csto.scene().nodes.keys()]"))
    asked = {str(row["state"]) for row in kg.table("members", organisation="csto", as_of="2022-01-06")}
    assert on_screen == asked | {"org-csto"}
    explorer.page.press("body", "Escape")
    assert explorer.page.evaluate("csto.scene().nodes.size") > 100
    assert explorer.page.inner_text("#panel h2") == "Who is bound to whom"


def test_neighbours_of_what_is_not_there_are_none_and_a_day_with_it_is_offered(explorer: Watched) -> None:
    explorer.on("1990-01-01")
    explorer.see(selected="org-csto", near=True)
    assert explorer.page.evaluate("csto.scene().nodes.size") == 0
    assert "Collective Security Treaty Organization: not there" in explorer.page.inner_text("#empty")
    explorer.page.click("#empty button:has-text('Go to 2003-09-18')")  # its charter entered into force (odkb-csto.org)
    assert explorer.members("org-csto") == {
        "state-arm",
        "state-blr",
        "state-kaz",
        "state-kgz",
        "state-rus",
        "state-tjk",
    }


NORTH_ATLANTIC = "[...csto.scene().edges.values()].filter(({ edge }) => edge.kind === 'party' && edge.to.id === 'treaty-north-atlantic-1949').map(({ edge }) => edge.from.id)"
ALLIES = {"state-bel", "state-can", "state-gbr", "state-usa", "state-grc", "state-tur"}
"""Some that signed it on 4 April 1949, and two that joined on 18 February 1952 (nato.int)."""


def test_a_treaty_or_a_person_that_is_found_shows_with_its_ties(explorer: Watched) -> None:
    explorer.on("2022-02-24")
    explorer.page.fill("#search", "North Atlantic Treaty")
    explorer.page.locator("#search-list li", has=explorer.page.get_by_text("North Atlantic Treaty", exact=True)).click()
    assert set(explorer.page.evaluate(NORTH_ATLANTIC)) >= ALLIES
    explorer.see(selected="")
    explorer.page.fill("#search", "Nikol Pashinyan")
    explorer.page.press("#search", "Enter")
    assert explorer.page.evaluate("[...csto.scene().edges.values()].some(({ edge }) => edge.kind === 'tenure')")


def test_a_page_that_opens_on_a_treaty_shows_its_ties_and_a_beginning_leaves_it(
    browser: Browser, kg: AllianceGraph, tmp_path: Path
) -> None:
    file = tmp_path / "treaty.html"
    page = str(kg.explore(as_of="2022-02-24", focus="North Atlantic Treaty").generate_html())
    file.write_text(page, encoding="utf-8")
    watched = watch(browser, file)
    assert set(watched.page.evaluate(NORTH_ATLANTIC)) >= ALLIES
    assert watched.page.evaluate("csto.serialiseView()") == ""
    watched.see(theme="dark", language="id")
    watched.page.click("#panel .back")
    watched.page.locator("#panel .begin").nth(2).click()
    view = watched.page.evaluate("[csto.view.selected, csto.view.near, csto.view.theme, csto.view.language]")
    assert view == ["", False, "dark", "id"]
    assert watched.clean
    watched.page.context.close()


def test_a_path_leads_from_armenia_to_the_united_states(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.see(selected="state-arm")
    explorer.page.click("text=Path to …")
    explorer.page.fill("#path-field", "United States")
    explorer.page.press("#path-field", "Enter")
    assert "shortest path" in explorer.page.inner_text("#panel .paths")
    first = explorer.page.locator("#panel .paths li").first.inner_text()
    assert first.startswith("Armenia →")
    assert first.endswith("United States")
    faint = explorer.page.evaluate("['state-arm', 'state-usa', 'state-jpn'].map((id) => csto.styleOf(id).faint)")
    assert faint == [False, False, True]
    explorer.look_at("state-usa")
    assert explorer.pixel("state-usa") == (0, 114, 178)
    explorer.look_at("state-jpn")
    assert explorer.pixel("state-jpn") != (0, 114, 178)
    explorer.on("1950-01-01")
    explorer.see(selected="state-alb", path="state-usa")
    assert "No path from Albania" in explorer.panel()


def test_filters_by_organisation_region_and_obligation(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.on("2022-01-06")
    explorer.page.click("#key summary:has-text('Filters')")
    explorer.page.select_option("#filter-organisations", "org-csto")
    assert explorer.page.evaluate("[...csto.scene().edges.values()].every(({ edge }) => edge.to.id === 'org-csto')")
    explorer.page.click("#filters .chip")
    explorer.page.select_option("#filter-regions", "central-asia")
    states = set(explorer.page.evaluate("[...csto.scene().nodes.keys()].filter((id) => id.startsWith('state-'))"))
    regions = {each: place.region for each, place in kg.records.places.items()}
    assert states
    assert {regions[state] for state in states} == {"central-asia"}
    explorer.page.click("#filters .chip")
    explorer.page.check("#legend [data-type=defence]")
    held = {spell.organisation for spell in kg.records.spells if "defence" in spell.types}
    shown = set(explorer.page.evaluate("[...csto.scene().edges.values()].map(({ edge }) => edge.to.id)"))
    assert "org-nato" in shown
    assert shown <= held


def test_filter_by_kind_of_event_brings_events(explorer: Watched) -> None:
    explorer.on("2022-01-10")
    explorer.page.evaluate("document.querySelector('#key details:last-child').open = true")
    explorer.page.select_option("#filter-events", "deployment")
    kinds = explorer.page.evaluate(
        "[...csto.scene().nodes.values()].filter(({ node }) => node.kind === 'event').map(({ node }) => node.id)"
    )
    assert "event-kazakhstan-deployment-2022" in kinds
    kinds, lines = explorer.page.evaluate("[csto.view.kinds, csto.view.lines]")
    explorer.page.select_option("#filter-events", "unrest")
    assert explorer.page.evaluate("[csto.view.kinds, csto.view.lines]") == [kinds, lines]
    explorer.see(kinds=["state"], lines=["participation", "membership"])
    explorer.page.select_option("#filter-events", "unrest")
    assert explorer.page.evaluate("[csto.view.kinds, csto.view.lines]") == [
        ["state", "event"],
        ["membership", "participation"],
    ]
    assert explorer.clean


def test_the_legend_switches_kinds_with_their_lines(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    count = "(kind) => [...csto.scene().nodes.values()].filter(({ node }) => node.kind === kind).length"
    assert explorer.page.evaluate(count, "person") == 0
    explorer.page.check("#legend [data-kind=person]")
    assert explorer.page.evaluate(count, "person") > 10
    assert explorer.page.is_checked("#legend [data-line=tenure]")
    explorer.page.uncheck("#legend [data-kind=state]")
    assert explorer.page.evaluate(count, "state") == 0
    assert explorer.page.locator("#legend [data-kind]").count() == 5
    assert explorer.clean


def test_keys_alone_lead_to_the_source_of_a_fact(opened: Opened) -> None:
    watched = opened("#date=2022-01-06")
    keys = watched.page.keyboard
    keys.press("/")
    keys.type("CSTO")
    keys.press("Enter")
    for _ in range(200):
        keys.press("Tab")
        where = watched.page.evaluate("document.activeElement.closest('details.sources')?.open")
        if where is False:
            keys.press("Enter")
        if watched.page.evaluate("document.activeElement.matches('details.sources a[href^=http]')"):
            break
    else:
        pytest.fail("no source was reached")
    assert watched.page.evaluate("document.activeElement.closest('[data-statement]').dataset.statement")
    assert watched.page.evaluate("document.activeElement.closest('#panel') !== null")
    assert watched.clean


def test_what_is_disputed_is_a_step_away(explorer: Watched) -> None:
    # The article counts Uzbekistan among the members; tests/evidence/test_claims.py holds the verdicts.
    explorer.see(selected="org-csto")
    panel = explorer.page.locator("#panel")
    panel.locator("[data-to=claims]").click()
    first = panel.locator("[data-section=claims] li").first
    assert first.locator(".verdict").inner_text() == "contradicted"
    panel.locator("[data-to=rivals]").click()
    assert panel.locator("[data-section=rivals] li").first.is_visible()


def test_what_has_no_end_is_told_by_its_start_and_an_event_by_its_day(explorer: Watched) -> None:
    explorer.see(selected="org-csto")
    assert "since 2003-09-18" in explorer.panel()
    explorer.see(selected="event-csto-security-secretaries-2010", recent=-1)
    assert "2010-06-14" in explorer.panel()
    assert "since 2010-06-14" not in explorer.panel()
