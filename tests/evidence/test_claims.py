"""What the article says against what the graph holds: 54 claims, none of them asserted."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import read_tables
from csto_graph.errors import DataError
from csto_graph.evidence.passages import passages

DOCUMENT = "suara-2022-02-25"


def test_there_are_54_claims_each_with_a_verdict_and_a_place(kg: AllianceGraph) -> None:
    rows = list(kg.table("claims", document=DOCUMENT))
    assert [row["claim"] for row in rows] == [f"claim-suara-{number:02}" for number in range(1, 55)]
    verdicts = Counter(row["verdict"] for row in rows)
    assert set(verdicts) <= {"supported", "contradicted", "imprecise", "contested", "unverifiable"}
    assert all(row["attributed_to"] and row["reason"] and row["sources"] for row in rows)


def test_verdicts_other_than_unverifiable_have_a_basis(kg: AllianceGraph) -> None:
    rows = kg.table("claims", document=DOCUMENT)
    assert [row["claim"] for row in rows if row["verdict"] in {"contradicted", "imprecise"} and not row["basis"]] == []


def test_every_supported_claim_has_a_basis(kg: AllianceGraph) -> None:
    rows = list(kg.table("claims", document=DOCUMENT))
    assert [row["claim"] for row in rows if row["verdict"] == "supported" and not row["basis"]] == []


def test_two_accounts_of_one_call_stand_side_by_side(kg: AllianceGraph) -> None:
    """TASS, 26 February 2022, has both: the Kremlin tells of Kyrgyz support, Bishkek of an exchange of views."""
    said = kg.table("statements", as_of="2022-02-26").column("statement")
    rows = {str(each) for each in said if "japarov" in str(each)}
    assert {event.rpartition("-")[2] for event in rows} == {"kremlin", "bishkek"}
    (claim,) = [row for row in kg.table("claims", document=DOCUMENT) if row["claim"] == "claim-suara-34"]
    assert rows <= {*str(claim["basis"]).split()}


def test_the_contradicted_ones_break_on_facts(kg: AllianceGraph) -> None:
    rows = list(kg.table("claims-contradicted", document=DOCUMENT))
    by_claim: dict[object, set[object]] = {}
    for row in rows:
        by_claim.setdefault(row["claim"], set()).add(row["basis"])
    assert "membership-uzb-csto-1" in by_claim["claim-suara-22"]
    assert any(row["basis_end"] == "2012-12-19" for row in rows if row["claim"] == "claim-suara-22")
    assert any("unga-es-11-1" in str(basis) for basis in by_claim["claim-suara-34"])


def test_no_claimed_triple_is_asserted_anywhere(kg: AllianceGraph) -> None:
    assert kg.sparql("ASK { id:state-uzb sa:memberOf id:org-csto }") is False
    assert kg.sparql("ASK { GRAPH ?g { ?s sa:memberOf ?o } }") is False
    assert kg.sparql(
        "ASK { ?claim sa:affirms ?p . ?p sa:subject id:state-uzb ; sa:predicate sa:memberOf ; sa:object id:org-csto }"
    )


def test_the_shortcuts_carry_their_tense(kg: AllianceGraph) -> None:
    assert kg.sparql("ASK { id:state-uzb sa:everMemberOf id:org-csto }") is True
    assert kg.sparql("ASK { id:state-uzb sa:memberAtRelease id:org-csto }") is False
    assert kg.sparql("ASK { id:state-kaz sa:memberAtRelease id:org-csto }") is True


def test_ranges_lie_in_the_order_of_paragraphs() -> None:
    rows = read_tables(data_directory()).rows["claims-suara-2022-02-25"]
    spans: dict[int, tuple[int, int]] = {}
    for row in rows:
        paragraph, start, end = (int(row.cells[name]) for name in ("paragraph", "range_start", "range_end"))
        low, high = spans.get(paragraph, (start, end))
        spans[paragraph] = (min(low, start), max(high, end))
    ordered = [spans[paragraph] for paragraph in sorted(spans)]
    assert all(before[1] <= after[0] for before, after in pairwise(ordered))


@pytest.mark.slow
def test_passages_are_cut_where_the_claims_say(kg: AllianceGraph, tmp_path: Path) -> None:
    text = "".join(chr(33 + number % 90) for number in range(6000))
    (tmp_path / "own.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    data = tmp_path / "data"
    shutil.copytree(data_directory(), data)
    documents = data / "documents.csv"
    documents.write_text(re.sub(r"[0-9a-f]{64}", digest, documents.read_text("utf-8")), encoding="utf-8")
    found = passages(open_graph(data, cache=None).store, "document-suara-2022-02-25", tmp_path / "own.txt")
    cells = read_tables(data).by_id["claim-suara-22"].cells
    expected = text[int(cells["range_start"]) : int(cells["range_end"])]
    assert {passage.claim: passage.text for passage in found}["claim-suara-22"] == expected
    assert len(found) == 54


def test_a_reader_checks_claims_against_a_copy(kg: AllianceGraph, tmp_path: Path) -> None:
    copy = tmp_path / "article.txt"
    copy.write_text("another text", encoding="utf-8")
    with pytest.raises(DataError, match="not the text that document-suara-2022-02-25 was read from"):
        passages(kg.store, "document-suara-2022-02-25", copy)
    with pytest.raises(DataError, match="No such file"):
        passages(kg.store, "document-suara-2022-02-25", tmp_path / "missing.txt")
