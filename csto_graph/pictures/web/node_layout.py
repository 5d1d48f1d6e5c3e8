"""Positions of nodes: computed beforehand with a seed, so that nothing moves when the date does.

Blocs come first: organisations stand in the middle of a disc and the states that belong to them on rings around
it. Everything else (treaties, events, people, bodies) is put beside the disc of what it is tied to and moved until it
has room.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

SEED = 9  # with it the members of 1985 lie nearest to their own alliance, which a test holds
GAP = 130.0
ROUNDS = 600
PAIRS_LAST = 10
NO_PAIRS = np.empty((0, 2), dtype=np.intp)
Point = tuple[float, float]
Disc = tuple[float, float, float]
Points = NDArray[np.float64]
Edge = tuple[str, str, str]


def positions(nodes: Iterable[str], edges: Iterable[Edge]) -> dict[str, tuple[int, int]]:
    """Return whole-number coordinates for each node, from (one, other, kind of edge); the same each time."""
    names, ordered = sorted(nodes), sorted(edges)
    bodies = {one for one, other, _ in ordered if one.startswith("org-") and other.startswith("org-")}
    core, discs = _core(
        [edge for edge in ordered if edge[2] in {"membership", "partnership"} and edge[1] not in bodies]
    )
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((one, other) for one, other, _ in ordered)
    placed = dict(core)
    for name in _outwards(graph, core):
        placed[name] = _outside(discs, _near(placed, sorted(graph[name])), order=len(placed))
    points = np.array([placed[name] for name in names], dtype=np.float64).reshape(-1, 2)
    fixed = np.array([name in core for name in names], dtype=bool)
    roomy = separated(points, fixed, discs)
    return {name: (round(float(x)), round(float(y))) for name, (x, y) in zip(names, roomy, strict=True)}


def separated(points: Points, fixed: NDArray[np.bool_], discs: Sequence[Disc], *, gap: float = GAP) -> Points:
    """Return points moved apart, pair by pair, until none are closer than ``gap``; fixed ones stay.

    The others keep outside the discs. After a number of rounds the points are taken as they are.
    """
    moved, pairs = points, _close_pairs(points, gap)
    for turn in range(1, ROUNDS):
        one, other = pairs.T
        apart = moved[one] - moved[other]
        distance = np.hypot(apart[:, 0], apart[:, 1])
        overlap = np.clip(gap - distance, 0.0, None) / np.maximum(distance, 1.0)
        if not overlap.any():
            break
        push = 0.4 * apart * overlap[:, None]
        away = np.stack([_sums(one, side, moved) - _sums(other, side, moved) for side in push.T], axis=1)
        moved = np.where(fixed[:, None], moved, _kept_outside(moved + away, discs))
        if turn % PAIRS_LAST == 0:
            pairs = _close_pairs(moved, gap)
    return np.asarray(moved)


def _sums(places: NDArray[np.intp], values: NDArray[np.float64], points: Points) -> NDArray[np.float64]:
    return np.bincount(places, weights=values, minlength=len(points)).astype(np.float64)


def _close_pairs(points: Points, gap: float) -> NDArray[np.intp]:
    """Return the pairs that are or may soon be too close."""
    return np.asarray(cKDTree(points).query_pairs(1.6 * gap, output_type="ndarray")) if len(points) else NO_PAIRS


def _kept_outside(points: Points, discs: Sequence[Disc]) -> Points:
    for x, y, radius in discs:
        offset = points - np.array([x, y])
        away = np.maximum(np.hypot(offset[:, 0], offset[:, 1]), 1.0)
        factor = np.maximum((radius + 0.8 * GAP) / away, 1.0)
        points = np.array([x, y]) + offset * factor[:, None]
    return points


def _core(memberships: Sequence[Edge]) -> tuple[dict[str, Point], list[Disc]]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((one, other) for one, other, _ in memberships)
    blocs = nx.community.louvain_communities(_numbered(graph), seed=SEED) if graph else []
    names = sorted(graph)
    named = sorted(([names[number] for number in sorted(bloc)] for bloc in blocs), key=lambda bloc: (-len(bloc), bloc))
    found: dict[str, Point] = {}
    discs: list[Disc] = []
    local = [_disc(bloc) for bloc in named]
    for (places, radius), (left, top) in zip(local, _shelves([radius for _, radius in local]), strict=True):
        found |= {name: (x + left, y + top) for name, (x, y) in places.items()}
        discs.append((left, top, radius))
    return found, discs


def _shelves(radii: Sequence[float]) -> list[Point]:
    """Return the middles of discs set side by side on shelves about twice as wide as all are high."""
    sides = [2 * radius + 3.5 * GAP for radius in radii]
    width = max([1.4 * math.sqrt(sum(side * side for side in sides)), *sides])
    middles: list[Point] = []
    left = top = height = 0.0
    for side in sides:
        if left and left + side > width:
            left, top, height = 0.0, top + height, 0.0
        middles.append((left + side / 2, top + side / 2))
        left, height = left + side, max(height, side)
    return middles


def _numbered(graph: nx.Graph[str]) -> nx.Graph[int]:
    number = {name: index for index, name in enumerate(sorted(graph))}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(number)))
    for one, other in sorted((number[one], number[other]) for one, other in graph.edges):
        numbered.add_edge(one, other)
    return numbered


def _disc(bloc: Sequence[str]) -> tuple[dict[str, Point], float]:
    organisations = [name for name in bloc if name.startswith("org-")]
    states = [name for name in bloc if not name.startswith("org-")]
    middle, inner = _rings(organisations, 0.0)
    around, outer = _rings(states, inner + 1.3 * GAP)
    return middle | around, outer


def _rings(names: Sequence[str], radius: float) -> tuple[dict[str, Point], float]:
    if len(names) == 1 and not radius:
        return {names[0]: (0.0, 0.0)}, 0.0
    found: dict[str, Point] = {}
    radius = radius or 0.7 * GAP
    rest = list(names)
    while rest:
        room = max(1, int(2 * math.pi * radius / (1.15 * GAP)))
        ring, rest = rest[:room], rest[room:]
        for place, name in enumerate(ring):
            angle = 2 * math.pi * place / len(ring) - math.pi / 2
            found[name] = (radius * math.cos(angle), radius * math.sin(angle))
        radius += 1.1 * GAP if rest else 0.0
    return found, radius


def _outwards(graph: nx.Graph[str], core: dict[str, Point]) -> list[str]:
    """Return the other nodes so that each comes after a neighbour where it has one."""
    roots = sorted(core) or sorted(graph)[:1]
    reached = nx.multi_source_dijkstra_path_length(graph, set(roots)) if roots else {}
    return sorted((name for name in graph if name not in core), key=lambda name: (reached.get(name, math.inf), name))


def _near(placed: dict[str, Point], neighbours: Sequence[str]) -> Point:
    anchors = [placed[name] for name in neighbours if name in placed] or [(0.0, 0.0)]
    x, y = (sum(values) / len(anchors) for values in zip(*anchors, strict=True))
    return x, y


def _outside(discs: Sequence[Disc], point: Point, *, order: int) -> Point:
    """Return a point beyond the rim of the disc it lies in; from the middle, each in a direction of its own."""
    x, y = point
    for middle_x, middle_y, radius in discs:
        away = math.hypot(x - middle_x, y - middle_y)
        if away < radius + GAP:
            golden = order * 2.399963  # the golden angle spreads those that share a place
            angle = math.atan2(y - middle_y, x - middle_x) if away > radius / 2 else golden
            reach = radius + 1.1 * GAP
            x, y = middle_x + reach * math.cos(angle), middle_y + reach * math.sin(angle)
    return x + 9 * math.cos(order), y + 9 * math.sin(order)  # no two in one spot: they could not be pushed apart
