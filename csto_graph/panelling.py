"""What the graph offers on panels of states and dyads by year; they are imported when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from csto_graph.errors import QueryError
from csto_graph.perspectives import Perspectives
from csto_graph.records.edition import read_coverages

if TYPE_CHECKING:
    import pandas as pd

    from csto_graph.panels import Panel, Source

Year = int | str


class Panelling(Perspectives):
    """Tables with a row for each state, or each two states, in each year."""

    def panel(self, kind: str, first: Year = "1816", last: Year | None = None, **options: Any) -> pd.DataFrame:
        """Return a panel as a DataFrame, its gaps missing values; see :meth:`panel_of` for parameters and errors."""
        return self.panel_of(kind, first, last, **options).frame()

    def panel_of(
        self,
        kind: str,
        first: Year = "1816",
        last: Year | None = None,
        *,
        rule: str = "any",
        directed: bool = False,
        allied_only: bool = False,
        certain_only: bool = False,
        conflicts: str | Panelling | None = None,
        similarity: bool = False,
        measures: str | Sequence[str] = (),
    ) -> Panel:
        """Return a panel column by column: ``state-years`` or ``dyad-years``, both years included.

        ``rule`` says when a relation belongs to a year: ``any`` if it held on one of its days, or a day such as
        ``12-31`` if it held on that one. Dyads are of two states once, or with ``directed`` in both orders, where the
        obligations are those of ``state_1``. ``allied_only`` leaves out who is bound by nothing. ``conflicts`` names an
        imported source, or is the graph according to it, and tells who fought; ``similarity`` adds scores of portfolios
        to dyads, ``measures`` those of the network to states. By default the last year is that up to which the source
        is complete, or that of the data's release. ``csto_graph/panels`` writes it: ``write_panel``.
        Raises UnknownNameError, DateError or QueryError.
        """
        from csto_graph.panels import Timing, Wish, panel_of, parse_rule, parse_years

        if not self.records.spells:
            mend = "ask one that does, such as atop, and give this one for the conflicts"
            raise QueryError(f"the source knows no alliances, of which panels are made; {mend}")
        foes = self.according_to(conflicts) if isinstance(conflicts, str) else conflicts
        wish = Wish(
            kind,
            Timing(parse_years(first, self.release.year if last is None else last), parse_rule(rule), certain_only),
            directed=directed,
            allied_only=allied_only,
            similarity=similarity,
            measures=[measures] if isinstance(measures, str) else measures,
        )
        return panel_of(self._source, wish, None if foes is None else foes._source)

    @property
    def _source(self) -> Source:
        from csto_graph.panels import Source

        return Source(self.records, self.edition.coverage, read_coverages(self.store))
