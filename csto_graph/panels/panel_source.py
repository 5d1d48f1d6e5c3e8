"""Where a panel has its facts from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from csto_graph.core.windows import Window
from csto_graph.questions.context import GraphContext
from csto_graph.records import Records
from csto_graph.records.edition import read_coverages


@dataclass(frozen=True)
class Source:
    """The records of a store, and the days for which they claim to be complete (None: for none).

    ``parts`` has those of each source that claims some of its own.
    """

    records: Records
    coverage: Window | None
    parts: Mapping[str, Window] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: GraphContext) -> Source:
        """Return the records and the coverage of an open graph."""
        return cls(graph.records, graph.edition.coverage, read_coverages(graph.store))

    def coverage_of(self, sources: Iterable[str]) -> Window | None:
        """Return the days for which the facts of some of its sources claim to be complete."""
        windows = [self.parts[source] for source in sorted(set(sources)) if source in self.parts]
        if not windows:
            return self.coverage
        return Window(min(each.since for each in windows), max(each.until for each in windows))
