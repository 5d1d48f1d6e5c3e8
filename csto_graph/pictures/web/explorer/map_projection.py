"""From longitude and latitude to a flat map that keeps areas as they are.

The Equal Earth projection: Šavrič, Patterson and Jenny 2019, International Journal of Geographical Information Science
33:454-465.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

OUTLINES = Path(__file__).parent.parent / "static" / "explorer" / "outlines.json"
SIZE = 1500.0
"""Units of the page for one radius of the globe."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = math.sqrt(3) / 2
HALF = 1800


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place lies on the page; y grows to the south."""
    angle = math.asin(_ROOT * math.sin(math.radians(latitude)))
    a, b, c, d = _A
    square = angle * angle
    sixth = square**3
    slope = a + 3 * b * square + sixth * (7 * c + 9 * d * square)
    x = math.radians(longitude) * math.cos(angle) / (_ROOT * slope)
    y = angle * (a + b * square + sixth * (c + d * square))
    return SIZE * x, -SIZE * y


@cache
def outlines(*kinds: str) -> list[list[int]]:
    """Return outlines of these kinds (``coasts``, ``borders``, ``contested``) as lines of x, y in turn."""
    lines = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return [line for kind in kinds for steps in lines[kind] for line in _lines(steps)]


def _lines(steps: list[int]) -> Iterator[list[int]]:
    """Yield a line that is kept as its first point and the steps from there, in tenths of a degree.

    It is cut where it steps over the edge of the map.
    """
    line: list[int] = []
    for step, longitude, latitude in zip(steps[::2], accumulate(steps[::2]), accumulate(steps[1::2]), strict=True):
        if line and abs(step) > HALF:
            yield line
            line = []
        x, y = projected(longitude / 10, latitude / 10)
        line += [round(x), round(y)]
    yield line
