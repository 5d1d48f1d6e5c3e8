"""``csto-graph ask``: the questions, each a command with its parameters as options."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from csto_graph.cli.options import CERTAINTY, INTERVAL, Options, source_option
from csto_graph.cli.output import emit, format_option, print_table
from csto_graph.cli.value_completion import of_parameter
from csto_graph.questions.definition import Parameter, Question, load_question, load_questions, question_names


class Questions(click.Group):
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
    made = click.command(question.name, help=question.summary + ".")(source_option(run))
    made.params = [*_options(question), *made.params]
    return made


def _answering(question: Question) -> click.Command:
    @format_option
    @click.pass_obj
    def run(
        options: Options, /, form: str, according_to: str | None, certain_only: bool = False, **values: str | None
    ) -> None:
        given = {name: value for name, value in values.items() if value is not None}
        graph = options.view(according_to)
        table = graph.table(question.name, certain_only=certain_only, **given)
        dated = given.keys() & {"as_of", "during"}
        if form == "table" and not dated and any(p.default == "release" for p in question.parameters):
            meant = "the last day that the data cover" if graph.edition.coverage else "the day of the data's release"
            emit(f"as of {graph.release}, {meant}; choose another with --as-of", err=True)
        print_table(table, form)
        if not table.rows:
            from csto_graph.cli.empty_answer import absences

            for line in absences(graph, question, given):
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


def _options(question: Question) -> Iterator[click.Option]:
    for parameter in question.parameters:
        yield _option(parameter)
        if parameter.type == "window":
            yield click.Option(["--during"], metavar="INTERVAL", help=INTERVAL)
            yield click.Option(["--certain-only/--possible", "certain_only"], default=False, help=CERTAINTY)


def _option(parameter: Parameter) -> click.Option:
    return click.Option(
        [parameter.option, parameter.name],
        metavar=_metavar(parameter),
        help=parameter.description,
        shell_complete=of_parameter(parameter),
    )


def _usage(parameter: Parameter) -> str:
    text = f"{parameter.option} {_metavar(parameter)}"
    return f"[{text}]" if parameter.optional else text


def _metavar(parameter: Parameter) -> str:
    return "DATE" if parameter.type == "window" else parameter.name.upper()
