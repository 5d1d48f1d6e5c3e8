"""The options that commands share. Each is defined once: one name, one metavar, one help text.

What an option means is its help text up to a colon; what follows the colon are the values that one command takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from csto_graph.cli.choices import (
    DEGREES,
    EVERY,
    LANGUAGES,
    OBLIGATION_TYPES,
    WEIGHTS,
    Choice,
    ChoiceList,
    OutputFile,
)
from csto_graph.cli.output import FORMATS, SAFE_CSV
from csto_graph.cli.value_completion import things, views, words

Function = TypeVar("Function", bound=Callable[..., Any])
RELEASE = "release date of the data"
HISTORY = "all of history"
DAY = "Day, month or year, such as 2022-01-06"


class Option(click.Option):
    """An option whose help lists its fixed choices, and that is an error if it is given twice with different values."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the two columns of the help; with a metavar of its own, the second has the choices."""
        record = super().get_help_record(ctx)
        if record is None or not self.metavar or not hasattr(self.type, "hint"):
            return record
        text = str(self.help)
        return record[0], record[1].replace(text, f"{text.removesuffix('.')}: {self.type.hint}.", 1)

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        """Let the parser keep every value that is given."""
        if self.is_flag or self.multiple:
            super().add_to_parser(parser, ctx)
        else:
            parser.add_option(obj=self, opts=self.opts, dest=self.name, action="append", nargs=self.nargs)

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """Return the only value; UsageError if two are given that differ."""
        values = opts.get(str(self.name))
        if not isinstance(values, list) or self.multiple:
            return super().consume_value(ctx, opts)
        for value in values[1:]:
            if value != values[0] and not ctx.resilient_parsing:
                raise contradiction(self, values[0], value)
        return super().consume_value(ctx, {**opts, str(self.name): values[0]})


def contradiction(option: click.Parameter, one: object, other: object) -> click.UsageError:
    """Return the error for an option that takes one value and is given two."""
    # An address may hold a password, which no message shows.
    values = "with different values" if option.name == "endpoint" else f"as {one} and as {other}"
    return click.UsageError(f"{option.opts[0]} is given twice, {values}; give it once")


def option(*declarations: str, **attributes: Any) -> Callable[[Function], Function]:
    """Add an option to a command, as :func:`click.option` does."""
    return click.option(*declarations, cls=Option, **attributes)


def as_of_option(*, default: str | None = RELEASE, meaning: str = "") -> Callable[[Function], Function]:
    """Add ``--as-of``. ``default`` describes what is asked about without it, and ``meaning`` what holds on the day."""
    text = f"{DAY}: {meaning}." if meaning else f"{DAY}."
    return option("--as-of", metavar="DATE", show_default=default or False, help=text)


during_option = option(
    "--during", metavar="INTERVAL", help="All days of an interval, such as 2012, 2012-06/2013 or 1949/.."
)
at_least_option = option(
    "--at-least",
    type=Choice(DEGREES),
    default="possible",
    show_default=True,
    help="Only what has this certainty or a higher one.",
)
language_option = option(
    "--language", type=Choice(LANGUAGES), default="en", show_default=True, help="Language of labels."
)
source_option = option(
    "--according-to",
    metavar="SOURCE",
    help="Only facts of this source, publisher or imported data set; 'curated' is this project's own data.",
    shell_complete=views,
)
state_option = option(
    "--state",
    "states",
    multiple=True,
    metavar="STATE",
    help="Only this state; repeatable.",
    shell_complete=things("state"),
)
organisation_option = option(
    "--organisation",
    "organisations",
    multiple=True,
    metavar="ORGANISATION",
    help="Only this organisation or alliance; repeatable.",
    shell_complete=things("organisation"),
)
role_option = option(
    "--role",
    "roles",
    multiple=True,
    metavar="ROLE",
    help="Only this role in events; repeatable.",
    shell_complete=words("participation-roles"),
)
weight_option = option(
    "--weight",
    type=Choice(WEIGHTS),
    help="Weight of a tie, by the number of shared organisations or by the strongest obligation.",
)
every_option = option(
    "--every",
    type=Choice(EVERY),
    default="year",
    show_default=True,
    help="Days of a series, the end of each year or month, or each change.",
)


def type_option(default: str) -> Callable[[Function], Function]:
    """Add ``--type``, the obligations that make a tie. ``default`` describes which do without it."""
    return option(
        "--type",
        "types",
        multiple=True,
        metavar="TYPE",
        type=Choice(OBLIGATION_TYPES),
        show_default=default,
        help="Only this type of obligation; repeatable.",
    )


def from_option(default: str | None = None) -> Callable[[Function], Function]:
    """Add ``--from``; without a default there is no series unless it is given."""
    return option(
        "--from",
        "first",
        metavar="DATE",
        default=default,
        show_default=default is not None,
        help="First date of a series, a year, month or day.",
    )


def to_option(default: str = RELEASE) -> Callable[[Function], Function]:
    """Add ``--to``. ``default`` describes where a series ends without it."""
    return option("--to", "last", metavar="DATE", show_default=default, help="Last date of a series, included.")


def measures_option(
    choices: Iterable[str], *, several: bool = True, default: str | None = None, shown: str | bool = False
) -> Callable[[Function], Function]:
    """Add ``--measures``: several words by commas or repetition, or only one."""
    attributes: dict[str, Any] = {"metavar": "NAME", "help": "Measure by name.", "show_default": shown}
    if not several:
        return option("--measures", "measure", type=Choice(choices), default=default, **attributes)
    return option("--measures", multiple=True, type=ChoiceList(choices), callback=_joined, **attributes)


def _joined(_: click.Context, __: click.Parameter, value: tuple[tuple[str, ...], ...]) -> list[str]:
    return list(dict.fromkeys(name for names in value for name in names))


def output_option(endings: Iterable[str], **attributes: Any) -> Callable[[Function], Function]:
    """Add ``--output``, the file to write."""
    return option("--output", type=OutputFile(endings), metavar="FILE", help="Write to this file.", **attributes)


def form_option(choices: Iterable[str], default: str) -> Callable[[Function], Function]:
    """Add ``--format``, which the command gets as ``form``."""
    return option("--format", "form", type=Choice(choices), default=default, show_default=True, help="Output format.")


def _note_safe_csv(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.meta[SAFE_CSV] = value


safe_csv_option = option(
    "--safe-csv",
    is_flag=True,
    expose_value=False,
    callback=_note_safe_csv,
    help="In CSV, put ' before texts that a spreadsheet would run as a formula.",
)


def format_option(function: Function) -> Function:
    """Add ``--format`` for a table, and ``--safe-csv``, which :func:`csto_graph.cli.output.safe_csv` returns."""
    return form_option(FORMATS, "table")(safe_csv_option(function))


def network_options(function: Function) -> Function:
    """Add the options that limit a network to a command; :func:`drop_unset` reads them."""
    for add in (weight_option, role_option, type_option("defence"), organisation_option, state_option):
        function = add(function)
    return function


def drop_unset(**values: Any) -> dict[str, Any]:
    """Return the options that were given, 0 included; the others are left to the defaults of the method."""
    return {name: value for name, value in values.items() if value or type(value) is int}
