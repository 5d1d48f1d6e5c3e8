"""``csto-graph similarity``: how alike the alliance portfolios of states are."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.choices import DISTANCES, OWN_TIES, SERIES_FILES, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    as_of_option,
    at_least_option,
    drop_unset,
    every_option,
    format_option,
    from_option,
    option,
    organisation_option,
    output_option,
    source_option,
    to_option,
    type_option,
)
from csto_graph.cli.output import emit, print_table, progress, safe_csv
from csto_graph.cli.value_completion import reference_states, things
from csto_graph.core.input_files import decode_input, read_input
from csto_graph.errors import AmbiguousNameError, DataError, Problem, UnknownNameError

if TYPE_CHECKING:
    from csto_graph.questions.names.name_index import NameIndex


@click.command(cls=Command)
@click.argument("states", nargs=-1, shell_complete=things("state"))
@as_of_option()
@from_option()
@to_option()
@every_option
@option(
    "--reference",
    multiple=True,
    metavar="system|allied|STATE",
    show_default="system",
    help="States whose ties are compared, all of the day, all with an ally, or this one; repeatable.",
    shell_complete=reference_states,
)
@option(
    "--own",
    type=Choice(OWN_TIES),
    default="allied",
    show_default=True,
    help="Tie of a state to itself, the strongest or left out.",
)
@option(
    "--valued/--binary",
    default=True,
    show_default=True,
    help="Ties from 0 to 3 by the strongest obligation, or 0 and 1.",
)
@option("--distance", type=Choice(DISTANCES), default="absolute", show_default=True, help="Distance of S.")
@type_option("all")
@organisation_option
@option(
    "--weights",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV table with the columns state and weight, for the weighted S.",
)
@at_least_option
@output_option(SERIES_FILES)
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    /,
    states: tuple[str, ...],
    as_of: str | None,
    first: str | None,
    last: str | None,
    reference: tuple[str, ...],
    weights: Path | None,
    output: Path | None,
    according_to: str | None,
    form: str,
    **more: Any,
) -> None:
    """Compare alliance portfolios: S, kappa, pi and tau-b of all dyads, of one state's, or among several."""
    from csto_graph.networks import write_series

    if as_of and (first or last):
        raise click.UsageError("give --as-of, or --from and --to")
    graph = options.view(according_to)
    day = graph.day(as_of).isoformat()
    found = graph.similarity_series(
        *states,
        first=first or day,
        last=last or (None if first else day),
        reference=reference[0] if len(reference) == 1 else reference or "system",
        weights=_weights(weights, graph.names) if weights else None,
        **drop_unset(**{name: value for name, value in more.items() if name != "valued"}),
        valued=more["valued"],
    )
    if output:
        rows = write_series(found, output, progress=partial(progress, label="comparing"), safe_csv=safe_csv())
        emit(f"{rows} rows of {len(found.days)} days written to {output}", err=True)
    else:
        print_table(found.table(), form)


def _weights(path: Path, names: NameIndex) -> dict[str, float]:
    """Return the weight of each state; DataError with the place of every fault."""
    try:
        rows = list(csv.reader(decode_input(read_input(path), str(path)).removeprefix("\ufeff").splitlines()))
    except csv.Error as error:
        raise DataError([Problem(str(path), 1, 1, f"cannot be read ({error})", "give a CSV table in UTF-8")]) from None
    if not rows or rows[0] != ["state", "weight"]:
        raise DataError([Problem(str(path), 1, 1, "has other columns", "begin it with the line state,weight")])
    found: dict[str, float] = {}
    problems: list[Problem] = []
    for line, row in enumerate(rows[1:], start=2):
        try:
            found[names.resolve(row[0], "state")] = _number(row[1:])
        except (IndexError, ValueError):
            problems.append(Problem(str(path), line, 1, "is no state and weight", "write a name and a number from 0"))
        except (UnknownNameError, AmbiguousNameError) as error:
            problems.append(Problem(str(path), line, 1, str(error), "write a slug, a code or a label"))
    if problems:
        raise DataError(problems)
    return found


def _number(cells: list[str]) -> float:
    """Return the only cell as a number; ValueError if it is none, or there are more."""
    (text,) = cells
    number = float(text)
    if not 0 <= number < float("inf"):
        raise ValueError(text)
    return number
