"""``csto-graph show``: everything on one thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csto_graph.cli.choices import PAGES
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    HISTORY,
    as_of_option,
    at_least_option,
    during_option,
    language_option,
    output_option,
    source_option,
)
from csto_graph.cli.output import emit
from csto_graph.cli.value_completion import things
from csto_graph.core.atomic_write import checked_page, write_whole
from csto_graph.core.certainty import Certainty
from csto_graph.core.dates import FOREVER, ONE_DAY

if TYPE_CHECKING:
    from csto_graph.core.choices import Language
    from csto_graph.core.dates import Bounds
    from csto_graph.core.windows import Window
    from csto_graph.evidence.entity import Entity
    from csto_graph.records.statements import Statement

UNKNOWN = "an unknown day"


@click.command(cls=Command)
@click.argument("name", shell_complete=things())
@as_of_option(default=HISTORY)
@during_option
@at_least_option
@language_option
@output_option(PAGES)
@source_option
@click.pass_obj
def command(
    options: Options,
    name: str,
    as_of: str | None,
    during: str | None,
    at_least: Certainty,
    language: Language,
    output: Path | None,
    according_to: str | None,
) -> None:
    """Show a state, organisation, person, treaty, event or source: facts, spells, rivals, claims.

    The file to write is a picture of it and its neighbours, as a page that works offline.
    """
    if output:
        checked_page(output)
    graph = options.view(according_to)
    window = graph.window(as_of, during) if as_of or during else None
    entity = graph.entity(name, as_of=as_of, during=during, at_least=at_least, language=language)
    if output:  # before the text, whose reader may close the pipe
        page = graph.show(name, as_of=as_of, during=during, at_least=at_least)
        write_whole(output, page.generate_html().encode())
    for line in entity_lines(entity, window):
        emit(line)
    if output:
        emit(f"picture written to {output}", err=True)


def entity_lines(entity: Entity, window: Window | None) -> Iterable[str]:
    """Yield the lines that show an entity; rival and deprecated rows are marked as such and stand last."""
    yield f"{entity.label}  ({entity.id}; {', '.join(entity.kinds)})"
    if window and not entity.exists(window):
        yield f"  not there {window.phrase}"
    yield from (f"  {name}: {value}" for name, value in entity.facts)
    for kind in sorted({statement.kind for statement in entity.statements}):
        yield f"\n{kind}" + (f" {window.phrase}" if window else "")
        found = [statement for statement in entity.statements if statement.kind == kind]
        yield from (statement_line(statement, window) for statement in sorted(found, key=_order))
    if entity.claims:
        yield "\nClaims"
        yield from (f"  {claim.id}: {claim.verdict}: {claim.paraphrase}" for claim in entity.claims)
    if entity.sources:
        yield f"\nSources: {' '.join(entity.sources)}"


def _order(statement: Statement) -> tuple[bool, date, str]:
    begin = statement.bounds.start.earliest if statement.bounds else date.min
    return not statement.best, begin, statement.id


def statement_line(statement: Statement, window: Window | None) -> str:
    """Return the line of a statement: when, what, how sure in the window, whose rival, on which sources."""
    marks = [window.describe(statement.bounds)] if window else []
    if not statement.best:
        rival = f"rival of {statement.rival_of}" if statement.rival_of else "known error"
        marks.append(f"{statement.rank}, {rival}")
    return f"  {when(statement.bounds)}{statement.text}{in_brackets(marks)}  [{' '.join(statement.sources)}]"


def when(bounds: Bounds | None) -> str:
    """Return the time of a statement as its sources give it, as the begin of a line; empty without bounds.

    What has no end lasts to the last day that is known of it, or later: data may stop long before today.
    """
    if bounds is None:
        return ""
    start, end = bounds.start.text or UNKNOWN, bounds.end.text
    if not end and bounds.end.latest == FOREVER:
        last = bounds.end.earliest - ONE_DAY
        end = f"{last} or later" if last > bounds.start.latest else UNKNOWN
    return f"{start} to {end}: " if end else f"{start}: "


def in_brackets(marks: list[str]) -> str:
    """Return the marks that say something, in brackets; empty without any."""
    return f" ({'; '.join(mark for mark in marks if mark)})" if any(marks) else ""
