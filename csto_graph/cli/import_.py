"""``csto-graph import``: import a data set from the user's own files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csto_graph.cli.choices import DATA_SETS, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import format_option, option
from csto_graph.cli.output import emit, print_table

if TYPE_CHECKING:
    from csto_graph.imports.formats import Description
    from csto_graph.imports.formats.source_description import FileKind
    from csto_graph.imports.manifest import PartManifest
    from csto_graph.store import Cell, ResultTable

COLUMNS = ("source", "part", "editions", "imported", "days", "files", "records", "notice", "licence", "citation")


@click.command(cls=Command)
@click.argument("source", required=False, type=Choice(DATA_SETS))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@option("--list", "listing", is_flag=True, help="List what can be imported and what was, each with its citation.")
@format_option
@click.pass_obj
def command(options: Options, /, source: str | None, files: tuple[Path, ...], listing: bool, form: str) -> None:
    """Import a data set: SOURCE is atop or ucdp, FILES are your own files of it, as its publisher gives them.

    The header of a file tells its kind and edition; of UCDP's events, the name of the file tells the edition. The facts
    are kept in your data folder, apart from those of this project; query them with --according-to SOURCE. Another
    edition replaces the one that was imported before.
    """
    if listing:
        if source:
            raise click.UsageError("--list takes no source and no files; leave it out to import")
        print_table(_listed(), form)
        return
    if source is None:
        raise click.UsageError(f"name the source ({' or '.join(DATA_SETS)}) and its files, or give --list")
    if not files:
        raise click.UsageError(f"give the files of {source}: {'; '.join(kind.title for kind in _kinds(source))}")
    _import(options, source, files)


def _import(options: Options, source: str, files: tuple[Path, ...]) -> None:
    from csto_graph.imports.manifest import part_notices

    holdings = options.graph.holdings
    added = holdings.add(source, list(files), options.graph.store)
    if not options.no_cache:
        options.graph.according_to(source)  # its store is kept before anything is printed
    notices = part_notices(holdings.manifest(source))
    for part in added:
        _report(source, part, notices[part.name])


def _kinds(source: str) -> tuple[FileKind, ...]:
    from csto_graph.imports.formats import describe

    return describe(source).kinds


def _report(source: str, part: PartManifest, notice: str) -> None:
    from csto_graph.imports.formats import describe

    named = " and ".join(part.files)
    made = next(each.records for each in describe(source).parts if each.name == part.name)
    emit(f"{part.source}, {part.days}: {part.rows:,} records made from {named} ({made})")
    emit(f"ask with --according-to {source}")
    emit(f"please cite: {part.citation}")
    if notice:
        emit(f"note: {notice}", err=True)


def _listed() -> ResultTable:
    from csto_graph.imports.formats import describe
    from csto_graph.store import ResultTable

    return ResultTable(COLUMNS, tuple(row for name in DATA_SETS for row in _rows(describe(name))))


def _rows(source: Description) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each part of a source: what can be imported, and what was."""
    held, notices, fault = _imported(source.name)
    for part in source.parts:
        editions = "; ".join(dict.fromkeys(kind.editions for kind in source.kinds if kind.part == part))
        if own := held.get(part.name):
            about = (own.edition, own.days, " ".join(own.files), own.rows, notices[part.name])
            yield source.name, part.name, editions, *about, source.licence, own.citation
        else:
            citation = part.cited_before(source.website)
            yield source.name, part.name, editions, fault, "", "", None, "", source.licence, citation


def _imported(source: str) -> tuple[dict[str, PartManifest], dict[str, str], str]:
    """Return the imported parts of a source and their notices; where they cannot be read, what to do about that."""
    from csto_graph.errors import StoreError
    from csto_graph.imports.manifest import part_notices
    from csto_graph.imports.registry import user_holdings

    holdings = user_holdings(None)
    if source not in holdings.names():
        return {}, {}, ""
    try:
        manifest = holdings.manifest(source)
    except StoreError:
        return {}, {}, "cannot be read; import it again"
    return {part.name: part for part in manifest.parts}, part_notices(manifest), ""
