"""``csto-graph explain``: why the graph answers as it does about two things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import HISTORY, as_of_option, during_option, language_option, source_option
from csto_graph.cli.output import emit
from csto_graph.cli.show import in_brackets, statement_line, when
from csto_graph.cli.value_completion import things

if TYPE_CHECKING:
    from csto_graph.core.choices import Language
    from csto_graph.core.windows import Window
    from csto_graph.evidence.explanation import Explanation, SharedMembership
    from csto_graph.evidence.rival_values import Difference


@click.command(cls=Command)
@click.argument("one", shell_complete=things())
@click.argument("other", shell_complete=things())
@as_of_option(default=HISTORY)
@during_option
@language_option
@source_option
@click.pass_obj
def command(
    options: Options,
    one: str,
    other: str,
    as_of: str | None,
    during: str | None,
    language: Language,
    according_to: str | None,
) -> None:
    """Show what binds two things, on which sources, what others say, and what that would change."""
    graph = options.view(according_to)
    explanation = graph.explain(one, other, as_of=as_of, during=during, language=language)
    for line in explanation_lines(explanation):
        emit(line)


def explanation_lines(explanation: Explanation) -> Iterable[str]:
    """Yield the lines that show an explanation, from the answer down to the sources."""
    window = explanation.window
    yield f"{explanation.one} and {explanation.other}" + (f" {window.phrase}" if window else "")
    if not explanation.holding and not explanation.shared:
        yield f"  nothing binds the two {window.phrase}" if window else "  the graph holds nothing that binds the two"
    yield from (statement_line(each, window) for each in explanation.holding)
    if explanation.shared:
        yield "\nBoth belong to"
        yield from (_shared_line(each, window) for each in explanation.shared)
    if others := [each for each in explanation.statements if each not in explanation.holding]:
        yield "\nAt other times, or as others see it" if window else "\nAs others see it"
        yield from (statement_line(each, window) for each in others)
    if explanation.differences:
        yield "\nWhat the rival values would change"
        yield from (_difference_line(each, window) for each in explanation.differences)
    if explanation.claims:
        yield "\nClaims"
        yield from (
            f"  {claim.id}: {claim.verdict}: {claim.paraphrase} ({claim.reason})" for claim in explanation.claims
        )
    if explanation.sources:
        yield "\nSources"
        yield from (f"  {slug}: {text}" for slug, text in sorted(explanation.sources.items()))


def _shared_line(shared: SharedMembership, window: Window | None) -> str:
    texts = "; ".join(row.text for row in shared.rows)
    marks = [window.describe(shared.bounds)] if window else []
    sources = sorted({source for row in shared.rows for source in row.sources})
    return f"  {when(shared.bounds)}{texts}{in_brackets(marks)}  [{' '.join(sources)}]"


def _difference_line(difference: Difference, window: Window | None) -> str:
    days = f"'{difference.question}' would answer otherwise {difference.when}"
    touched = _included(window) if window and difference.touches(window) else ""
    return (
        f"  {difference.differs} {difference.rival_value} instead of {difference.preferred_value}: "
        f"{days}{touched}. {difference.note} [{' '.join(difference.sources)}]"
    )


def _included(window: Window) -> str:
    return ", this day included" if window.is_day else ", days of this interval included"
