"""Blocs keep their identity from date to date."""

from __future__ import annotations

from csto_graph.networks.measures import matched
from hypothesis import given
from hypothesis import strategies as st


def sets(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_a_bloc_keeps_its_number_while_members_come_and_go() -> None:
    first, second, third = matched([sets("abcd", "xyz"), sets("xyzw", "abc", "d"), sets("wxyzd", "ab")])
    assert (first["a"], first["x"]) == (0, 1)
    assert (second["a"], second["x"], second["w"], second["d"]) == (0, 1, 1, -1)
    assert (third["a"], third["d"]) == (0, 1)


def test_a_new_bloc_gets_a_new_number_and_one_that_comes_back_its_old() -> None:
    dates = list(matched([sets("abc", "xyz"), sets("abc"), sets("abc", "pq"), sets("abc", "pq", "xyz")]))
    assert [each.get("x") for each in dates] == [1, None, None, 1]
    assert dates[2]["p"] == dates[3]["p"] == 2


def test_the_greatest_overlap_over_all_blocs_decides() -> None:
    # Alone, "ab" overlaps most with the first bloc; together, it is better off as the second.
    first, second = matched([sets("abcdef", "bg"), sets("cdef", "ab")])
    assert (first["c"], first["g"]) == (0, 1)
    assert (second["c"], second["a"]) == (0, 1)


PARTITIONS = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), max_size=8).map(
        lambda labels: [
            frozenset(node for node in labels if labels[node] == number) for number in sorted(set(labels.values()))
        ]
    ),
    max_size=6,
)


@given(PARTITIONS)
def test_numbers_are_a_partition_each_time_and_stay_where_nothing_changes(
    partitions: list[list[frozenset[str]]],
) -> None:
    doubled = [each for partition in partitions for each in (partition, partition[::-1])]
    found = list(matched(doubled))
    for partition, numbers in zip(doubled, found, strict=True):
        assert set(numbers) == {node for bloc in partition for node in bloc}
        for bloc in partition:
            assert len({numbers[node] for node in bloc}) == 1
        blocs = [numbers[next(iter(bloc))] for bloc in partition if len(bloc) > 1]
        assert len(set(blocs)) == len(blocs)
    assert all(found[i] == found[i + 1] for i in range(0, len(found), 2))
