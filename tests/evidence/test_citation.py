"""Citations: what they name, and that no text from the data can carry a command."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.resources import data_directory
from csto_graph.dataset.quads import build_quads
from csto_graph.dataset.tables import read_tables
from csto_graph.evidence.citation import Citation, as_bibtex, as_csl

from tests.conftest import Edit

ASKED: dict[str, Any] = {"organisation": "csto", "as_of": "2022-01-06"}


@pytest.mark.slow
def test_the_data_is_cited_with_the_hash_of_its_content(kg: AllianceGraph, edited_data: Edit) -> None:
    (own,) = kg.cite()
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", own.note)
    other = open_graph(
        edited_data("states.csv", lambda text: text.replace("Kyrgyzstan", "Kyrgyz Republic", 1)), cache=None
    )
    assert other.edition.identifier != kg.edition.identifier
    assert other.edition.version == kg.edition.version


@pytest.mark.slow
def test_the_hash_is_of_the_facts_alone(kg: AllianceGraph) -> None:
    # Computed anew from the lines that the build writes, without those that name the edition.
    import hashlib

    lines = [
        line
        for line in build_quads(read_tables(data_directory())).decode().split("\n")
        if not line.startswith("<https://w3id.org/csto-graph/> ")
    ]
    assert kg.edition.identifier == "sha256:" + hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_a_question_is_cited_with_all_sources_of_its_answer(kg: AllianceGraph) -> None:
    data, question, *sources = kg.cite("members", **ASKED)
    behind = {slug for cell in kg.table("members", **ASKED).column("sources") for slug in str(cell).split()}
    assert data.kind == "dataset"
    assert {source.key for source in sources} == behind
    assert all(source.title and source.author for source in sources)
    assert "organisation csto" in question.title
    assert kg.cite("members", organisation="csto", as_of="2022-01-07")[1].note != question.note


def test_both_forms_hold_the_same(kg: AllianceGraph) -> None:
    citations = kg.cite("members", **ASKED)
    keys = [item["id"] for item in json.loads(as_csl(citations))]
    assert (
        keys == re.findall(r"^@misc\{([^,]+),$", as_bibtex(citations), re.MULTILINE) == [each.key for each in citations]
    )
    assert as_bibtex(citations) == as_bibtex(kg.cite("members", **ASKED))


@pytest.mark.parametrize("hostile", [r"\input{/etc/passwd}", "}} @misc{evil, x={", "100% & #1 _a_ $x$ ~ ^", "\\"])
def test_no_text_carries_a_command(hostile: str) -> None:
    text = as_bibtex(
        [Citation(key="source-x", kind="source", title=hostile, author=hostile, url="https://x/}{\\", note=hostile)]
    )
    bare = re.sub(r"\\textbackslash\{\}|\\textascii\w+\{\}|\\[{}%&#_$]", "", text)
    assert "\\" not in bare
    assert bare.count("{") == bare.count("}")
    assert text.count("@misc{source-x,") == 1
    depth = 0
    for character in bare:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert (
        json.loads(as_csl([Citation(key="source-x", kind="source", title=hostile, author=hostile)]))[0]["title"]
        == hostile
    )


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2022-01-06", {"date-parts": [[2022, 1, 6]]}), ("2012", {"date-parts": [[2012]]}), ("2012~", {"raw": "2012~"})],
)
def test_dates_keep_their_precision(issued: str, expected: dict[str, object]) -> None:
    (item,) = json.loads(as_csl([Citation(key="source-x", kind="source", title="t", author="a", issued=issued)]))
    assert item["issued"] == expected
