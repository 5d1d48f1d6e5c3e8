"""Characters that no reader sees are found and shown; the ones that spelling needs stay."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from csto_graph.core.characters import find_unseen, remove_unseen, show_unseen, unseen

# Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 15.0, without what is of category Cf;
# the last two are blank by their glyphs: BRAILLE PATTERN BLANK, MUSICAL SYMBOL NULL NOTEHEAD.
IGNORABLE = {
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2065, 0x3164, *range(0xFE00, 0xFE10)),
    *(0xFFA0, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)),
    *(0x2800, 0x1D159),
}
# Section 23.7 of the Unicode Standard: the 66 noncharacters.
NONCHARACTERS = {*range(0xFDD0, 0xFDF0), *(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF))}
JOINERS = {0x200C, 0x200D}
UNASSIGNED_THEN = set(range(0x13439, 0x13440))  # format controls since Unicode 15.0, which Python 3.11 does not know


@pytest.mark.slow
def test_every_code_point_is_judged_as_unicode_says() -> None:
    categories = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    listed = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in categories}
    expected = listed | IGNORABLE | NONCHARACTERS | JOINERS | UNASSIGNED_THEN
    assert {code for code in range(sys.maxunicode + 1) if find_unseen(chr(code))} == expected


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian, "I want": Wikipedia, "Zero-width non-joiner"
        "ශ්\u200dරී ලංකා",  # Sinhala, "Sri Lanka": its own name in CLDR
        "क्\u200dष",  # Hindi: the Unicode Standard, section 12.1, half-consonants
        "ക്\u200dഷ",
        "Côte d’Ivoire, Հայաստան, Ўзбекистон, 대한민국, 中华人民共和国",
    ],
)
def test_what_spelling_needs_is_kept(text: str) -> None:
    assert find_unseen(text) is None
    assert show_unseen(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyz\u200dstan",
        "می \u200cخواهم",
        "می\u200c",
        "\u200cمی",
        "م\u200c\u200cی",
        "م\u200dक",
        "57\u200d",
        "1\u200c2",
    ],
)
def test_a_joiner_that_joins_nothing_is_found(text: str) -> None:
    found = find_unseen(text)
    assert found is not None
    assert found[0] in "\u200c\u200d"


@pytest.mark.slow
def test_the_letters_around_a_joiner_are_letters_and_marks() -> None:
    def allowed(letter: str) -> bool:
        return find_unseen(f"{letter}\u200c{letter}") is None

    around = [chr(code) for code in range(sys.maxunicode + 1) if allowed(chr(code))]
    assert {unicodedata.category(letter)[0] for letter in around} <= {"L", "M", "C"}
    assert not [letter for letter in around if unicodedata.category(letter) not in {"Cn"} and unseen().search(letter)]


def test_what_parts_words_becomes_a_blank_and_the_rest_goes() -> None:
    assert remove_unseen("a\tb\x85c\u2028d") == "a b c d"
    assert remove_unseen("co\u00adoperation\ufeff, Kyrgyz\u200bstan\u202e") == "cooperation, Kyrgyzstan"
    assert remove_unseen("می\u200cخواهم plain") == "می\u200cخواهم plain"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("a\u202eb", r"a\u202eb"),
        ("a\tb\n", r"a\tb\n"),
        ("\x9b\xad\ud800\ufffe", r"\x9b\xad\ud800\ufffe"),
        ("x\U000e0041", r"x\U000e0041"),
        ("Kyrgyz\u200dstan", r"Kyrgyz\u200dstan"),
        ("plain \\ text", "plain \\ text"),
    ],
)
def test_each_is_shown_as_python_writes_it(text: str, shown: str) -> None:
    assert show_unseen(text) == shown
    assert find_unseen(shown) is None
