"""``csto-graph import``: bring a data set in from files of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csto_graph.cli.completing import fixed
from csto_graph.cli.options import Options
from csto_graph.cli.output import emit, format_option, print_table
from csto_graph.importers.description import FileKind, source_names

if TYPE_CHECKING:
    from csto_graph.store import ResultTable

COLUMNS = ("source", "part", "edition", "days", "files", "rows", "licence", "citation")


@click.command()
@click.argument("source", required=False, shell_complete=fixed(tuple(source_names())))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--list", "listing", is_flag=True, help="List what was imported, with licences and citations.")
@format_option
@click.pass_obj
def command(options: Options, /, source: str | None, files: tuple[Path, ...], listing: bool, form: str) -> None:
    """Bring in a data set: SOURCE is atop or ucdp, FILES are yours of it, as its publisher gives them.

    What kind and edition a file is of is read off its header. The facts are kept in your data folder, apart from those
    of this project; ask them with --according-to SOURCE. Another edition takes the place of the one that was there.
    """
    if listing:
        if source:
            raise click.UsageError("--list stands alone; leave it out to import")
        print_table(_listed(), form)
        return
    if source is None:
        raise click.UsageError(f"name the source ({' or '.join(source_names())}) and its files, or give --list")
    if not files:
        raise click.UsageError(f"give the files of {source}: {'; '.join(kind.title for kind in _kinds(source))}")
    holdings = options.graph.holdings
    for part in holdings.add(source, list(files), options.graph.store):
        named = " and ".join(part.files)
        emit(f"{part.source}, {part.days}: {part.rows} rows of ours from {named}; ask with --according-to {source}")
        emit(f"please cite: {part.citation}")
    if options.use_cache:
        options.graph.according_to(source)


def _kinds(source: str) -> tuple[FileKind, ...]:
    from csto_graph.importers import describe

    return describe(source).kinds


def _listed() -> ResultTable:
    from csto_graph.holdings import user_holdings
    from csto_graph.store import ResultTable

    holdings = user_holdings(None)
    rows = (
        (
            *(each.name, part.name, part.edition, part.days, " ".join(part.files), part.rows),
            *(each.licence, part.citation),
        )
        for each in map(holdings.manifest, holdings.names())
        for part in each.parts
    )
    return ResultTable(COLUMNS, tuple(rows))
