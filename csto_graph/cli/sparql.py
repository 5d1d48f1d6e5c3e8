"""``csto-graph sparql``: any SPARQL query."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import format_option, option, source_option
from csto_graph.cli.output import as_ntriples, emit, print_table
from csto_graph.store import ResultTable
from csto_graph.store.limits import MEMORY

LONGEST = 1 << 20


@click.command(cls=Command)
@click.argument("query", required=False)
@option("--file", "path", type=click.Path(path_type=Path), metavar="FILE", help="Read this file: a query.")
@option(
    "--memory",
    metavar="MB",
    type=click.FloatRange(min=0, min_open=True),
    show_default=f"{MEMORY:g}",
    help="Most memory that the query may use.",
)
@option("--federate", is_flag=True, help="Let SERVICE send requests to the addresses in the query.")
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    query: str | None,
    path: Path | None,
    memory: float | None,
    federate: bool,
    according_to: str | None,
    form: str,
) -> None:
    """Run a SPARQL 1.1 query over the merge of all graphs; the project's prefixes are known."""
    text = _text(query, path)
    answer = options.view(according_to).query(text, memory=memory, federate=federate)
    if isinstance(answer, ResultTable):
        print_table(answer, form)
        return
    if form != "table":
        raise click.UsageError(
            f"--format {form} is for SELECT; ASK is answered with true or false, CONSTRUCT with N-Triples"
        )
    if isinstance(answer, bool):
        emit(str(answer).lower())
    else:
        emit(as_ntriples(answer.ntriples), nl=False)


def _text(query: str | None, path: Path | None) -> str:
    if (query is None) == (path is None):
        raise click.UsageError("give a query or --file, one of them")
    if path is None:
        return query or ""
    try:
        with path.open(encoding="utf-8") as file:  # it may be a pipe, so it has no size to look at
            text = file.read(LONGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
    if len(text) > LONGEST:
        raise click.UsageError(f"{path} is longer than a query, {LONGEST} characters; give the file of one query")
    return text
