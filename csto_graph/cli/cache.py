"""``csto-graph cache``: what is kept on disk to answer quickly, and how to remove it."""

from __future__ import annotations

import click

from csto_graph.cli.global_options import Command
from csto_graph.cli.options import format_option, option
from csto_graph.cli.output import emit, print_table
from csto_graph.errors import CacheError


@click.command(cls=Command)
@option("--clear", is_flag=True, help="Remove all stores; the next command builds what it needs again.")
@format_option
def command(clear: bool, form: str) -> None:
    """Show the cache: its folder, its size, and the stores in it. CSTO_GRAPH_CACHE names another folder."""
    from csto_graph.store import cache_table, check_private, clear_cache, default_cache_directory

    cache = default_cache_directory()
    if clear:
        emit(f"{_megabytes(clear_cache(cache))} removed from {cache}")
        return
    try:
        check_private(cache)
    except CacheError as error:
        emit(f"csto-graph: warning: this cache is not used: {error}", err=True)
    table = cache_table(cache)
    emit(f"{cache}: {_megabytes(sum(int(str(size)) for size in table.column('bytes')))}", err=form != "table")
    print_table(table, form)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
