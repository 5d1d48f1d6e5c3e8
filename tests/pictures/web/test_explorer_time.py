"""The explorer through time: days, intervals, certainty, steps, play and two days compared.

The numbers of members are those of the organisations' own lists: the CSTO had seven from 2006-08-16 to 2012-12-18
(with Uzbekistan) and six since; NATO twelve at its foundation, thirty in February 2022, thirty-two since March 2024.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from csto_graph import AllianceGraph

from .conftest import Opened, Watched

TREATY = "(kind) => csto.scene().edges.has(`${kind}:state-kaz:treaty-collective-security-1992`)"
SLIDE = """(day) => {
  const slider = document.getElementById("slider");
  slider.value = String(Date.parse(day) / 86400000);
  slider.dispatchEvent(new Event("input"));
}"""


@pytest.mark.parametrize(
    ("day", "organisation", "count"),
    [("2022-01-06", "org-csto", 6), ("2010-01-01", "org-csto", 7), ("1998-01-01", "org-cst", 9), ("2022-02-24", "org-nato", 30), ("1949-08-24", "org-nato", 12)],
)  # fmt: skip
def test_the_slider_changes_what_is_shown(explorer: Watched, day: str, organisation: str, count: int) -> None:
    explorer.page.evaluate(SLIDE, day)
    assert len(explorer.members(organisation)) == count
    assert explorer.page.input_value("#date") == day
    assert explorer.clean


def test_the_slider_covers_1815_to_the_release(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.page.press("#slider", "Home")
    assert explorer.page.input_value("#date") == "1815-01-01"
    explorer.page.press("#slider", "End")
    assert explorer.page.input_value("#date") == kg.edition.released.isoformat()


def test_the_picture_shows_what_the_scene_has_and_nothing_else(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.on("2010-01-01")
    drawn = explorer.page.evaluate("csto.edgeSet.getIds().filter((id) => id.endsWith(':org-csto'))")
    asked = kg.table("members", organisation="csto", as_of="2010-01-01")
    assert {each.split(":")[1] for each in drawn} == {str(row["state"]) for row in asked}
    explorer.on("2022-01-06")
    assert len(explorer.page.evaluate("csto.edgeSet.getIds().filter((id) => id.endsWith(':org-csto'))")) == 6


def test_an_interval_shows_what_held_on_some_day_of_it(explorer: Watched) -> None:
    explorer.on("2012-12-19")
    assert len(explorer.members("org-csto")) == 6
    explorer.on("2012-01-01")
    explorer.page.fill("#last", "2012-12-31")
    explorer.page.press("#last", "Enter")
    assert len(explorer.members("org-csto")) == 7
    explorer.page.click("#later")
    assert explorer.page.input_value("#last") == ""
    assert explorer.clean


def test_steps_go_from_change_to_change(explorer: Watched) -> None:
    explorer.on("2012-12-18")
    explorer.page.click("#later")
    assert explorer.page.input_value("#date") == "2012-12-19"
    explorer.page.click("#earlier")
    assert explorer.page.input_value("#date") < "2012-12-19"


def test_a_step_says_what_it_changed(explorer: Watched) -> None:
    # nato.int: the Czech Republic, Hungary and Poland joined on 12 March 1999.
    explorer.on("1999-03-11")
    explorer.see(organisations=["org-nato"])
    explorer.page.click("#later")
    assert explorer.page.inner_text("#notice") == "1999-03-12: began: NATO (Czechia, Hungary, Poland)"
    explorer.page.wait_for_function("() => document.getElementById('said').textContent.includes('Czechia')")
    explorer.page.click("#earlier")
    assert explorer.page.inner_text("#notice") == "Back past 1999-03-12: began: NATO (Czechia, Hungary, Poland)"
    explorer.on("1999-01-01/2020-01-01")
    explorer.page.click("#later")
    assert explorer.page.inner_text("#notice") == "1999-03-12: began: NATO (Czechia, Hungary, Poland)"


def test_what_is_merely_unknown_is_not_told_as_begun_or_ended(explorer: Watched) -> None:
    explorer.on("2025-12-31")
    explorer.see(organisations=["org-nato"], atLeast="certain")
    explorer.page.click("#later")
    told = explorer.page.inner_text("#notice")
    assert "no longer certain: NATO (" in told
    assert "ended" not in told
    # By the agreement of 1956, whose day its sources do not tell: data/memberships.csv has the year alone.
    explorer.see(atLeast="possible", organisations=["org-five-eyes"])
    explorer.on("1955-06-01")
    explorer.page.click("#later")
    assert explorer.page.inner_text("#notice") == "1956-01-01: possibly began: Five Eyes (Australia, New Zealand)"
    explorer.page.click("#later")
    assert "certain from here: Five Eyes (Australia, New Zealand)" in explorer.page.inner_text("#notice")


def test_events_are_told_on_their_day_and_do_not_end(explorer: Watched) -> None:
    explorer.see(kinds=["state", "organisation", "event"], lines=["membership", "participation"])
    explorer.on("2022-01-05")
    explorer.page.click("#later")
    told = explorer.page.inner_text("#notice")
    assert told.startswith("2022-01-06: ")
    assert "Kazakhstan" in told
    for _ in range(12):
        explorer.page.click("#later")
        assert "ended" not in explorer.page.inner_text("#notice")


def test_a_word_on_a_step_goes_with_the_next_that_changes_nothing(explorer: Watched) -> None:
    explorer.on("1999-03-11")
    explorer.see(organisations=["org-nato"])
    explorer.page.click("#later")
    explorer.see(
        since=explorer.page.evaluate("csto.view.since + 40"), until=explorer.page.evaluate("csto.view.until + 40")
    )
    explorer.page.click("#earlier")
    assert explorer.page.input_value("#date") == "1999-03-12"
    assert explorer.page.is_hidden("#notice")


def test_play_shows_what_changed_and_does_not_read_it_out(explorer: Watched) -> None:
    explorer.on("1954-06-01")
    explorer.see(organisations=["org-nato"])
    explorer.page.wait_for_timeout(500)
    heard = explorer.page.inner_text("#said")
    explorer.page.click("#play")
    # nato.int: the Federal Republic of Germany joined on 6 May 1955.
    explorer.page.wait_for_function("() => document.getElementById('notice').textContent.includes('Germany')")
    assert explorer.page.inner_text("#notice") == "1954-06-02 to 1955-06-01: began: NATO (Germany)"
    assert explorer.page.inner_text("#said") == heard
    explorer.page.click("#play")
    explorer.page.wait_for_function("() => document.getElementById('said').textContent.includes('16 things')")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-06", "2012-06-01", "2012-06-30"),
        ("1955/1960", "1955-01-01", "1960-12-31"),
        ("2012-06-05/2013-02", "2012-06-05", "2013-02-28"),
        ("2012-06-05", "2012-06-05", ""),
        ("0001-01-01", "1815-01-01", ""),
    ],
)
def test_days_are_typed_as_a_year_a_month_an_interval_or_one_day(
    explorer: Watched, typed: str, first: str, last: str
) -> None:
    explorer.on(typed)
    assert (explorer.page.input_value("#date"), explorer.page.input_value("#last")) == (first, last)


def test_a_year_has_all_that_held_in_it(explorer: Watched) -> None:
    # Twelve states signed the North Atlantic Treaty on 4 April 1949; nato.int.
    explorer.on("1949")
    assert len(explorer.members("org-nato")) == 12


@pytest.mark.parametrize(
    ("typed", "first", "last", "said"),
    [
        ("2012", "2012-01-01", "2012-12-31", ""),
        ("2012-02", "2012-01-01", "2012-02-29", ""),
        ("2011", "2012-01-01", "", "2011-12-31 lies before 2012-01-01"),
        ("2099", "2012-01-01", "release", "2099-12-31 is not covered"),
    ],
)
def test_an_interval_ends_with_its_last_day(
    explorer: Watched, kg: AllianceGraph, typed: str, first: str, last: str, said: str
) -> None:
    last = kg.edition.released.isoformat() if last == "release" else last
    explorer.on("2012-01-01")
    explorer.page.fill("#last", typed)
    explorer.page.press("#last", "Enter")
    assert (explorer.page.input_value("#date"), explorer.page.input_value("#last")) == (first, last)
    if said:
        assert said in explorer.page.inner_text("#notice")


def test_a_day_after_the_end_says_what_is_shown(explorer: Watched) -> None:
    explorer.see(since=15340, until=15706)  # 2012
    explorer.on("2020-05-05")
    assert explorer.page.input_value("#last") == ""
    assert "2012-12-31 lies before 2020-05-05" in explorer.page.inner_text("#notice")
    explorer.on("1700-01-01")
    assert "1700-01-01 is not covered" in explorer.page.inner_text("#notice")


@pytest.mark.parametrize("typed", ["2022-13-45", "2022-02-30", "yesterday", "<b>"])
def test_a_day_that_is_none_changes_nothing_and_says_why(explorer: Watched, typed: str) -> None:
    explorer.on("2022-01-06")
    explorer.on(typed)
    assert explorer.page.input_value("#date") == "2022-01-06"
    assert typed in explorer.page.inner_text("#notice")


def test_play_moves_by_years_until_paused(explorer: Watched) -> None:
    explorer.on("1949-08-24")
    explorer.page.click("#play")
    explorer.page.wait_for_function("() => document.getElementById('date').value > '1951'")
    assert explorer.page.get_attribute("#play", "aria-label") == "Pause"
    explorer.page.click("#play")
    day = explorer.page.input_value("#date")
    explorer.page.wait_for_timeout(1500)
    assert explorer.page.input_value("#date") == day
    assert day.endswith("-08-24")


def test_play_ends_when_something_else_sets_the_day(explorer: Watched) -> None:
    for act in ("csto.goTo(0)", "csto.change({ story: 'kazakhstan-2022/1' })"):
        explorer.on("1949-08-24")
        explorer.page.click("#play")
        explorer.page.wait_for_function("() => document.getElementById('date').value > '1950'")
        explorer.page.evaluate(act)
        assert explorer.page.get_attribute("#play", "aria-label") != "Pause"
        day = explorer.page.input_value("#date")
        explorer.page.wait_for_timeout(1500)
        assert explorer.page.input_value("#date") == day


def test_steps_keep_to_the_filters(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.on("2005-01-01")
    explorer.see(organisations=["org-csto"])
    found = explorer.members("org-csto")
    explorer.page.click("#later")  # Uzbekistan joins, see above
    assert explorer.page.input_value("#date") == "2006-08-16"
    assert explorer.members("org-csto") == found | {"state-uzb"}
    explorer.page.click("#later")
    assert explorer.page.input_value("#date") == "2012-12-19"
    explorer.see(atLeast="certain", organisations=[], kinds=["state", "event"], lines=["participation"], recent=0)
    explorer.on("2022-01-01")
    days = sorted(
        day.isoformat()
        for each in kg.records.participations
        for day in (each.bounds.start.latest, each.bounds.end.earliest)
        if each.bounds.start.latest < each.bounds.end.earliest and day.isoformat() > "2022-01-01"
    )
    for day in sorted(set(days))[:4]:
        explorer.page.click("#later")
        assert explorer.page.input_value("#date") == day


VIEWS: list[dict[str, object]] = [
    {},
    {"atLeast": "certain"},
    {"atLeast": "presumed"},
    {"organisations": ["org-csto", "org-nato"]},
    {"regions": ["central-asia"]},
    {"types": ["defence"]},
    {"kinds": ["state", "event"], "lines": ["participation"]},
    {"kinds": ["state", "event"], "lines": ["participation"], "recent": -1, "events": ["deployment"]},
    {"kinds": ["state", "organisation", "treaty"], "lines": ["party", "signature"], "types": ["consultation"]},
    {
        "kinds": ["state", "organisation", "person"],
        "lines": ["membership", "tenure"],
        "selected": "org-csto",
        "near": True,
    },
]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_strip_counts_the_ties_that_the_scene_has(explorer: Watched, view: dict[str, object]) -> None:
    explorer.see(**view)
    for day in ("1955-07-01", "1992-06-01", "2007-03-01", "2022-01-12"):
        explorer.on(day)
        shown, counted = explorer.page.evaluate(
            "[csto.scene().edges.size, csto.visibleSpans().filter(([since, until]) => since <= csto.view.since && csto.view.since < until).length]"
        )
        if not view.get("near") or explorer.page.evaluate("csto.scene().nodes.has('org-csto')"):
            assert counted == shown, day


def test_the_strip_is_drawn_anew_for_a_filter(explorer: Watched) -> None:
    drawn = "document.getElementById('strip').toDataURL()"
    explorer.on("2022-01-06")
    whole = explorer.page.evaluate(drawn)
    for filters in ({"organisations": ["org-csto"]}, {"regions": ["central-asia"]}, {"types": ["offence"]}):
        explorer.see(**filters)
        assert explorer.page.evaluate(drawn) != whole, filters
        explorer.see(**{key: [] for key in filters})
        assert explorer.page.evaluate(drawn) == whole


def test_a_day_that_nobody_verified_says_so_and_leads_back(explorer: Watched) -> None:
    assert "presumed, not confirmed" in explorer.page.inner_text("#unverified")
    certain = "[...csto.scene().edges.values()].filter(({ certainty }) => certainty === 'certain').length / csto.scene().edges.size"
    assert explorer.page.evaluate(certain) == 0
    explorer.page.select_option("#at-least", "certain")
    assert "no source is this late" in explorer.page.inner_text("#empty")
    explorer.page.select_option("#at-least", "possible")
    explorer.page.click("#unverified button")
    assert explorer.page.is_hidden("#unverified")
    assert explorer.page.evaluate(certain) > 0.5
    explorer.page.evaluate("csto.goTo(csto.view.since + 1)")
    assert explorer.page.evaluate(certain) <= 0.5, "it was the last day of the kind"
    explorer.on("1820-01-01")
    assert explorer.page.is_hidden("#unverified")
    assert explorer.clean


def test_nothing_moves_when_the_date_does(explorer: Watched) -> None:
    where = "JSON.stringify(csto.network().getPositions(['state-usa', 'org-nato']))"
    before = explorer.page.evaluate(where)
    explorer.on("1998-01-01")
    assert explorer.page.evaluate(where) == before


DASHED = "(id) => Boolean(csto.edgeSet.get(id).dashes)"


def test_what_lasts_is_presumed_to_last_and_drawn_as_what_is_certain(explorer: Watched, kg: AllianceGraph) -> None:
    tie = "membership:state-kaz:org-csto"
    explorer.on("2022-01-06")
    assert not explorer.page.evaluate(DASHED, tie)
    explorer.page.press("#slider", "End")
    assert not explorer.page.evaluate(DASHED, tie)
    explorer.see(selected=tie)
    verified = next(row["verified"] for row in kg.table("members", organisation="csto") if row["state"] == "state-kaz")
    assert f"presumed, last confirmed {verified}" in explorer.panel()
    for at_least, count in (("presumed", 6), ("certain", 0)):  # odkb-csto.org: six members
        explorer.page.select_option("#at-least", at_least)
        assert len(explorer.members("org-csto")) == count


CONFIRMED = {
    "en": "presumed, last confirmed {day}",
    "id": "dianggap berlanjut, terakhir dikonfirmasi {day}",
    "ru": "предположительно, последнее подтверждение {day}",
}


@pytest.mark.parametrize("language", CONFIRMED)
def test_the_table_names_the_last_confirmation_of_what_is_presumed(
    explorer: Watched, kg: AllianceGraph, language: str
) -> None:
    explorer.see(language=language, organisations=["org-csto"])
    rows = explorer.page.evaluate("csto.tables().ties.rows")
    shown = {row["id"].split(":")[1]: row["cells"][5] for row in rows}
    expected = {
        row["state"]: CONFIRMED[language].format(day=row["verified"])
        for row in kg.table("members", organisation="csto")
    }
    assert shown == expected


def test_an_open_end_is_no_date(explorer: Watched) -> None:
    for thing in ("org-csto", "state-kaz", "treaty-cst-1992", "membership:state-kaz:org-csto"):
        explorer.see(selected=thing)
        assert "9999" not in (explorer.page.text_content("#panel") or "")
    texts = [explorer.page.evaluate(f"csto.exportForms.{form}[2]()") for form in ("ties", "things", "gexf", "svg")]
    assert not [text for text in texts if "9999-12-31" in text]


def test_what_is_only_possible_is_dashed(explorer: Watched) -> None:
    # By the agreement of 1956, whose day its sources do not tell: data/memberships.csv has the year alone.
    tie = "membership:state-aus:org-five-eyes"
    explorer.on("1956-07-01")
    assert explorer.page.evaluate(DASHED, tie)
    explorer.page.select_option("#at-least", "presumed")
    assert "state-aus" not in explorer.members("org-five-eyes")
    explorer.on("1957-01-01")
    assert not explorer.page.evaluate(DASHED, tie)


def test_a_signatory_is_no_party_before_the_treaty_is_in_force(explorer: Watched) -> None:
    explorer.page.check("#legend [data-kind=treaty]")
    explorer.on("1993-01-01")
    assert [explorer.page.evaluate(TREATY, kind) for kind in ("signature", "party")] == [True, False]
    explorer.on("1995-01-01")
    assert [explorer.page.evaluate(TREATY, kind) for kind in ("signature", "party")] == [False, True]


PARTIES = "(treaty) => [...csto.scene().edges.values()].filter(({ edge }) => edge.to.id === treaty && ['party', 'signature'].includes(edge.kind)).map(({ edge }) => `${edge.kind} ${edge.from.id}`).sort()"


def test_who_ratifies_on_the_day_of_entry_into_force_is_a_party(explorer: Watched) -> None:
    # nato.int: thirty members from 27 March 2020, and no other state has ever signed.
    explorer.see(kinds=["state", "organisation", "treaty"], lines=["party", "signature"])
    explorer.on("2022-02-24")
    allied = explorer.page.evaluate(PARTIES, "treaty-north-atlantic-1949")
    assert len(allied) == 30
    assert all(tie.startswith("party ") for tie in allied)
    assert {"party state-dnk", "party state-fra", "party state-ita", "party state-prt"} <= set(allied)


def test_a_treaty_binds_nobody_when_it_has_ended(explorer: Watched) -> None:
    # The protocol of Prague ended the Warsaw Treaty on 1 July 1991 for the six that were left in it.
    explorer.page.check("#legend [data-kind=treaty]")
    explorer.on("1991-06-30")
    six = [f"party state-{state}" for state in ("bgr", "csk", "hun", "pol", "rou", "sun")]
    assert explorer.page.evaluate(PARTIES, "treaty-warsaw-1955") == six
    explorer.see(selected="treaty-warsaw-1955")
    assert explorer.page.locator("#panel [data-section=obligations]").count() == 1
    explorer.on("1991-07-01")
    assert explorer.page.locator("#panel [data-section=obligations]").count() == 0
    assert "not there" in explorer.panel()
    explorer.see(selected="")
    assert explorer.page.evaluate(PARTIES, "treaty-warsaw-1955") == []


def test_parties_are_certain_until_the_treaty_was_last_seen_in_force_and_presumed_after(
    explorer: Watched, kg: AllianceGraph
) -> None:
    seen = kg.store.select("SELECT ?day WHERE { id:treaty-north-atlantic-1949 sa:verified ?day }").rows[0][0]
    last = date.fromisoformat(str(seen))
    explorer.see(kinds=["state", "treaty"], lines=["party"])
    certainties = "Object.fromEntries([...csto.scene().edges.values()].filter(({ edge }) => edge.to.id === 'treaty-north-atlantic-1949').map(({ edge, certainty }) => [edge.from.id, certainty]))"
    for day, certainty in ((last, "certain"), (last + timedelta(days=1), "presumed")):
        explorer.on(day.isoformat())
        # nato.int, "Member countries": Turkey is a party from 18 February 1952, Sweden from 7 March 2024
        found = explorer.page.evaluate(certainties)
        assert {found["state-tur"], found["state-swe"]} == {certainty}, day


def test_a_note_on_later_years_is_folded_on_an_earlier_day(explorer: Watched) -> None:
    # Armenia has frozen its participation in the CSTO since 22 February 2024, as the note on the suspension says.
    note = "[data-statement=membership-arm-csto-1] p"
    for day, visible in (("2022-01-06", False), ("2026-11-23", True)):
        explorer.on(day)
        explorer.see(selected="org-csto")
        found = explorer.page.locator(note)
        assert "2025" in (found.text_content() or "")
        assert found.is_visible() is visible, day
    explorer.on("2022-01-06")
    explorer.page.locator("[data-statement=membership-arm-csto-1] details.later summary").click()
    assert explorer.page.locator(note).is_visible()


def test_no_treaty_that_has_ended_is_there(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.see(kinds=["state", "organisation", "treaty"], lines=["party", "signature"])
    explorer.on("2022-01-06")
    ended = kg.store.select(
        "SELECT ?treaty WHERE { ?treaty a sa:Treaty ; sa:endText ?end ; sa:endLatest ?last FILTER (STR(?last) < '2022') }"
    ).rows
    assert {"treaty-warsaw-1955", "treaty-dunkirk-1947", "treaty-us-japan-1951"} <= {str(row[0]) for row in ended}
    there = set(explorer.page.evaluate("[...csto.scene().nodes.keys()]"))
    assert there & {str(row[0]) for row in ended} == set()


def test_1990_compared_with_2024(explorer: Watched) -> None:
    # nato.int: sixteen members in 1990, thirty-two from 7 March 2024; the Warsaw Pact's seven ended with it in 1991.
    explorer.on("2024-04-01")
    explorer.page.click("#compare")
    explorer.page.fill("#other", "1990-01-01")
    explorer.page.press("#other", "Enter")
    marks = explorer.page.evaluate(
        "Object.fromEntries([...csto.scene().edges.values()].filter(({ edge }) => ['org-nato', 'org-warsaw-pact'].includes(edge.to.id) && edge.kind === 'membership').map(({ edge, mark }) => [`${edge.from.id} ${edge.to.id}`, mark]))"
    )
    assert sum(mark == "joined" for key, mark in marks.items() if key.endswith("org-nato")) == 16
    assert sum(mark == "unchanged" for key, mark in marks.items() if key.endswith("org-nato")) == 16
    assert {mark for key, mark in marks.items() if key.endswith("warsaw-pact")} == {"left"}
    looks = explorer.page.evaluate(
        "['state-swe:org-nato', 'state-usa:org-nato', 'state-bgr:org-warsaw-pact'].map((id) => csto.edgeSet.get(`membership:${id}`)).map(({ color, dashes, width }) => [color, String(dashes ?? false), width])"
    )
    assert len({look[0] for look in looks}) == 3, "colours differ"
    assert looks[0][1] == looks[1][1] == "false"
    assert looks[2][1] != "false", "what left is dotted"
    assert looks[0][2] > 2 * looks[1][2], "what joined is thicker than what stayed"
    assert "Sweden" in explorer.page.inner_text("#panel [data-section=joined]")
    assert "Bulgaria" in explorer.page.inner_text("#panel [data-section=left]")
    assert int(explorer.page.inner_text("#legend [data-mark=joined] .count")) >= 16
    assert explorer.clean


def test_the_earlier_day_comes_first_whichever_is_typed_where(explorer: Watched) -> None:
    explorer.see(since=7305, until=7306, compared=19814)  # 1990-01-01 on screen, compared with 2024-04-01
    mark = explorer.page.evaluate("csto.scene().edges.get('membership:state-swe:org-nato').mark")
    assert mark == "joined"


def test_a_day_without_ties_says_so_and_leads_out(opened: Opened) -> None:
    watched = opened("#date=1820-01-01")
    assert "Nothing to show, 1820-01-01" in watched.page.inner_text("#empty")
    watched.page.click("#empty button")
    assert watched.page.is_hidden("#empty")
    assert watched.page.input_value("#date") > "1940"
    watched.see(regions=["no-such-region"])
    assert "Show alliances" in watched.page.inner_text("#empty button")
    assert watched.clean
