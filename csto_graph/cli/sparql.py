"""``csto-graph sparql``: any SPARQL query."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.options import Options, source_option
from csto_graph.cli.output import format_option, print_table
from csto_graph.store import ResultTable


@click.command()
@click.argument("query", required=False)
@click.option("--file", "path", type=click.Path(path_type=Path), help="Read the query from a file.")
@source_option
@format_option
@click.pass_obj
def command(options: Options, query: str | None, path: Path | None, according_to: str | None, form: str) -> None:
    """Run a SPARQL 1.1 query over the merge of all graphs; the project's prefixes are known."""
    answer = options.view(according_to).query(_text(query, path))
    if isinstance(answer, ResultTable):
        print_table(answer, form)
        return
    if form != "table":
        raise click.UsageError(
            f"--format {form} is for SELECT; ASK is answered with true or false, CONSTRUCT with N-Triples"
        )
    click.echo(str(answer).lower() if isinstance(answer, bool) else answer.ntriples, nl=isinstance(answer, bool))


def _text(query: str | None, path: Path | None) -> str:
    if (query is None) == (path is None):
        raise click.UsageError("give a query or --file, one of them")
    if path is None:
        return query or ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
