"""``csto-graph cite``: how to cite the data, a question, and the sources behind its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from csto_graph.cli.ask import Questions, question_command
from csto_graph.cli.global_options import Options
from csto_graph.cli.options import form_option, source_option
from csto_graph.cli.output import emit
from csto_graph.core.certainty import Certainty

if TYPE_CHECKING:
    from csto_graph.evidence.citation import Citation
    from csto_graph.questions.definition import Question

citation_form_option = form_option(("bibtex", "csl"), "bibtex")


def _citing(question: Question) -> click.Command:
    @citation_form_option
    @click.pass_obj
    def run(
        options: Options, /, form: str, according_to: str | None, at_least: Certainty = "possible", **values: str | None
    ) -> None:
        _print(options.view(according_to).cite(question.name, at_least=at_least, **values), form)

    return question_command(question, run)


@click.group(cls=Questions, made=_citing, invoke_without_command=True)
@source_option
@citation_form_option
@click.pass_context
def command(context: click.Context, according_to: str | None, form: str) -> None:
    """Cite this version of the data; with a question, also the question itself and the sources of its answer.

    For an imported data set, the citation is the one that its publisher asks for. The options of a question follow its
    name. Formats are BibTeX and CSL-JSON.
    """
    if context.invoked_subcommand is None:
        _print(context.obj.view(according_to).cite(), form)
        return
    for option in context.command.params:
        if context.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE:
            value = context.params[str(option.name)]
            raise click.UsageError(f"put {option.opts[0]} {value} after {context.invoked_subcommand}")


def _print(citations: Sequence[Citation], form: str) -> None:
    from csto_graph.evidence.citation import as_bibtex, as_csl

    emit((as_bibtex if form == "bibtex" else as_csl)(citations), nl=False)
