"""From UCDP's events of deadly violence to events of ours; they are many, and each is mapped by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from csto_graph.core.dates import ONE_DAY, Boundary, Bounds, parse_day, parse_end, parse_start, punctual
from csto_graph.dataset.tables import Row
from csto_graph.imports.formats.alliance_rows import LANGUAGES
from csto_graph.imports.formats.crosswalk import Crosswalk
from csto_graph.imports.formats.csv_text import AGAIN
from csto_graph.imports.formats.row_builder import RowMaker
from csto_graph.imports.formats.source_file import SourceRow
from csto_graph.imports.formats.ucdp_sides import Side, part_rows, sides_of, states_of

ONE_SIDED = 3
SIDES = {"first-side": ("gwnoa", "side_a"), "second-side": ("gwnob", "side_b")}
AGAINST_CIVILIANS = {"perpetrator": ("gwnoa", "side_a"), "second-side": ("gwnob", "side_b")}
KINDS = {
    1: ("Violence with a state", "Kekerasan dengan keterlibatan negara", "Насилие с участием государства"),
    2: ("Violence between groups", "Kekerasan antarkelompok", "Насилие между группами"),
    ONE_SIDED: ("Violence against civilians", "Kekerasan terhadap warga sipil", "Насилие против гражданских лиц"),
}
DEATHS = {
    "deaths_a": "first side",
    "deaths_b": "second side",
    "deaths_civilians": "civilians",
    "deaths_unknown": "unknown",
}
EXACT, LEAST_EXACT = 1, 5


class Standing(NamedTuple):
    """How far an event has been checked: the beginning of its slug, the confidence in it, and what its note adds."""

    prefix: str
    confidence: str
    note: str


def event_rows(row: SourceRow, crosswalk: Crosswalk, make: RowMaker) -> Iterator[Row]:
    """Yield an event and the states that took part in it."""
    yield from _rows(row, crosswalk, make, Standing("event-ucdp-ged", "high", ""))


def candidate_rows(row: SourceRow, crosswalk: Crosswalk, make: RowMaker) -> Iterator[Row]:
    """Yield a candidate event, not yet checked for the annual edition, and the states that took part in it."""
    note = " A candidate event: not yet checked for the annual edition, and perhaps not in it."
    yield from _rows(row, crosswalk, make, Standing("event-ucdp-candidate", "medium", note))


def _rows(row: SourceRow, crosswalk: Crosswalk, make: RowMaker, standing: Standing) -> Iterator[Row]:
    bounds = _days(row)
    one_sided = row.number("type_of_violence") == ONE_SIDED
    sides = sides_of(row, AGAINST_CIVILIANS if one_sided else SIDES, bounds, crosswalk)
    event = f"{standing.prefix}-{row.given('id')}"
    yield make(
        "events",
        row,
        id=event,
        kind="violent-event",
        start=bounds.start.text,
        end=bounds.end.text,
        places=" ".join(states_of(row, "country_id", bounds, crosswalk)),
        city=row.words("where_coordinates"),
        paraphrase_en=_told(row),
        rank="normal",
        confidence=standing.confidence,
        note=_origin(row) + standing.note,
        **_labels(row, sides, crosswalk),
    )
    yield from part_rows(row, event, sides, make, standing.confidence)


def _origin(row: SourceRow) -> str:
    conflict, dyad = row.number("conflict_new_id"), row.number("dyad_new_id")
    return f"UCDP conflict {conflict} ({row.words('conflict_name')}), dyad {dyad}."


def _labels(row: SourceRow, sides: Mapping[str, Side], crosswalk: Crosswalk) -> dict[str, str]:
    day, place = row.day("date_start"), row.words("where_coordinates")
    labels = {}
    for language, kind in zip(LANGUAGES, row.word("type_of_violence", KINDS), strict=True):
        fighters = " – ".join(side.named(crosswalk, language) for side in sides.values())
        labels[f"label_{language}"] = f"{kind}, {day}: {fighters}, {place}"
    return labels


def _told(row: SourceRow) -> str:
    low, best, high = (row.given(column) for column in ("low", "best", "high"))
    split = ", ".join(f"{who} {count}" for column, who in DEATHS.items() if (count := row.number(column)))
    return f"{best} dead by the best estimate, {low} to {high} in all" + (f": {split}." if split else ".")


def _check_year(row: SourceRow, first: int, last: int) -> None:
    """Refuse days that are not those of the year of the row; an event lasts a year at most (``date_prec`` 5)."""
    year = row.number("year")
    for column, allowed in (("date_start", first in (year - 1, year)), ("date_end", last in (year, year + 1))):
        if not allowed:
            what = f"{row.shown(column)} does not fit the year {year}"
            raise row.fault(column, what, f"correct the date or the year, or {AGAIN}")


def _days(row: SourceRow) -> Bounds:
    """Return the days of an event: all from the first to the last, or where the day is not known one of them."""
    first, last = parse_day(row.day("date_start")), parse_day(row.day("date_end"))
    precision = row.number("date_prec")
    if last < first:
        raise row.fault("date_end", f"the end {row.shown('date_end')} lies before the start", "correct the date")
    _check_year(row, first.year, last.year)
    if not EXACT <= precision <= LEAST_EXACT:
        raise row.fault("date_prec", f"'date_prec' is 1 to 5, and {row.shown('date_prec')} is not")
    if precision == EXACT and first < last:
        return Bounds(parse_start(first.isoformat()), parse_end((last + ONE_DAY).isoformat()))
    text = first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"
    start = Boundary(text, first, last)
    return Bounds(start, punctual(start))
