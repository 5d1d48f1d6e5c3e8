"""The words of the interface: the same keys and holes in all languages, each key used, each use known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from csto_graph.core.choices import LANGUAGES

from tests.conftest import ROOT

PAGES = ROOT / "csto_graph" / "pictures" / "web"
WORDS = {tag: json.loads((PAGES / "words" / f"{tag}.json").read_text(encoding="utf-8")) for tag in LANGUAGES}
# The forms of a count, after Unicode's CLDR plural rules for cardinal numbers.
FORMS = {"en": {"one", "other"}, "id": {"other"}, "ru": {"one", "few", "many", "other"}}
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PAGES / "static" / "explorer").rglob("*.js")))
TEMPLATE = (PAGES / "templates" / "explorer.html").read_text(encoding="utf-8")
CHOICES = r"(?:layout|theme|language)\.\w+"
"""Controls name their choices as `field.value`."""


def stems(tag: str) -> set[str]:
    """The keys without the forms of counts."""
    counted = {key.removesuffix(".other") for key in WORDS[tag] if f"{key.removesuffix('.other')}.one" in WORDS["en"]}
    return {key for key in WORDS[tag] if key.rpartition(".")[0] not in counted} | counted


def counts() -> set[str]:
    return {key.removesuffix(".one") for key in WORDS["en"] if key.endswith(".one")}


def holes(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_every_key_in_all_forms(tag: str) -> None:
    assert stems(tag) == stems("en")
    for count in counts():
        assert {key.rpartition(".")[2] for key in WORDS[tag] if key.rpartition(".")[0] == count} >= FORMS[tag], count
    assert all(WORDS[tag].values())


@pytest.mark.parametrize("tag", LANGUAGES[1:])
def test_the_same_holes_are_filled(tag: str) -> None:
    for key, text in WORDS[tag].items():
        english = WORDS["en"].get(key) or WORDS["en"][f"{key.rpartition('.')[0]}.other"]
        assert holes(text) == holes(english), key


def used() -> Iterator[re.Pattern[str]]:
    """Keys as the scripts and the template write them; a part that is filled in stands for anything."""
    if "`${field}.${value}`" in SCRIPTS:
        yield re.compile(CHOICES)
    for text in re.findall(r'data-t(?:-\w+)?="([\w.-]+)"', TEMPLATE):
        yield re.compile(re.escape(text))
    for text in re.findall(r'"([\w-]+(?:\.[\w-]+)*)"', SCRIPTS):
        yield re.compile(re.escape(text))
    for text in re.findall(r"`([\w.-]*(?:\$\{[^`]*?\}[\w.-]*)+)`", SCRIPTS):
        pieces = re.split(r"\$\{[^`]*?\}", text)
        if len("".join(pieces)) > 1:
            yield re.compile(r"[\w-]+".join(map(re.escape, pieces)))


def test_no_key_is_unused() -> None:
    patterns = list(used())
    unused = {key for key in stems("en") if not any(pattern.fullmatch(key) for pattern in patterns)}
    assert not unused


def test_each_key_that_is_asked_for_is_there() -> None:
    asked = set(re.findall(r'\b(?:t|counted)\("([\w.-]+)"', SCRIPTS))
    asked |= set(re.findall(r'data-t(?:-\w+)?="([\w.-]+)"', TEMPLATE))
    assert asked <= stems("en")
