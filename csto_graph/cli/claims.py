"""``csto-graph claims``: what a document says, with verdicts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import format_option, option
from csto_graph.cli.output import emit, formatted
from csto_graph.cli.value_completion import things, words

if TYPE_CHECKING:
    from csto_graph.store import ResultTable

SHOWN = ("claim", "verdict", "paraphrase", "attributed_to", "paragraph", "basis", "reason")


@click.command(cls=Command)
@click.argument("document", required=False, shell_complete=things("document"))
@option(
    "--verdict",
    metavar="VERDICT",
    help="Only claims with this verdict, such as supported or contradicted.",
    shell_complete=words("verdicts"),
)
@option(
    "--text", "copy", type=click.Path(path_type=Path), metavar="FILE", help="Your copy of the text: adds each passage."
)
@option("--locate", metavar="WORDS", help="With --text alone, show where these words are, for a new claim.")
@format_option
@click.pass_obj
def command(
    options: Options, document: str | None, verdict: str | None, copy: Path | None, locate: str | None, form: str
) -> None:
    """List what a document claims, who says it, and the verdict with what it rests on."""
    if locate is not None and copy and not document:
        _print_place(copy, locate)
        return
    if not document or locate is not None:
        raise click.UsageError("give a document, such as suara-2022-02-25, or --text FILE --locate WORDS")
    from csto_graph.evidence.passages import passages
    from csto_graph.store import ResultTable

    graph = options.graph
    table = graph.table("claims", document=document, verdict=verdict)
    if copy:
        table = _with_passages(
            table, {p.claim: p.text for p in passages(graph.store, graph.names.resolve(document, "document"), copy)}
        )
    if form == "table":
        names = [name for name in (*SHOWN, "passage") if name in table.columns]
        table = ResultTable(tuple(names), tuple(tuple(row[name] for name in names) for row in table))
    emit(formatted(table, form))
    if form == "table":
        emit(f"{len(table)} claims", err=True)


def _print_place(copy: Path, words: str) -> None:
    from csto_graph.evidence.passages import locate

    for name, value in asdict(locate(copy, words)).items():
        emit(f"{name}: {value}")


def _with_passages(table: ResultTable, by_claim: dict[str, str]) -> ResultTable:
    from csto_graph.store import ResultTable

    rows = tuple((*row, by_claim[str(row[0])]) for row in table.rows)
    return ResultTable((*table.columns, "passage"), rows)
