"""What an answer depends on beside the question: a store, its names and words, and the day that stands for now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csto_graph.core.dates import as_day
from csto_graph.core.windows import Window
from csto_graph.questions.answering import Day, chosen_window, code_days, resolved
from csto_graph.questions.name_index import NameIndex, words_by_scheme
from csto_graph.records.edition import Edition, read_edition
from csto_graph.store import ResultTable, Store

if TYPE_CHECKING:
    import pandas as pd


class StoreContext:
    """A store with its names, words and days, each read when it is first needed."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def names(self) -> NameIndex:
        """The index of slugs, codes and labels."""
        return NameIndex.of(self.store)

    @cached_property
    def words(self) -> Mapping[str, list[str]]:
        """The words of the vocabulary by scheme, such as ``roles``."""
        return words_by_scheme(self.store)

    @cached_property
    def edition(self) -> Edition:
        """The edition of the data: version, day of release and hash of the content."""
        return read_edition(self.store)

    @property
    def release(self) -> date:
        """The day of the data's release, which stands in for "now": answers never depend on a clock."""
        return self.edition.released

    def window(self, as_of: Day | None = None, during: str | None = None) -> Window:
        """Return the days that a day or an EDTF interval names; by default the day of the data's release.

        Raises DateError, or QueryError where both are given.
        """
        return chosen_window(self, as_of, during)

    def asked(self, as_of: Day | None, during: str | None) -> Window | None:
        """Return the days asked for, None if neither a day nor an interval is given; errors as :meth:`window`."""
        return None if as_of is None and during is None else self.window(as_of, during)

    def resolve(self, name: str, kinds: str = "any", *, as_of: Day | None = None, during: str | None = None) -> str:
        """Return the slug that a name means; a code that passed between states means its bearer on the day asked for.

        Raises UnknownNameError, AmbiguousNameError, DateError or QueryError.
        """
        return resolved(self.names, name, kinds, code_days(self.asked(as_of, during)))

    def day(self, day: Day | None) -> date:
        """Return a day given as text or date, or the day of the data's release; DateError for other texts."""
        return self.release if day is None else as_day(day)


def frame_of(table: ResultTable) -> pd.DataFrame:
    """Return plain columns as a DataFrame."""
    import pandas as pd

    return pd.DataFrame(list(table.rows), columns=list(table.columns))
