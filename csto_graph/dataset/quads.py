"""The quads of a data folder, as sorted N-Quads lines: the same tables give the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

from csto_graph.core.namespaces import ASSESSMENTS_GRAPH, BASE, CATALOGUE_GRAPH, CLAIMS_GRAPH
from csto_graph.core.terms import iri, literal, name, source_graph, thing
from csto_graph.dataset.cell_terms import Pair, boundary_pairs, pairs_of
from csto_graph.dataset.claim_quads import assessment_triples, claim_triples
from csto_graph.dataset.tables import Row, Tables

Triple = tuple[str, str, str]
SOURCE_COLUMNS = {"start": "start_sources", "end": "end_sources", "verified": "verified_sources"}


def build_quads(tables: Tables, *, progress: Callable[[Iterable[Row]], Iterable[Row]] = iter) -> bytes:
    """Return the N-Quads of all rows, sorted and without duplicates, and then of the edition that they are.

    A fact stands in the named graph of each of its sources, and once in the default graph, which is the merge
    of all. Where a row has sources for its start, its end and its verification, each boundary stands only in
    the graphs of its own sources. What a document claims stands in the graph of the document, what the editors make
    of it in the graph of assessments. ``progress`` may wrap the rows to show how far the build is.
    """
    # No two rows say the same; rows in order, and lines in order within each, leave little to sort among all.
    rows = sorted(tables, key=lambda row: row.id)
    lines = sorted(line for row in progress(rows) for line in sorted(set(_row_lines(row))))
    # Line by line: one text of all would take the widest of its letters for each.
    facts = b"\n".join(map(str.encode, lines))
    return b"\n".join([facts, *_edition_lines(tables, facts)])


def _row_lines(row: Row) -> Iterator[str]:
    for (subject, predicate, value), graphs in row_triples(row):
        text = f"{subject} {predicate} {value} "
        yield text + "."
        for graph in graphs:
            yield f"{text}{graph} ."


def _edition_lines(tables: Tables, facts: bytes) -> Iterator[bytes]:
    release, version = tables.package.release, tables.package.version
    digest = hashlib.sha256(facts).hexdigest()
    pairs = [
        (name("rdf:type"), name("schema:Dataset")),
        (name("dcterms:issued"), literal(release, datatype="date")),
        (name("owl:versionInfo"), literal(version)),
        (name("dcterms:identifier"), literal(f"sha256:{digest}")),
    ]
    for pair in pairs:
        text = " ".join((iri(BASE), *pair))
        yield from (f"{text} .".encode(), f"{text} {iri(CATALOGUE_GRAPH)} .".encode())


def row_triples(row: Row) -> Iterator[tuple[Triple, list[str]]]:
    """Yield every triple of a row with the terms of the named graphs it belongs to."""
    if row.table.rdf_class == "sa:Claim":
        yield from ((triple, [source_graph(row.cells["document"])]) for triple in claim_triples(row))
        yield from ((triple, [iri(ASSESSMENTS_GRAPH)]) for triple in assessment_triples(row))
        return
    own, everywhere = thing(row.id), _row_graphs(row)
    for pair in _row_pairs(row):
        yield (own, *pair), everywhere
    for column, pairs in boundary_pairs(row).items():
        graphs = _boundary_graphs(row, column) or everywhere
        yield from (((own, *pair), graphs) for pair in pairs)


def _row_pairs(row: Row) -> Iterator[Pair]:
    yield name("rdf:type"), name(row.table.rdf_class)
    if row.cells.get("kind") == "alliance":
        yield name("rdf:type"), name("sa:Alliance")
    for column in row.table.fields:
        if row.cells[column.name]:
            yield from pairs_of(column, row)
    for slug in _sources(row):
        yield name("dcterms:source"), thing(slug)


def _sources(row: Row) -> list[str]:
    return sorted({slug for column in row.table.source_columns for slug in row.cells[column].split()})


def _row_graphs(row: Row) -> list[str]:
    if row.table.graph == "catalogue":
        return [iri(CATALOGUE_GRAPH)]
    if row.table.graph == "claims":
        return [iri(CLAIMS_GRAPH)]
    return [source_graph(slug) for slug in _sources(row)]


def _boundary_graphs(row: Row, boundary: str) -> list[str]:
    column = "verified" if boundary == "end" and not row.cells["end"] else boundary
    return [source_graph(slug) for slug in row.cells.get(SOURCE_COLUMNS.get(column, ""), "").split()]
