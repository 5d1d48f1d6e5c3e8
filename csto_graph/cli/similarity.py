"""``csto-graph similarity``: how alike the alliance portfolios of states are."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.network_options import given
from csto_graph.cli.options import Options, certainty_option, progress, source_option
from csto_graph.cli.output import emit, format_option, print_table, safe_csv
from csto_graph.cli.value_completion import fixed, things, words
from csto_graph.core.input_files import decode_input, read_input
from csto_graph.errors import AmbiguousNameError, DataError, Problem, UnknownNameError

if TYPE_CHECKING:
    from csto_graph.questions.names.name_index import NameIndex

REFERENCE = "Whose ties are compared: system (all states of the day), allied, or a state; repeatable."
OWN = "How a state stands to itself: allied, or left-out with the other one."
WEIGHTS = "A CSV table with the columns state and weight, for the weighted S."


@click.command()
@click.argument("states", nargs=-1, shell_complete=things("state"))
@click.option("--as-of", metavar="DATE", help="The day; without it the day of the data's release.")
@click.option("--from", "first", metavar="DATE", help="In place of a day, where a series begins.")
@click.option("--to", "last", metavar="DATE", help="Where it ends, included.")
@click.option("--every", default="year", show_default=True, shell_complete=fixed(("year", "month", "change")))
@click.option("--reference", multiple=True, help=REFERENCE, shell_complete=things("state"))
@click.option("--own", default="allied", show_default=True, help=OWN, shell_complete=fixed(("allied", "left-out")))
@click.option("--valued/--binary", default=True, help="Ties from 0 to 3 by the strongest obligation, or 0 and 1.")
@click.option("--distance", default="absolute", show_default=True, shell_complete=fixed(("absolute", "squared")))
@click.option(
    "--type",
    "types",
    multiple=True,
    help="Type of obligation; all unless told.",
    shell_complete=words("obligation-types"),
)
@click.option(
    "--organisation", "organisations", multiple=True, help="Only these.", shell_complete=things("organisation")
)
@click.option("--weights", type=click.Path(path_type=Path), help=WEIGHTS)
@certainty_option
@click.option("--output", type=click.Path(path_type=Path), help="Write it: .csv or .parquet.")
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
        **given(**{name: value for name, value in more.items() if name != "valued"}),
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
