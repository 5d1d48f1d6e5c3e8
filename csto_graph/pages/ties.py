"""The lines of a picture: one for each pair of things and kind of tie, with the statements behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from csto_graph.dates import FOREVER, Boundary, Bounds
from csto_graph.pages.days import bounds_json
from csto_graph.statements import Statement
from csto_graph.store import EmbeddedStore

ENDS = {
    "Membership": ("membership", "org:member", "org:organization"),
    "Tenure": ("tenure", "org:member", "sa:post"),
    "Participation": ("participation", "sa:actor", "sa:event"),
    "PartyStatus": ("party act", "sa:party", "sa:treaty"),
}
PARTNER_ROLES = {"observer", "partner", "acceding"}
EXITS = {"non-renewal", "suspension", "withdrawal"}
OPEN = Boundary("", FOREVER, FOREVER)
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
    shown: tuple[Bounds | None, ...] = ()

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
            "shown": [bounds_json(bounds) for bounds in self.shown],
            "timeless": not self.statements,
        }


def ties_of(statements: Iterable[Statement], store: EmbeddedStore) -> list[Tie]:
    """Return the lines that statements make; a person is tied to the organisation or state of the post."""
    posts = {str(post): str(organisation) for post, organisation in store.select(_POSTS).rows}
    found: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.kind in ENDS:
            kind, first, second = ENDS[statement.kind]
            parts = dict(statement.parts)
            one, other = parts[first], parts[second]
            kind = "partnership" if parts.get("org:role") in PARTNER_ROLES else kind
            found[one, posts.get(other, other), kind].append(statement)
    return [_tie(*key, rows) for key, rows in sorted(found.items())]


def _tie(one: str, other: str, kind: str, rows: list[Statement]) -> Tie:
    shown = {"party act": _as_party, "participation": _while_both_show}.get(kind, _as_dated)(rows)
    return Tie(one, other, kind, tuple(row.id for row in rows), tuple(shown))


def _as_dated(rows: list[Statement]) -> list[Bounds | None]:
    return [row.bounds for row in rows if row.best]


def _while_both_show(_: list[Statement]) -> list[Bounds | None]:
    return [None]


def _as_party(rows: list[Statement]) -> list[Bounds | None]:
    """Return the times of a tie to a treaty: from each act towards it until the next act out of it."""
    acts = [(row.bounds, dict(row.parts)["sa:act"]) for row in rows if row.best and row.bounds]
    exits = sorted((bounds.start for bounds, act in acts if act in EXITS), key=lambda start: start.earliest)
    return [
        Bounds(bounds.start, next((end for end in exits if end.earliest > bounds.start.earliest), OPEN))
        for bounds, act in acts
        if act not in EXITS
    ]


def read_structure(store: EmbeddedStore) -> list[Tie]:
    """Return the lines that hold as long as both ends do: bodies, constituting treaties, places, answers."""
    return [Tie(str(one), str(other), "structure", ()) for one, other in store.select(_STRUCTURE).rows]
