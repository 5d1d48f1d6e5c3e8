"""Names: what people type finds the one thing they mean, or says what it could be."""

from __future__ import annotations

import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import AmbiguousNameError, UnknownNameError
from csto_graph.lines import SortedLines
from hypothesis import given
from hypothesis import strategies as st

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
    [("Kazahkstan", "Kazakhstan"), ("Казакстан", "Казахстан"), ("Kirgistn", "Kirgistan"), ("Uzbekstan", "Uzbekistan")],
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
