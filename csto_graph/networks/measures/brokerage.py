"""What a node gains by its place between others. Weights count for nothing, the networks are undirected."""

from __future__ import annotations

import numpy as np

from csto_graph.networks.measures.partition import Values, pairs_within
from csto_graph.networks.measures.snapshot import Snapshot


def clustering(snapshot: Snapshot) -> Values:
    """Return the share of the pairs of a node's neighbours that are neighbours themselves, 0 to 1.

    Watts and Strogatz 1998, Nature 393:440-442. A node with less than two neighbours has 0.
    """
    pairs = pairs_within(snapshot.degrees)
    return np.divide(_closed(snapshot), pairs, out=np.zeros(len(snapshot)), where=pairs > 0)


def constraint(snapshot: Snapshot) -> Values:
    """Return how far a node's contacts lead back to one another: the higher, the less room it has to broker.

    Burt 1992, Structural Holes, ch. 2: the sum over contacts of the squared share of its ties that leads to the contact
    at first or second hand. Missing (nan) for an isolated node, which has no contacts.
    """
    degrees = snapshot.degrees
    shares = np.divide(
        snapshot.adjacency, degrees[:, None], out=np.zeros_like(snapshot.adjacency), where=degrees[:, None] > 0
    )
    found = (((shares + shares @ shares) ** 2) * snapshot.adjacency).sum(axis=1)
    return np.where(degrees > 0, found, np.nan)


def brokerage(snapshot: Snapshot) -> Values:
    """Return the number of pairs of a node's neighbours of two blocs that have no tie but through others such as it.

    The roles of gatekeeper and liaison of Gould and Fernandez 1989, Sociological Methodology 19:89-126, together, each
    pair counted once. Blocs are the communities of the network. An isolated node has 0.
    """
    roles = brokerage_roles(snapshot)
    return np.asarray(roles["gatekeeper"] + roles["liaison"])


def brokerage_roles(snapshot: Snapshot) -> dict[str, Values]:
    """Return how often each node stands between two others that have no tie, by role, each pair counted once.

    Gould and Fernandez 1989, with the communities of the network as groups: ``coordinator`` of two of its own bloc,
    ``itinerant`` between two of one other bloc, ``gatekeeper`` between its own and another (their representative is
    the same, for ties have no direction), ``liaison`` between two others.
    """
    adjacency, blocs = snapshot.adjacency, snapshot.blocs
    same = (blocs[:, None] == blocs[None, :]).astype(float)
    member = np.eye(blocs.max(initial=-1) + 1)[blocs]
    contacts = adjacency @ member
    own = (contacts * member).sum(axis=1)
    inside = adjacency * same
    paths = inside @ adjacency
    closed_same = (paths.T * adjacency).sum(axis=1) / 2
    closed_own = (paths * inside).sum(axis=1) / 2
    open_same = pairs_within(contacts).sum(axis=1) - closed_same
    coordinator = pairs_within(own) - closed_own
    mixed = own * (snapshot.degrees - own) - (paths * (adjacency - inside)).sum(axis=1)
    liaison = pairs_within(snapshot.degrees) - _closed(snapshot) - open_same - mixed
    return {"coordinator": coordinator, "itinerant": open_same - coordinator, "gatekeeper": mixed, "liaison": liaison}


def _closed(snapshot: Snapshot) -> Values:
    """Return the number of triangles of each node."""
    return np.asarray((snapshot.shared * snapshot.adjacency).sum(axis=1) / 2)
