"""States, their names and who recognises them, on the days on which it was so."""

from __future__ import annotations

import pytest
from csto_graph import AllianceGraph


def states(kg: AllianceGraph, day: str) -> dict[str, str]:
    return {str(row["state"]): str(row["state_label"]) for row in kg.table("states", as_of=day)}


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    # Gleditsch and Ward, list of independent states; Correlates of War, state system membership 2016
    [
        ("1900-01-01", {"srb", "mne", "mar"}, {"est", "tun", "egy", "yug"}),
        ("1925-01-01", {"est", "lva", "ltu", "yug", "irn"}, {"srb", "mne", "mar"}),
        ("1939-01-01", {"pol", "csk", "est"}, {"aut", "eth"}),
        ("1942-01-01", {"nor", "pol", "nld", "grc"}, {"est", "lva", "ltu", "aut", "alb"}),
        ("1960-01-01", {"egy", "aut", "eth"}, {"est", "lva", "ltu", "syr"}),
        ("2007-01-01", {"srb", "mne", "est", "syr", "sadr", "transnistria"}, {"scg", "xkx", "donetsk"}),
    ],
)
def test_a_state_exists_in_its_spells(kg: AllianceGraph, day: str, there: set[str], gone: set[str]) -> None:
    found = {state.removeprefix("state-") for state in states(kg, day)}
    assert there - found == set()
    assert gone & found == set()


def test_the_end_of_the_baltic_states_names_the_occupation(kg: AllianceGraph) -> None:
    # Welles declaration, 23 July 1940; Correlates of War: until June 1940
    ends = {row["state"]: (row["end"], row["end_basis"]) for row in kg.table("states", as_of="1939-01-01")}
    assert ends["state-est"] == ends["state-lva"] == ("1940-06-17", "occupation")
    assert ends["state-ltu"] == ("1940-06-16", "occupation")


@pytest.mark.parametrize(
    ("state", "day", "name"),
    # un.org, "Member States", notes on changes of name; ISO 3166-3
    [
        ("state-mkd", "2019-02-11", "Macedonia"),
        ("state-mkd", "2019-02-12", "North Macedonia"),
        ("state-swz", "2018-01-01", "Swaziland"),
        ("state-swz", "2020-01-01", "Eswatini"),
        ("state-mmr", "1989-06-17", "Burma"),
        ("state-cod", "1990-01-01", "Zaire"),
        ("state-cod", "1968-01-01", "Democratic Republic of the Congo"),
        ("state-tha", "1930-01-01", "Siam"),
        ("state-tha", "1942-01-01", "Thailand"),
        ("state-tur", "1900-01-01", "Ottoman Empire"),
        ("state-egy", "1965-01-01", "United Arab Republic"),
        # Statesman's Yearbook 1989; PacLII, Act No. 15 of 1997; UPI, 2 July 1976; The Hindu, 22 May 1972
        *(("state-egy", "1971-09-01", "United Arab Republic"), ("state-egy", "1971-09-02", "Egypt")),
        *(("state-wsm", "1997-07-03", "Western Samoa"), ("state-wsm", "1997-07-04", "Samoa")),
        *(("state-vnm", "1976-07-01", "North Vietnam"), ("state-vnm", "1976-07-02", "Vietnam")),
        *(("state-lka", "1972-05-21", "Ceylon"), ("state-lka", "1972-05-22", "Sri Lanka")),
        # Constitutional Charter of Serbia and Montenegro, 4 February 2003; La Nouvelle Tribune, November 2022
        *(
            ("state-scg", "2003-02-03", "Federal Republic of Yugoslavia"),
            ("state-scg", "2003-02-04", "Serbia and Montenegro"),
        ),
        *(("state-ben", "1975-11-29", "Dahomey"), ("state-ben", "1975-11-30", "Benin")),
        # Archontology, Gran Colombia
        *(("state-col", "1831-11-20", "Colombia"), ("state-col", "1831-11-21", "New Granada")),
    ],
)
def test_a_state_is_called_as_it_was_on_the_day(kg: AllianceGraph, state: str, day: str, name: str) -> None:
    assert states(kg, day)[state] == name


def test_members_are_called_as_they_were_on_the_day(kg: AllianceGraph) -> None:
    rows = kg.table("members", organisation="un", as_of="1975-06-01", language="ru")
    labels = {row["state"]: row["state_label"] for row in rows}
    assert (labels["state-mmr"], labels["state-bfa"]) == ("Бирма", "Верхняя Вольта")


def test_in_an_interval_a_name_has_to_hold_throughout(kg: AllianceGraph) -> None:
    rows = kg.table("members", organisation="un", during="2018-01-01/2019-12-31")
    labels = {row["state"]: row["state_label"] for row in rows}
    assert (labels["state-swz"], labels["state-mkd"]) == ("Eswatini", "North Macedonia")


@pytest.mark.parametrize(
    ("name", "state"),
    [("Burma", "state-mmr"), ("Сиам", "state-tha"), ("Volta Hulu", "state-bfa"), ("Ceylon", "state-lka")],
)
def test_a_former_name_is_found(kg: AllianceGraph, name: str, state: str) -> None:
    assert kg.names.resolve(name, "state") == state


def recognised_by(kg: AllianceGraph, state: str, day: str) -> set[str]:
    return {str(row["recognised_by"]) for row in kg.table("recognitions", state=state, as_of=day)}


def test_a_withdrawn_recognition_ends(kg: AllianceGraph) -> None:
    # Reuters, 15 January 2024: twelve states with ties to Taiwan after Nauru left. PBS, 19 August 2004: India, 1985 to 2000
    assert len(recognised_by(kg, "taiwan", "2024-01-15")) == 12
    assert recognised_by(kg, "taiwan", "2024-01-14") - recognised_by(kg, "taiwan", "2024-01-15") == {"state-nru"}
    assert "state-ind" in recognised_by(kg, "sadr", "1999-01-01")
    assert "state-ind" not in recognised_by(kg, "sadr", "2001-01-01")


def test_who_recognised_palestine_in_september_2025(kg: AllianceGraph) -> None:
    # The New Arab, 21 September 2025; TRT World, 22 September 2025
    before, after = (recognised_by(kg, "palestine", day) for day in ("2025-09-20", "2025-09-22"))
    assert before - after == set()
    assert {state.removeprefix("state-") for state in after - before} == {
        *("gbr", "can", "aus", "prt"),
        *("fra", "bel", "lux", "mlt", "mco", "and"),
    }


def test_who_recognised_abkhazia(kg: AllianceGraph) -> None:
    # Civil Georgia, 10 September 2009, 16 December 2009 and 31 March 2014
    assert recognised_by(kg, "abkhazia", "2009-09-09") == {"state-rus", "state-nic"}
    assert recognised_by(kg, "abkhazia", "2009-12-15") == {"state-rus", "state-nic", "state-ven", "state-nru"}
    assert "state-tuv" in recognised_by(kg, "abkhazia", "2014-03-30")
    assert "state-tuv" not in recognised_by(kg, "abkhazia", "2014-03-31")


def test_who_recognised_the_donbas_republics(kg: AllianceGraph) -> None:
    # TASS, 13 July 2022
    assert recognised_by(kg, "donetsk", "2022-02-20") == {"state-south-ossetia"}
    assert recognised_by(kg, "luhansk", "2022-07-14") == {
        *("state-rus", "state-syr", "state-prk"),
        *("state-south-ossetia", "state-abkhazia"),
    }
    assert recognised_by(kg, "donetsk", "2022-10-01") == set()


def test_members_of_nato_that_recognise_kosovo(kg: AllianceGraph) -> None:
    # 28 of 32 members; Greece, Romania, Slovakia and Spain do not
    members = {str(row["state"]) for row in kg.table("members", organisation="nato", as_of="2025-01-01")}
    recognising = recognised_by(kg, "kosovo", "2025-01-01")
    assert members - recognising == {"state-grc", "state-rou", "state-svk", "state-esp"}


def test_no_member_of_the_united_nations_recognises_transnistria(kg: AllianceGraph) -> None:
    standing = {row["state"]: row["standing"] for row in kg.table("states", as_of="2020-01-01")}
    assert {standing[state] for state in recognised_by(kg, "transnistria", "2020-01-01")} == {"not-in-the-un"}
