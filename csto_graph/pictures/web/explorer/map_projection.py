"""From longitude and latitude to a flat map that keeps areas as they are.

The Equal Earth projection: Šavrič, Patterson and Jenny 2019, International Journal of Geographical Information Science
33:454-465.
"""

from __future__ import annotations

import math

from csto_graph.pictures.outlines import outlines

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


def projected_outlines(*kinds: str) -> list[list[int]]:
    """Return outlines of these kinds as lines of x, y in turn, see :func:`csto_graph.pictures.outlines.outlines`."""
    return [[round(each) for place in line for each in projected(*place)] for line in outlines(*kinds)]
