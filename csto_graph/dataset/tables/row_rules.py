"""What must hold between the cells of one row."""

from __future__ import annotations

from collections.abc import Iterator

from csto_graph.core.dates import parse_day, parse_end, parse_start
from csto_graph.dataset.tables.descriptor import Table
from csto_graph.dataset.tables.descriptor_meaning import LANGUAGE
from csto_graph.dataset.tables.messages import quoted

Fault = tuple[str, str, str]
STANCES = {"affirms", "denies"}
UNVERIFIABLE = "unverifiable"


def row_problems(table: Table, cells: dict[str, str]) -> Iterator[Fault]:
    """Yield (column, what is wrong, what to do) for a row whose cells are each in order."""
    yield from _languages(table, cells)
    if "end_sources" in cells:
        yield from _end(cells)
    yield from _bounds(cells)
    if "rival_of" in cells:
        yield from _rank(cells)
    if cells.get("verdict", UNVERIFIABLE) != UNVERIFIABLE and not cells["basis"]:
        yield (
            "basis",
            f"a {cells['verdict']} claim without a basis",
            "name the fact or source that the verdict rests on",
        )
    if table.rdf_class == "sa:Claim":
        yield from _claim(cells)
    if table.name in OF_ONE_TABLE:
        yield from OF_ONE_TABLE[table.name](cells)


def _bounds(cells: dict[str, str]) -> Iterator[Fault]:
    """Yield where one end of a span is missing or does not lie after the other."""
    if "verified" in cells and not (cells["start"] or cells["end"] or cells["verified"]):
        yield "start", "no start, no end and no day of verification", "fill start"
    if cells.get("start") and "start_basis" in cells:
        yield from _begun(cells["start"])
    if cells.get("start") and cells.get("end"):
        yield from _order(cells)
    if cells.get("start") and cells.get("verified"):
        yield from _verified(cells)
    if cells.get("range_end") and int(cells["range_start"] or "0") >= int(cells["range_end"]):
        yield "range_end", "the range is empty", "give the first character after the passage"


def _begun(start: str) -> Iterator[Fault]:
    """Yield where a spell may never have begun: what is signed and not in force has no start, and makes no member."""
    if start.endswith("..]"):
        yield "start", f"{start} leaves open whether it ever began", "give the last day on which it can have begun"


def _end(cells: dict[str, str]) -> Iterator[Fault]:
    if bool(cells["end"]) == bool(cells["verified"]):
        yield "end", "give either an end or, where it lasts, the day it was verified", "fill one of end and verified"
    if cells["end"] and not cells["end_sources"]:
        yield "end_sources", "no source in 'end_sources'", "name at least one row of sources.csv"
    if cells["verified"] and not cells["verified_sources"]:
        yield "verified_sources", "no source in 'verified_sources'", "name at least one row of sources.csv"


def _order(cells: dict[str, str]) -> Iterator[Fault]:
    if parse_start(cells["start"]).earliest >= parse_end(cells["end"]).latest:
        yield "end", f"end {cells['end']} does not lie after start {cells['start']}", "an end is the first day out"


def _verified(cells: dict[str, str]) -> Iterator[Fault]:
    if parse_day(cells["verified"]) < parse_start(cells["start"]).earliest:
        what = f"verified {cells['verified']} lies before start {cells['start']}"
        yield "verified", what, "give a day on which the source shows it to hold"


def _range(cells: dict[str, str]) -> Iterator[Fault]:
    if cells["low"] and cells["high"] and int(cells["low"]) > int(cells["high"]):
        yield "high", f"low {cells['low']} is above high {cells['high']}", "swap them"


def _languages(table: Table, cells: dict[str, str]) -> Iterator[Fault]:
    for column in table.fields:
        if column.language_column and cells[column.name]:
            name, tag = column.language_column, cells[column.language_column]
            if not tag:
                yield name, "a native label without its language", "give its tag, such as hy"
            elif not LANGUAGE.fullmatch(tag):
                yield name, f"{quoted(tag)} is not a language tag", "write it such as hy or sr-Latn"


def _claim(cells: dict[str, str]) -> Iterator[Fault]:
    if cells["stance"] not in STANCES:
        yield "stance", f"{quoted(cells['stance'])} is not a stance", "write affirms or denies"
    first, last = cells["claimed_from"], cells["claimed_to"]
    if first and last and parse_start(first).earliest >= parse_end(last).latest:
        yield "claimed_to", f"{last} does not lie after {first}", "an end is the first day out"


def _rank(cells: dict[str, str]) -> Iterator[Fault]:
    if cells["rival_of"] and cells["rank"] == "preferred":
        yield "rank", "a rival cannot be preferred", "rank it normal or deprecated, or empty rival_of"
    if cells["rival_of"] == cells["id"]:
        yield "rival_of", "a row cannot be its own rival", "name the preferred row"


def _object(cells: dict[str, str]) -> Iterator[Fault]:
    if sum(bool(cells[name]) for name in ("object", "concept", "value")) != 1:
        yield "object", "a proposition has exactly one object", "fill one of object, concept and value"


def _stance(cells: dict[str, str]) -> Iterator[Fault]:
    if bool(cells["affirms"]) == bool(cells["denies"]):
        yield "affirms", "an appearance either affirms or denies", "fill one of affirms and denies"


def _force(cells: dict[str, str]) -> Iterator[Fault]:
    """Yield where a treaty has a part of an entry into force; one that is signed and not in force has none of it."""
    for name in ("start_basis", "start_sources"):
        if cells["start"] and not cells[name]:
            yield name, f"a start without '{name}'", "say what the start rests on and who shows it"
        elif cells[name] and not cells["start"]:
            yield "start", f"'{name}' of a treaty that has no start", "fill start, or empty it while it is not in force"


OF_ONE_TABLE = {"appearances": _stance, "figures": _range, "propositions": _object, "treaties": _force}
