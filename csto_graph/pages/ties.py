"""The lines of a picture: one for each pair of things and kind of tie, with the statements behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from csto_graph.statements import Statement
from csto_graph.store import EmbeddedStore

ENDS = {
    "Membership": ("membership", "org:member", "org:organization"),
    "Tenure": ("tenure", "org:member", "sa:post"),
    "Participation": ("participation", "sa:actor", "sa:event"),
    "PartyStatus": ("party act", "sa:party", "sa:treaty"),
}
_POSTS = "SELECT ?post ?organisation WHERE { ?post a sa:Post ; org:postIn ?organisation }"
_STRUCTURE = """
SELECT DISTINCT ?one ?other WHERE {
  { ?one org:subOrganizationOf|sa:constitutedBy|sa:amends ?other }
  UNION { ?one sa:place|sa:partOf|sa:follows ?other }
  UNION { ?one sa:invokes ?article . ?article dcterms:isPartOf ?other }
}
ORDER BY ?one ?other
"""


@dataclass(frozen=True)
class Tie:
    """A line between two things; ``statements`` say what it rests on, a structural one has none."""

    one: str
    other: str
    kind: str
    statements: tuple[str, ...]

    @property
    def id(self) -> str:
        """A name for the line that no other has."""
        return f"{self.kind.replace(' ', '-')}:{self.one}:{self.other}"

    def as_json(self) -> dict[str, Any]:
        """Return the line for the page's script."""
        return {
            "id": self.id,
            "from": self.one,
            "to": self.other,
            "kind": self.kind,
            "statements": list(self.statements),
            "timeless": not self.statements,
        }


def ties_of(statements: Iterable[Statement], store: EmbeddedStore) -> list[Tie]:
    """Return the lines that statements make; a person is tied to the organisation or state of the post."""
    posts = {str(post): str(organisation) for post, organisation in store.select(_POSTS).rows}
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for statement in statements:
        if statement.kind in ENDS:
            kind, first, second = ENDS[statement.kind]
            parts = dict(statement.parts)
            one, other = parts[first], parts[second]
            found[one, posts.get(other, other), kind].append(statement.id)
    return [Tie(*key, tuple(rows)) for key, rows in sorted(found.items())]


def read_structure(store: EmbeddedStore) -> list[Tie]:
    """Return the lines that hold as long as both ends do: bodies, constituting treaties, places, answers."""
    return [Tie(str(one), str(other), "structure", ()) for one, other in store.select(_STRUCTURE).rows]
