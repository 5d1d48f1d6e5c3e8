"""The state of the explorer in the fragment of its address: what is copied comes back, what is broken is left out."""

from __future__ import annotations

import random

import pytest
from csto_graph import AllianceGraph
from csto_graph.pictures.web.explorer import Content, Opening, explorer_network
from csto_graph.pictures.web.explorer.node_places import Places
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from .conftest import Opened, Watched

FRAGMENT = "() => location.hash"


def test_a_shared_link_restores_the_view(explorer: Watched, opened: Opened) -> None:
    explorer.on("2022-01-06")
    explorer.page.select_option("#layout", "map")
    explorer.page.select_option("#measure", "betweenness")
    explorer.page.check("#legend [data-kind=event]")
    explorer.page.check("#legend [data-type=defence]")
    explorer.see(selected="org-csto", compared=7305, regions=["central-asia"])
    explorer.page.wait_for_function("() => location.hash.includes('compare=')")
    fragment = explorer.page.evaluate(FRAGMENT)
    assert "date=2022-01-06" in fragment
    assert "compare=1990-01-01" in fragment
    other = opened(fragment)
    script = "() => JSON.stringify([csto.view, [...csto.scene().edges.keys()], csto.captionLines()])"
    assert other.page.evaluate(script) == explorer.page.evaluate(script)
    assert other.page.inner_text("#panel") == explorer.page.inner_text("#panel")
    assert other.clean


def test_the_link_is_copied_or_shown(explorer: Watched) -> None:
    explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explorer.on("2010-01-01")
    explorer.page.click("#menu-button")
    explorer.page.click("#menu button:has-text('Copy the link')")
    explorer.page.wait_for_selector("#notice:visible")
    said = explorer.page.inner_text("#notice")
    copied = explorer.page.evaluate("navigator.clipboard.readText()") if "copied" in said else said
    assert copied.endswith("#date=2010-01-01")


def test_the_page_as_it_opens_has_a_bare_address(opened: Opened) -> None:
    watched = opened()
    watched.page.wait_for_timeout(300)
    assert watched.page.evaluate(FRAGMENT) == ""


def test_back_undoes_a_choice_a_step_of_a_story_a_claim_and_a_layout_but_no_move_in_time(opened: Opened) -> None:
    page = opened("#date=2022-01-06", reduced_motion="reduce").page

    def settled(part: str) -> None:
        page.wait_for_function("(part) => location.hash.includes(part)", arg=part)

    length = page.evaluate("history.length")
    page.fill("#date", "2022-01-05")
    page.press("#date", "Enter")
    settled("date=2022-01-05")
    assert page.evaluate("history.length") == length
    for values, part in (
        ({"selected": "org-csto"}, "select=org-csto"),
        ({"layout": "map"}, "layout=map"),
    ):
        page.evaluate("(values) => csto.change(values)", values)
        settled(part)
    page.click("#tab-stories")
    page.click("#panel .stories button")
    settled("kazakhstan-2022%2F1")
    page.keyboard.press("Enter")
    settled("kazakhstan-2022%2F2")
    assert page.evaluate("history.length") == length + 4
    for state in (["kazakhstan-2022/1", "map"], ["", "map"], ["", "force"]):
        page.go_back()
        page.wait_for_function(
            "([story, layout]) => csto.view.story === story && csto.view.layout === layout", arg=state
        )
        assert page.evaluate("csto.view.lit === null") == (state[0] == "")
    assert page.inner_text("#panel h2") == "Collective Security Treaty Organization"
    page.go_back()
    page.wait_for_function("() => csto.view.selected === ''")
    assert page.input_value("#date") == "2022-01-05"
    page.go_forward()
    page.wait_for_function("() => csto.view.selected === 'org-csto'")


def test_a_page_in_a_frame_offers_no_link_that_leads_nowhere(
    browser: Browser, kg: AllianceGraph, content: Content, node_places: Places
) -> None:
    page = browser.new_page()
    network = explorer_network(content, Opening(kg.window("2022-01-06")), where=node_places)
    page.set_content(network._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready=true]").wait_for()
    frame.locator("#menu-button").click()
    entries = frame.locator("#menu button").all_inner_texts()
    assert "Picture (SVG)" in entries
    assert "Copy the link" not in entries
    page.close()


def test_an_edited_address_is_followed(explorer: Watched) -> None:
    explorer.page.evaluate("location.hash = 'date=2010-01-01&select=org-csto&near=yes'")
    explorer.page.wait_for_function("() => csto.scene().nodes.size === 8")
    assert explorer.page.input_value("#date") == "2010-01-01"


STATE = "JSON.stringify([{ ...csto.view, lit: [...(csto.view.lit ?? [])].sort() }, [...csto.scene().edges.keys()]])"
BY_HAND = ["({ tab: 'details' })", "({ selected: 'state-kgz' })", "({ selected: '', tab: 'details' })", "({ layout: 'map', measure: 'degree' })", "({ since: 14610, until: 14611 })", "({ kinds: csto.defaults.kinds, lines: csto.defaults.lines })", "({ compared: 7305 })", "({ recent: -1 })", "({ atLeast: 'presumed' })"]  # fmt: skip


@pytest.mark.parametrize("guide", ["story=kazakhstan-2022/2", "story=armenia-2022/3", "claim=claim-suara-22", "claim=claim-suara-44"])  # fmt: skip
def test_a_link_from_a_story_or_an_article_restores_the_whole_view(
    explorer: Watched, opened: Opened, guide: str
) -> None:
    other = opened("#date=1956-04-24", reduced_motion="reduce")
    for values in ["({})", *BY_HAND]:
        explorer.page.evaluate("csto.change(csto.defaults)")
        follow(explorer, guide)
        explorer.page.evaluate(f"csto.change({values})")
        state, fragment = explorer.page.evaluate(f"[{STATE}, csto.serialiseView()]")
        follow(other, fragment)
        assert other.page.evaluate(STATE) == state, values


def follow(watched: Watched, fragment: str) -> None:
    watched.page.evaluate(
        "(fragment) => new Promise((done) => { addEventListener('hashchange', () => setTimeout(done), { once: true }); location.hash = `${fragment}&nothing=${Math.random()}`; })",
        fragment,
    )


def go_to(watched: Watched, fragment: str, arrived: str) -> None:
    """Follow a fragment as it stands; the page has followed it once a condition holds that did not hold before."""
    assert not watched.page.evaluate(arrived)
    watched.page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    watched.page.wait_for_function(arrived)


def test_what_is_changed_by_hand_leaves_the_story_but_looking_into_it_does_not(explorer: Watched) -> None:
    follow(explorer, "story=kazakhstan-2022/2")
    explorer.page.locator("#panel [data-thing]").first.click()
    assert explorer.page.evaluate("csto.view.story") == "kazakhstan-2022/2"
    explorer.on("2010-01-01")
    assert explorer.page.evaluate("[csto.view.story, csto.view.lit]") == ["", None]
    follow(explorer, "claim=claim-suara-22")
    explorer.page.select_option("#at-least", "certain")
    assert explorer.page.evaluate("[csto.view.claim, csto.view.lit]") == ["", None]


@pytest.mark.parametrize("guide", ["story=kazakhstan-2022/2", "claim=claim-suara-22"])
def test_escape_leaves_what_lit_the_picture(explorer: Watched, guide: str) -> None:
    follow(explorer, guide)
    explorer.page.press("#picture", "Escape")
    assert explorer.page.evaluate("[csto.view.story, csto.view.claim, csto.view.lit, csto.view.selected]") == ["", "", None, ""]  # fmt: skip
    assert "story" not in explorer.page.evaluate("csto.serialiseView()")


def test_a_claim_without_a_time_is_shown_on_the_day_of_its_document(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.on("1956-04-24")
    follow(explorer, "claim=claim-suara-44")
    published = kg.store.select("SELECT ?day WHERE { ?d a sa:Document ; dcterms:issued ?day }").rows[0][0]
    assert explorer.page.input_value("#date") == published


@pytest.mark.parametrize("fragment", ["to=2000-01-01&date=1990-01-01", "date=1990-01-01&to=2000-01-01"])
def test_an_interval_is_understood_in_either_order(explorer: Watched, fragment: str) -> None:
    go_to(explorer, fragment, "csto.view.since !== csto.defaults.since")
    assert [explorer.page.input_value(f"#{name}") for name in ("date", "last")] == ["1990-01-01", "2000-01-01"]
    assert explorer.page.is_hidden("#notice")


def test_an_end_without_a_beginning_is_measured_by_the_day_on_which_the_page_opens(explorer: Watched) -> None:
    explorer.on("1990-01-01")
    follow(explorer, "to=2000-01-01")
    assert "to" in explorer.page.inner_text("#notice").split(": ")[1].split(", ")
    assert explorer.page.evaluate("[csto.view.since, csto.view.until]") == explorer.page.evaluate(
        "[csto.defaults.since, csto.defaults.until]"
    )
    assert explorer.page.evaluate("csto.scene().nodes.size") > 100


BROKEN = ["date=2022-02-30", "date=<script>", "to=1900-01-01", "select=no-such", "select=constructor", "layout=constructor", "layout=", "kinds=state toString", "kinds=__proto__", "recent=1e9", "near=1", "theme=%3Cimg%3E", "nothing=x", "__proto__=x", "language=xx", "compare=9999-01-01", "types=defence,offence", "%E0%A4%A", "twin=yes%00"]  # fmt: skip


def with_layout(part: str) -> str:
    return f"layout=blocs&{part}" if part.startswith("layout") else f"{part}&layout=blocs"


def is_left_out(watched: Watched) -> bool:
    assert watched.page.input_value("#layout") == "blocs"
    assert watched.page.evaluate("csto.scene().nodes.size") > 100
    assert watched.clean, watched.errors
    return "not understood" in watched.page.inner_text("#notice")


@pytest.mark.parametrize("part", BROKEN)
def test_a_broken_part_is_left_out_with_a_word(explorer: Watched, part: str) -> None:
    go_to(explorer, with_layout(part), "csto.view.layout === 'blocs'")
    assert is_left_out(explorer)


@pytest.mark.parametrize("part", ["date=<script>", "%E0%A4%A"])
def test_a_page_opens_without_a_broken_part(opened: Opened, part: str) -> None:
    assert is_left_out(opened(f"#{with_layout(part)}"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_fragment_is_an_error(explorer: Watched, text: str) -> None:
    found = explorer.page.evaluate("(text) => JSON.stringify(csto.parseFragment('#' + text))", text)
    assert '"values"' in found


def test_random_states_survive_the_way_there_and_back(explorer: Watched, kg: AllianceGraph) -> None:
    dice = random.Random(2002)  # noqa: S311 -- chosen states, not secrets
    things = explorer.page.evaluate("[...csto.nodeOf.keys()]")
    claims = [str(row["claim"]) for row in kg.table("claims")]
    for _ in range(80):
        wish = {
            "since": (day := dice.randint(-9000, 20000)),
            "until": day + dice.choice([1, 1, 400]),
            "compared": dice.choice([None, -5000]),
            "atLeast": dice.choice(["certain", "presumed", "possible"]),
            "layout": dice.choice(["force", "blocs", "map"]),
            "kinds": dice.sample(["state", "organisation", "treaty", "event", "person"], dice.randint(0, 5)),
            "selected": dice.choice([*things, ""]),
            "recent": dice.choice([0, 31, 366, -1]),
            "tab": dice.choice(["details", "stories", "article"]),
            **dice.choice([{}, {"story": "kazakhstan-2022/2"}, {"claim": dice.choice(claims)}]),
        }
        back = explorer.page.evaluate(
            "(wish) => { csto.change({ ...csto.defaults, ...wish }); return { ...csto.defaults, ...csto.parseFragment(csto.serialiseView()).values }; }",
            wish,
        )
        assert {name: back[name] for name in wish} == wish
