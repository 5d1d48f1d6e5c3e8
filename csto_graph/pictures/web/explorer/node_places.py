"""Where nodes lie in the three layouts: computed beforehand with a seed, so that nothing moves when the date does."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

import numpy as np
import rustworkx

from csto_graph.pictures.web.explorer.content import Content
from csto_graph.pictures.web.explorer.lines import Tie
from csto_graph.pictures.web.explorer.map_projection import projected
from csto_graph.pictures.web.node_layout import GAP, Point, positions, separated

MEMBERS = {"membership", "partnership"}
Places = Mapping[str, Mapping[str, tuple[int, int]]]
SEED = 2002
GOLDEN = math.pi * (3 - math.sqrt(5))
LOOSE = 0.75
"""How far from all others a node without ties lies, in half-widths of the picture."""


def places(content: Content) -> Places:
    """Return whole-number coordinates of every thing for each layout."""
    return {"force": _force(content), "blocs": _blocs(content), "map": _map(content)}


def _blocs(content: Content) -> dict[str, tuple[int, int]]:
    """Discs of those whom duties of defence bind at whatever time, the rest beside; without such duties, of members."""
    firm = {tie for tie in content.ties if _defends(content, tie)}
    loose = {tie for tie in content.ties if tie.kind in MEMBERS} - firm if firm else set()
    edges = [(tie.one, tie.other, "loose" if tie in loose else tie.kind) for tie in content.ties]
    return positions(content.things, edges)


def _defends(content: Content, tie: Tie) -> bool:
    phases = (phase for statement in tie.statements for phase in content.phases.get(statement, ()))
    return tie.kind in MEMBERS and any("defence" in phase.types for phase in phases)


def _force(content: Content) -> dict[str, tuple[int, int]]:
    """States and organisations by their memberships, then the rest beside what it is tied to."""
    core = [tie for tie in content.ties if tie.kind in MEMBERS]
    names = sorted({end for tie in core for end in (tie.one, tie.other)})
    number = {name: index for index, name in enumerate(names)}
    graph: rustworkx.PyGraph[str, None] = rustworkx.PyGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from([(number[tie.one], number[tie.other], None) for tie in core])
    found = rustworkx.spring_layout(graph, seed=SEED, num_iter=200) if names else {}
    scale = GAP * math.sqrt(len(names) or 1) * 1.1
    placed = {name: (scale * found[index][0], scale * found[index][1]) for name, index in number.items()}
    return _completed(content, placed)


def _map(content: Content) -> dict[str, tuple[int, int]]:
    """States at their capitals, organisations by that of their seat or amid their members, the rest beside its ties."""
    capitals = {thing: projected(*place) for thing in content.things if (place := content.place(thing))}
    seats = {body: capitals[state] for body, state in content.seats.items() if state in capitals}
    return _completed(content, seats | capitals, fixed=set(capitals), gap=GAP / 3)


def _completed(
    content: Content, placed: Mapping[str, Point], *, fixed: Set[str] = frozenset(), gap: float = GAP
) -> dict[str, tuple[int, int]]:
    """Put every other thing in the middle of what it is tied to, and move things apart; ``fixed`` ones stay."""
    found, near = dict(placed), _neighbours(content)
    order = {thing: number for number, thing in enumerate(content.things)}
    rest = [thing for thing in content.things if thing not in found]
    for _ in range(4):  # things that are tied to nothing but others like them come in a later round
        rest = [thing for thing in rest if thing not in found]
        found |= {thing: _middle(anchors, order[thing]) for thing in rest if (anchors := _anchors(near[thing], found))}
    edge = LOOSE * max([abs(x) for x, _ in found.values()] or [GAP])
    for number, thing in enumerate(thing for thing in rest if thing not in found):
        angle = number * GOLDEN
        found[thing] = (edge * math.cos(angle), edge * math.sin(angle))
    points = np.array([found[thing] for thing in content.things], dtype=np.float64).reshape(-1, 2)
    still = np.array([thing in fixed for thing in content.things], dtype=bool)
    moved = separated(points, still, [], gap=gap)
    spots = {thing: (round(float(x)), round(float(y))) for thing, (x, y) in zip(content.things, moved, strict=True)}
    return _distinct(spots, fixed)


def _distinct(spots: Mapping[str, tuple[int, int]], fixed: Set[str]) -> dict[str, tuple[int, int]]:
    """Return the same spots with one for each thing, since rounding may put two into one; ``fixed`` ones stay."""
    found = {thing: spot for thing, spot in spots.items() if thing in fixed}
    taken = set(found.values())
    for thing, (x, y) in spots.items():
        if thing not in fixed:
            while (x, y) in taken:
                x += 1
            found[thing] = (x, y)
            taken.add((x, y))
    return {thing: found[thing] for thing in spots}


def _neighbours(content: Content) -> Mapping[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for tie in content.ties:
        near[tie.one].append(tie.other)
        near[tie.other].append(tie.one)
    return near


def _anchors(near: Iterable[str], found: Mapping[str, Point]) -> list[Point]:
    return [found[name] for name in sorted(set(near)) if name in found]


def _middle(anchors: list[Point], number: int) -> Point:
    """Return the middle of points, a little aside in a direction of its own: no two in one spot."""
    x, y = (sum(values) / len(anchors) for values in zip(*anchors, strict=True))
    return x + 9 * math.cos(number * GOLDEN), y + 9 * math.sin(number * GOLDEN)
