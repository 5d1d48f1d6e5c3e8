"""Which edition of the data a store holds: version, day of release, hash of the content, and what it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csto_graph.core.dates import ONE_DAY, parse_day
from csto_graph.core.query_files import load_query
from csto_graph.core.windows import Window, interval_window
from csto_graph.errors import StoreError
from csto_graph.store import Store


@dataclass(frozen=True)
class Edition:
    """An edition of the data; ``identifier`` is ``sha256:`` and the hash of its facts as sorted N-Quads.

    ``released`` is the day that stands for now: that of the release, or of an imported source the last that it covers.
    ``coverage`` are the days for which the data claim to be complete, None where they claim that for no time.
    """

    version: str
    released: date
    identifier: str
    coverage: Window | None = None

    @property
    def name(self) -> str:
        """The version with its day, as pictures have it: ``1.2.0 of 2026-01-01``, ``atop 5.1 to 2018-12-31``."""
        return f"{self.version} {'to' if self.coverage else 'of'} {self.released}"


def read_edition(store: Store) -> Edition:
    """Return the edition of a store's data; StoreError if it names none."""
    rows = store.select(load_query("records/edition")).rows
    if not rows or (rows[0][1] is None and rows[0][3] is None):
        raise StoreError("the store names no edition of the data; build it from tables with a descriptor")
    version, day, identifier, covered = rows[0]
    coverage = None if covered is None else interval_window(str(covered))
    released = coverage.until - ONE_DAY if coverage else parse_day(str(day))
    return Edition(str(version), released, str(identifier), coverage)


def read_coverages(store: Store) -> dict[str, Window]:
    """Return the days that sources claim to cover wholly, by slug; a source that claims nothing is not there."""
    return {
        str(source): interval_window(str(covered))
        for source, covered in store.select(load_query("records/coverage")).rows
    }
