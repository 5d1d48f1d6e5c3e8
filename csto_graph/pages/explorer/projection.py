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
    return [list(_line(steps)) for kind in kinds for steps in lines[kind]]


def _line(steps: list[int]) -> Iterator[int]:
    """Yield the points of a line that is kept as its first point and the steps from there, in tenths of a degree."""
    for longitude, latitude in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True):
        x, y = projected(longitude / 10, latitude / 10)
        yield from (round(x), round(y))
