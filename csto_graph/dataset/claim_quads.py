"""Claims and their assessments. The claimed triple itself is never made: a claim points at its proposition."""

from __future__ import annotations

from collections.abc import Iterator

from csto_graph.core.dates import parse_end, parse_start
from csto_graph.core.terms import literal, name, thing
from csto_graph.dataset.cell_terms import pairs_of
from csto_graph.dataset.tables import Row

Triple = tuple[str, str, str]
ASSESSMENT = {"verdict", "basis", "reason_en", "assessed", "sources"}
STANCES = {"affirms": "sa:affirms", "denies": "sa:denies"}


def claim_triples(row: Row) -> Iterator[Triple]:
    """Yield the triples of a claim; they stand in the graph of its document."""
    claim = thing(row.id)
    yield claim, name("rdf:type"), name("sa:Claim")
    yield claim, name(STANCES[row.cells["stance"]]), thing(row.cells["proposition"])
    yield from ((claim, *day) for day in _claimed_days(row))
    for column in row.table.fields:
        if column.name not in {"proposition", "stance", *ASSESSMENT}:
            yield from ((claim, *pair) for pair in pairs_of(column, row))


def assessment_triples(row: Row) -> Iterator[Triple]:
    """Yield the triples of the editors' assessment of a claim; they stand in a graph of the editors'."""
    assessment = thing(row.id.replace("claim-", "assessment-", 1))
    yield assessment, name("rdf:type"), name("sa:Assessment")
    yield assessment, name("sa:assesses"), thing(row.id)
    for column in row.table.fields:
        if column.name in ASSESSMENT:
            yield from ((assessment, *pair) for pair in pairs_of(column, row))


def _claimed_days(row: Row) -> Iterator[tuple[str, str]]:
    if text := row.cells["claimed_from"]:
        yield name("sa:claimedFrom"), literal(parse_start(text).earliest.isoformat(), datatype="date")
    if text := row.cells["claimed_to"]:
        yield name("sa:claimedTo"), literal(parse_end(text).latest.isoformat(), datatype="date")
