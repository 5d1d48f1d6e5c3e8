"""The questions are plain SPARQL: rdflib's own engine, an independent one, gives the same answers.

It takes minutes for what the embedded store does in milliseconds, so both get an excerpt of the data.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import rdflib
import rdflib.query
from csto_graph import AllianceGraph, open_graph
from csto_graph.namespaces import SPARQL_PREFIXES, shorten
from csto_graph.queries import bind, load_questions
from csto_graph.queries.binding import day_window
from csto_graph.resources import data_directory
from csto_graph.tables import Row, canonical_text, read_tables

Bag = list[tuple[str, ...]]
DAYS = {"acts": "1949-04-04"}
KEPT = {
    "states": "arm aze bel blr can deu fra geo grc kaz kgz mda nzl prk rus srb sun tjk tkm ukr usa uzb aus",
    "organisations": "anzus cst cst-council csto csto-collective-security-council csto-parliamentary-assembly "
    "csto-peacekeeping-force nato nato-integrated-military-structure nato-north-atlantic-council russia-dprk",
}


def write_excerpt(folder: Path) -> Path:
    """The tables with some states and organisations only, and without the rows that refer to what is gone."""
    tables = read_tables(data_directory())
    rows = {name: list(found) for name, found in tables.rows.items()}
    for name, kept in KEPT.items():
        rows[name] = [row for row in rows[name] if row.id.split("-", 1)[1] in kept.split()]
    while True:
        known = {row.id for found in rows.values() for row in found}
        whole = {name: [row for row in found if references(row) <= known] for name, found in rows.items()}
        if whole == rows:
            break
        rows = whole
    for table in tables.package.tables:
        path = folder / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(canonical_text(table, rows[table.name]), encoding="utf-8")
    shutil.copy(data_directory() / "datapackage.json", folder)
    return folder


def references(row: Row) -> set[str]:
    return {slug for field in row.table.fields if field.references for slug in row.cells[field.name].split()}


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> AllianceGraph:
    return open_graph(write_excerpt(tmp_path_factory.mktemp("excerpt")), cache=None)


@pytest.fixture(scope="module")
def peer(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    path: Path = tmp_path_factory.mktemp("peer") / "graph.nt"
    kg.store.dump(path)
    return rdflib.Graph().parse(path, format="nt")


def plain(value: object) -> str:
    text = "" if value is None else shorten(str(value)) if isinstance(value, rdflib.URIRef) else str(value)
    return " ".join(sorted(text.split(" ")))


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_the_answers_are_the_same(kg: AllianceGraph, peer: rdflib.Graph, name: str) -> None:
    question = load_questions()[name]
    day: dict[str, Any] = (
        {"as_of": DAYS.get(name, "2022-01-06")} if any(p.name == "as_of" for p in question.parameters) else {}
    )
    values = kg._defaults(question) | {key: day_window(kg.day(value)) for key, value in day.items()}
    answer = peer.query(SPARQL_PREFIXES + bind(question, values))
    theirs: Bag = sorted(tuple(map(plain, row)) for row in answer if isinstance(row, rdflib.query.ResultRow))
    ours: Bag = sorted(tuple(map(plain, row)) for row in kg.table(name, **day).rows)
    assert ours == theirs
    assert ours, "an excerpt that answers nothing would prove nothing"
