"""What stands under every picture: what it shows, when, from which edition of the data, and on which sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from csto_graph.core.query_files import load_query

if TYPE_CHECKING:
    from csto_graph.networks import Scope, Spell
    from csto_graph.records.edition import Edition
    from csto_graph.store import Store

NAMED = 6
DIGITS = 12


def sources_of(spells: Iterable[Spell], scope: Scope, types: Collection[str]) -> tuple[str, ...]:
    """Return the sources of all memberships in the scope of alliances that impose one of the types, by slug."""
    held = (spell for spell in spells if not spell.types.isdisjoint(types) and scope.holds(spell.bounds))
    chosen = (spell for spell in held if scope.has_state(spell.state) and scope.has_organisation(spell.organisation))
    return tuple(sorted({source for spell in chosen for source in spell.sources}))


def caption_of(store: Store, edition: Edition, what: str, when: str, sources: Collection[str]) -> str:
    """Return the caption; publishers of most sources are named first."""
    publishers = {
        str(source): str(label) for source, label in store.select(load_query("pictures/print/publishers")).rows
    }
    counts = Counter(publishers[source] for source in sources if source in publishers)
    named = [name for name, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]
    rest = f" and {len(named) - NAMED} more publishers" if len(named) > NAMED else ""
    identifier = edition.identifier.removeprefix("sha256:")[:DIGITS]
    return (
        f"{what}, {when}. csto_graph, data {edition.name} ({identifier}). "
        f"{len(sources)} source{'' if len(sources) == 1 else 's'}: {'; '.join(named[:NAMED])}{rest}."
    )
