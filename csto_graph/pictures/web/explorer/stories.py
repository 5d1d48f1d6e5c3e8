"""Guided steps: what each story shows and says, told only of a graph in which all that it says holds.

A story is a file in ``csto_graph/pictures/web/stories/``. Beside its sentence each step has the questions that prove
it, so that a page of one source's facts, or of somebody's own tables, never tells what these do not bear out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from csto_graph.errors import CstoGraphError
from csto_graph.obligations import CaseReading, ask_case
from csto_graph.questions.context import GraphContext
from csto_graph.store import ResultTable

Json = dict[str, Any]
FOLDER = Path(__file__).parent.parent / "stories"
ORDER = ("kazakhstan-2022", "armenia-2022", "ukraine-2022", "uzbekistan-exits")
_SHOWN = ("day", "text", "select", "lit", "case")
_ALIKE = ("round", "obligee", "type", "compulsion", "status", "why", "treaty", "article", "paraphrase", "sources")
"""Duties that agree in these differ only in who owes them."""


@cache
def read_stories() -> tuple[Json, ...]:
    """Return all stories in the order in which a page offers them."""
    return tuple(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in ORDER)


def stories(graph: GraphContext, things: Collection[str]) -> list[Json]:
    """Return the stories that these things and this graph bear out, without their proofs and with their cases."""
    known = set(things)
    return list(_told(graph, (story for story in read_stories() if set(named(story)) <= known)))


def named(story: Json) -> Iterator[str]:
    """Yield the slugs of all things that a story shows."""
    for step in story["steps"]:
        yield from step.get("lit", ())
        if "select" in step:
            yield step["select"]


def _told(graph: GraphContext, found: Iterable[Json]) -> Iterator[Json]:
    for story in found:
        try:
            case = case_of(graph, story)
            faults = list(unproven(graph, story, case))
        except CstoGraphError:  # what it asks for is not in this graph
            continue
        if not faults:
            steps = [{key: step[key] for key in _SHOWN if key in step} for step in story["steps"]]
            yield {"id": story["id"], "title": story["title"], "steps": steps, "case": case and case_json(case)}


def case_of(graph: GraphContext, story: Json) -> CaseReading | None:
    """Return what is owed in the case of a story, where it has one."""
    return ask_case(graph, **story["case"]) if "case" in story else None


def unproven(graph: GraphContext, story: Json, case: CaseReading | None) -> Iterator[str]:
    """Yield what a story says and the graph does not: the step, what was asked, and the answer."""
    table = case.table() if case else ResultTable((), ())
    for number, step in enumerate(story["steps"]):
        for proof in step.get("proof", ()):
            found = answer(graph, proof)
            if found != proof["values"]:
                yield f"{story['id']}, step {number}: {proof['ask']} {proof['with']} gives {found}"
        yield from (f"{story['id']}, step {number}: {fault}" for fault in _not_owed(table, step.get("owed", ())))


def answer(graph: GraphContext, proof: Json) -> list[Any]:
    """Return the different values of a column in the answer to the question of a proof, in order."""
    rows = graph.table(proof["ask"], **proof["with"])
    return sorted({row[proof["column"]] for row in rows if _agrees(row, proof.get("where", {}))})


def _agrees(row: Json, wanted: Json) -> bool:
    return all(row[name] == value for name, value in wanted.items())


def _not_owed(table: ResultTable, expected: Iterable[Json]) -> Iterator[str]:
    """Yield the duties whose status is not as expected; with ``rows`` how many there should be in place of a status."""
    for each in expected:
        wanted = {name: value for name, value in each.items() if name not in {"status", "rows"}}
        found = [row for row in table if _agrees(row, wanted)]
        right = len(found) == each["rows"] if "rows" in each else {row["status"] for row in found} == {each["status"]}
        if not right:
            yield f"{wanted} is {sorted({str(row['status']) for row in found})}"


def case_json(reading: CaseReading) -> Json:
    """Return what is owed in a case: those who owe alike in one row."""
    gathered: dict[tuple[Any, ...], list[str]] = {}
    for row in reading.table():
        gathered.setdefault(tuple(row[name] for name in _ALIKE), []).append(str(row["obligor"]))
    case = reading.case
    rows = [dict(zip(_ALIKE, key, strict=True)) | {"obligors": obligors} for key, obligors in gathered.items()]
    return {"attacked": case.attacked, "attackers": sorted(case.attackers), "rows": rows}
