"""What a cell may hold: numbers in range, addresses with a host, dates that can be meant, one thing once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import Field, load_package
from csto_graph.dataset.tables.cells import LONGEST, cell_problem
from csto_graph.dataset.tables.descriptor_meaning import TYPES
from csto_graph.dataset.tables.plausible_dates import date_problem
from csto_graph.dataset.tables.web_addresses import address_fault

PACKAGE = load_package(data_directory())
RELEASE = "2026-11-23"


def column(table: str, name: str) -> Field:
    (found,) = (field for each in PACKAGE.tables if each.name == table for field in each.fields if field.name == name)
    return found


def message(table: str, name: str, text: str) -> str:
    return "; ".join(cell_problem(column(table, name), text) or ())


# WGS 84: latitudes run from -90 to 90, longitudes from -180 to 180.
@pytest.mark.parametrize(("name", "text"), [("latitude", "90.0"), ("latitude", "-90.0"), ("longitude", "-180.0")])
def test_the_ends_of_the_earth_are_in_range(name: str, text: str) -> None:
    assert message("places", name, text) == ""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("latitude", "90.1", "90.1 in 'latitude' is more than 90; give degrees north (WGS 84)"),
        ("latitude", "-200.0", "-200.0 in 'latitude' is less than -90; give degrees north (WGS 84)"),
        ("longitude", "181.5", "181.5 in 'longitude' is more than 180; give degrees east (WGS 84)"),
        ("latitude", "0." + "3" * 11, "'0.33333333333' is not a decimal of at most ten places; such as 51.18"),
        ("latitude", "0." + "3" * 5_000, "5,002 characters in 'latitude', where at most 20 are allowed; shorten it"),
    ],
)
def test_coordinates_are_on_earth(name: str, text: str, expected: str) -> None:
    assert message("places", name, text) == expected


def test_a_number_is_not_longer_than_a_double_holds() -> None:
    assert message("figures", "low", "9" * 15) == ""
    assert (
        message("figures", "low", "9" * 5_000) == "5,000 characters in 'low', where at most 15 are allowed; shorten it"
    )
    assert message("claims-suara-2022-02-25", "paragraph", "0").startswith("0 in 'paragraph' is less than 1; ")


def test_every_type_has_a_greatest_length_and_a_column_may_have_its_own() -> None:
    assert set(LONGEST) == TYPES
    note = column("states", "note")
    assert cell_problem(note, "x" * 2_000) is None
    assert cell_problem(note, "x" * 2_001) == (
        "2,001 characters in 'note', where at most 2,000 are allowed",
        "shorten it",
    )
    assert cell_problem(replace(note, max_length=5), "x" * 6) is not None


def test_a_message_shows_the_beginning_of_a_long_cell() -> None:
    assert message("sources", "url", "x" * 1_000) == (
        f"'{'x' * 80}'... (1,000 characters) is not a web address; percent-encode it and begin with http:// or https://"
    )


# Each is wrong by RFC 3986 (form, escapes, ports), RFC 1035 (hosts), or gives away a password.
@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://.", "has no host that could be reached"),
        ("http://?", "is not a web address"),
        ("https://[::1", "is not a web address (Invalid IPv6 URL)"),
        ("https://[::1]/", "has no host that could be reached"),
        ("https://x/%zz", "has a % without two hexadecimal digits after it"),
        ("https://example.org/100%", "has a % without two hexadecimal digits after it"),
        ("http://user:pw@evil.org/", "holds a user name or a password"),
        ("http://@evil.org/", "holds a user name or a password"),
        ("https://localhost/", "has no host that could be reached"),
        ("https://example..org/", "has no host that could be reached"),
        ("https://-a.org/", "has no host that could be reached"),
        (f"https://{'a' * 64}.org/", "has no host that could be reached"),
        (f"https://{'a.' * 130}org/", "has no host that could be reached"),
        ("https://999.1.1.1/", "has no host that could be reached"),
        ("https://ex%00.org/", "has no host that could be reached"),
        ("https://example.org:/", "has no host that could be reached"),
        ("https://example.org:99999/", "is not a web address (Port out of range 0-65535)"),
        ("https://example.org/[a]", "is not a web address"),
        ("https://example.org/#a#b", "is not a web address"),
        ("ftp://example.org/", "is not a web address"),
        ("//example.org/", "is not a web address"),
        ("javascript:alert(1)", "is not a web address"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(address: str, fault: str) -> None:
    found = address_fault(address)
    assert found is not None
    assert found[0] == fault


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nato.int/cps/en/natohq/topics_52044.htm?selectedLocale=en#a-b",
        "https://fi.wikipedia.org./wiki/YYA",  # the full stop of a complete name, RFC 1034
        "http://the-uncensored-wiki.com:20151/",
        "https://пример.рф/страница?q=é",
        "http://192.0.2.1/a%20b",  # an address for documentation, RFC 5737
        "https://web.archive.org/web/2020/https://example.org/",
    ],
)
def test_an_address_of_a_page_is_taken(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("table", "name", "text", "expected"),
    [
        (
            "memberships",
            "start_sources",
            "source-a source-a",
            "'source-a' is there twice in 'start_sources'; remove one",
        ),
        ("obligations", "conditions", "none none", "'none' is there twice in 'conditions'; remove one of them"),
        ("states", "aliases", "Kazakh; Kazakh", "'Kazakh' is there twice in 'aliases'; remove one of them"),
        (
            "states",
            "label_en",
            "Kyrgyz\u00a0Republic",
            "a blank U+00A0 in 'label_en' that is not a space; write a space",
        ),
        ("states", "label_en", "C\ufffdte", "a character U+FFFD in 'label_en', the mark of a lost letter; write the"),
        ("state_codes", "code", "5\u034f7", "an unseen character U+034F in 'code'; remove it"),
        ("states", "label_native", "Kyrgyz\u200dstan", "an unseen character U+200D in 'label_native'; remove it"),
    ],
)
def test_what_looks_right_but_is_not_is_refused(table: str, name: str, text: str, expected: str) -> None:
    assert message(table, name, text).startswith(expected)


def test_a_joiner_that_a_script_needs_is_taken() -> None:
    assert message("states", "label_native", "ශ්\u200dරී ලංකාව") == ""  # the name in CLDR


@pytest.mark.parametrize(
    ("table", "name", "text", "expected"),
    [
        ("memberships", "verified", "2026-11-24", "2026-11-24 lies after the release of these tables (2026-11-23)"),
        ("claims-suara-2022-02-25", "assessed", "9999-12-31", "9999-12-31 lies after the release of these tables"),
        ("tenures", "start", "2027", "2027 lies after the release of these tables (2026-11-23)"),
        ("tenures", "start", "[3000..]", "[3000..] lies after the release of these tables (2026-11-23)"),
        ("tenures", "start", "0001~", "0001~ lies before the year 1000"),
        ("tenures", "start", "[..0005]", "[..0005] lies before the year 1000"),
        ("documents", "published", "0202-02-25", "0202-02-25 lies before the year 1000"),
        ("memberships", "end", "9999", "9999 lies more than 100 years after the release"),
        ("memberships", "end", "[2020,9999]", "[2020,9999] lies more than 100 years after the release"),
        (
            "claims-suara-2022-02-25",
            "claimed_to",
            "9999-12-31",
            "9999-12-31 lies more than 100 years after the release",
        ),
    ],
)
def test_a_date_that_cannot_be_meant_is_refused(table: str, name: str, text: str, expected: str) -> None:
    assert cell_problem(column(table, name), text) is None, "it can be read"
    what, _ = date_problem(column(table, name), text, RELEASE) or ("", "")
    assert what.startswith(expected)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("verified", "2026-11-23"),
        ("start", "[..1815]"),
        ("start", "[2026..]"),  # signed, and not in force when last looked at
        ("start", "2026"),
        ("start", "1373-06-16"),  # the treaty of London between England and Portugal
        ("end", "2030-01-01"),  # planned
        ("end", "[2012..]"),
    ],
)
def test_a_date_that_can_be_meant_is_taken(name: str, text: str) -> None:
    assert date_problem(column("memberships", name), text, RELEASE) is None


def test_a_set_that_ends_before_it_begins_is_refused() -> None:
    text = "[2013-01-01..2012-01-01]"  # reversed: ISO 8601-2 orders a set from early to late
    start = column("memberships", "start")
    assert cell_problem(start, text) or date_problem(start, text, RELEASE)
