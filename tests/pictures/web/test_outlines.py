"""The outlines of the map: what lies on a straight way between two towns is known from any atlas."""

from __future__ import annotations

import importlib
import itertools
import json
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

Point = tuple[float, float]
Outlines = dict[str, list[list[Point]]]
WAYS = {
    ("Warsaw", (21.0, 52.2), "Minsk", (27.6, 53.9)): {"borders": 1},
    ("Astana", (71.4, 51.2), "Omsk", (73.4, 55.0)): {"borders": 1},
    ("Astana", (71.4, 51.2), "Karaganda", (73.1, 49.8)): {},
    ("Berlin", (13.4, 52.5), "Kyiv", (30.5, 50.4)): {"borders": 2},
    ("Madrid", (-3.7, 40.4), "Palma", (2.7, 39.6)): {"coasts": 1},
    ("Pristina", (21.2, 42.7), "Belgrade", (20.5, 44.8)): {"contested": 1},
    ("Simferopol", (34.1, 45.0), "Zaporizhzhia", (35.1, 47.8)): {"contested": 1},
    ("Moscow", (37.6, 55.8), "Kharkiv", (36.2, 50.0)): {"borders": 1},
    ("Smara", (-11.7, 26.7), "Bir Lehlou", (-9.6, 26.3)): {"contested": 1},
}


@pytest.fixture(scope="module")
def maker() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "docs"))
        yield importlib.import_module("make_outlines")


@pytest.fixture(scope="module")
def outlines(maker: ModuleType) -> Outlines:
    return {kind: [walked(line) for line in lines] for kind, lines in json.loads(maker.OUTLINES.read_text()).items()}


def walked(steps: list[int]) -> list[Point]:
    across, up = (itertools.accumulate(steps[axis::2]) for axis in (0, 1))
    return [(x / 10, y / 10) for x, y in zip(across, up, strict=True)]


def crossed(outlines: Outlines, start: Point, end: Point) -> dict[str, int]:
    counts = {kind: sum(crossings(line, start, end) for line in lines) for kind, lines in outlines.items()}
    return {kind: count for kind, count in counts.items() if count}


def crossings(line: list[Point], start: Point, end: Point) -> int:
    return sum(meets(one, other, start, end) for one, other in itertools.pairwise(line))


def meets(a: Point, b: Point, c: Point, d: Point) -> bool:
    return turn(a, b, c) != turn(a, b, d) and turn(c, d, a) != turn(c, d, b)


def turn(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way[0]}-{way[2]}")
def test_a_way_crosses_what_an_atlas_says(outlines: Outlines, way: tuple[str, Point, str, Point]) -> None:
    assert crossed(outlines, way[1], way[3]) == WAYS[way]


def test_they_lie_on_the_globe_and_are_small(maker: ModuleType, outlines: Outlines) -> None:
    points = [point for lines in outlines.values() for line in lines for point in line]
    assert all(-180 <= x <= 180 and -60 <= y <= 90 for x, y in points)
    assert maker.OUTLINES.stat().st_size < 60_000


def test_a_line_keeps_its_turns_and_loses_the_rest(maker: ModuleType) -> None:
    assert maker.simplified([(0, 0), (50, 1), (100, 0), (100, 40)]) == [(0, 0), (100, 0), (100, 40)]
    ring = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)]
    assert maker.simplified(ring) == ring
