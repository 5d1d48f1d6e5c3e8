"""Positions of nodes: computed beforehand with a seed, so that nothing moves when the date does.

Blocs come first: organisations stand in the middle of a disc and the states that belong to them on rings around
it. Everything else (treaties, events, people, bodies) is put near what it is tied to and moved until it has room.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

SEED = 2002
GAP = 130.0
ROUNDS = 300
Point = tuple[float, float]
Points = NDArray[np.float64]
Edge = tuple[str, str, str]


def positions(nodes: Iterable[str], edges: Iterable[Edge]) -> dict[str, tuple[int, int]]:
    """Return whole-number coordinates for each node, from (one, other, kind of edge); the same each time."""
    names, ordered = sorted(nodes), sorted(edges)
    bodies = {one for one, other, _ in ordered if one.startswith("org-") and other.startswith("org-")}
    core = _core([edge for edge in ordered if edge[2] in {"membership", "partnership"} and edge[1] not in bodies])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((one, other) for one, other, _ in ordered)
    placed = dict(core)
    for name in _outwards(graph, core):
        placed[name] = _near(placed, sorted(graph[name]), order=len(placed))
    points = np.array([placed[name] for name in names], dtype=np.float64).reshape(-1, 2)
    fixed = np.array([name in core for name in names], dtype=bool)
    roomy = separated(points, fixed, gap=GAP)
    return {name: (round(float(x)), round(float(y))) for name, (x, y) in zip(names, roomy, strict=True)}


def separated(points: Points, fixed: NDArray[np.bool_], *, gap: float, rounds: int = ROUNDS) -> Points:
    """Return points moved apart, pair by pair, until none are closer than ``gap``; fixed ones stay."""
    moved = points
    for _ in range(rounds):
        apart = moved[:, None, :] - moved[None, :, :]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, np.inf)
        overlap = np.clip(gap - distance, 0.0, None) / np.maximum(distance, 1.0)
        if not overlap.any():
            break
        push = 0.4 * (apart * overlap[..., None]).sum(axis=1)
        moved = moved + np.where(fixed[:, None], 0.0, push)
    return np.asarray(moved)


def _core(memberships: Sequence[Edge]) -> dict[str, Point]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((one, other) for one, other, _ in memberships)
    blocs = nx.community.louvain_communities(_numbered(graph), seed=SEED) if graph else []
    names = sorted(graph)
    discs = sorted(([names[number] for number in sorted(bloc)] for bloc in blocs), key=lambda bloc: (-len(bloc), bloc))
    found: dict[str, Point] = {}
    left = 0.0
    for disc in discs:
        local, radius = _disc(disc)
        found |= {name: (x + left + radius, y) for name, (x, y) in local.items()}
        left += 2 * radius + 1.5 * GAP
    return found


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


def _near(placed: dict[str, Point], neighbours: Sequence[str], *, order: int) -> Point:
    anchors = [placed[name] for name in neighbours if name in placed] or [(0.0, 0.0)]
    x, y = (sum(values) / len(anchors) for values in zip(*anchors, strict=True))
    angle = order * 2.399963  # the golden angle spreads those that share their anchors
    return x + GAP * math.cos(angle), y + GAP * math.sin(angle)
