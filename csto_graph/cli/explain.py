"""``csto-graph explain``: why the graph answers as it does about two things."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from csto_graph.cli.completing import things
from csto_graph.cli.options import Options, language_option, source_option
from csto_graph.cli.show import statement_line
from csto_graph.explanation import Difference, Explanation


@click.command()
@click.argument("one", shell_complete=things())
@click.argument("other", shell_complete=things())
@click.option("--as-of", metavar="DATE", help="The day; without it all of history.")
@language_option
@source_option
@click.pass_obj
def command(options: Options, one: str, other: str, as_of: str | None, language: str, according_to: str | None) -> None:
    """Show what binds two things, on which sources, what others say, and what that would change."""
    graph = options.view(according_to)
    explanation = graph.explain(one, other, as_of=graph.day(as_of) if as_of else None, language=language)
    for line in explanation_lines(explanation):
        click.echo(line)


def explanation_lines(explanation: Explanation) -> Iterable[str]:
    """Yield the lines that show an explanation, from the answer down to the sources."""
    day = explanation.day
    yield f"{explanation.one} and {explanation.other}" + (f" on {day}" if day else "")
    if not explanation.statements:
        yield "  the graph holds nothing on both"
    if explanation.statements and not explanation.holding:
        yield "  nothing holds on this day"
    yield from (statement_line(each, day) for each in explanation.holding)
    if others := [each for each in explanation.statements if each not in explanation.holding]:
        yield "\nAt other times, or as others see it" if day else "\nAs others see it"
        yield from (statement_line(each, day) for each in others)
    if explanation.differences:
        yield "\nWhat the rival values would change"
        yield from (_difference_line(each, day) for each in explanation.differences)
    if explanation.claims:
        yield "\nClaims"
        yield from (
            f"  {claim.id}: {claim.verdict}: {claim.paraphrase} ({claim.reason})" for claim in explanation.claims
        )
    if explanation.sources:
        yield "\nSources"
        yield from (f"  {slug}: {text}" for slug, text in sorted(explanation.sources.items()))


def _difference_line(difference: Difference, day: date | None) -> str:
    days = f"'{difference.question}' would answer otherwise {difference.when}"
    touched = day and difference.touches(day)
    return (
        f"  {difference.differs} {difference.rival_value} instead of {difference.preferred_value}: "
        f"{days}{', this day included' if touched else ''}. {difference.note} [{' '.join(difference.sources)}]"
    )
