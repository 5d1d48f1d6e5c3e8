"""Cases of history: who was bound by which article, and how its words read. Expected values come from the treaties'
texts and from the pages named beside them."""

from __future__ import annotations

import pandas as pd
import pytest
from csto_graph import AllianceGraph

pytestmark = pytest.mark.slow

CSTO = {"state-arm", "state-blr", "state-kaz", "state-kgz", "state-rus", "state-tjk"}


def help_owed(table: pd.DataFrame, article: str) -> pd.DataFrame:
    return table[(table["type"] == "defence") & (table["article"] == f"article-{article}")]


def statuses(table: pd.DataFrame, article: str) -> set[str]:
    return set(table[table["article"] == f"article-{article}"]["status"])


def test_the_table_begins_as_promised(kg: AllianceGraph) -> None:
    table = kg.obligations("ARM", by="AZE", as_of="2022-09-13")
    assert list(table)[:6] == ["obligor", "obligee", "type", "treaty", "article", "status"]
    assert {"certainty", "sources", "why", "paraphrase"} <= set(table)
    assert set(table["status"]) <= {"met", "not met", "undecided", "broken"}


def test_every_row_leads_to_words_and_sources(kg: AllianceGraph) -> None:
    for case in ({"attacked": "ARM", "by": "AZE"}, {"attacked": "POL", "rounds": 2}, {"exposure": "USA"}):
        table = kg.obligations(**case, as_of="2022-09-13")
        assert len(table)
        for column in ("article", "paraphrase", "why", "sources", "certainty"):
            assert table[column].astype(bool).all(), column
        assert table["sources"].str.startswith("source-").all()


def test_kazakhstan_2022_unrest_is_no_aggression_yet_the_article_was_invoked(kg: AllianceGraph) -> None:
    # Treaty on Collective Security, articles 2 and 4 as of 2010; request of 5 and decision of 6 January 2022 (odkb-csto.org).
    table = kg.obligations("KAZ", kind="internal-crisis", as_of="2022-01-06", requested=True)
    article4 = help_owed(table, "collective-security-1992-4")
    binding = article4[article4["compulsion"] == "binding"]
    assert set(binding["obligor"]) == CSTO - {"state-kaz"}
    assert set(binding["status"]) == {"not met"}
    assert set(binding["why"]) == {"only aggression sets it off, an internal crisis is none"}
    assert all("event-kazakhstan-request-2022" in events for events in binding["invoked"])
    attack = kg.obligations("KAZ", by="CHN", as_of="2022-01-06", requested=True)
    met = help_owed(attack, "collective-security-1992-4")
    assert set(met[met["compulsion"] == "binding"]["status"]) == {"met"}


def test_armenia_2022_the_allies_of_the_csto_and_russia_alone(kg: AllianceGraph) -> None:
    # Article 4 of 1992 needs a request; article 3 of the Russian treaty of 29 August 1997 does not.
    table = kg.obligations("ARM", by="AZE", as_of="2022-09-13")
    article4 = help_owed(table, "collective-security-1992-4")
    assert set(article4["obligor"]) == CSTO - {"state-arm"}
    assert set(article4["status"]) == {"undecided"}
    assert set(article4["why"]) == {"it is owed on request"}
    bilateral = help_owed(table, "russia-armenia-1997-3")
    assert list(bilateral["obligor"]) == ["state-rus"]
    assert list(bilateral["status"]) == ["met"]
    asked = kg.obligations(event="event-armenia-csto-appeal-2022")
    assert statuses(asked, "collective-security-1992-4") == {"met"}
    # Armenia, Azerbaijan and most others keep the charter of the CIS: its pledge is broken, and binds them to both.
    assert statuses(table[table["obligor"] == "state-aze"], "cis-charter-1993-3") == {"broken"}
    both = table[(table["obligor"] == "state-rus") & (table["other_side"] != "")]
    assert set(both["obligee"]) == {"state-arm", "state-aze"}


def test_karabakh_2020_is_not_armenian_territory(kg: AllianceGraph) -> None:
    # Foreign ministry of Russia, 31 October 2020: all help if the fighting moves onto the territory of Armenia.
    there = kg.obligations("ARM", by="AZE", as_of="2020-09-27", on_territory="nagorno-karabakh")
    assert statuses(there, "russia-armenia-1997-3") == {"not met"}
    home = kg.obligations("ARM", by="AZE", as_of="2020-09-27")
    assert statuses(home, "russia-armenia-1997-3") == {"met"}


def test_ukraine_2022_assurances_and_no_ally(kg: AllianceGraph) -> None:
    # Memorandum of Budapest, 5 December 1994, points 1, 2, 4, 5, 6 (UNTS 52241).
    table = kg.obligations("UKR", by="RUS", as_of="2022-02-24")
    assert not set(table["type"]) & {"defence", "offence"}
    broken = table[table["status"] == "broken"]
    assert set(broken["article"]) == {"article-budapest-memorandum-1994-1", "article-budapest-memorandum-1994-2"}
    assert statuses(table, "budapest-memorandum-1994-5") == {"undecided"}, "no nuclear weapon was used"
    consult = table[(table["type"] == "consultation") & (table["status"] == "met")]
    assert set(consult["article"]) == {"article-budapest-memorandum-1994-6"}
    assert set(consult["obligor"]) == {"state-gbr", "state-usa"}


def test_czechoslovakia_1968_its_allies_were_the_attackers(kg: AllianceGraph) -> None:
    # Warsaw Treaty of 14 May 1955, articles 1, 4 and 8.
    table = kg.obligations(event="event-czechoslovakia-invasion-1968")
    attackers = {"state-bgr", "state-hun", "state-pol", "state-sun"}
    assert set(table[table["status"] == "broken"]["obligor"]) == attackers
    own = help_owed(table, "warsaw-1955-4")
    own = own[own["obligee"] == "state-csk"]
    assert set(own[own["obligor"].isin(attackers)]["status"]) == {"undecided"}
    assert set(own[own["status"] == "met"]["obligor"]) == {"state-ddr", "state-rou"}


@pytest.mark.parametrize(
    ("attacked", "territory", "status"),
    [
        # Article 6 of the North Atlantic Treaty, its protocol of 1951, and Boeva and Novotny 2019 on its scope.
        ("USA", "hawaii", "not met"),
        ("USA", "guam", "not met"),
        ("USA", "puerto-rico", "not met"),
        ("USA", None, "met"),
        ("GBR", "falkland-islands", "not met"),
        ("GBR", "bermuda", "met"),
        ("FRA", "guadeloupe", "not met"),
        ("FRA", "reunion", "not met"),
        ("FRA", None, "met"),
        ("DNK", "greenland", "met"),
        ("TUR", None, "met"),
        ("TUR", "turkey", "met"),
        ("ESP", "canary-islands", "met"),
        ("ESP", "ceuta-and-melilla", "undecided"),
    ],
)
def test_article_6_says_where_article_5_counts(
    kg: AllianceGraph, attacked: str, territory: str | None, status: str
) -> None:
    table = kg.obligations(attacked, as_of="2001-09-11", on_territory=territory)
    article5 = help_owed(table, "north-atlantic-1949-5")
    assert set(article5[article5["compulsion"] != "facultative"]["status"]) == {status}
    # Article 4, to consult, knows no area.
    assert statuses(table, "north-atlantic-1949-4") == {"met"}


def test_algeria_was_covered_until_it_was_no_longer_french(kg: AllianceGraph) -> None:
    # Article 6 names it; the Council noted that the words lapsed on 3 July 1962.
    table = kg.obligations("FRA", as_of="1962-07-02", on_territory="algerian-departments")
    assert set(help_owed(table, "north-atlantic-1949-5")["status"]) == {"met"}
    with pytest.raises(Exception, match="was no territory of France on 1962-07-03"):
        kg.obligations("FRA", as_of="1962-07-03", on_territory="algerian-departments")


@pytest.mark.parametrize(
    ("day", "obligors"),
    [
        # In force 24 August 1949; West Germany a member from 6 May 1955; Greece and Turkey from 18 February 1952.
        ("1949-08-23", 0),
        ("1949-08-24", 11),
        ("1952-02-17", 11),
        ("1952-02-18", 13),
    ],
)
def test_nothing_is_owed_before_a_treaty_is_in_force(kg: AllianceGraph, day: str, obligors: int) -> None:
    table = kg.obligations("FRA", as_of=day)
    assert help_owed(table, "north-atlantic-1949-5")["obligor"].nunique() == obligors


def test_nothing_is_owed_on_the_day_on_which_a_treaty_ends(kg: AllianceGraph) -> None:
    # Uzbekistan out of the CSTO on 19 December 2012; the Warsaw Treaty ended on 1 July 1991.
    for attacked, article, last, out in (
        ("UZB", "collective-security-1992-4", "2012-12-18", "2012-12-19"),
        ("POL", "warsaw-1955-4", "1991-06-30", "1991-07-01"),
    ):
        assert len(help_owed(kg.obligations(attacked, as_of=last), article))
        assert not len(help_owed(kg.obligations(attacked, as_of=out), article))


@pytest.mark.parametrize(
    ("attacked", "attacker", "day", "obligor"),
    [
        ("KGZ", "TJK", "2021-04-28", "state-kaz"),
        ("KGZ", "TJK", "2022-09-14", "state-rus"),
        ("GRC", "TUR", "1974-07-20", "state-usa"),
        ("GRC", "TUR", "2020-08-12", "state-fra"),
        ("ARM", "AZE", "2022-09-13", "state-rus"),
    ],
)
def test_who_was_bound_to_both_sides_is_found(
    kg: AllianceGraph, attacked: str, attacker: str, day: str, obligor: str
) -> None:
    table = kg.obligations(attacked, by=attacker, as_of=day)
    own = table[(table["obligor"] == obligor) & (table["other_side"] != "")]
    assert set(own["obligee"]) == {f"state-{attacked.lower()}", f"state-{attacker.lower()}"}


def test_turkey_is_bound_to_both_sides_where_pakistan_attacks_an_ally_of_its_own(kg: AllianceGraph) -> None:
    # CENTO: the pact of 24 February 1955 bound Turkey, Iran and Pakistan; NATO bound Turkey to Greece.
    table = kg.obligations("GRC", by="PAK", as_of="1965-09-06")
    assert set(table[table["other_side"] != ""]["obligor"]) >= {"state-tur", "state-gbr"}


def test_adversaries_that_a_text_names(kg: AllianceGraph) -> None:
    # Sino-Soviet treaty of 14 February 1950, article 1: against Japan or states allied with it.
    words = {
        attacker: set(help_owed(kg.obligations("CHN", by=attacker, as_of="1955-01-01"), "ussr-china-1950-1")["status"])
        for attacker in ("JPN", "USA", "IND")
    }
    assert words == {"JPN": {"met"}, "USA": {"undecided"}, "IND": {"undecided"}}
    # Treaty of Dunkirk, 4 March 1947, article II: against Germany alone.
    dunkirk = [kg.obligations("FRA", by=by, as_of="1950-01-01") for by in ("DEU", "ESP")]
    assert [statuses(table, "dunkirk-1947-ii") for table in dunkirk] == [{"met"}, {"not met"}]


def test_a_suspended_member_leaves_a_duty_undecided(kg: AllianceGraph) -> None:
    # Armenia froze its membership on 22 February 2024.
    table = kg.obligations("ARM", by="AZE", as_of="2024-06-01", requested=True)
    article4 = help_owed(table, "collective-security-1992-4")
    assert set(article4["status"]) == {"undecided"}
    assert all("is frozen by member since 2024-02-22" in why for why in article4["why"])


def test_a_suspension_towards_one_party_leaves_the_others_bound(kg: AllianceGraph) -> None:
    # ANZUS since 11 August 1986: the United States owes New Zealand nothing more, Australia and New Zealand still do.
    def status(attacked: str, obligor: str) -> set[str]:
        table = help_owed(kg.obligations(attacked, as_of="2000-01-01"), "anzus-1951-iv")
        return set(table[table["obligor"] == f"state-{obligor}"]["status"])

    assert status("NZL", "usa") == status("USA", "nzl") == {"undecided"}
    assert status("NZL", "aus") == status("AUS", "nzl") == status("AUS", "usa") == {"met"}


def test_the_united_states_reserved_the_manila_pact_to_communist_aggression(kg: AllianceGraph) -> None:
    # Understanding in the treaty (FRUS 1952-1954, XII, 1, 348): else it consults. Pakistan attacked by India in 1965.
    table = kg.obligations("PAK", by="IND", as_of="1965-09-06")
    helping = table[(table["treaty"] == "treaty-manila-1954") & (table["type"] == "defence")]
    assert set(helping[helping["obligor"] == "state-usa"]["status"]) == {"undecided"}
    others = {"state-aus", "state-fra", "state-gbr", "state-nzl", "state-phl", "state-tha"}
    assert set(helping[helping["status"] == "met"]["obligor"]) == others
    consult = table[table["article"] == "article-manila-1954-us-understanding"]
    assert set(consult[consult["type"] == "consultation"]["status"]) == {"met"}
    # Pakistan left on 7 November 1973: a state named in a treaty is bound as long as it is a party.
    left = kg.obligations("THA", by="state-vnm", as_of="1974-01-01")
    assert "state-pak" not in set(left[left["treaty"] == "treaty-manila-1954"]["obligor"])


@pytest.mark.parametrize(
    ("attacked", "territory", "status"),
    [
        # Articles V and VI of 2 December 1954: Taiwan and the Pescadores, and American islands in the West Pacific.
        ("TWN", None, "met"),
        ("TWN", "kinmen-and-matsu", "not met"),
        ("USA", None, "not met"),
        ("USA", "hawaii", "not met"),
        ("USA", "guam", "met"),
    ],
)
def test_the_treaty_with_taiwan_names_its_islands(
    kg: AllianceGraph, attacked: str, territory: str | None, status: str
) -> None:
    table = kg.obligations(attacked, as_of="1958-08-23", on_territory=territory)
    assert set(help_owed(table, "us-taiwan-1954-v")["status"]) == {status}


def test_finland_and_the_soviet_union_against_germany_alone(kg: AllianceGraph) -> None:
    # Treaty of 6 April 1948, article 1: Finland fights where Germany or its allies come through Finland; then it is helped.
    words = {
        (attacked, by): set(
            help_owed(kg.obligations(attacked, by=by, as_of="1960-01-01"), "ussr-finland-1948-1")["status"]
        )
        for attacked, by in (("FIN", "DEU"), ("FIN", "SWE"), ("SUN", "DEU"))
    }
    assert words == {("FIN", "DEU"): {"met"}, ("FIN", "SWE"): {"undecided"}, ("SUN", "DEU"): {"undecided"}}


def test_the_charter_of_the_oas_points_to_other_treaties(kg: AllianceGraph) -> None:
    # Article 29 (28 today): the measures of the special treaties; Antigua is party to none.
    table = kg.obligations("USA", as_of="2001-09-11")
    own = table[(table["obligor"] == "state-atg") & (table["type"] == "defence")]
    assert set(own["status"]) == {"undecided"}


@pytest.mark.parametrize(
    ("event", "heading"),
    [
        # Requests are read as what they answer: unrest in Kazakhstan 2022 and Kyrgyzstan 2010, attacks elsewhere.
        ("kazakhstan-request-2022", "Kazakhstan: internal crisis, 2022-01-05, on home territory"),
        ("kyrgyzstan-request-russia-2010", "Kyrgyzstan: internal crisis, 2010-06-12, on home territory"),
        ("armenia-csto-appeal-2022", "Armenia: armed attack by Azerbaijan, 2022-09-13, on home territory"),
        ("armenia-appeal-russia-2020", "Armenia: armed attack by Azerbaijan, 2020-10-31, on Nagorno-Karabakh"),
        ("nato-article-5-2001", "United States: armed attack, 2001-09-12, on home territory"),
        # Whoever invokes without an attack in the data holds itself threatened; Argentina had attacked itself.
        ("nato-article-4-2003", "Turkey: threat, 2003-02-10, on home territory"),
        ("rio-treaty-invocation-1982", "Argentina: threat, 1982-04-20, on home territory"),
        (
            "falklands-invasion-1982",
            "United Kingdom: armed attack by Argentina, 1982-04-02, on Falkland Islands (Malvinas)",
        ),
    ],
)
def test_an_event_is_read_as_what_it_is_or_answers(kg: AllianceGraph, event: str, heading: str) -> None:
    assert kg.case(event=f"event-{event}").heading == heading


def test_the_falklands_are_outside_of_article_6_as_an_event_too(kg: AllianceGraph) -> None:
    table = kg.obligations(event="event-falklands-invasion-1982")
    assert statuses(table, "north-atlantic-1949-5") == {"not met"}
    assert statuses(table, "north-atlantic-1949-4") == {"met"}


def test_force_on_other_soil_breaks_no_pledge_for_sure(kg: AllianceGraph) -> None:
    # The United Nations hold Nagorno-Karabakh to be Azerbaijani.
    table = kg.obligations("ARM", event="event-nagorno-karabakh-war-2020")
    assert statuses(table[table["obligor"] == "state-aze"], "cis-charter-1993-3") == {"undecided"}


def test_what_is_no_state_is_owed_nothing(kg: AllianceGraph) -> None:
    # South Vietnam ended in 1975; Thailand owes the Manila Pact once, though two alliances in the data rest on it.
    today = kg.obligations(exposure="usa", as_of="2020-01-01")
    assert not today["obligee_label"].str.contains("South Vietnam").any()
    then = kg.obligations(exposure="usa", as_of="1965-01-01")
    assert not then.duplicated(["obligor", "obligee", "obligation"]).any()


def test_an_empty_answer_says_what_it_rests_on(kg: AllianceGraph) -> None:
    text = kg.case("POL", by="SUN", as_of="1939-09-17").report()
    assert "treaties with duties in force then, not all there were" in text
    certain = kg.case("LTU", by="RUS", at_least="certain").report()
    assert "with --at-least possible more may be shown" in certain
    assert "binds anybody" not in certain


def test_the_text_sums_up_who_is_bound_to_help_and_names_people_by_name(kg: AllianceGraph) -> None:
    armenia = kg.case("ARM", by="AZE", as_of="2022-09-13").report()
    # Article 2 of the Collective Security Treaty speaks of a threat, article 3 of the Russian treaty of 1997 of an attack.
    allies = "Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan"
    assert f"Bound to help: met for 5 ({allies})." in armenia
    assert "bound to the other side too, by: Charter of the Commonwealth of Independent States" in armenia
    assert "obligation-" not in armenia
    assert "last confirmed" not in armenia
    # 31 other members of NATO, and Austria, Cyprus, Ireland and Malta by the treaty of the European Union.
    today = kg.case("LTU", by="RUS").report()
    assert "Bound to help: met for 35." in " ".join(today.split())
    assert "Croatia, Cyprus, Czechia, Denmark, Estonia, Finland, France, Germany" in " ".join(today.split())
    assert "presumed, last confirmed" in " ".join(today.split())
    ukraine = kg.case("UKR", by="RUS", as_of="2022-02-24").report()
    assert "Bound to help: met" not in ukraine


def test_cyprus_1974_and_its_guarantors(kg: AllianceGraph) -> None:
    # Treaty of Guarantee, Nicosia, 16 August 1960, articles II and IV.
    table = kg.obligations(event="event-cyprus-invasion-1974")
    assert set(table[table["status"] == "broken"]["obligor"]) == {"state-tur"}
    assert set(help_owed(table, "cyprus-guarantee-1960-ii")["obligor"]) == {"state-gbr", "state-grc", "state-tur"}
    assert "state-gbr" in set(table[table["other_side"] != ""]["obligor"])
