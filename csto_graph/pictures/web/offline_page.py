"""The one place that touches pyvis: its network, rendered as a page that needs nothing from outside.

pyvis's own pages call a CDN or need files beside them, and its tooltips run markup. Here the vis-network script
of pyvis's package is inlined, a Content-Security-Policy admits only the scripts written into the page, and every
text reaches the page as JSON that the page's script puts into text nodes.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import html
import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from csto_graph.core.atomic_write import write_whole
from csto_graph.pictures.web.js_linker import link_modules

HERE = Path(__file__).parent
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "multiselect": False,
        "tooltipDelay": 10**9,
    },
    "layout": {"improvedLayout": False},
    "nodes": {"font": {"size": 15, "strokeWidth": 4, "strokeColor": "#ffffff"}, "borderWidth": 2},
    "edges": {"smooth": {"enabled": True, "type": "continuous"}, "width": 1.5},
}


class OfflineNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose page stands alone; in a notebook it shows itself."""

    def __init__(
        self, *, title: str, payload: dict[str, Any], page: str, scripts: tuple[str, ...], style: str = "page.css"
    ) -> None:
        super().__init__(cdn_resources="in_line")
        self.title = title
        self.options = copy.deepcopy(OPTIONS)
        self.path = page
        self.templateEnv = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
        )
        self.templateEnv.policies.update({"json.dumps_function": _compact, "json.dumps_kwargs": {}})
        self.templateEnv.globals.update(title=title, payload=payload, scripts=page_scripts(scripts))
        self.templateEnv.globals.update(style=page_style(style))

    def add_parallel_edge(self, edge: dict[str, Any]) -> None:
        """Add an edge with an id of its own; pyvis's ``add_edge`` keeps one a pair and searches all for it."""
        self.edges.append(edge)

    def show(self, name: str) -> None:
        """Write the page to a file; pyvis's own method expects files beside it."""
        write_whole(Path(name), self.generate_html().encode())

    def __repr__(self) -> str:
        """Return one line: the title and the size."""
        return f"<OfflineNetwork {self.title}: {len(self.nodes)} nodes, {len(self.edges)} edges>"

    def _repr_html_(self) -> str:
        """Return the page in a frame that may run its own scripts, save files and open links, and do nothing else."""
        page, name = (html.escape(text, quote=True) for text in (self.generate_html(), self.title))
        may = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
        look = 'width="100%" height="720" style="border:1px solid #ccc"'
        return f'<iframe sandbox="{may}" title="{name}" {look} srcdoc="{page}"></iframe>'


def _compact(value: object) -> str:
    """Return JSON without blanks, in the letters of its texts but for halves of characters, which no file can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


@cache
def page_scripts(names: tuple[str, ...]) -> list[dict[str, str]]:
    """Return vis-network and the scripts of a page in order, each with the hash that lets it run.

    A script in a folder of its own is a module; it and those that it imports are linked into one.
    """
    return [_allowed(_vis_network()), *(_allowed(_script(HERE / "static" / name)) for name in names)]


@cache
def page_style(name: str) -> dict[str, str]:
    """Return a style sheet, with the hash that lets it in."""
    return _allowed((HERE / "static" / name).read_text(encoding="utf-8"))


def _script(path: Path) -> str:
    is_module = path.parent.name != "static"
    return link_modules(path.parent, path.stem) if is_module else path.read_text(encoding="utf-8")


def _allowed(text: str) -> dict[str, str]:
    return {"text": Markup(text), "hash": _hash(text)}


def _vis_network() -> str:
    text = resources.files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", text).replace("</script", "<\\/script")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
