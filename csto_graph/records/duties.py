"""The obligations that articles impose, with whom their words bind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Cell, Store


@dataclass(frozen=True)
class Duty:
    """What an article obliges ``obligor`` to do for ``obligee``, which are words such as ``each-party``.

    Where the words say ``named-states`` the states stand in ``obligor_states`` and ``obligee_states``, and in
    ``adversary_states`` those against whom alone it is owed. The bounds are those of the obligation within its treaty.
    """

    obligation: str
    type: str
    article: str
    treaty: str
    treaty_label: str
    trigger: str
    compulsion: str
    conditions: tuple[str, ...]
    forbids: tuple[str, ...]
    area: str
    obligor: str
    obligee: str
    obligor_states: tuple[str, ...]
    obligee_states: tuple[str, ...]
    adversary_states: tuple[str, ...]
    paraphrase: str
    treaty_bounds: Bounds
    bounds: Bounds
    sources: tuple[str, ...]


def read_duties(store: Store) -> list[Duty]:
    """Return all obligations, by slug."""
    lists: dict[tuple[str, str], list[str]] = defaultdict(list)
    for obligation, name, item in store.select(load_query("records/duty-lists")).rows:
        lists[str(obligation), str(name)].append(str(item))
    return [_duty(row, lists) for row in store.select(load_query("records/duties"))]


def _duty(row: dict[str, Cell], lists: dict[tuple[str, str], list[str]]) -> Duty:
    text = {name: str(value or "") for name, value in row.items()}
    obligation, treaty_bounds = text["obligation"], parse_bounds(row, "treaty_")
    return Duty(
        obligation=obligation,
        type=text["type"],
        article=text["article"],
        treaty=text["treaty"],
        treaty_label=text["treaty_label"],
        trigger=text["trigger"],
        compulsion=text["compulsion"],
        conditions=tuple(lists[obligation, "sa:condition"]),
        forbids=tuple(lists[obligation, "sa:forbids"]),
        area=text["area"],
        obligor=text["obligor"],
        obligee=text["obligee"],
        obligor_states=tuple(lists[obligation, "sa:obligorState"]),
        obligee_states=tuple(lists[obligation, "sa:obligeeState"]),
        adversary_states=tuple(lists[obligation, "sa:adversaryState"]),
        paraphrase=text["paraphrase"],
        treaty_bounds=treaty_bounds,
        bounds=parse_bounds(row).overlap(treaty_bounds),
        sources=tuple(lists[obligation, "dcterms:source"]),
    )
