"""The options of every command, which may stand before or after its name, and the graph that they choose."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.options import Option, contradiction
from csto_graph.cli.output import progress

if TYPE_CHECKING:
    from csto_graph.graph import AllianceGraph
    from csto_graph.store import EmbeddedStore

LONGEST_SUMMARY = 300


class Options:
    """The values of the global options, and the graph that they choose."""

    def __init__(self) -> None:
        self.data: Path | None = None
        self.no_cache = False
        self.endpoint: str | None = None
        self.header: tuple[str, ...] = ()
        self.timeout: float | None = None

    def take(self, option: click.Parameter, value: Any) -> None:
        """Keep the value of an option; UsageError if it contradicts what was given before."""
        name = str(option.name)
        known = getattr(self, name)
        if isinstance(value, tuple):
            value = (*known, *value)
        elif known not in (None, False, value):
            raise contradiction(option, known, value)
        setattr(self, name, value)
        if self.data and self.endpoint:
            raise click.UsageError("give one of --data and --endpoint")
        if self.data and not self.data.is_dir():
            raise click.UsageError(f"--data: {self.data} is not a folder; give a folder of tables")

    @cached_property
    def graph(self) -> AllianceGraph:
        """The graph; built on first use, with progress on standard error after a second."""
        from csto_graph.graph import open_graph

        if self.endpoint is None:
            return open_graph(self.data, cache=not self.no_cache, progress=progress, timeout=self.timeout)
        from csto_graph.store import is_address, parse_headers

        if not is_address(self.endpoint):
            raise click.UsageError("--endpoint takes an address, http://HOST/PATH or https://HOST/PATH")
        return open_graph(self.endpoint, headers=parse_headers(self.header), timeout=self.timeout)

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


class GlobalOption(Option):
    """An option of every command. Its value goes to the one :class:`Options` object, wherever it stands."""

    def __init__(self, *declarations: Any, **attributes: Any) -> None:
        super().__init__(*declarations, expose_value=False, callback=_take, **attributes)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the lines for the help of ``csto-graph`` itself; the help of a command has one line for all."""
        return super().get_help_record(ctx) if ctx.parent is None else None


def _take(context: click.Context, option: click.Parameter, value: Any) -> None:
    options = context.find_root().ensure_object(Options)
    if value not in (None, False, ()):
        options.take(option, value)


GLOBAL_OPTIONS = (
    GlobalOption(
        ["--data"],
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Use the tables in this folder instead of the bundled ones.",
    ),
    GlobalOption(["--no-cache"], is_flag=True, help="Build the store in memory and keep nothing on disk."),
    GlobalOption(["--endpoint"], metavar="URL", help="Use the graph in this SPARQL endpoint instead of tables."),
    GlobalOption(
        ["--header"], multiple=True, metavar="NAME:VALUE", help="Send this header to the endpoint; repeatable."
    ),
    GlobalOption(
        ["--timeout"],
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True),
        help="Longest time of a query, or of a request of 'push'. Default: 60 for 'sparql' and for an endpoint, "
        "120 for 'push', otherwise no limit.",
    ),
)


class TakesGlobalOptions(click.Command):
    """A command or group that also takes the global options."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the global options and those of the command."""
        return [*GLOBAL_OPTIONS, *super().get_params(ctx)]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one line that names the global options."""
        super().format_epilog(ctx, formatter)
        if ctx.parent is not None:
            names = ", ".join(option.opts[0] for option in GLOBAL_OPTIONS)
            formatter.write_paragraph()
            formatter.write_text(f"Before or after the name of any command: {names}; see 'csto-graph --help'.")


class Command(TakesGlobalOptions, click.Command):
    """A command that also takes the global options."""


class Group(TakesGlobalOptions, click.Group):
    """A group whose help has the whole summary of each command, on as many lines as it needs."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the name and the first sentence of each command."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(LONGEST_SUMMARY)) for name, command in commands if command]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
