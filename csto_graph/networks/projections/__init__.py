"""From records to networks. Each projection is a pure function of records and a scope."""

from csto_graph.networks.projections.alliances import (
    affiliation_ties,
    affiliations,
    alliance_ties,
    alliances,
    imposing,
    layers,
)
from csto_graph.networks.projections.event_ties import conflict_ties, conflicts, event_ties, events
from csto_graph.networks.projections.named_projections import PROJECTIONS, check_scope, checked_options, project
from csto_graph.networks.projections.obligation_ties import obligations
from csto_graph.networks.projections.signed import signed
from csto_graph.networks.projections.summaries import STRENGTHS, summary
from csto_graph.networks.projections.ties import Tie

__all__ = [
    "PROJECTIONS",
    "STRENGTHS",
    "Tie",
    "affiliation_ties",
    "affiliations",
    "alliance_ties",
    "alliances",
    "check_scope",
    "checked_options",
    "conflict_ties",
    "conflicts",
    "event_ties",
    "events",
    "imposing",
    "layers",
    "obligations",
    "project",
    "signed",
    "summary",
]
