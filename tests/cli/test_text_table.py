"""Tables as text: every line of a column begins at the same place on the screen."""

from __future__ import annotations

import unicodedata

from csto_graph.cli.text_table import text_table
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60)


def test_columns_are_as_wide_as_their_longest_text() -> None:
    rows = [["Kazakhstan", "founding member"], ["Uzbekistan", ""]]
    assert text_table(rows, ["state", "role"], widest=44).split("\n") == [
        "state       role",
        "----------  ---------------",
        "Kazakhstan  founding member",
        "Uzbekistan",
    ]


def test_a_header_has_room_on_its_right() -> None:
    assert text_table([["6"]], ["number"], widest=44).split("\n") == ["number", "--------", "6"]


def test_a_long_cell_goes_on_in_the_next_line_beside_the_others() -> None:
    rows = [["Treaty on the Non-Proliferation of Nuclear Weapons", "1970"]]
    assert text_table(rows, ["treaty", "start"], widest=20).split("\n") == [
        "treaty              start",
        "------------------  -------",
        "Treaty on the Non-  1970",
        "Proliferation of",
        "Nuclear Weapons",
    ]


def test_wide_and_combining_characters_take_the_columns_that_a_terminal_gives_them() -> None:
    """Unicode Standard Annex 11 gives wide characters two columns; a combining accent stands over its letter."""
    rows = [["\u65e5\u672c", "a"], ["e\u0301t\u0301", "b"], ["four", "c"]]
    *_, japan, accents, four = text_table(rows, ["name", "x"], widest=44).split("\n")
    assert (japan, accents, four) == ("\u65e5\u672c    a", "e\u0301t\u0301      b", "four    c")


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_no_character_of_a_cell_is_lost(rows: list[tuple[str, str]]) -> None:
    def letters(text: str) -> list[str]:
        return sorted(each for each in text if unicodedata.category(each)[0] in "LN")

    table = text_table(rows, ["a", "b"], widest=20).split("\n")[2:]
    assert letters("".join(table)) == letters("".join(map("".join, rows)))
