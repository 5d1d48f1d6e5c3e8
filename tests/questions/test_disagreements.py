"""Rival values and what each would change. The two values of each case are those of the sources that the rows name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.windows import day_window, interval_window


@pytest.mark.slow
def test_every_rival_is_told_of(kg: AllianceGraph) -> None:
    rivals = {row[0] for row in kg.store.select("SELECT ?rival WHERE { ?rival sa:rivalOf ?preferred }").rows}
    assert len(rivals) > 250
    assert rivals - set(kg.table("disagreements").column("rival")) == set()


@pytest.mark.slow
def test_both_sides_have_sources(kg: AllianceGraph) -> None:
    for row in kg.table("disagreements"):
        assert row["sources"], row
        assert row["preferred_sources"], row
        assert row["preferred_value"] != row["rival_value"], row


@pytest.mark.slow
@pytest.mark.parametrize(
    ("about", "differs", "preferred", "rival"),
    [
        # Gibler after UN Treaty Series 32307, and RIA Novosti; the other day in copies of the encyclopedia
        ("geo", "date", "1993-12-09", "1993-09-09"),
        # BelTA on the decision of the council; RBC on the note
        ("uzb", "end", "2012-12-19", "2012-06-28"),
        # UN Treaty Series 2962 and Britannica; bioreference counts from the break of 1961
        ("alb", "end", "1968-09-13", "1961"),
        # protocol at ddr89.de; Los Angeles Times of 25 September 1990
        ("ddr", "end", "1990-10-03", "1990-09-24"),
        # United States embassy in Tokyo; DBpedia
        ("org-us-japan-1960", "start", "1960-06-23", "1960-06-19"),
        # head-post.com; gyaankosh.com
        ("sco", "start", "2024-07-04", "2024-08-08"),
        # Interfax and TASS; Wikipedia
        ("russia-dprk-2024", "date", "2024-06-19", "2024-06-18"),
        # weu.int and the Dutch treaty series; Britannica counts from the signature
        ("weu", "start", "1995-03-06", "1992"),
        # nato.int; the encyclopedia
        ("hastings-ismay", "start", "1952-04-04", "1952-03-24"),
        # FRUS; a biography that counts from the appointment
        ("dwight-eisenhower", "start", "1951-04-02", "1950-12-19"),
        # RBC on the official number; panorama.am and others on plans
        ("kazakhstan-deployment-2022", "figure", "2030", "2000"),
    ],
)
def test_known_disagreements(kg: AllianceGraph, about: str, differs: str, preferred: str, rival: str) -> None:
    rows = kg.table("disagreements", about=about)
    found = [(row["differs"], row["preferred_value"], str(row["rival_value"])[: len(rival)]) for row in rows]
    assert (differs, preferred, rival) in found


@pytest.mark.slow
def test_between_the_days_the_two_values_give_different_rosters(kg: AllianceGraph) -> None:
    """Where a spell has one rival boundary, the states with that spell on a day differ only within [from, to)."""
    spells = {row["membership"]: row for row in kg.table("memberships")}
    checked = 0
    for row in kg.table("disagreements"):
        if row["question"] != "members" or row["differs"] != "end" or len(str(row["rival_value"])) != 10:
            continue
        spell = spells[row["preferred"]]
        if not spell["end"] or len(str(spell["end"])) != 10:
            continue
        first, last = date.fromisoformat(str(row["from"])), date.fromisoformat(str(row["to"]))
        in_preferred = [day < date.fromisoformat(str(spell["end"])) for day in (first, last - timedelta(1), last)]
        in_rival = [day < date.fromisoformat(str(row["rival_value"])) for day in (first, last - timedelta(1), last)]
        assert [one != other for one, other in zip(in_preferred, in_rival, strict=True)] == [True, True, False]
        checked += 1
    assert checked > 15


@pytest.mark.slow
def test_only_what_matters_on_a_day_is_told_for_it(kg: AllianceGraph) -> None:
    rows = kg.table("disagreements", about="uzb", as_of="2012-09-01")
    assert {row["rival_value"] for row in rows if row["question"] == "members"} == {"2012-06-28"}
    assert not [
        row for row in kg.table("disagreements", about="uzb", as_of="2022-01-06") if row["question"] == "members"
    ]


@pytest.mark.slow
def test_explain_tells_what_holds_who_says_otherwise_and_what_that_changes(kg: AllianceGraph) -> None:
    explanation = kg.explain("uzb", "csto", as_of="2012-09-01")
    assert [each.id for each in explanation.holding] == ["membership-uzb-csto-1"]
    changes = {(each.rival_value, each.first, each.last) for each in explanation.differences}
    assert ("2012-06-28", "2012-06-28", "2012-12-19") in changes
    assert [claim.verdict for claim in explanation.claims] == ["contradicted"]
    assert all(source in explanation.sources for each in explanation.statements for source in each.sources)


@pytest.mark.slow
def test_explain_tells_of_a_frozen_membership(kg: AllianceGraph) -> None:
    explanation = kg.explain("Armenia", "ОДКБ", as_of="2025-06-01")
    assert {"Membership", "Suspension"} <= {each.kind for each in explanation.holding}


@pytest.mark.slow
def test_explain_shows_the_rival_that_names_another_thing(kg: AllianceGraph) -> None:
    # One list has the Charter signed in Tashkent; the signatories met in Chisinau on 2002-10-07 (odkb-csto.org).
    explanation = kg.explain("event-csto-charter-signature-2002", "mda")
    assert ("place", "state-uzb") in {(each.differs, each.rival_value) for each in explanation.differences}


@pytest.mark.slow
def test_the_days_on_which_a_date_matters_are_those_of_the_two_dates(kg: AllianceGraph) -> None:
    differences = kg.explain("geo", "treaty-collective-security-1992").differences
    (signature,) = [each for each in differences if each.differs == "date" and "1993-12-09" in each.when]
    days = {
        value: date.fromisoformat(value)
        for value in (signature.preferred_value, signature.rival_value)
        if len(value) == 10
    }
    assert all(signature.touches(day_window(day)) for day in days.values())
    assert not signature.touches(day_window(date(1993, 10, 15)))


@pytest.mark.slow
def test_a_figure_differs_on_its_day_and_a_role_while_it_lasts(kg: AllianceGraph) -> None:
    figures = kg.explain("event-kazakhstan-deployment-2022", "blr").differences
    assert any(
        each.differs == "figure" and each.touches(day_window(date.fromisoformat(each.first))) for each in figures
    )
    roles = [each for each in kg.explain("usa", "cento").differences if each.differs == "role"]
    assert roles
    assert all(
        each.touches(interval_window("1960")) and not each.touches(interval_window("1990/1991")) for each in roles
    )
    assert len(kg.table("disagreements", as_of="1800-01-01")) == 0


@pytest.mark.slow
def test_disagreements_are_found_from_who_took_part(kg: AllianceGraph) -> None:
    found = kg.table("disagreements", about="rus").column("rival")
    assert any(str(rival).startswith("event-csto-charter-signature-2002") for rival in found)


@pytest.mark.slow
def test_explain_of_things_without_a_tie_says_so(kg: AllianceGraph) -> None:
    explanation = kg.explain("jpn", "csto")
    assert (explanation.statements, explanation.differences, explanation.claims) == ((), (), ())
