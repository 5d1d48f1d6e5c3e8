"""``csto-graph obligations``: who owes whom what in a case, met or not, by which article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.choices import CASE_KINDS, PAGES, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    as_of_option,
    at_least_option,
    drop_unset,
    during_option,
    form_option,
    option,
    output_option,
    safe_csv_option,
    source_option,
)
from csto_graph.cli.output import FORMATS, emit, print_table
from csto_graph.cli.value_completion import things
from csto_graph.core.atomic_write import checked_page

if TYPE_CHECKING:
    from csto_graph.graph import AllianceGraph
    from csto_graph.obligations import CaseReading

STATE = things("state")


@click.command(cls=Command)
@option("--attacked", metavar="STATE", help="The state that is attacked.", shell_complete=STATE)
@option("--by", multiple=True, metavar="STATE", help="An attacker; repeatable.", shell_complete=STATE)
@as_of_option()
@during_option
@option(
    "--on-territory",
    metavar="TERRITORY",
    show_default="the home territory",
    help="Territory that is attacked.",
    shell_complete=things("territory"),
)
@option(
    "--kind",
    type=Choice(CASE_KINDS),
    metavar="KIND",
    show_default="armed-attack",
    help="Kind of attack or crisis.",
)
@option("--requested", is_flag=True, help="The state asked for help.")
@option("--event", metavar="EVENT", help="Take the case from an event.", shell_complete=things("event"))
@option(
    "--rounds",
    metavar="NUMBER",
    type=click.IntRange(1, 20),
    default=1,
    show_default=True,
    help="Number of rounds: in each, the states that must help are attacked too.",
)
@option("--exposure", metavar="STATE", help="Attacks on others that would draw this state in.", shell_complete=STATE)
@at_least_option
@source_option
@output_option(PAGES)
@form_option(("text", *FORMATS), "text")
@safe_csv_option
@click.pass_obj
def command(
    options: Options, /, exposure: str | None, output: Path | None, according_to: str | None, form: str, **case: Any
) -> None:
    """List who must help when a state is attacked, and under which article of which treaty.

    Text has one entry for all states with the same duty; a table, CSV or JSON has one row per state. The answer follows
    from the texts of treaties; it does not predict what states will do.
    """
    from csto_graph.obligations import NOTE

    if output:
        _check_target(output)
    graph = options.view(according_to)
    reading = _read(graph, exposure, drop_unset(**case))
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
