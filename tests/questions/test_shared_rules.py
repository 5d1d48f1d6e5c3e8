"""Rules that several questions share stand once, in a part that the questions include."""

from __future__ import annotations

import re

import pytest
from csto_graph.core.resources import queries_directory
from csto_graph.questions.definition import load_questions, parse_question

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(queries_directory().iterdir())}
QUESTIONS = {name: text for name, text in TEXTS.items() if name.endswith(".rq")}
CERTAINTY_RULE = re.compile(
    r'IF\s*\([^"#]*\b(?:start|end|date)(?:Earliest|Latest|Presumed)\b[^"]*"(?:certain|possible)"', re.IGNORECASE
)
HEAD = "#+ summary: Test\nSELECT ?x WHERE {\n"


def holds_the_rule(text: str) -> bool:
    return CERTAINTY_RULE.search(text) is not None


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_has_its_own_rule_of_certainty(name: str) -> None:
    assert not holds_the_rule(QUESTIONS[name]), "use '#@ include certainty' or another part named certainty-"


def test_the_guard_catches_the_rule_in_each_part_of_certainty() -> None:
    parts = {name for name, text in TEXTS.items() if holds_the_rule(text)}
    assert parts == {name for name in TEXTS if name.startswith("certainty")}
    assert holds_the_rule('BIND (IF(?startLatest < ?until,\n  "certain", "possible") AS ?sure)')


def test_every_part_is_included_and_every_include_is_replaced() -> None:
    included = set(re.findall(r"#@ include ([\w-]+)", "".join(QUESTIONS.values())))
    assert {f"{name}.part" for name in included} == TEXTS.keys() - QUESTIONS.keys()
    assert not [name for name, question in load_questions().items() if "#@ include" in question.text]


def test_an_include_renames_only_variables_of_its_part() -> None:
    for part, renamings in re.findall(r"#@ include ([\w-]+)((?: \?\w+=\?\w+)+)\n", "".join(QUESTIONS.values())):
        variables = set(re.findall(r"\?(\w+)", TEXTS[f"{part}.part"]))
        assert set(re.findall(r"\?(\w+)=", renamings)) <= variables, part


def test_an_include_renames_all_variables_at_once_and_those_derived_from_them() -> None:
    line = "#@ include certainty-of-date ?dateEarliest=?dateLatest ?dateLatest=?dateEarliest ?certainty=?sure\n"
    text = parse_question("test", HEAD + line + "}").text
    assert 'IF(?dateLatest >= ?since && ?dateEarliest < ?until, "certain", "possible") AS ?sure' in text
    text = parse_question("test", HEAD + "  #@ include day-number ?day=?start ?number=?first\n}").text
    assert set(re.findall(r"\?(\w+)", text)) == {"x", "start", "first", "first_month", "first_year"}
