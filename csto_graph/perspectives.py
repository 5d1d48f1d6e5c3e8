"""The graph as others see it: one source or publisher, or a data set that was imported; and two of them compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from csto_graph.commitments import Commitments
from csto_graph.core.dates import day_after
from csto_graph.core.terms import thing
from csto_graph.core.windows import ALL_OF_HISTORY, Window
from csto_graph.errors import QueryError
from csto_graph.store import Store

if TYPE_CHECKING:
    from csto_graph.evidence.comparison import Comparison
    from csto_graph.imports.manifest import PartManifest
    from csto_graph.imports.registry import Holdings


CURATED = "curated"
"""What the graph of this project's tables is called beside imported data sets."""


class Perspectives(Commitments):
    """A graph that knows what else the user holds, and whose facts it has."""

    def __init__(
        self,
        store: Store,
        *,
        holdings: Holdings | None = None,
        cache: Path | None = None,
        curated: Self | None = None,
    ) -> None:
        super().__init__(store)
        self._holdings = holdings
        self._cache = cache
        self._curated = curated or self
        self._views: dict[str, Self] = {}
        self.perspective = ""
        """Whose facts it has, as it was asked for; empty for those of the curated graph."""

    @property
    def holdings(self) -> Holdings:
        """The data sets that the user has imported; read when they are asked for, as questions do without."""
        if self._holdings is None:
            from csto_graph.imports.registry import user_holdings

            self._holdings = user_holdings(self._cache)
        return self._holdings

    def according_to(self, source: str) -> Self:
        """Return the graph as one source, or all sources of one publisher, see it.

        Of a source or publisher of the graph it has their facts alone; a boundary that they do not give is unknown, so
        that such a spell is possible and never certain. Rival values count as what the source says; see
        :mod:`csto_graph.evidence.single_source`. Of a data set that was imported, such as ``atop``, it is a graph of its own; and
        ``curated`` is the graph of this project's tables. UnknownNameError, or StoreError for what is not imported.
        """
        from csto_graph.evidence.single_source import view_of
        from csto_graph.imports.formats.source_description import source_names

        named = source.strip().casefold()
        if named == CURATED:
            return self._curated
        if named in source_names():
            return self._curated._view(named, lambda whole: whole.holdings.store(named, whole.store))
        slug = self.names.resolve(source, "source|publisher")
        return self._view(slug, lambda whole: view_of(whole.store, whole._sources(slug)))

    def add_source(self, source: str, *files: Path | str) -> list[PartManifest]:
        """Import files of a data set, such as ``atop``, and return what they fill; see :mod:`csto_graph.imports.formats`.

        It is kept for later sessions, and asked with :meth:`according_to`. Raises UnknownNameError, DataError for a
        file that is not as it should be, StoreError or ExportError; what was there before stays as it was then.
        """
        whole = self._curated
        added = whole.holdings.add(source, [Path(file) for file in files], whole.store)
        whole._views.pop(source, None)
        return added

    def forget_source(self, source: str) -> None:
        """Take an imported data set away again; StoreError if it is not there."""
        self._curated.holdings.forget(source)
        self._curated._views.pop(source, None)

    def compare(self, one: str = CURATED, other: str = "atop", *, during: str | None = None) -> Comparison:
        """Return on which memberships, dates and obligations two sources differ, and which dyad-years that changes.

        Both are names as :meth:`according_to` takes them; alliances are matched by the numbers that data sets have for
        them. ``during`` is an EDTF interval, by default all days that both cover. Raises QueryError where there is
        nothing to compare, and the errors of :meth:`according_to`.
        """
        from csto_graph.evidence.comparison import compare
        from csto_graph.imports.shared_states import read_numbers

        graphs = self.according_to(one), self.according_to(other)
        numbers = read_numbers(graphs[0].store), read_numbers(graphs[1].store)
        for name, known in zip((one, other), numbers, strict=True):
            if not known:
                raise QueryError(f"{name} has no alliances with numbers by which they could be compared")
        window = self.window(during=during) if during else ALL_OF_HISTORY
        covered = _common(window, graphs[0].covered, graphs[1].covered)
        labels = {slug: place.label for graph in graphs for slug, place in graph.records.places.items()}
        spells = graphs[0].records.spells, graphs[1].records.spells
        return compare((one, other), spells, numbers, covered, labels)

    @property
    def covered(self) -> Window:
        """The days on which the graph has anything to say: those that the data cover, else all until their release."""
        edition = self.edition
        return edition.coverage or Window(ALL_OF_HISTORY.since, day_after(edition.released))

    def _view(self, name: str, make: Callable[[Self], Store]) -> Self:
        if name not in self._views:
            store = make(self)
            store.timeout = self.store.timeout
            self._views[name] = type(self)(store, holdings=self._holdings, cache=self._cache, curated=self._curated)
            self._views[name].perspective = name
        return self._views[name]

    def _sources(self, slug: str) -> list[str]:
        if slug.startswith("source-"):
            return [slug]
        published = self.store.select(
            f"SELECT ?source WHERE {{ ?source a sa:Source ; dcterms:publisher {thing(slug)} }}"
        )
        return [str(row[0]) for row in published.rows]


def _common(*windows: Window) -> Window:
    """Return the days of all windows; QueryError if there are none."""
    both = Window(max(each.since for each in windows), min(each.until for each in windows))
    if both.since >= both.until:
        raise QueryError("there is no day that both cover; choose another interval")
    return both
