"""The pages that the explorer is compared with: pyvis as it comes and vis-network bare, over a made-up network."""

from __future__ import annotations

import json
import math
import random
from importlib import resources
from string import Template

from pyvis.network import Network

EDGES_A_NODE = 3
APART = 120.0
SEED = 1949
Places = dict[str, tuple[int, int]]
Pairs = list[tuple[str, str]]
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
# Physics off, plain lines, and those hidden while anything moves: the quickest that vis-network is at positions given.
BARE = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False},
    "interaction": {"hideEdgesOnDrag": True, "hideEdgesOnZoom": True},
}
BARE_PAGE = Template("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>bare</title>
<style>html, body, #picture { height: 100%; margin: 0; }</style></head>
<body><div id="picture"></div>
<script>$library</script>
<script>
const data = { nodes: new vis.DataSet($nodes), edges: new vis.DataSet($edges) };
const network = new vis.Network(document.getElementById("picture"), data, $options);
network.fit({ animation: false });
document.body.dataset.ready = "true";
</script></body></html>
""")


def places(count: int) -> Places:
    """Return nodes spread over a disc; its corners are free, so that a drag from there moves the whole picture."""
    dice = random.Random(SEED)  # noqa: S311 -- a made-up world, not a secret
    radius = APART * math.sqrt(count / math.pi)
    found = {}
    for number in range(count):
        angle, away = dice.uniform(0, math.tau), radius * math.sqrt(dice.random())
        found[f"state-{number}"] = (round(away * math.cos(angle)), round(away * math.sin(angle)))
    return found


def ties(names: list[str]) -> Pairs:
    """Return three times as many different pairs as there are names."""
    dice = random.Random(SEED)  # noqa: S311 -- as above
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < EDGES_A_NODE * len(names):
        one, other = sorted(dice.sample(names, 2))
        pairs[one, other] = None
    return list(pairs)


def pyvis_page(names: list[str], pairs: Pairs) -> str:
    """Return the page that pyvis makes when told nothing, but that it should need no network."""
    network = Network(cdn_resources="in_line")
    for name in names:
        network.add_node(name, label=name)
    # add_edge looks through all edges each time, which is no part of what a page costs.
    network.edges = [{"from": one, "to": other} for one, other in pairs]
    return str(network.generate_html())


def bare_page(positions: Places, pairs: Pairs) -> str:
    """Return a page of nothing but vis-network, with the positions given."""
    nodes = [{"id": name, "label": name, "shape": "dot", "x": x, "y": y} for name, (x, y) in positions.items()]
    edges = [{"id": number, "from": one, "to": other} for number, (one, other) in enumerate(pairs)]
    library = resources.files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")
    texts = {"nodes": nodes, "edges": edges, "options": BARE}
    return BARE_PAGE.substitute({name: json.dumps(value) for name, value in texts.items()}, library=library)
