"""``csto-graph obligations``: who owes whom what in a case, met or not, by which article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.network_options import given
from csto_graph.cli.options import Options, certainty_option, during_option, source_option
from csto_graph.cli.output import FORMATS, emit, print_table, safe_csv_option
from csto_graph.cli.value_completion import things
from csto_graph.core.atomic_write import checked_page

if TYPE_CHECKING:
    from csto_graph.graph import AllianceGraph
    from csto_graph.obligations import CaseReading

KINDS = ("armed-attack", "threat", "internal-crisis")
STATE = things("state")


@click.command()
@click.option("--attacked", metavar="STATE", help="The state that is attacked.", shell_complete=STATE)
@click.option("--by", multiple=True, metavar="STATE", help="An attacker; repeatable.", shell_complete=STATE)
@click.option("--as-of", metavar="DATE", help="The day; without it the day of the data's release.")
@during_option
@click.option(
    "--on-territory", metavar="TERRITORY", help="What is hit, if not home.", shell_complete=things("territory")
)
@click.option("--kind", type=click.Choice(KINDS), help="What befalls it; an armed attack unless told.")
@click.option("--requested", is_flag=True, help="The state asked for help.")
@click.option("--event", metavar="EVENT", help="Take the case from an event.", shell_complete=things("event"))
@click.option("--rounds", type=click.IntRange(1, 20), default=1, help="Let those who must help be attacked in turn.")
@click.option("--exposure", metavar="STATE", help="Instead: attacks on others that draw it in.", shell_complete=STATE)
@certainty_option
@source_option
@click.option("--output", type=click.Path(path_type=Path), help="Write a picture to touch: .html")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@safe_csv_option
@click.pass_obj
def command(
    options: Options, /, exposure: str | None, output: Path | None, according_to: str | None, form: str, **case: Any
) -> None:
    """Tell who owes whom what when a state is attacked: the texts of treaties, read against a case.

    As text it has one entry for all who are bound alike; as a table, CSV or JSON a row for each. It reads texts and
    does not tell what states will do.
    """
    from csto_graph.obligations import NOTE

    if output:
        _check_target(output)
    graph = options.view(according_to)
    reading = _read(graph, exposure, given(**case))
    if output:
        _draw(graph, reading, output)
    else:
        _print(reading, form)
    emit(NOTE, err=True)


def _read(graph: AllianceGraph, exposure: str | None, case: dict[str, Any]) -> CaseReading:
    if exposure is None:
        return graph.case(**case)
    if wrong := sorted(case.keys() & {"attacked", "event", "on_territory", "requested"}):
        raise click.UsageError(f"--exposure asks for attacks on others; leave out --{wrong[0].replace('_', '-')}")
    return graph.exposure(exposure, **case)


def _print(reading: CaseReading, form: str) -> None:
    if form == "text":
        emit(reading.report())
    else:
        print_table(reading.table(), form)


def _check_target(output: Path) -> None:
    if output.suffix != ".html":
        raise click.UsageError(f"cannot write {output}; a picture of a case is an .html file")
    checked_page(output)


def _draw(graph: AllianceGraph, reading: CaseReading, output: Path) -> None:
    graph.draw_case(reading).show(str(output))
    emit(f"the picture is written to {output}; open it in any browser, it needs no network", err=True)
