"""The state of the explorer in the fragment of its address: what is copied comes back, what is broken is left out."""

from __future__ import annotations

import random

import pytest
from csto_graph import AllianceGraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    script = "() => JSON.stringify([csto.view, [...csto.scene().edges.keys()], csto.caption()])"
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


def test_an_edited_address_is_followed(explorer: Watched) -> None:
    explorer.page.evaluate("location.hash = 'date=2010-01-01&select=org-csto&near=yes'")
    explorer.page.wait_for_function("() => csto.scene().nodes.size === 8")
    assert explorer.page.input_value("#date") == "2010-01-01"


@pytest.mark.parametrize(
    "part",
    ["date=2022-02-30", "date=<script>", "to=1900-01-01", "select=no-such", "select=constructor", "layout=constructor", "layout=", "kinds=state toString", "kinds=__proto__", "recent=1e9", "near=1", "theme=%3Cimg%3E", "nothing=x", "__proto__=x", "language=xx", "compare=9999-01-01", "types=defence,offence", "%E0%A4%A", "twin=yes%00"],
)  # fmt: skip
def test_a_broken_part_is_left_out_with_a_word(opened: Opened, part: str) -> None:
    watched = opened(f"#{part}&layout=blocs" if not part.startswith("layout") else f"#layout=blocs&{part}")
    assert watched.page.input_value("#layout") == "blocs"
    assert "not understood" in watched.page.inner_text("#notice")
    assert watched.page.evaluate("csto.scene().nodes.size") > 100
    assert watched.clean, watched.errors


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_fragment_is_an_error(explorer: Watched, text: str) -> None:
    found = explorer.page.evaluate("(text) => JSON.stringify(csto.parsed('#' + text))", text)
    assert '"values"' in found


def test_random_states_survive_the_way_there_and_back(explorer: Watched, kg: AllianceGraph) -> None:
    dice = random.Random(2002)  # noqa: S311 -- chosen states, not secrets
    things = explorer.page.evaluate("[...csto.nodeOf.keys()]")
    for _ in range(40):
        wish = {
            "since": (day := dice.randint(-9000, 20000)),
            "until": day + dice.choice([1, 1, 400]),
            "compared": dice.choice([None, -5000]),
            "certain": dice.random() < 0.5,
            "layout": dice.choice(["force", "blocs", "map"]),
            "kinds": dice.sample(["state", "organisation", "treaty", "event", "person"], dice.randint(0, 5)),
            "selected": dice.choice([*things, ""]),
            "recent": dice.choice([0, 31, 366, -1]),
        }
        back = explorer.page.evaluate(
            "(wish) => { csto.change({ ...csto.defaults, ...wish }); return { ...csto.defaults, ...csto.parsed(csto.fragment()).values }; }",
            wish,
        )
        assert {name: back[name] for name in wish} == wish
