"""The tables as data: one form, the vocabulary's words, sources that hold, and no text of others."""

from __future__ import annotations

import re

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import Tables, canonical_text, load_package, read_tables

PACKAGE = load_package(data_directory())


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables(data_directory())


@pytest.mark.parametrize("table", PACKAGE.tables, ids=lambda table: table.name)
def test_a_table_is_in_its_one_form(tables: Tables, table) -> None:  # type: ignore[no-untyped-def]
    text = (data_directory() / table.path).read_text(encoding="utf-8")
    assert text == canonical_text(table, tables.rows[table.name]), (
        f"sort {table.path} by id and quote as csv.writer does"
    )


def test_the_words_of_the_descriptor_are_those_of_the_vocabulary(kg: AllianceGraph) -> None:
    for table in PACKAGE.tables:
        for field in table.fields:
            if field.scheme:
                assert field.words == set(kg.words[field.scheme]), f"{table.name}.{field.name}"


def test_no_row_that_rests_on_the_editors_alone_is_of_high_confidence(tables: Tables) -> None:
    for row in tables:
        sources = {slug for f in row.table.fields if f.references == ("sources",) for slug in row.cells[f.name].split()}
        if sources == {"source-editors"} and "confidence" in row.cells:
            assert row.cells["confidence"] != "high", f"{row.file}:{row.line}: lower the confidence or find a source"


def test_every_source_is_used(tables: Tables) -> None:
    used = {
        slug
        for row in tables
        for field in row.table.fields
        if field.references == ("sources",)
        for slug in row.cells[field.name].split()
    }
    unused = [row.id for row in tables.rows["sources"] if row.id not in used]
    assert unused == [], "take them out of sources.csv or cite them"


def test_every_publisher_is_used(tables: Tables) -> None:
    used = {
        slug
        for row in tables
        for field in row.table.fields
        if "publishers" in field.references
        for slug in row.cells[field.name].split()
    }
    assert [row.id for row in tables.rows["publishers"] if row.id not in used] == []


def test_notes_and_paraphrases_are_short_and_plain(tables: Tables) -> None:
    for row in tables:
        for field in row.table.fields:
            text = row.cells[field.name]
            if field.type == "text":
                assert len(text) <= 400, f"{row.file}:{row.line} {field.name}: shorten it"
                assert not re.search(r"https?://|own-knowledge|<|>(?!\d)", text), f"{row.file}:{row.line} {field.name}"


def test_spells_of_one_state_are_numbered_from_one(tables: Tables) -> None:
    numbers: dict[str, list[int]] = {}
    for row in tables.rows["memberships"]:
        match = re.fullmatch(r"(membership-.+)-(\d+)", row.id)
        if match and "-rival" not in row.id:
            numbers.setdefault(match[1], []).append(int(match[2]))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values()), numbers
