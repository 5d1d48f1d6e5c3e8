"""Coasts and borders of today, from Natural Earth 1:110m, which is in the public domain.

``docs/make_outlines.py`` makes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

OUTLINES = Path(__file__).with_name("outlines.json")
_HALF = 1800
Line = list[tuple[float, float]]


@cache
def outlines(*kinds: str) -> list[Line]:
    """Return outlines of these kinds (``coasts``, ``borders``, ``contested``) as lines of longitude and latitude."""
    lines = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return [line for kind in kinds for steps in lines[kind] for line in _lines(steps)]


def _lines(steps: list[int]) -> Iterator[Line]:
    """Yield a line that is kept as its first point and the steps from there, in tenths of a degree.

    It is cut where it steps over the edge of the map.
    """
    line: Line = []
    for step, longitude, latitude in zip(steps[::2], accumulate(steps[::2]), accumulate(steps[1::2]), strict=True):
        if line and abs(step) > _HALF:
            yield line
            line = []
        line.append((longitude / 10, latitude / 10))
    yield line
