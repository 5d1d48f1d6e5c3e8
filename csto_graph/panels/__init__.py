"""Panels of states and dyads by year, for other data to be joined to."""

from csto_graph.panels.builder import KINDS, Wish, panel_of
from csto_graph.panels.panel import Panel
from csto_graph.panels.panel_source import Source
from csto_graph.panels.panel_writer import PANEL_FORMATS, write_panel
from csto_graph.panels.population import COVERAGE
from csto_graph.panels.spell_arrays import OBLIGATIONS
from csto_graph.panels.year_rule import Timing, parse_rule, parse_years

__all__ = [
    "COVERAGE",
    "KINDS",
    "OBLIGATIONS",
    "PANEL_FORMATS",
    "Panel",
    "Source",
    "Timing",
    "Wish",
    "panel_of",
    "parse_rule",
    "parse_years",
    "write_panel",
]
