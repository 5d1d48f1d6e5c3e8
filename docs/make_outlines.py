"""Makes the outlines of the explorer's map from Natural Earth 1:110m, as the npm package world-atlas has it.

    npm pack world-atlas@2.0.2
    python docs/make_outlines.py world-atlas-2.0.2.tgz

Natural Earth is in the public domain; world-atlas is under the ISC licence. Borders are those of today. A line that
one of its sides, or most of the world, does not take for a border is kept apart, so that the page can draw it as such.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
import tarfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUTLINES = HERE.parent / "csto_graph" / "pictures" / "outlines.json"
MEMBER = "package/countries-110m.json"
TOLERANCE = 1.2
"""How far, in tenths of a degree, a line may lie from the source's."""
SKIPPED = "Antarctica"
CONTESTED = [
    {"Morocco", "W. Sahara"},
    {"Somalia", "Somaliland"},
    {"Cyprus", "N. Cyprus"},
    {"Serbia", "Kosovo"},
    {"Israel", "Palestine"},
    {"Israel", "Syria"},
    {"India", "Pakistan"},
    {"India", "China"},
    {"China", "Pakistan"},
    {"North Korea", "South Korea"},
    {"Sudan", "S. Sudan"},
]
PEREKOP = (320, 450, 360, 465)
"""Between Crimea and the mainland: the one line of Russia and Ukraine here that is no border of 1991."""
Point = tuple[int, int]


def outlines(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    """Return coasts, borders and contested lines: flat lists, a point and then steps, in tenths of a degree."""
    sides = _sides(topology["objects"]["countries"]["geometries"])
    lines: dict[str, list[list[int]]] = {"coasts": [], "borders": [], "contested": []}
    for number, arc in enumerate(topology["arcs"]):
        points = simplified(_decoded(arc, topology["transform"]))
        if SKIPPED not in sides[number] and len(points) > 1:
            lines[_kind(sides[number], points)].append(_steps(points))
    return lines


def _kind(sides: set[str], points: Iterable[Point]) -> str:
    west, south, east, north = PEREKOP
    if sides == {"Russia", "Ukraine"} and all(west < x < east and south < y < north for x, y in points):
        return "contested"
    return "coasts" if len(sides) == 1 else "contested" if sides in CONTESTED else "borders"


def _sides(geometries: Iterable[dict[str, Any]]) -> dict[int, set[str]]:
    """Return whose outline each arc is part of; one that runs backwards has its number inverted."""
    sides: dict[int, set[str]] = {}
    for geometry in geometries:
        for number in _flat(geometry["arcs"]):
            sides.setdefault(number if number >= 0 else ~number, set()).add(geometry["properties"]["name"])
    return sides


def _flat(arcs: Any) -> Iterable[int]:
    if isinstance(arcs, int):
        yield arcs
    else:
        for each in arcs:
            yield from _flat(each)


def _decoded(arc: Iterable[Sequence[int]], transform: dict[str, Sequence[float]]) -> list[Point]:
    """Return the points of an arc in tenths of a degree, none twice in a row."""
    x = y = 0
    points: list[Point] = []
    for across, up in arc:
        x, y = x + across, y + up
        place = [10 * (raw * transform["scale"][i] + transform["translate"][i]) for i, raw in enumerate((x, y))]
        point = (round(place[0]), round(place[1]))
        if not points or points[-1] != point:
            points.append(point)
    return points


def simplified(points: list[Point]) -> list[Point]:
    """Return the line with the fewest of its points that stays within the tolerance (Douglas and Peucker 1973)."""
    if len(points) < 3:
        return points
    distances = [_distance(point, points[0], points[-1]) for point in points[1:-1]]
    worst = max(distances)
    if worst <= TOLERANCE:
        return [points[0], points[-1]]
    turn = distances.index(worst) + 1
    return simplified(points[: turn + 1])[:-1] + simplified(points[turn:])


def _distance(point: Point, start: Point, end: Point) -> float:
    along = (end[0] - start[0], end[1] - start[1])
    length = math.hypot(*along)
    if not length:
        return math.dist(point, start)
    return abs(along[0] * (start[1] - point[1]) - along[1] * (start[0] - point[0])) / length


def _steps(points: Sequence[Point]) -> list[int]:
    numbers = list(points[0])
    for before, after in itertools.pairwise(points):
        numbers += (after[0] - before[0], after[1] - before[1])
    return numbers


def main() -> None:
    """Read the package and write the outlines."""
    with tarfile.open(sys.argv[1]) as package:
        member = package.extractfile(MEMBER)
        assert member is not None, f"{sys.argv[1]} has no {MEMBER}"
        topology = json.load(member)
    OUTLINES.write_text(json.dumps(outlines(topology), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
