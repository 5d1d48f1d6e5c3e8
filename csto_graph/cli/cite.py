"""``csto-graph cite``: how to cite the data, a question, and the sources behind its answer."""

from __future__ import annotations

from collections.abc import Sequence

import click

from csto_graph.cli.ask import Questions, question_command
from csto_graph.cli.options import Options, source_option
from csto_graph.cli.output import emit
from csto_graph.evidence.citation import Citation, as_bibtex, as_csl
from csto_graph.questions.definition import Question

FORMS = {"bibtex": as_bibtex, "csl": as_csl}
form_option = click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="bibtex", show_default=True, help="BibTeX or CSL-JSON."
)


def _citing(question: Question) -> click.Command:
    @form_option
    @click.pass_obj
    def run(
        options: Options, /, form: str, according_to: str | None, certain_only: bool = False, **values: str | None
    ) -> None:
        _print(options.view(according_to).cite(question.name, certain_only=certain_only, **values), form)

    return question_command(question, run)


@click.group(cls=Questions, made=_citing, invoke_without_command=True)
@source_option
@form_option
@click.pass_context
def command(context: click.Context, according_to: str | None, form: str) -> None:
    """Cite this version of the data; with a question, also the question itself and the sources of its answer.

    Of a data set that was imported it is the citation that its publisher asks for. Options of a question stand after
    its name.
    """
    if context.invoked_subcommand is None:
        _print(context.obj.view(according_to).cite(), form)
    elif according_to:
        raise click.UsageError(f"put --according-to {according_to} after {context.invoked_subcommand}")


def _print(citations: Sequence[Citation], form: str) -> None:
    emit(FORMS[form](citations), nl=False)
