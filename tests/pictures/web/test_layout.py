"""Positions: the same each time, with room between them, organisations amid their members."""

from __future__ import annotations

import math
from itertools import combinations

from csto_graph.pictures.web.explorer import Content
from csto_graph.pictures.web.node_layout import GAP, positions
from hypothesis import given
from hypothesis import strategies as st

MEMBERS = [(f"state-{letter}", "org-x", "membership") for letter in "abcdef"]


def test_an_organisation_stands_amid_its_members() -> None:
    found = positions({name for edge in MEMBERS for name in edge[:2]}, MEMBERS)
    distances = {round(math.dist(found["org-x"], found[state]), -1) for state, _, _ in MEMBERS}
    assert len(distances) == 1


@given(st.lists(st.tuples(st.sampled_from("pqrst"), st.sampled_from("abcdef"), st.just("participation")), max_size=9))
def test_positions_do_not_depend_on_the_order_of_edges(extra: list[tuple[str, str, str]]) -> None:
    edges = [*MEMBERS, *((f"event-{one}", f"state-{other}", kind) for one, other, kind in extra)]
    nodes = {name for edge in edges for name in edge[:2]}
    assert positions(nodes, edges) == positions(sorted(nodes, reverse=True), edges[::-1])


def test_no_two_things_of_the_graph_cover_each_other(content: Content) -> None:
    found = positions(content.things, [(tie.one, tie.other, tie.kind) for tie in content.ties])
    nearest = min(math.dist(found[one], found[other]) for one, other in combinations(content.things, 2))
    assert nearest > GAP / 3


def test_nothing_and_a_lone_thing_have_a_place() -> None:
    assert positions([], []) == {}
    assert set(positions(["person-x"], [])) == {"person-x"}
