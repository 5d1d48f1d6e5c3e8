"""How alike the alliance portfolios of two states are."""

from csto_graph.networks.similarity.contingency import Portfolios, contingency
from csto_graph.networks.similarity.scores import cohen_kappa, kendall_tau_b, scott_pi, signorino_ritter_s
from csto_graph.networks.similarity.similarity import OWN, REFERENCES, Similarity, similarity_of

__all__ = [
    "OWN",
    "REFERENCES",
    "Portfolios",
    "Similarity",
    "cohen_kappa",
    "contingency",
    "kendall_tau_b",
    "scott_pi",
    "signorino_ritter_s",
    "similarity_of",
]
