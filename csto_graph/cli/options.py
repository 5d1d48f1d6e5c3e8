"""What the commands share: the graph, opened once it is needed, with progress where it takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from csto_graph.cli.value_completion import fixed, views
from csto_graph.core.languages import LANGUAGES

if TYPE_CHECKING:
    from csto_graph.graph import AllianceGraph
    from csto_graph.store import EmbeddedStore

PATIENCE = 1.0
Item = TypeVar("Item")
language_option = click.option(
    "--language",
    default="en",
    show_default=True,
    help="Language of labels: en, id or ru.",
    shell_complete=fixed(LANGUAGES),
)


INTERVAL = "In place of --as-of: 2012, 2012-06/2013, 1949/.."
CERTAINTY = "Leave out what only possibly holds, or keep it (the default)."
during_option = click.option("--during", metavar="INTERVAL", help=INTERVAL)
certainty_option = click.option("--certain-only/--possible", "certain_only", default=False, help=CERTAINTY)


class Options:
    """The options that stand before the command, and the graph that they choose."""

    def __init__(
        self,
        data: Path | None,
        *,
        use_cache: bool,
        endpoint: str | None = None,
        headers: Sequence[str] = (),
        timeout: float | None = None,
    ) -> None:
        if data and endpoint:
            raise click.UsageError("give one of --data and --endpoint")
        if data and not data.is_dir():
            raise click.UsageError(f"--data takes a folder of tables, and {data} is none")
        self.data = data
        self.use_cache = use_cache
        self.endpoint = endpoint
        self.headers = headers
        self.timeout = timeout

    @cached_property
    def graph(self) -> AllianceGraph:
        """The graph; built on first use, with progress on standard error after a second."""
        from csto_graph.graph import open_graph

        if self.endpoint is None:
            return open_graph(self.data, cache=self.use_cache, progress=progress, timeout=self.timeout)
        from csto_graph.store import is_address, parse_headers

        if not is_address(self.endpoint):
            raise click.UsageError("--endpoint takes an address, http://HOST/PATH or https://HOST/PATH")
        return open_graph(self.endpoint, headers=parse_headers(self.headers), timeout=self.timeout)

    @property
    def built(self) -> EmbeddedStore:
        """The graph's store, for commands that need one built here from tables and can do nothing with an endpoint."""
        if self.endpoint:
            raise click.UsageError("this works on tables; leave out --endpoint")
        from csto_graph.store import EmbeddedStore

        store = self.graph.store
        assert isinstance(store, EmbeddedStore)
        return store

    def view(self, source: str | None) -> AllianceGraph:
        """Return the graph, or the view of one source or publisher where one is named."""
        return self.graph.according_to(source) if source else self.graph


ACCORDING_TO = (
    "Answer from the facts of one source or publisher alone, or from a data set that was imported (atop); the last day "
    "that it covers stands for that of the release then. curated is this project's own data."
)
source_option = click.option("--according-to", metavar="SOURCE", help=ACCORDING_TO, shell_complete=views)


def progress(rows: Iterable[Item], *, label: str = "building the graph") -> Iterator[Item]:
    """Yield the items; show a bar with the time left on standard error once a second has gone by."""
    found = list(rows)
    began = time.monotonic()
    bar: Any = None
    for done, row in enumerate(found):
        if bar is None and sys.stderr.isatty() and time.monotonic() - began > PATIENCE:
            bar = click.progressbar(length=len(found), label=label, file=sys.stderr)
            bar.update(done)
        yield row
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
