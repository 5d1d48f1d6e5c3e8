"""``csto-graph ask``: the questions, each a command with its parameters as options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from csto_graph.cli.global_options import Command, Group, Options
from csto_graph.cli.options import (
    as_of_option,
    at_least_option,
    during_option,
    format_option,
    language_option,
    option,
    source_option,
)
from csto_graph.cli.output import emit, print_table
from csto_graph.cli.value_completion import of_parameter
from csto_graph.core.certainty import Certainty
from csto_graph.questions.definition import Parameter, Question, load_question, load_questions, question_names

if TYPE_CHECKING:
    from csto_graph.core.windows import Window
    from csto_graph.evidence.entity import Entity
    from csto_graph.graph import AllianceGraph

NO_THINGS = {"window", "integer", "language"}
Function = TypeVar("Function", bound=Callable[..., Any])


class Questions(Group):
    """A group with a command for each question, made by ``made`` from its file."""

    def __init__(self, *arguments: Any, made: Callable[[Question], click.Command], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._made = made

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all questions."""
        return question_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a question; UnknownNameError with the nearest names otherwise (completing: None)."""
        if ctx.resilient_parsing and cmd_name not in question_names():
            return None
        return self._made(load_question(cmd_name))


def question_command(question: Question, run: Callable[..., object]) -> click.Command:
    """Return a command that takes the parameters of a question as options and gives them to ``run``."""
    run = source_option(run)
    for parameter in reversed(question.parameters):
        run = _add_options(parameter, run)
    return click.command(question.name, cls=Command, help=question.summary + ".")(run)


def _answering(question: Question) -> click.Command:
    @format_option
    @click.pass_obj
    def run(
        options: Options, /, form: str, according_to: str | None, at_least: Certainty = "possible", **values: str | None
    ) -> None:
        given = {name: value for name, value in values.items() if value is not None}
        graph = options.view(according_to)
        table = graph.table(question.name, at_least=at_least, **given)
        dated = given.keys() & {"as_of", "during"}
        if form == "table" and not dated and any(p.default == "release" for p in question.parameters):
            meant = "the last day that the data cover" if graph.edition.coverage else "the day of the data's release"
            emit(f"as of {graph.release}, {meant}; choose another with --as-of", err=True)
        print_table(table, form)
        if not table.rows:
            for line in explain_empty_answer(graph, question, given):
                emit(line, err=True)

    return question_command(question, run)


@click.group(cls=Questions, made=_answering, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Answer a question; without a name, list the questions."""
    if context.invoked_subcommand is None:
        questions = load_questions().values()
        width = max(len(question.name) for question in questions) + 2
        for question in questions:
            emit(f"{question.name:{width}}{question.summary}")
            emit(" " * width + " ".join(_usage(parameter) for parameter in question.parameters))


def _add_options(parameter: Parameter, function: Function) -> Function:
    if parameter.type == "language":
        return language_option(function)
    if parameter.type == "window":
        add_day = as_of_option() if parameter.default else as_of_option(default=None, meaning=parameter.description)
        return add_day(during_option(at_least_option(function)))
    word = parameter.scheme or parameter.type == "integer"
    return option(
        parameter.option,
        parameter.name,
        type=int if parameter.type == "integer" else str,
        metavar=_metavar(parameter),
        show_default=(parameter.default if word else None) or False,
        help=f"{parameter.description[0].upper()}{parameter.description[1:]}.",
        shell_complete=of_parameter(parameter),
    )(function)


def _usage(parameter: Parameter) -> str:
    text = f"{parameter.option} {_metavar(parameter)}"
    if parameter.type == "window":
        text += " | --during INTERVAL"
    return f"[{text}]" if parameter.optional else text


def _metavar(parameter: Parameter) -> str:
    """Return what a parameter takes: a date, a number, a word of the vocabulary, or a thing of one or several kinds."""
    if parameter.scheme or parameter.name in ("language", *parameter.type.split("|")):
        return parameter.name.upper()
    if parameter.type == "any" or "|" in parameter.type:
        return "NAME"
    return {"window": "DATE", "integer": "NUMBER"}.get(parameter.type, parameter.type.upper())


def explain_empty_answer(graph: AllianceGraph, question: Question, given: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each thing among the parameters that is not there on the days asked for, and what was before."""
    if not any(parameter.type == "window" for parameter in question.parameters):
        return
    window = graph.window(given.get("as_of"), given.get("during"))
    for parameter in question.parameters:
        if parameter.name in given and parameter.type not in NO_THINGS and not parameter.scheme:
            thing = graph.entity(graph.names.resolve(given[parameter.name], parameter.type))
            if not thing.exists(window):
                yield f"{thing.label} is not there {window.phrase}{_before(graph, thing, window)}"
            elif thing.id.startswith("org-") and not graph.table("memberships", organisation=thing.id).rows:
                yield f"the data have no memberships of {thing.label}"


def _before(graph: AllianceGraph, entity: Entity, window: Window) -> str:
    """Return the spells of a thing that was there before the window, or else what came before it."""
    if entity.spells[0].start.earliest < window.since:
        spells = (f"from {each.start.text}{each.end.text and f' to {each.end.text}'}" for each in entity.spells)
        return f"; it is there {' and '.join(spells)}"
    thing = entity.id
    rows = [row for row in graph.table("successions", thing=thing) if row["resulting"] == thing]
    earlier = sorted({f"{row['original_label']} ({row['original']})" for row in rows})
    return f"; before it came {' and '.join(earlier)}" if earlier else ""
