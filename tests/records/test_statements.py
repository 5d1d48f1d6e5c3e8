"""Statements and questions agree on which rows are in force."""

from __future__ import annotations

from csto_graph import AllianceGraph
from csto_graph.records.statements import read_statements


def test_the_best_rows_are_those_of_the_rule(kg: AllianceGraph) -> None:
    ranked = set(kg.store.select("SELECT ?row WHERE { ?row sa:rank ?rank }").column("row"))
    by_rule = set(kg.store.select("SELECT ?row WHERE { ?row a sa:BestRank }").column("row"))
    found = {each.id: each for each in read_statements(kg.store, str) if each.id in ranked}
    assert {name for name, each in found.items() if each.best} == by_rule
    assert set(found) == ranked


def test_a_part_in_a_rival_event_is_a_rival_itself(kg: AllianceGraph) -> None:
    on_misprinted_day = kg.entity("belarus", as_of="2021-12-06").statements
    parts = [each for each in on_misprinted_day if each.kind == "Participation"]
    assert parts
    assert not any(each.best for each in parts)
