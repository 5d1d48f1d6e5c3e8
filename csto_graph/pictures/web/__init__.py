"""Pictures of the graph: offline HTML pages made with pyvis."""

from csto_graph.pictures.web.case_page import case_picture
from csto_graph.pictures.web.explorer import LAYOUTS, MEASURES, Opening, explorer_of, explorer_page, picture
from csto_graph.pictures.web.network_page import network_picture
from csto_graph.pictures.web.offline_page import OfflineNetwork

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
