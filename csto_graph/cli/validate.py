"""``csto-graph validate``: check the data against its rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import option
from csto_graph.cli.output import emit

if TYPE_CHECKING:
    from csto_graph.dataset.validation import Finding


@click.command(cls=Command)
@option(
    "--graph",
    "graph_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check this RDF file instead of the data.",
)
@option(
    "--file",
    "table_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read this file: one table of a data folder, to be checked alone.",
)
@option("--tidy", is_flag=True, help="With --file, first sort the table and quote it plainly, then check it.")
@click.pass_obj
def command(options: Options, graph_path: Path | None, table_path: Path | None, tidy: bool) -> int:
    """Check tables, shapes and rules; exit code 0 if all holds, 1 if not. A warning alone is no fault."""
    if (graph_path and table_path) or (tidy and not table_path):
        raise click.UsageError("give one of --graph and --file; --tidy goes with --file")
    if table_path and tidy:
        from csto_graph.dataset.validation import tidy_file

        tidy_file(table_path)
    findings = _findings(options, graph_path, table_path)
    for line in _lines(options, findings, graph_path, table_path):
        emit(line)
    if table_path:
        emit("only this table's own rows were looked at; 'validate' checks all that depends on them", err=True)
    warnings = sum(finding.severity == "warning" for finding in findings)
    emit(
        _count(len(findings) - warnings, "finding") + (f", {_count(warnings, 'warning')}" if warnings else ""), err=True
    )
    return 1 if len(findings) > warnings else 0


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _findings(options: Options, graph_path: Path | None, table_path: Path | None) -> list[Finding]:
    from csto_graph.core.input_files import require_plain_file
    from csto_graph.core.resources import ontology_directory
    from csto_graph.dataset.validation import validate, validate_file
    from csto_graph.store import EmbeddedStore

    if table_path:
        return validate_file(table_path)
    if not graph_path:
        return validate(options.graph.store)
    require_plain_file(graph_path, remedy="give an RDF file")
    store = EmbeddedStore.in_memory()
    store.load(b"", ontology_directory())
    store.load_file(graph_path)
    return validate(store)


def _lines(options: Options, findings: list[Finding], graph_path: Path | None, table_path: Path | None) -> list[str]:
    """Return the findings as lines, with the place of each row where they come from tables."""
    from csto_graph.core.resources import data_directory
    from csto_graph.dataset.tables import read_tables
    from csto_graph.dataset.validation import data_folder, places

    if not findings or graph_path or options.endpoint:
        return [str(finding) for finding in findings]
    folder = data_folder(table_path) if table_path else options.data or data_directory()
    return places(findings, read_tables(folder))
