"""``csto-graph show``: everything on one thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from csto_graph.cli.completing import things
from csto_graph.cli.options import Options, language_option, source_option
from csto_graph.entity import Entity
from csto_graph.files import checked_page, write_whole
from csto_graph.statements import Statement


@click.command()
@click.argument("name", shell_complete=things())
@click.option("--as-of", metavar="DATE", help="Only what holds on this day, with its certainty.")
@language_option
@click.option("--picture", type=click.Path(path_type=Path), help="Also write its picture as an offline HTML page.")
@source_option
@click.pass_obj
def command(
    options: Options, name: str, as_of: str | None, language: str, picture: Path | None, according_to: str | None
) -> None:
    """Show a state, organisation, person, treaty, event or source: facts, spells, rivals, claims."""
    if picture:
        checked_page(picture)
    graph = options.view(according_to)
    day = graph.day(as_of) if as_of else None
    for line in entity_lines(graph.entity(name, as_of=day, language=language), day):
        click.echo(line)
    if picture:
        write_whole(picture, graph.show(name, as_of=as_of).generate_html().encode())
        click.echo(f"picture written to {picture}", err=True)


def entity_lines(entity: Entity, day: date | None) -> Iterable[str]:
    """Yield the lines that show an entity; rival and deprecated rows are marked as such."""
    yield f"{entity.label}  ({entity.id}; {', '.join(entity.kinds)})"
    yield from (f"  {name}: {value}" for name, value in entity.facts)
    for kind in sorted({statement.kind for statement in entity.statements}):
        yield f"\n{kind}" + (f" on {day}" if day else "")
        found = [statement for statement in entity.statements if statement.kind == kind]
        yield from (statement_line(statement, day) for statement in sorted(found, key=_begin))
    if entity.claims:
        yield "\nClaims"
        yield from (f"  {claim.id}: {claim.verdict}: {claim.paraphrase}" for claim in entity.claims)
    if entity.sources:
        yield f"\nSources: {' '.join(entity.sources)}"


def _begin(statement: Statement) -> tuple[date, str]:
    return (statement.bounds.start.earliest if statement.bounds else date.min), statement.id


def statement_line(statement: Statement, day: date | None) -> str:
    """Return the line of a statement: when, what, how sure on the day, whose rival, on which sources."""
    marks = [statement.certainty(day) or ""] if day else []
    if not statement.best:
        rival = f"rival of {statement.rival_of}" if statement.rival_of else "known error"
        marks.append(f"{statement.rank}, {rival}")
    return f"  {_when(statement)}{statement.text}{_in_brackets(marks)}  [{' '.join(statement.sources)}]"


def _when(statement: Statement) -> str:
    if statement.bounds is None:
        return ""
    start, end = statement.bounds.start.text, statement.bounds.end.text
    lasting = statement.bounds.end.latest.year == 9999
    return f"{start} to {end or 'now'}: " if end or lasting else f"{start}: "


def _in_brackets(marks: list[str]) -> str:
    return f" ({'; '.join(mark for mark in marks if mark)})" if any(marks) else ""
