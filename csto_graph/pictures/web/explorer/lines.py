"""The lines of a picture: one for each pair of things and kind of tie, with the statements behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from csto_graph.core.dates import FOREVER, Boundary, Bounds
from csto_graph.core.query_files import load_query
from csto_graph.core.vocabulary import ROLE_TIES
from csto_graph.records.row_bounds import parse_boundary
from csto_graph.records.statements import Statement
from csto_graph.store import Store

ENDS = {
    "Membership": ("membership", "org:member", "org:organization"),
    "Tenure": ("tenure", "org:member", "sa:post"),
    "Participation": ("participation", "sa:actor", "sa:event"),
    "PartyStatus": ("party", "sa:party", "sa:treaty"),
}
STATUS = {
    **dict.fromkeys(("signature", "ratification"), "signature"),
    **dict.fromkeys(("accession", "entry-into-force", "extension"), "party"),
    **dict.fromkeys(("non-renewal", "suspension", "termination", "withdrawal"), ""),
}
COURSE = ("signature", "party", "")
"""The order of statuses of one day: who signs and is bound at once is a party."""
OPEN = Boundary("", FOREVER, FOREVER)


@dataclass(frozen=True)
class Tie:
    """A line between two things; ``statements`` say what it rests on, a structural one has none."""

    one: str
    other: str
    kind: str
    statements: tuple[str, ...]
    shown: tuple[Bounds | None, ...] = ()


def ties_of(statements: Iterable[Statement], store: Store) -> list[Tie]:
    """Return the lines that statements make; a person is tied to the organisation or state of the post."""
    posts = {
        str(post): str(organisation)
        for post, organisation in store.select(load_query("pictures/web/explorer/posts")).rows
    }
    found: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.kind in ENDS:
            kind, first, second = ENDS[statement.kind]
            parts = dict(statement.parts)
            one, other = parts[first], parts[second]
            kind = ROLE_TIES.get(parts.get("org:role", ""), kind) if kind == "membership" else kind
            found[one, posts.get(other, other), kind].append(statement)
    ended = _ended(store)
    return [tie for key, rows in sorted(found.items()) for tie in _ties(*key, rows, ended.get(key[1], OPEN))]


def _ended(store: Store) -> dict[str, Boundary]:
    return {
        str(row["treaty"]): parse_boundary(row, "end")
        for row in store.select(load_query("pictures/web/explorer/treaty-ends"))
    }


def _ties(one: str, other: str, kind: str, rows: list[Statement], ended: Boundary) -> list[Tie]:
    ids = tuple(row.id for row in rows)
    if kind == "party":
        return [Tie(one, other, status, ids, tuple(spans)) for status, spans in _treaty_spans(rows, ended).items()]
    spans = (None,) if kind == "participation" else tuple(row.bounds for row in rows if row.best)
    return [Tie(one, other, kind, ids, spans)]


def _treaty_spans(rows: list[Statement], ended: Boundary) -> dict[str, list[Bounds]]:
    """Return when a state had signed and when it was a party: from each act until one that changes its status.

    Nobody is a party any more when the treaty has ended; after the day on which a source last showed it in force, they
    are presumed to be.
    """
    acts = [(row.bounds, STATUS[act]) for row in rows if row.best and row.bounds and (act := _act(row)) in STATUS]
    acts.sort(key=lambda act: (act[0].start.earliest, COURSE.index(act[1])))
    spans: dict[str, list[Bounds]] = defaultdict(list)
    for number, (bounds, status) in enumerate(acts):
        later = (after.start for after, other in acts[number + 1 :] if other != status)
        if status:
            spans[status].append(Bounds(bounds.start, next(later, OPEN)).overlap(Bounds(bounds.start, ended)))
    return dict(sorted(spans.items()))


def _act(statement: Statement) -> str:
    return dict(statement.parts)["sa:act"]


def read_structure(store: Store) -> list[Tie]:
    """Return the lines that hold as long as both ends do: bodies, constituting treaties, places, answers."""
    return [
        Tie(str(one), str(other), "structure", ())
        for one, other in store.select(load_query("pictures/web/explorer/structure")).rows
    ]
