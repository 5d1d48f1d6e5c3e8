"""Questions over an interval, the policy on certainty, and the arithmetic of days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.dates import FOREVER, MINIMUM
from csto_graph.core.windows import interval_window
from csto_graph.errors import CstoGraphError, DateError, QueryError, UnknownNameError
from csto_graph.questions.definition import parse_question
from hypothesis import given
from hypothesis import strategies as st

days = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2012", date(2012, 1, 1), date(2013, 1, 1)),
        ("2012-06/2013", date(2012, 6, 1), date(2014, 1, 1)),
        ("2012-12-19/2012-12-19", date(2012, 12, 19), date(2012, 12, 20)),
        ("1949/..", date(1949, 1, 1), FOREVER),
        ("../1949", MINIMUM, date(1950, 1, 1)),
    ],
)
def test_an_interval_has_both_its_ends(text: str, since: date, until: date) -> None:
    assert interval_window(text) == (since, until)


@pytest.mark.parametrize("text", ["2013/2012", "soon", "2012/2013/2014", "2012-13", ""])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        interval_window(text)


@given(days, days, days)
def test_the_days_of_an_interval_are_those_between_its_ends(one: date, other: date, day: date) -> None:
    first, last = sorted((one, other))
    since, until = interval_window(f"{first}/{last}")
    assert (since <= day < until) == (first <= day <= last)


def test_an_interval_holds_who_was_in_on_some_day_of_it(kg: AllianceGraph) -> None:
    # Uzbekistan left on 2012-12-19, so the interval has it and the next year has not (odkb-csto.org).
    asked: dict[str, Any] = {"organisation": "csto", "role": "member"}
    assert "state-uzb" in kg.table("members", **asked, during="2012").column("state")
    assert "state-uzb" not in kg.table("members", **asked, during="2013").column("state")
    assert kg.table("members", **asked, during="2022-01-06") == kg.table("members", **asked, as_of="2022-01-06")


def test_what_lasts_is_presumed_to_last(kg: AllianceGraph) -> None:
    later: dict[str, Any] = {"organisation": "csto", "as_of": "2200-01-01"}
    assert set(kg.table("members", **later).column("certainty")) == {"presumed"}
    assert len(kg.table("members", **later, at_least="presumed")) == 6
    assert len(kg.table("members", **later, at_least="certain")) == 0


def test_on_the_day_of_release_the_rosters_are_those_of_the_organisations(kg: AllianceGraph) -> None:
    # NATO has 32 members since Sweden joined on 2024-03-07 (nato.int); the CSTO six, Armenia among them (odkb-csto.org).
    assert len(kg.table("members", organisation="nato", at_least="presumed")) == 32
    csto = kg.table("members", organisation="csto", at_least="presumed")
    assert csto.column("state") == [f"state-{code}" for code in ("arm", "blr", "kaz", "kgz", "rus", "tjk")]
    assert all(csto.column("verified"))


@pytest.mark.parametrize(
    ("question", "values", "error"),
    [
        ("members", {"as_of": "2012-01-01", "during": "2012"}, QueryError),
        ("members", {"during": 20120101}, QueryError),
        ("claims", {"during": "2012"}, UnknownNameError),
        ("sources", {"at_least": "certain"}, QueryError),
    ],
)
def test_what_a_question_cannot_do_with_time_is_said(
    kg: AllianceGraph, question: str, values: dict[str, Any], error: type[CstoGraphError]
) -> None:
    with pytest.raises(error):
        kg.table(question, **values)


@given(days, days)
def test_day_numbers_differ_as_the_days_do(kg: AllianceGraph, one: date, other: date) -> None:
    head = "#+ summary: the days between two days\n"
    values = f'VALUES (?one ?other) {{ ("{one}"^^xsd:date "{other}"^^xsd:date) }}'
    numbers = ("#@ include day-number ?day=?one ?number=?first", "#@ include day-number ?day=?other ?number=?second")
    body = "\n".join((*numbers, "BIND (?second - ?first AS ?between)"))
    question = parse_question("between", f"{head}SELECT ?between WHERE {{ {values}\n{body}\n}}")
    assert kg.store.select(question.text).column("between") == [(other - one).days]
