"""Questions about evidence and duties. What is expected comes from the texts and pages that are named, not from our code."""

from __future__ import annotations

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import read_tables

from tests.conftest import Edit


@pytest.mark.slow
def test_an_article_that_lists_a_state_after_it_had_left(kg: AllianceGraph) -> None:
    # BelTA, 19 December 2012: the council suspended the membership of Uzbekistan; the article is of February 2022
    (row,) = kg.table("listed-non-members", document="suara-2022-02-25")
    assert (row["state"], row["organisation"], row["end"]) == ("state-uzb", "org-csto", "2012-12-19")
    assert (row["published"], row["verdict"]) == ("2022-02-25", "contradicted")


def test_troops_stand_by_source_between_the_lowest_and_the_highest(kg: AllianceGraph) -> None:
    rows = list(kg.table("troops", event="kazakhstan-deployment-2022"))
    # Panorama.am, 7 January 2022, on the Armenian ministry: 100; Al-Alam, 6 January, in Arabic: about 70
    armenia = {row["source"]: row for row in rows if row["state"] == "state-arm"}
    assert armenia["source-panorama-2623551"]["low"] == 100
    assert armenia["source-alalam-5983443"]["source_language"] == "ar"
    assert armenia["source-alalam-5983443"]["publisher_label"] == "Al-Alam"
    assert {(row["lowest"], row["highest"]) for row in armenia.values()} == {(70, 100)}
    assert {row["state"] for row in rows} == {"state-arm", "state-blr", "state-kgz", "state-rus", "state-tjk"}


def test_a_known_error_does_not_widen_the_range(kg: AllianceGraph) -> None:
    # Tokayev at the session of 10 January 2022: 2,030 from all states; a page takes that for the Russian part
    russia = [row for row in kg.table("troops") if row["state"] == "state-rus"]
    assert {row["low"] for row in russia if row["rank"] == "deprecated"} == {2030}
    assert {(row["lowest"], row["highest"]) for row in russia} == {(3000, 3000)}


@pytest.mark.slow
def test_votes_of_the_members_of_that_day(kg: AllianceGraph) -> None:
    # UN General Assembly, 2 March 2022, A/ES-11/PV.5: Russia and Belarus against, the other four abstained
    votes = {row["state"]: row["vote"] for row in kg.table("votes", event="unga-es-11-1-2022", organisation="csto")}
    against, abstained = {"state-rus", "state-blr"}, {"state-arm", "state-kaz", "state-kgz", "state-tjk"}
    assert {state for state, vote in votes.items() if vote == "voted-against"} == against
    assert {state for state, vote in votes.items() if vote == "abstained"} == abstained
    assert set(votes) == against | abstained
    # Finland voted for it, a year before it joined NATO on 4 April 2023
    roles = {row["state"]: row["role"] for row in kg.table("votes", event="unga-es-11-1-2022", organisation="nato")}
    assert roles["state-nor"] == "member"
    assert roles.get("state-fin") != "member"


def test_absence_from_what_was_no_vote_is_no_vote(kg: AllianceGraph) -> None:
    # kremlin.ru, 14 June 2009: Belarus stayed away from a session, at which an agreement was signed
    assert "event-csto-rapid-reaction-force-2009" in kg.table("participants", role="absent").column("event")
    assert "event-csto-rapid-reaction-force-2009" not in kg.table("votes").column("event")


def test_who_spoke_in_which_post(kg: AllianceGraph) -> None:
    # Armenia chaired the council from September 2021 to November 2022: Pashinyan on 6 January 2022
    rows = kg.table("statements", person="Nikol Pashinyan", as_of="2022-01-06")
    announced = [row for row in rows if row["statement"] == "event-kazakhstan-announcement-2022"]
    posts = {row["post"]: row["post_certainty"] for row in announced}
    assert posts == {"post-arm-prime-minister": "certain", "post-csto-council-chair": "certain"}
    # In June 2024 Kazakhstan chaired it, and he spoke as prime minister only
    later = {row["post"] for row in kg.table("statements", person="Nikol Pashinyan", as_of="2024-06-12")}
    assert later == {"post-arm-prime-minister"}
    assert "event-armenia-csto-leave-statement-2024" not in kg.table("statements", post="csto-council-chair").column(
        "statement"
    )


def test_an_article_reports_who_spoke_and_its_day_is_only_possible(kg: AllianceGraph) -> None:
    rows = [row for row in kg.table("statements", as_of="2022-02-25") if row["document"]]
    assert {"person-jens-stoltenberg", "state-blr"} <= {row["speaker"] for row in rows}
    assert {row["certainty"] for row in rows} == {"possible"}
    assert not [row for row in kg.table("statements", as_of="2022-02-26") if row["document"]]


def test_kazakhstan_was_no_armed_attack(kg: AllianceGraph) -> None:
    # Article 4 (UN Treaty Series 32307) speaks of aggression; Tokayev of a terrorist threat (Astana Times, 6 January 2022)
    rows = list(kg.table("trigger-mismatches"))
    assert {row["event"] for row in rows} == {"event-kazakhstan-deployment-2022"}
    assert {(row["article"], row["trigger"]) for row in rows} == {("article-collective-security-1992-4", "aggression")}
    assert {row["occasion"] for row in rows} == {"event-kazakhstan-unrest-2022"}
    said = {row["speaker"]: str(row["paraphrase"]) for row in rows}
    assert "terrorist threat" in said["person-kassym-jomart-tokayev"]
    assert {"person-nikol-pashinyan", "state-blr", "state-tjk", "org-csto"} <= set(said)


@pytest.mark.slow
def test_who_owed_armenia_defence_in_september_2022(kg: AllianceGraph) -> None:
    rows = list(kg.table("defence-owed", state="arm", as_of="2022-09-13"))
    # The five others of the Collective Security Treaty; Uzbekistan and Azerbaijan were no parties (odkb-csto.org)
    article4 = {row["obligor"] for row in rows if row["article"] == "article-collective-security-1992-4"}
    assert article4 == {"state-blr", "state-kaz", "state-kgz", "state-rus", "state-tjk"}
    wording = {row["conditions"] for row in rows if row["article"] == "article-collective-security-1992-4"}
    assert wording == {"on-request under-un-charter-51 with-security-council-report"}  # of the protocol of 2010
    assert "treaty-russia-armenia-1997" in {row["treaty"] for row in rows if row["obligor"] == "state-rus"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("obligor", "state", "day", "owed"),
    [
        ("usa", "phl", "1975-01-01", True),  # treaty of 30 August 1951, UNTS 2315
        ("usa", "ukr", "2022-02-24", False),  # the Budapest Memorandum holds no duty of defence
        ("usa", "jpn", "2022-01-01", True),  # article V of the treaty of 1960
        ("jpn", "usa", "2022-01-01", True),  # in the territories under Japanese administration
        ("tur", "fin", "2023-04-03", False),  # Finland joined NATO the next day
        ("tur", "fin", "2023-04-04", True),
        ("usa", "nzl", "2022-01-01", True),  # ANZUS stands; the suspension of 1986 is another question's matter
        ("bgr", "alb", "1968-09-13", False),  # Albania denounced the Warsaw Treaty that day
        ("bgr", "alb", "1968-09-12", True),
        ("sun", "fin", "1950-01-01", True),  # treaty of 6 April 1948, article 1
        ("chn", "rus", "2022-01-06", False),  # treaty of 16 July 2001, article 9: contacts and consultation only
    ],
)
def test_who_owed_whom(kg: AllianceGraph, obligor: str, state: str, day: str, owed: bool) -> None:
    assert bool(len(kg.table("defence-owed", obligor=obligor, state=state, as_of=day))) is owed


def test_nobody_owes_defence_to_itself(kg: AllianceGraph) -> None:
    rows = kg.table("defence-owed", as_of="2022-02-24")
    assert not [row for row in rows if row["obligor"] == row["state"]]
    nato = {(row["obligor"], row["state"]) for row in rows if row["article"] == "article-north-atlantic-1949-5"}
    assert len(nato) == 30 * 29  # thirty allies (nato.int)


def test_duties_have_the_wording_of_the_day(kg: AllianceGraph) -> None:
    # The protocol of 10 December 2010 came into force on 19 December 2012 (zakonpravo.kz)
    def article4(day: str) -> list[object]:
        rows = kg.table("obligations", treaty="collective-security-1992", type="defence", as_of=day)
        return [row["conditions"] for row in rows if row["number"] == "4"]

    assert article4("2012-12-18") == ["under-un-charter-51 with-security-council-report"]
    assert article4("2012-12-19") == ["on-request under-un-charter-51 with-security-council-report"]
    assert article4("1994-04-19") == []


def test_duties_of_a_state(kg: AllianceGraph) -> None:
    rows = {row["obligation"]: row for row in kg.table("obligations", state="tha", type="defence", as_of="2022-01-01")}
    # Manila Pact, article IV, and the Rusk-Thanat communique of 6 March 1962
    assert rows["obligation-thanat-rusk-1962-statement-1"]["obligor_states"] == "state-usa"
    assert {"treaty-manila-1954", "treaty-thanat-rusk-1962"} == {row["treaty"] for row in rows.values()}
    assert "treaty-north-atlantic-1949" not in {row["treaty"] for row in kg.table("obligations", state="tha")}


@pytest.mark.slow
def test_both_sides_of_a_clash_had_allies_in_common(kg: AllianceGraph) -> None:
    # Kyrgyzstan and Tajikistan fought as members of the CSTO in September 2022 (Carnegie Endowment: "Conflict between
    # Kyrgyzstan and Tajikistan", 2022); so the four others owed defence to both.
    rows = list(kg.table("conflicting-obligations", event="event-kyrgyz-tajik-conflict-2022"))
    by_position = {
        position: {row["obligor"] for row in rows if row["position"] == position} for position in ("side", "outside")
    }
    assert by_position["side"] == {"state-kgz", "state-tjk"}
    assert by_position["outside"] == {"state-arm", "state-blr", "state-kaz", "state-rus"}
    defence = {(row["obligor"], row["state"]) for row in rows if row["article"] == "article-collective-security-1992-4"}
    assert {("state-rus", "state-kgz"), ("state-rus", "state-tjk"), ("state-kgz", "state-tjk")} <= defence


@pytest.mark.slow
@pytest.mark.parametrize(
    ("event", "bound", "free"),
    [
        # Romania, Albania and East Germany were in the Warsaw Pact with both sides; Yugoslavia was not (Warsaw Treaty).
        ("event-czechoslovakia-invasion-1968", {"state-rou", "state-alb", "state-ddr"}, {"state-yug", "state-usa"}),
        # Turkey owed Azerbaijan defence since 2010 and Armenia nothing; the CIS alone makes no duty of defence.
        ("event-nagorno-karabakh-war-2020", {"state-rus", "state-blr", "state-kaz"}, {"state-tur", "state-mda"}),
        # No alliance had Ukraine and Russia, and a member of neither side (Budapest 1994 is an assurance).
        ("event-ukraine-invasion-2022", set(), {"state-usa", "state-gbr", "state-pol"}),
    ],
)
def test_who_was_bound_to_both_sides(kg: AllianceGraph, event: str, bound: set[str], free: set[str]) -> None:
    rows = kg.table("conflicting-obligations", event=event)
    outsiders = {row["obligor"] for row in rows if row["position"] == "outside"}
    assert bound <= outsiders
    assert not free & outsiders


@pytest.mark.slow
def test_a_pledge_ends_with_its_treaty(kg: AllianceGraph) -> None:
    # Georgia's notice of 2008-08-18 took effect a year later: in the war it still had its pledges of the CIS Charter.
    rows = kg.table("conflicting-obligations", event="event-russo-georgian-war-2008", obligor="rus")
    assert set(rows.column("state")) == {"state-geo"}
    assert set(rows.column("treaty")) == {"treaty-cis-charter-1993"}
    assert len(kg.table("conflicting-obligations", event="event-russo-georgian-war-2008", as_of="2009-01-01")) == 0


def test_denials_of_what_the_state_then_did(kg: AllianceGraph) -> None:
    # FactCheck.org, February 2022, dates Peskov's denials 12 and 22 November 2021; the war began on 24 February 2022,
    # 104 and 94 days later. UPI, 4 March 2014: Putin on Crimea, two weeks before the treaty of 18 March.
    found = {row["appearance"]: row for row in kg.table("denials")}
    peskov = [found[f"appearance-ukraine-invasion-2022-peskov-{n}"] for n in (1, 2)]
    assert [(row["date"], row["days_until"]) for row in peskov] == [("2021-11-12", 104), ("2021-11-22", 94)]
    assert found["appearance-crimea-annexation-2014-putin-1"]["days_until"] == 14
    assert {row["event"] for row in found.values() if row["state"] == "state-irq"} == {"event-kuwait-invasion-1990"}


def test_denials_count_within_so_many_days(kg: AllianceGraph) -> None:
    # Polyansky spoke nine days before the war (TASS, 15 February 2022); the other Russians of that winter earlier.
    near = kg.table("denials", state="rus", days="10", during="2021/2022")
    assert near.column("speaker") == ["person-dmitry-polyansky"]
    assert len(kg.table("denials", state="rus", during="2020")) == 0


def test_a_claim_is_followed_from_its_first_appearance(kg: AllianceGraph) -> None:
    # SINDOnews and Hallo.id printed Sputnik's list with Uzbekistan on 6 January 2022; Suara repeats it on 25 February.
    rows = list(kg.table("claim-repetitions", about="uzb"))
    assert {row["proposition"] for row in rows} == {"proposition-uzb-member-csto"}
    assert {row["date"] for row in rows if row["order"] == "first"} == {"2022-01-06"}
    (suara,) = [row for row in rows if row["document"] == "document-suara-2022-02-25"]
    assert (suara["order"], suara["verdict"]) == ("repetition", "contradicted")
    in_article = kg.table("claim-repetitions", document="suara-2022-02-25").column("proposition")
    assert "proposition-rus-plans-invasion-ukr" not in in_article
    assert "proposition-csto-formed-1992-2002" in in_article


@pytest.mark.slow
def test_what_rests_on_one_source_or_on_a_party_alone(kg: AllianceGraph, edited_data: Edit) -> None:
    # The tables say the same as the answer: counted from the cells of one of them.
    reasons = {row["fact"]: row["reason"] for row in kg.table("single-source")}
    participations = read_tables(data_directory()).rows["participations"]
    alone = {row.id for row in participations if len(row.cells["sources"].split()) == 1}
    assert alone <= reasons.keys()
    assert {reasons[fact] for fact in alone} == {"one-source", "editors-alone", "own-media"}
    # sputnikglobe.com is run by the Russian state: what it alone says of Russia is Russia's own word.
    other = open_graph(
        edited_data(
            "participations.csv",
            lambda text: text.replace(",source-newslanes-reckless-and-unprovoked,", ",source-sputnikglobe-1092059445,"),
        ),
        cache=None,
    )
    own = {row["fact"] for row in other.table("single-source", about="rus") if row["reason"] == "own-media"}
    assert own - {fact for fact, reason in reasons.items() if reason == "own-media"}
