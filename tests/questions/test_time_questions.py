"""Questions that count days, officers and parties. What is expected is from outside works, named at each test."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import QueryError


def by(kg: AllianceGraph, key: str, question: str, **parameters: Any) -> dict[object, dict[str, Any]]:
    rows = list(kg.table(question, **parameters))
    assert len({row[key] for row in rows}) == len(rows), f"one row for each {key}"
    return {row[key]: row for row in rows}


def test_each_boundary_of_a_roster_names_its_own_sources(kg: AllianceGraph) -> None:
    # The accession of Finland on 4 April 2023: nato.int, "Member countries"
    finland = by(kg, "state", "roster-evidence", organisation="nato", as_of="2023-04-04")["state-fin"]
    assert (finland["start"], finland["start_basis"], finland["end"]) == ("2023-04-04", "accession", None)
    assert finland["start_sources"]
    assert finland["verified_sources"]
    assert not finland["end_sources"]
    # Uzbekistan left the CSTO on 19 December 2012 (TASS of that day; its notice is of 28 June)
    uzbekistan = by(kg, "state", "roster-evidence", organisation="csto", as_of="2012-06-30")["state-uzb"]
    assert uzbekistan["end"] == "2012-12-19"
    every = set(uzbekistan["sources"].split())
    parts = [set(uzbekistan[f"{part}_sources"].split()) for part in ("start", "end", "verified")]
    assert every == set.union(*parts)
    assert all(row["end_sources"] or row["verified_sources"] for row in kg.table("roster-evidence"))


def test_the_roster_with_evidence_is_the_roster(kg: AllianceGraph) -> None:
    day: dict[str, Any] = {"organisation": "cst", "as_of": "1999-04-19"}
    columns = [kg.table(question, **day).column("membership") for question in ("members", "roster-evidence")]
    assert columns[0] == columns[1]
    assert len(columns[0]) == 9


# nato.int, "The consultation process and Article 4": who asked when; "NATO Secretaries General" for the office.
ARTICLE_4 = {
    "2003-02-10": ("tur", "george-robertson"),
    "2012-10-03": ("tur", "anders-fogh-rasmussen"),
    "2014-03-03": ("pol", "anders-fogh-rasmussen"),
    "2015-07-26": ("tur", "jens-stoltenberg"),
    "2020-02-28": ("tur", "jens-stoltenberg"),
    "2022-02-24": ("bgr cze est ltu lva pol rou svk", "jens-stoltenberg"),
    "2025-09-10": ("pol", "mark-rutte"),
    "2025-09-19": ("est", "mark-rutte"),
}


def test_who_asked_for_consultations_in_nato(kg: AllianceGraph) -> None:
    rows = by(kg, "date", "consultations", article="article-north-atlantic-1949-4")
    for day, (states, person) in ARTICLE_4.items():
        assert rows[day]["requesters"] == " ".join(f"state-{state}" for state in states.split())
        assert rows[day]["secretary_general"] == f"person-{person}"
        assert rows[day]["chair"] is None, "the secretary general is in the chair of the council; no state rotates"
    # Turkey spoke of 22 June 2012, when its aircraft was shot down; it asked on the 24th, a Sunday, for the 26th.
    assert set(rows) == {*ARTICLE_4, "2012-06-24"}


def test_what_came_of_a_request_and_when(kg: AllianceGraph) -> None:
    # nato.int, "Collective defence and Article 5": invoked on 12 September 2001, confirmed on 2 October
    (attack,) = kg.table("consultations", article="article-north-atlantic-1949-5")
    assert (attack["outcome_date"], attack["days_to_outcome"]) == ("2001-10-02", 20)
    # nato.int, "NATO support to Türkiye within the framework of Article 4": 10 and 16 February 2003
    (turkey,) = kg.table("consultations", treaty="treaty-north-atlantic-1949", as_of="2003-02-10")
    assert (turkey["outcome_kind"], turkey["days_to_outcome"]) == ("decision", 6)


def test_the_likes_of_article_4_in_the_csto(kg: AllianceGraph) -> None:
    rows = by(kg, "event", "consultations", treaty="treaty-collective-security-1992")
    request = rows["event-kazakhstan-request-2022"]
    # primeminister.am of 2022-01-06: Armenia chairs; odkb-csto.org: the council decided on 6 January
    assert (request["chair"], request["chair_state"]) == ("person-nikol-pashinyan", "state-arm")
    assert request["secretary_general"] == "person-stanislav-zas"
    assert (request["outcome"], request["days_to_outcome"]) == ("event-kazakhstan-decision-2022", 1)
    # Tajikistan handed the chair over in Dushanbe on 16 September 2021; the reply to Armenia is known by its month only
    border = rows["event-armenia-csto-appeal-2021"]
    assert (border["chair_state"], border["outcome_date"], border["days_to_outcome"]) == ("state-tjk", "2021-07", None)


def test_a_request_of_one_treaty_alone(kg: AllianceGraph) -> None:
    rows = by(kg, "event", "consultations", treaty="treaty-russia-armenia-1997")
    assert all("treaty-russia-armenia-1997" in row["treaties"] for row in rows.values())
    assert "event-kazakhstan-request-2022" not in rows


def test_who_chaired_when_forces_were_sent(kg: AllianceGraph) -> None:
    rows = by(kg, "event", "deployment-chairs", organisation="csto")
    # primeminister.am, 6 January 2022; Armenia sent about 100 (mil.am, 7 January 2022)
    kazakhstan = rows["event-kazakhstan-deployment-2022"]
    assert (kazakhstan["decided"], kazakhstan["state"]) == ("2022-01-06", "state-arm")
    assert kazakhstan["contributed"] == "yes"
    # No source names the states whose officers went to Armenia, so nothing is said of the one in the chair.
    assert rows["event-csto-armenia-mission-2022"]["contributed"] == "unknown"


def test_who_was_secretary_general_when_nato_deployed(kg: AllianceGraph) -> None:
    rows = by(kg, "event", "deployment-chairs", organisation="nato")
    # nato.int, "NATO Secretaries General" and the pages of the operations
    expected = {
        "event-ifor-deployment-1995": "person-javier-solana",  # 15 days after he took office
        "event-nato-eagle-assist-2001": "person-george-robertson",
        "event-nato-unified-protector-2011": "person-anders-fogh-rasmussen",
    }
    assert {event: rows[event]["secretary_general"] for event in expected} == expected
    assert {row["contributed"] for row in rows.values()} == {None}, "no state holds a rotating chair"


def days(since: str, until: str) -> int:
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def test_days_of_membership_of_a_state_that_left_twice(kg: AllianceGraph) -> None:
    # UN Treaty Series 32307 (in force 20 April 1994) and the protocol of 2 April 1999, which bound no state that did not
    # sign; back on 16 August 2006, out on 19 December 2012 (CSTO).
    rows = by(kg, "state", "member-days", organisation="csto")
    uzbekistan = rows["state-uzb"]
    inside = days("1994-04-20", "1999-04-21") + days("2006-08-16", "2012-12-19")
    assert (uzbekistan["certain_days"], uzbekistan["possible_days"]) == (inside, inside)
    assert (uzbekistan["spells"], uzbekistan["gap_days"]) == (2, days("1999-04-21", "2006-08-16"))
    georgia = rows["state-geo"]
    assert (georgia["certain_days"], georgia["spells"], georgia["gap_days"]) == (days("1994-04-20", "1999-04-21"), 1, 0)


def test_treaty_and_organisation_are_not_counted_twice(kg: AllianceGraph) -> None:
    russia = by(kg, "state", "member-days", organisation="csto")["state-rus"]
    assert russia["organisations"] == "org-cst org-csto"
    assert russia["possible_days"] == days("1994-04-20", kg.release.isoformat()) + 1
    assert (russia["spells"], russia["gap_days"]) == (1, 0)
    assert russia["certain_days"] < russia["possible_days"]


@pytest.mark.parametrize(
    ("during", "state", "counted"),
    [
        ("2000/2009", "state-uzb", days("2006-08-16", "2010-01-01")),
        ("1998-04-21/2006-08-16", "state-uzb", days("1998-04-21", "1999-04-21") + 1),  # both ends included
        ("2012-12-18/2012-12-20", "state-uzb", 1),
        ("2003-09-17/2003-09-18", "state-rus", 2),  # the charter of the organisation is in force on the 18th
        ("2022", "state-kaz", 365),
    ],
)
def test_days_are_counted_within_an_interval(kg: AllianceGraph, during: str, state: str, counted: int) -> None:
    row = by(kg, "state", "member-days", organisation="csto", during=during)[state]
    assert (row["certain_days"], row["possible_days"]) == (counted, counted)


def test_days_of_an_organisation_without_forerunner(kg: AllianceGraph) -> None:
    # nato.int: Greece acceded on 18 February 1952; history.state.gov: the treaty in force on 24 August 1949
    rows = by(kg, "state", "member-days", organisation="nato", during="1949/1952")
    assert rows["state-grc"]["certain_days"] == days("1952-02-18", "1953-01-01")
    assert rows["state-usa"]["certain_days"] == days("1949-08-24", "1953-01-01")
    assert "state-deu" not in rows


def test_boundaries_that_differ_and_what_each_dates(kg: AllianceGraph) -> None:
    table = kg.table("boundary-differences", days=365)
    rows: dict[object, dict[str, Any]] = {row["rival"]: row for row in table}
    assert len({(row["rival"], row["boundary"]) for row in table}) == len(table), "each boundary of a rival once"
    # Uzbekistan returned by a protocol of 16 August 2006; its parliament ratified on 28 March 2008 (RFE/RL).
    uzbekistan = rows["membership-uzb-csto-1-rival-3"]
    assert uzbekistan["difference"] == days("2006-08-16", "2008-03-28")
    bases = [uzbekistan[column] for column in ("preferred_basis", "rival_basis", "same_basis")]
    assert bases == ["restoration", "accession", "no"]
    # Albania denounced the Warsaw Treaty on 13 September 1968; "1961" differs by all the days since its end.
    albania = rows["membership-alb-warsaw-pact-1-rival-2"]
    assert albania["difference"] == days("1962-01-01", "1968-09-13"), "1962-01-01 is the last that can be first day out"
    assert albania["same_basis"] == "yes"
    assert min(row["difference"] for row in rows.values()) > 365


@pytest.mark.slow
def test_the_number_of_days_is_a_bound(kg: AllianceGraph) -> None:
    few, many = (kg.table("boundary-differences", days=number) for number in (1000, 30))
    assert 0 < len(few) < len(many)
    assert many == kg.table("boundary-differences"), "thirty days unless told"
    with pytest.raises(QueryError, match="whole number"):
        kg.table("boundary-differences", days="a month")


def test_what_russia_continued_and_what_others_joined(kg: AllianceGraph) -> None:
    rows = list(kg.table("continued-treaties", state="Soviet Union", as_of="1992-01-10"))
    held = {(row["organisation"], row["successor"], row["kind"]) for row in rows}
    # formin.fi: the Finnish treaty ended on 20 January 1992 by an exchange with Russia; osce.org, "Participating States":
    # the Baltic states since 10 September 1991, the other republics since 30 January 1992 at the earliest. un.org, "Growth in
    # United Nations membership": Russia since 24 December 1991, Belarus and Ukraine since 1945, the Baltic states since 1991.
    assert held == {
        ("org-ussr-finland", "state-rus", "continuation"),
        ("org-ussr-dprk", "state-rus", "continuation"),
        ("org-osce", "state-rus", "continuation"),
        *(("org-osce", f"state-{state}", "secession") for state in ("est", "ltu", "lva")),
        ("org-un", "state-rus", "continuation"),
        *(("org-un", f"state-{state}", "secession") for state in ("est", "ltu", "lva")),
        *(("org-un", f"state-{state}", "dissolution") for state in ("blr", "ukr")),
    }
    after = [row["organisation"] for row in kg.table("continued-treaties", as_of="1996-09-10")]
    assert set(after) == {"org-osce", "org-un"}, "the treaty with Pyongyang lapsed on that day"
    assert after.count("org-osce") == after.count("org-un") == 15, "all successors take part in both"


def test_treaties_in_force_on_a_day(kg: AllianceGraph) -> None:
    # UN Treaty Series 541 and 2962, 2819: parties on 1 January 1960
    rows = by(kg, "treaty", "treaties", as_of="1960-01-01")
    counted = {
        name: rows[f"treaty-{name}"]["certain_parties"]
        for name in ("north-atlantic-1949", "warsaw-1955", "manila-1954")
    }
    assert counted == {"north-atlantic-1949": 15, "warsaw-1955": 8, "manila-1954": 8}
    warsaw = rows["treaty-warsaw-1955"]
    assert (warsaw["signed"], warsaw["signed_at"]) == ("1955-05-14", "Warsaw")
    assert "treaty-collective-security-1992" not in rows
    soviet = by(kg, "treaty", "treaties", state="sun", as_of="1960-01-01")
    assert set(soviet) == {
        "treaty-warsaw-1955",
        "treaty-ussr-china-1950",
        "treaty-ussr-finland-1948",
        "treaty-un-charter-1945",
    }


def test_a_treaty_is_signed_then_in_force_then_ended(kg: AllianceGraph) -> None:
    # NATO, declassified: the Warsaw Treaty was signed on 14 May and in force from 4 June 1955, and ended on 1 July 1991.
    # French embassy in Poland, 22 January 2026: the Treaty of Nancy of 9 May 2025 comes into force that day.
    days: dict[str, dict[str, str | None]] = {
        "warsaw-1955": {"1955-05-13": None, "1955-05-14": "signed", "1955-06-04": "in-force", "1992-01-01": "ended"},
        "nancy-2025": {"2025-05-09": "signed", "2026-01-21": "signed", "2026-01-22": "in-force"},
    }
    for treaty, statuses in days.items():
        for day, status in statuses.items():
            row = by(kg, "treaty", "treaties", as_of=day).get(f"treaty-{treaty}")
            assert (row and row["status"]) == status, (treaty, day)
            assert not row or (row["certainty"] is None) == (status != "in-force")


def test_nobody_is_bound_by_a_treaty_that_is_signed_and_not_in_force(kg: AllianceGraph) -> None:
    # House of Lords, International Agreements Committee, 23 June 2026: the Northolt Treaty is still under scrutiny.
    signed = by(kg, "treaty", "treaties", status="signed", as_of="2026-06-23")
    assert {"treaty-northolt-2026", "treaty-france-djibouti-2024"} <= set(signed)
    assert {row["possible_parties"] for row in signed.values()} == {0}
    polish = by(kg, "treaty", "treaties", state="pol", status="signed", as_of="2026-06-23")
    assert set(polish) == {"treaty-northolt-2026"}
    for attacked in ("gbr", "dji"):
        owed = kg.obligations(attacked=attacked, as_of="2026-11-23")
        assert not set(owed["treaty"]) & set(signed)


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        ("1955-01-01", "sun ddr deu csk yug", "ukr kaz sgp dza"),
        ("1989-06-01", "sun ddr csk yug", "kaz svk hrv"),
        ("1993-01-01", "cze svk kaz", "csk sun ddr"),
        ("2011-07-09", "ssd sdn", "scg"),
    ],
)
def test_states_come_and_go(kg: AllianceGraph, day: str, there: str, gone: str) -> None:
    # Gleditsch and Ward, "Independent States", and the UN's "Growth in membership"
    rows = by(kg, "state", "states", as_of=day)
    assert {f"state-{state}" for state in there.split()} <= set(rows)
    assert not {f"state-{state}" for state in gone.split()} & set(rows)


def test_states_of_a_region(kg: AllianceGraph) -> None:
    # UN M49, Central Asia; un.org, "Member States"
    rows = by(kg, "state", "states", region="central-asia")
    assert {state: row["capital_label"] for state, row in rows.items()} == {
        "state-kaz": "Astana",
        "state-kgz": "Bishkek",
        "state-tjk": "Dushanbe",
        "state-tkm": "Ashgabat",
        "state-uzb": "Tashkent",
    }
    assert {row["standing"] for row in rows.values()} == {"un-member"}


def test_organisations_of_a_day(kg: AllianceGraph) -> None:
    rows = by(kg, "organisation", "organisations", as_of="2022-02-24")
    # nato.int and odkb-csto.org, "Member countries" of that day; sectsco.org: eight, Iran not yet
    counts = {org: rows[org]["certain_members"] for org in ("org-nato", "org-csto", "org-sco")}
    assert counts == {"org-nato": 30, "org-csto": 6, "org-sco": 8}
    assert rows["org-nato"]["treaty"] == "treaty-north-atlantic-1949"
    # osce.org: 57 participating States, its fullest role
    assert (rows["org-osce"]["certain_members"], rows["org-osce"]["in_other_roles"]) == (57, 0)
    assert "org-warsaw-pact" not in rows
    uzbek = by(kg, "organisation", "organisations", state="uzb", kind="organisation", as_of="2022-02-24")
    assert "org-csto" not in uzbek
    assert {"org-cis", "org-sco", "org-osce"} <= set(uzbek)


def test_what_binds_two_states(kg: AllianceGraph) -> None:
    rows = by(kg, "organisation", "shared-organisations", state="fra", other="deu", as_of="1960-01-01")
    # weu.int and nato.int: both in NATO and in the Western European Union; the Elysee Treaty is of 1963
    assert {"org-nato", "org-weu"} <= set(rows)
    assert "org-france-germany-1963" not in rows
    assert "defence" in rows["org-nato"]["obligation_types"]
    assert all(row["certainty"] == "certain" for row in rows.values())
    # Turkey and Armenia: neighbours in the OSCE and in NATO's partnerships, in no alliance
    apart = kg.table("shared-organisations", state="tur", other="arm", as_of="2022-01-06")
    assert "alliance" not in apart.column("kind")
    assert len(kg.table("shared-organisations", state="tur", other="tur")) == 0


def test_two_states_that_were_never_in_together_share_nothing(kg: AllianceGraph) -> None:
    # Georgia left the treaty in 1999, the organisation is of 2003; both were in the treaty of 1992 in between
    together = {
        row["organisation"] for row in kg.table("shared-organisations", state="geo", other="rus", during="1994/2002")
    }
    assert "org-cst" in together
    later = {
        row["organisation"] for row in kg.table("shared-organisations", state="geo", other="rus", as_of="2005-01-01")
    }
    assert not {"org-cst", "org-csto"} & later
