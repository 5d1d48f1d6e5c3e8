"""Names: what people type finds the one thing they mean, or says what it could be."""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.resources import data_directory
from csto_graph.errors import AmbiguousNameError, QueryError, UnknownNameError
from csto_graph.questions.names.folding import words
from csto_graph.questions.names.name_index import NameIndex
from csto_graph.questions.names.sorted_lines import SortedLines
from csto_graph.questions.names.suggestions import StateName, near_names, state_names, wider_states
from csto_graph.store import ResultTable
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import EXAMPLES

PASHINYAN = "person-nikol-pashinyan"
WORDS = st.text(alphabet="ab Каé-", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("kazakhstan", "state-kaz"),
        ("KAZ", "state-kaz"),
        ("Казахстан", "state-kaz"),
        ("ODKB", "org-csto"),
        ("Kirgistan", "state-kgz"),
        ("Kirghizia", "state-kgz"),
        ("TÜRKIYE", "state-tur"),
        ("turkiye", "state-tur"),
        ("Pashinyan", "person-nikol-pashinyan"),
        ("membership-uzb-csto-1", "membership-uzb-csto-1"),
    ],
)
def test_a_name_finds_its_thing(kg: AllianceGraph, name: str, slug: str) -> None:
    assert kg.names.resolve(name) == slug


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("Kazahkstan", "Kazakhstan"), ("Казакстан", "Казахстан"), ("Kirgistn", "Kyrgyzstan"), ("Uzbekstan", "Uzbekistan")],
)
def test_a_near_miss_is_told_what_is_near(kg: AllianceGraph, name: str, suggestion: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        kg.names.resolve(name, "state")
    assert suggestion in caught.value.suggestions


@pytest.mark.parametrize(
    ("name", "kinds", "meant"),
    [("nato", "state", "organisation org-nato"), ("Lukashenko", "organisation", "person person-alexander-lukashenko")],
)
def test_a_thing_of_another_kind_is_called_what_it_is(kg: AllianceGraph, name: str, kinds: str, meant: str) -> None:
    with pytest.raises(UnknownNameError, match=f"unknown {kinds} '{name}'; that is {meant}"):
        kg.names.resolve(name, kinds)


def test_a_name_of_several_things_is_told_which(kg: AllianceGraph) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        kg.names.resolve("Japarov")
    assert str(caught.value).endswith("say which: person-akylbek-japarov, person-sadyr-japarov")


@pytest.mark.parametrize("name", ["state-kaz\tKazakhstan", "\n", "\t", "", "\ud800", "state-", "…"])
def test_nothing_is_found_by_what_is_no_name(kg: AllianceGraph, name: str) -> None:
    with pytest.raises(UnknownNameError):
        kg.names.resolve(name)


@given(st.sets(WORDS), WORDS)
def test_lines_are_found_by_their_beginning_as_by_reading_all(lines: set[str], begun: str) -> None:
    found = [cells[0] for cells in SortedLines.of(lines).beginning(begun)]
    assert found == sorted(line for line in lines if line.startswith(begun))
    assert [cells[0] for cells in SortedLines.of(lines).beginning()] == sorted(lines)


@given(st.sets(st.tuples(WORDS, WORDS)), WORDS)
def test_lines_are_found_by_their_first_cell(pairs: set[tuple[str, str]], first: str) -> None:
    found = SortedLines.of("\t".join(pair) for pair in pairs).having(first)
    assert {cells[1] for cells in found} == {other for one, other in pairs if one == first}


class Fact(NamedTuple):
    """A name with the code that an outside list gives it; ``tests/data/names.csv`` tells the list in each row."""

    name: str
    list: str
    code: str


def facts() -> list[Fact]:
    with (EXAMPLES / "names.csv").open(encoding="utf-8", newline="") as file:
        return [Fact(row["name"], row["list"], row["code"]) for row in csv.DictReader(file)]


@cache
def states_by_code() -> dict[str, set[str]]:
    """The states that a number means, in the table of codes; ``test_crosswalk.py`` holds that to the lists themselves."""
    found: dict[str, set[str]] = defaultdict(set)
    with (data_directory() / "state_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["code"] if row["scheme"] in NUMBERS else row["scheme"] + row["code"]].add(row["state"])
    return found


@cache
def slugs() -> set[str]:
    with (data_directory() / "states.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


NUMBERS = {"cow-number", "gleditsch-ward-number"}
ISO = "iso-3166-1-alpha-3"


def meant(fact: Fact) -> set[str]:
    """A number means whoever bore it in either list; the code of ISO is in our slug. Nothing for other territories."""
    return states_by_code()[fact.code] if fact.list in NUMBERS else {f"state-{fact.code.lower()}"} & slugs()


def resolved(names: NameIndex, name: str, on: date | None = None) -> str:
    try:
        return names.resolve(name, "state", on=on)
    except (UnknownNameError, AmbiguousNameError) as error:
        return type(error).__name__


def test_every_name_of_the_lists_of_the_field_means_its_state(kg: AllianceGraph) -> None:
    known = [fact for fact in facts() if meant(fact)]
    assert len(known) > 500
    assert [(fact, found) for fact in known if (found := resolved(kg.names, fact.name)) not in meant(fact)] == []


def test_the_government_of_a_state_is_the_state(kg: AllianceGraph) -> None:
    """UCDP names the sides of a conflict so."""
    sides = [fact for fact in facts() if fact.list == "gleditsch-ward-number" and meant(fact)]
    wrong = [each for each in sides if resolved(kg.names, f"Government of {each.name}") not in meant(each)]
    assert wrong == []


@pytest.mark.slow
def test_a_territory_that_is_not_a_state_of_the_graph_means_no_state(kg: AllianceGraph) -> None:
    territories = [fact for fact in facts() if not meant(fact)]
    assert len(territories) == 58  # 53 short names of ISO 3166-1, and 5 official ones that differ
    assert {resolved(kg.names, fact.name) for fact in territories} == {"UnknownNameError"}


class Listed(NamedTuple):
    """A state as a list has it on a day. ``bearer`` has the number then, ``named`` is what the name means.

    Both were found from the names, not from our codes: capitals are codes of ISO 3166-1 alpha-3, which the table of
    country_converter 1.3.2 gives for the name; states that are gone were identified by hand.
    """

    list: str
    number: str
    abbreviation: str
    name: str
    day: str
    bearer: str
    named: str

    @property
    def on(self) -> date:
        return date.fromisoformat(self.day)


def listed() -> list[Listed]:
    """Facts of State System Membership 2016 (Correlates of War), and of the sides in UCDP/PRIO ACD 24.1 (CC BY 4.0).

    The former has a row for each spell, with its last day; of the latter it is the first day of the last year with the
    side. The numbers of sides are those of Gleditsch and Ward.
    """
    with (EXAMPLES / "state_names.csv").open(encoding="utf-8", newline="") as file:
        return [Listed(**row) for row in csv.DictReader(file)]


def state(code: str) -> str:
    return f"state-{code.lower()}"


def test_the_lists_are_whole() -> None:
    """217 states in 243 spells (Correlates of War), and 162 sides that are governments (UCDP)."""
    names = {scheme: [each.name for each in listed() if each.list == scheme] for scheme in NUMBERS}
    assert (len(names["cow-number"]), len(set(names["cow-number"]))) == (243, 217)
    assert len(names["gleditsch-ward-number"]) == len(set(names["gleditsch-ward-number"])) == 162


def test_every_name_of_a_whole_list_means_its_state(kg: AllianceGraph) -> None:
    for form in ("{}", "Government of {}"):
        assert [r for r in listed() if resolved(kg.names, form.format(r.name), r.on) != state(r.named)] == []
    without_day = [row for row in listed() if resolved(kg.names, row.name) != state(row.named)]
    assert [row.name for row in without_day] == ["Korea"]  # which is one of three states without a day


def test_every_number_of_a_whole_list_means_its_state_of_the_day(kg: AllianceGraph) -> None:
    assert [row for row in listed() if resolved(kg.names, row.number, row.on) != state(row.bearer)] == []
    lasting = [row for row in listed() if row.day == "2016-12-31"]
    assert len(lasting) == 195
    assert [row for row in lasting if resolved(kg.names, row.number) != state(row.bearer)] == []


def test_every_abbreviation_means_its_state_of_the_day_but_where_it_is_a_code_of_iso(kg: AllianceGraph) -> None:
    rows = [row for row in listed() if row.abbreviation]
    others = {row.abbreviation for row in rows if resolved(kg.names, row.abbreviation, row.on) != state(row.bearer)}
    assert others == {"AUS", "CZE", "KOR", "MNG", "SLV", "SWZ"}
    assert {resolved(kg.names, code) for code in others} == {state(code) for code in others}


@pytest.mark.parametrize("on", [None, date(2000, 1, 1)])
def test_korea_is_one_of_three_states_but_in_the_days_when_there_was_one(kg: AllianceGraph, on: date | None) -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean joseon .* or kor .* or prk"):
        kg.names.resolve("Korea", "state", on=on)
    assert kg.names.resolve("Korea", "state", on=date(1900, 1, 1)) == "state-joseon"


# The Correlates of War (State System Membership 2016) and Gleditsch and Ward (2020) give the days. Where both have a number
# on a day, as 970, it is that of the former.
PASSED = [
    ("365", {"": "rus", "1991-12-26": "rus", "1991-12-25": "sun", "1970-01-01": "sun", "1900-01-01": "russian-empire"}),
    ("255", {"": "deu", "1990-10-03": "deu", "1900-01-01": "prussia"}),
    ("260", {"": "deu", "1960-01-01": "deu"}),
    ("265", {"": "ddr", "1960-01-01": "ddr"}),
    ("678", {"": "yem", "1989-12-31": "yar", "1995-01-01": "yem"}),
    ("679", {"": "yem", "1995-01-01": "yem"}),
    ("680", {"": "ymd", "1980-01-01": "ymd"}),
    ("816", {"": "vnm", "1960-01-01": "vnm"}),
    ("817", {"": "rvn", "1960-01-01": "rvn"}),
    ("345", {"": "srb", "1900-01-01": "srb", "1950-01-01": "yug", "1999-01-01": "scg", "2010-01-01": "srb"}),
    ("340", {"": "srb", "2010-01-01": "srb"}),
    ("970", {"": "nru", "2010-01-01": "nru", "1985-01-01": "kir"}),
    ("GMY", {"": "deu", "1900-01-01": "prussia", "2000-01-01": "deu"}),
    ("730", {"": "joseon", "1900-01-01": "joseon", "0001-01-01": "joseon"}),
    # ISO 3166-3 gives the days on which codes of ISO 3166-1 were withdrawn; the states themselves ended before.
    ("CS", {"": "scg", "1990-01-01": "csk", "1992-12-31": "csk", "2004-01-01": "scg"}),
    ("YU", {"": "scg", "1990-01-01": "yug", "1997-01-01": "scg"}),
    ("YUG", {"": "yug", "1990-01-01": "yug", "1997-01-01": "scg", "1900-01-01": "srb"}),
    ("YE", {"": "yem", "1982-01-01": "yar", "1995-01-01": "yem"}),
    ("YEM", {"": "yem", "1982-01-01": "yar", "1990-07-01": "yem"}),
    ("VN", {"": "vnm", "1975-02-21": "rvn", "1980-01-01": "vnm"}),
    ("VNM", {"": "vnm", "1975-02-21": "rvn", "1980-01-01": "vnm"}),
    ("Government of VNM", {"": "vnm", "1975-02-21": "rvn"}),
    ("state-vnm", {"1975-02-21": "vnm"}),
    # One state alone has had these: the code means it on every day.
    ("DE", {"": "deu", "1980-01-01": "deu", "1950-01-01": "deu"}),
    ("KAZ", {"": "kaz", "1950-01-01": "kaz"}),
    ("Russia (Soviet Union)", {"": "rus", "1968-01-01": "sun", "2000-01-01": "rus"}),
    ("Serbia (Yugoslavia)", {"": "srb", "1991-12-31": "yug", "1999-01-01": "scg"}),
    ("Yemen (North Yemen)", {"": "yem", "1962-12-31": "yar", "2015-01-01": "yem"}),
]


@pytest.mark.parametrize(
    ("code", "day", "state"), [(code, day, state) for code, days in PASSED for day, state in days.items()]
)
def test_a_code_that_passed_between_states_means_its_bearer_of_the_day(
    kg: AllianceGraph, code: str, day: str, state: str
) -> None:
    on = date.fromisoformat(day) if day else None
    assert kg.names.resolve(code, "state", on=on) == f"state-{state}"


# The days are those of the lists above: the code passes on, or rests, between them.
WITHOUT_BEARER = [
    ("255", "1960-01-01", "255 was the code of state-prussia until 1945-05-09 and of state-deu from 1990-10-03;"),
    ("GMY", "1960-01-01", "GMY was the code of state-prussia until 1945-05-09 and of state-deu from 1990-10-03;"),
    ("Germany (Prussia)", "1960-01-01", "255 was the code of state-prussia until 1945-05-09 and of state-deu from"),
    ("Government of 255", "1960-01-01", "255 was the code of state-prussia until 1945-05-09 and"),
    ("730", "1930-01-01", "730 was the code of state-joseon until 1910-08-23;"),
    ("817", "2000-01-01", "817 was the code of state-rvn from 1954-05-01 until 1975-05-01;"),
    ("705", "1950-01-01", "705 was the code of state-kaz from 1991-12-16;"),
    ("CS", "1998-01-01", "of state-csk from 1974-12-15 until 1993-01-01 and of state-scg from 2003-07-23 until"),
    ("CS", "2010-01-01", "CS was the code of state-csk from"),
    ("VNM", "1960-01-01", "of state-rvn from 1974-12-15 until 1975-05-01 and of state-vnm from 1977-01-01;"),
]


@pytest.mark.parametrize(("code", "day", "said"), WITHOUT_BEARER)
def test_a_code_that_no_state_has_on_the_day_names_the_states_that_had_it(
    kg: AllianceGraph, code: str, day: str, said: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        kg.resolve(code, "state", as_of=day)
    assert f"unknown state '{code}'; no state had this code on {day}; " in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_in_an_interval_a_code_means_the_first_state_that_has_it(kg: AllianceGraph) -> None:
    for code, during, meant in (
        ("255", "1960/2000", "deu"),
        ("705", "1949/2020", "kaz"),
        ("YE", "1990-06/2000", "yem"),
        ("365", "1985/2000", "sun"),
    ):
        assert kg.resolve(code, "state", during=during) == f"state-{meant}"
        assert set(kg.ask("codes", state=code, during=during)["state"]) == {f"state-{meant}"}
    with pytest.raises(
        UnknownNameError, match="no state had this code during 1960-01-01/1969-12-31; 255 was the code of"
    ):
        kg.resolve("255", "state", during="1960/1969")


# The numbers are those of the Correlates of War, which also writes them with three digits (002 is the United States).
@pytest.mark.parametrize(
    ("typed", "state"),
    [("2", "usa"), ("2.0", "usa"), ("002", "usa"), (" 2 ", "usa"), ("20.0", "can"), ("020", "can"), ("365.0", "rus")],
)
def test_a_number_is_read_as_tables_write_it(kg: AllianceGraph, typed: str, state: str) -> None:
    assert kg.names.resolve(typed, "state") == f"state-{state}"
    assert kg.names.resolve(typed, "state", on=date(2010, 1, 1)) == f"state-{state}"


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        *(
            "-2",
            "+2",
            "2²",
            "²",
            "1_0",
            "٣",
            "٢",
            "２",
            "0x2",
            "2 0",
            "2.00",
            "2,0",
            "2.",
            ".2",
            "#2",
            "(2)",
            "2e0",
            "1/2",
        ),
        *("0", "00", "000", "02", "0002", "2.0.0", "3.6.5", "Ⅱ", "②", "2\u200b", "-365", "3-6-5", "9" * 5000, "２５５"),
    ],
)
def test_other_forms_of_a_number_mean_no_state(kg: AllianceGraph, typed: str) -> None:
    for on in (None, date(2010, 1, 1)):
        assert resolved(kg.names, typed, on) == "UnknownNameError"


@pytest.mark.parametrize("number", [200, 200.0, np.int64(200), np.uint8(200), np.float32(200), np.float64(200)])
def test_whole_numbers_of_python_and_numpy_are_codes(kg: AllianceGraph, number: Any) -> None:
    """200 is the United Kingdom (Correlates of War)."""
    assert kg.ask("memberships", state=number).equals(kg.ask("memberships", state="gbr"))
    assert kg.resolve(number, "state") == "state-gbr"


@pytest.mark.parametrize(
    "value",
    [
        True,
        np.True_,
        2.5,
        float("nan"),
        float("inf"),
        ["kaz"],
        b"kaz",
        pd.NA,
        pd.NaT,
        pytest.param(10**5000, id="5001 digits"),
        1j,
        "",
    ],
)
def test_a_parameter_says_what_it_takes_in_place_of_other_values(kg: AllianceGraph, value: Any) -> None:
    with pytest.raises(QueryError) as caught:
        kg.ask("memberships", state=value)
    text = str(caught.value)
    assert text.startswith("the parameter 'state' takes text (a slug, code, abbreviation or label) or a whole number")
    assert ("not ''" if isinstance(value, str) else f"not a value of type {type(value).__name__}") in text
    assert "\n" not in text


@pytest.mark.parametrize("value", [True, 2.5, "٣", "2²", "1_0", 10**20, pytest.param(10**5000, id="5001 digits")])
def test_a_parameter_that_takes_a_number_refuses_other_values(kg: AllianceGraph, value: Any) -> None:
    with pytest.raises(QueryError, match="the parameter 'days' takes a whole number of at most 9 digits, not "):
        kg.ask("boundary-differences", days=value)


def test_a_word_is_not_given_as_a_number(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match="the parameter 'language' takes text, not a value of type int"):
        kg.ask("memberships", language=3)


def test_what_completes_a_name_means_the_state_on_every_day(kg: AllianceGraph) -> None:
    """The short form of state-yem is also a code of ISO, which was that of the Yemen Arab Republic."""
    for begun in ("Yem", "state-y", "vn", "Viet"):
        for written in kg.names.completions(begun, "state"):
            assert kg.names.resolve(written, "state", on=date(1982, 1, 1)) == kg.names.resolve(written, "state")


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({"as_of": "1970-01-01"}, "state-sun"),
        ({"as_of": date(2000, 1, 1)}, "state-rus"),
        ({"during": "1970/2000"}, "state-sun"),
        ({"during": "../2000"}, "state-rus"),
        ({}, "state-rus"),
    ],
)
def test_a_question_reads_a_code_on_the_first_day_that_it_asks_about(
    kg: AllianceGraph, days: dict[str, Any], state: str
) -> None:
    assert set(kg.ask("codes", state="365", **days)["state"]) == {state}


def test_the_name_of_another_state_of_today_in_brackets_is_not_a_former_name(kg: AllianceGraph) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        kg.names.resolve("China (Taiwan)")
    assert caught.value.choices == ["state-chn", "state-twn"]


def test_names_that_repeat_a_form_a_thousand_times_end(kg: AllianceGraph) -> None:
    for name in ("Government of " * 1000, "Yemen" + " (Yemen)" * 1000, "Mali (" * 1000, "a. " * 1000, "North " * 1000):
        assert resolved(kg.names, name) in {"UnknownNameError", "state-yem", "state-mli"}


# The states that share a name: to be told of one for the other is worse than to be told nothing.
FAMILIES = [
    {"state-kor", "state-prk", "state-joseon"},
    {"state-vnm", "state-rvn", "state-annam"},
    {"state-yem", "state-yar", "state-ymd"},
    {"state-cod", "state-cog"},
    {"state-deu", "state-ddr", "state-prussia"},
    {"state-chn", "state-twn"},
    {"state-gin", "state-gnb", "state-gnq", "state-png"},
    {"state-sdn", "state-ssd"},
    {"state-cyp", "state-ncy"},
]


def namesakes(slug: str) -> set[str]:
    """The states that must not be suggested for a name of this one; for every other state, the United States."""
    return {each for family in FAMILIES if slug in family for each in family} - {slug} | {"state-usa"} - {slug}


def misspelled(name: str, edits: int, chance: random.Random) -> str:
    letters = list(name)
    for place in chance.sample(range(len(letters)), min(edits, len(letters))):
        letters[place] = chance.choice("abcdefghijklmnoprstuvwyz")
    return "".join(letters)


@pytest.mark.slow
def test_a_misspelled_name_never_leads_to_a_namesake(kg: AllianceGraph) -> None:
    names, chance = state_names(kg.names.names.beginning()), random.Random(19)  # noqa: S311 (the same on each run)
    by_name = {each.written: each.slug for each in names}
    told, wrong = 0, []
    for name in names:
        others = namesakes(name.slug)
        for edits in (1, 2) * 2 if len(others) > 1 else chance.choice(((1,), (2,), ())):
            typed = misspelled(name.written, edits, chance)
            first = next(iter(near_names(typed, names)), None)
            told += first is not None
            # A misspelling can be another name as it is written, such as "Nouth Korea" with one more letter changed.
            if first and by_name[first] in others and resolved(kg.names, typed) == "UnknownNameError":
                wrong.append((name.written, typed, first))
    assert told > len(names) / 3
    assert wrong == []


def test_a_name_without_one_of_its_words_leads_to_its_state_or_to_several_with_it(kg: AllianceGraph) -> None:
    names = state_names(kg.names.names.beginning())
    whole = {name.words for name in names}
    for name in names:
        parts = name.written.split()
        for place in range(len(parts)) if len(parts) > 1 else ():
            typed = " ".join((*parts[:place], *parts[place + 1 :]))
            if frozenset(words(typed).split()) in whole:
                continue  # what is left is a name of its own, such as "Republic of China" without "People's"
            wider = wider_states(typed, names)
            assert name.slug in wider or not (set(wider) & namesakes(name.slug)), (name.written, typed, wider)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Soath Korea", "give a slug"),
        ("Souht Korea", "did you mean South Korea?"),
        ("Socialist Republic of Vietnaam", "did you mean Vietnam?"),
        ("Republic of Yemmen", "did you mean Yemen?"),
        ("Federated States of Micronesa", "did you mean Micronesia?"),
        ("States of Micronesia", "did you mean fsm (Micronesia)?"),
        ("Islamic Iran", "did you mean irn (Iran)?"),
        ("Republic of", "give a slug"),
        ("Kazakh", "did you mean Kazakhstan?"),
        # One state is suggested once, by its label: "Kazakstan" and "Guinée" are other names of the same states.
        ("Kazachstan", "did you mean Kazakhstan?"),
        ("Gunea", "did you mean Guinea?"),
        ("Sudam", "did you mean Sudan?"),
        ("Yemn", "did you mean Yemen?"),
        ("Казакстан", "did you mean Казахстан?"),
    ],
)
def test_suggestions_keep_the_word_that_tells_namesakes_apart(kg: AllianceGraph, typed: str, said: str) -> None:
    with pytest.raises(UnknownNameError, match=re.escape(said)):
        kg.names.resolve(typed, "state")


def test_a_thing_of_any_kind_is_suggested_once(kg: AllianceGraph) -> None:
    for typed, slug in (("Collective Security Treaty Organisatoin", "org-csto"), ("Nikol Pashinjan", PASHINYAN)):
        with pytest.raises(UnknownNameError) as caught:
            kg.names.resolve(typed)
        found = [kg.names.resolve(each) for each in caught.value.suggestions]
        assert found.count(slug) == 1
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("Russian Fed.", "rus"), ("Myanmar/Burma", "mmr"), ("Russia / USSR", "rus"), ("Burma/Myanmar", "mmr")],
)
def test_abbreviated_and_double_names_are_read(kg: AllianceGraph, typed: str, slug: str) -> None:
    assert kg.names.resolve(typed, "state") == f"state-{slug}"


def test_one_edit_more_to_a_namesake_is_no_suggestion() -> None:
    names = [StateName(f"state-{slug}", f"{slug} korea", frozenset((slug, "korea"))) for slug in ("north", "south")]
    assert near_names("sorth korea", names) == {}
    assert near_names("souts korea", names) == {"south korea": "state-south"}


SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\t\r\n\0\x1b\ud800"


class LabelStore:
    """A store of one thing, such as an endpoint that puts anything into its texts."""

    directory = None

    def __init__(self, slug: str, label: str) -> None:
        self.slug, self.label = slug, label

    def select(self, query: str) -> ResultTable:
        columns = tuple(re.findall(r"\?(\w+)", query.split("WHERE")[0]))
        cells = {
            "thing": self.slug,
            "label": self.label,
            "name": self.label,
            "scheme": "cow-number",
            "state": self.slug,
        }
        return ResultTable(columns, (tuple(cells.get(name, self.label) for name in columns),))


@pytest.mark.parametrize("character", SEPARATORS)
@pytest.mark.parametrize("slug", ["person-a-b", "state-ab"])
def test_characters_that_separate_lines_do_not_break_the_index(tmp_path: Path, character: str, slug: str) -> None:
    for label in (f"Ann{character}Bee", f"{character}Ann Bee", f"Ann {character * 2} Bee{character}"):
        store: Any = LabelStore(slug, label)
        index = NameIndex.read(store)
        index.keep(tmp_path / "names.txt")
        again = NameIndex.parse((tmp_path / "names.txt").read_bytes())
        assert again.resolve("Ann Bee") == slug
        assert again.slugs == {slug: "Ann Bee"}
        with pytest.raises(UnknownNameError):
            again.resolve("Nobody at all")
    broken: Any = LabelStore(f"{slug}{character}x", "Ann Bee")
    assert NameIndex.read(broken).slugs == {}


@pytest.mark.slow
def test_a_code_means_its_bearer_of_the_day_in_every_method(kg: AllianceGraph) -> None:
    """365 is Russia in the list of the Correlates of War, and the Soviet Union until 1991."""
    assert kg.entity("365").id == "state-rus"
    assert kg.entity("365", as_of="1985-01-01").id == "state-sun"
    assert set(kg.network("alliances", as_of="1985-01-01", states=["365", "290"])) == {"state-sun", "state-pol"}
    assert kg.case("290", by="365", as_of="1985-01-01").case.attackers == {"state-sun"}
