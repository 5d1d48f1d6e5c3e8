"""What a rival value says in place of the preferred one, and which answers change with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from csto_graph.core.dates import FOREVER, parse_span
from csto_graph.core.windows import ALL_OF_HISTORY, Window
from csto_graph.questions.definition import load_question
from csto_graph.questions.parameters import bind
from csto_graph.store import Store, cell_text


@dataclass(frozen=True)
class Difference:
    """A rival value: what it says in place of the preferred one, and the days on which answers change with it."""

    rival: str
    rank: str
    differs: str
    preferred_value: str
    rival_value: str
    question: str
    first: str
    last: str
    note: str
    sources: tuple[str, ...]

    @property
    def when(self) -> str:
        """The days on which answers change: those of the two dates, or all from the first until the last."""
        if self.differs == "date":
            return f"on {self.preferred_value} and on {self.rival_value}"
        if self.differs == "figure":
            return f"on {self.first}" + (f" to {self.last}" if self.last != self.first else "")
        begin = f"from {self.first} " if self.first else ""
        return f"{begin}until {self.last}" if self.last else f"{begin}on"

    def touches(self, window: Window) -> bool:
        """Return whether the choice between the two values changes the answer for some day of the window."""
        since, until = window.since.isoformat(), window.until.isoformat()
        if self.differs == "date":
            spans = (parse_span(value) for value in (self.preferred_value, self.rival_value))
            return any(first < window.until and last >= window.since for first, last in spans)
        if self.differs == "figure" or self.question == "events":
            return self.first < until and self._out >= since
        return self.first < until and self._out > since

    @property
    def _out(self) -> str:
        return self.last or FOREVER.isoformat()


def read_differences(store: Store, rows: Collection[str], language: str) -> tuple[Difference, ...]:
    """Return what the rivals among these rows (slugs) say otherwise, as the question ``disagreements`` has it."""
    query = bind(load_question("disagreements"), {"as_of": ALL_OF_HISTORY, "language": language})
    return tuple(
        Difference(
            **{
                name: str(row[name])
                for name in ("rival", "rank", "differs", "preferred_value", "rival_value", "question")
            },
            first=cell_text(row["from"]),
            last=cell_text(row["to"]),
            note=cell_text(row["note"]),
            sources=tuple(sorted(str(row["sources"]).split())),
        )
        for row in store.select(query)
        if row["rival"] in rows
    )
