"""What must hold between the cells of one row."""

from __future__ import annotations

from collections.abc import Iterator

from csto_graph.dates import parse_day, parse_end, parse_start

Fault = tuple[str, str, str]


def row_problems(table: str, cells: dict[str, str]) -> Iterator[Fault]:
    """Yield (column, what is wrong, how to mend it) for a row whose cells are each in order."""
    if "end_sources" in cells:
        yield from _end(cells)
    if cells.get("start") and cells.get("end"):
        yield from _order(cells)
    if cells.get("start") and cells.get("verified"):
        yield from _verified(cells)
    if "rival_of" in cells:
        yield from _rank(cells)
    if cells.get("verdict") == "contradicted" and not cells["basis"]:
        yield "basis", "a contradicted claim without a basis", "name the fact that it breaks on"
    if table in OF_ONE_TABLE:
        yield from OF_ONE_TABLE[table](cells)
    if cells.get("range_end") and int(cells["range_start"]) >= int(cells["range_end"]):
        yield "range_end", "the range is empty", "give the first character after the passage"


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
    is_open = cells["start"].endswith("..]")  # not in force when last looked at: it may begin on any later day
    if not is_open and parse_day(cells["verified"]) < parse_start(cells["start"]).earliest:
        what = f"verified {cells['verified']} lies before start {cells['start']}"
        yield "verified", what, "give a day on which the source shows it to hold"


def _range(cells: dict[str, str]) -> Iterator[Fault]:
    if cells["high"] and int(cells["low"]) > int(cells["high"]):
        yield "high", f"low {cells['low']} is above high {cells['high']}", "swap them"


def _native(cells: dict[str, str]) -> Iterator[Fault]:
    if cells["label_native"] and not cells["native_language"]:
        yield "native_language", "a native label without its language", "give its tag, such as hy"


def _rank(cells: dict[str, str]) -> Iterator[Fault]:
    if cells["rival_of"] and cells["rank"] == "preferred":
        yield "rank", "a rival cannot be preferred", "rank it normal or deprecated, or take rival_of out"
    if cells["rival_of"] == cells["id"]:
        yield "rival_of", "a row cannot be its own rival", "name the preferred row"


def _object(cells: dict[str, str]) -> Iterator[Fault]:
    if sum(bool(cells[name]) for name in ("object", "concept", "value")) != 1:
        yield "object", "a proposition has exactly one object", "fill one of object, concept and value"


def _stance(cells: dict[str, str]) -> Iterator[Fault]:
    if bool(cells["affirms"]) == bool(cells["denies"]):
        yield "affirms", "an appearance either affirms or denies", "fill one of affirms and denies"


OF_ONE_TABLE = {"appearances": _stance, "figures": _range, "propositions": _object, "states": _native}
