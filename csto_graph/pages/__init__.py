"""Pictures of the graph: offline HTML pages made with pyvis."""

from csto_graph.pages.case import case_picture
from csto_graph.pages.explorer import LAYOUTS, MEASURES, Opening, explorer_of, explorer_page, picture
from csto_graph.pages.network import network_picture
from csto_graph.pages.offline import OfflineNetwork

__all__ = [
    "LAYOUTS",
    "MEASURES",
    "OfflineNetwork",
    "Opening",
    "case_picture",
    "explorer_of",
    "explorer_page",
    "network_picture",
    "picture",
]
