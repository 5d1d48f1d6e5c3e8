"""From the files of UCDP to events: armed conflicts by year, and single events of deadly violence.

A conflict of many years is an event in each of them, since sides and intensity differ from year to year. It lasts from
the first day of the year, or that on which fighting began, to the last of the year, or that on which it ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from csto_graph.core.dates import ONE_DAY, Boundary, Bounds, parse_day, parse_end, parse_start
from csto_graph.dataset.tables import Row
from csto_graph.imports.formats.alliance_rows import LANGUAGES, Known
from csto_graph.imports.formats.crosswalk import Crosswalk
from csto_graph.imports.formats.csv_text import AGAIN
from csto_graph.imports.formats.row_builder import RowMaker
from csto_graph.imports.formats.source_file import SourceFile, SourceRow
from csto_graph.imports.formats.ucdp_events import candidate_rows, event_rows
from csto_graph.imports.formats.ucdp_sides import Side, part_rows, sides_of, states_of

SIDES = {
    "first-side": ("gwno_a", "side_a"),
    "first-side-supporter": ("gwno_a_2nd", ""),
    "second-side": ("gwno_b", "side_b"),
    "second-side-supporter": ("gwno_b_2nd", ""),
}
TYPES = {
    1: "Conflict of a state with a group beyond its borders {}",
    2: "Conflict between states {}",
    3: "Internal conflict {}",
    4: "Internal conflict {}, with troops of other states",
}
ISSUES = {1: "over territory", 2: "over government", 3: "over government and territory"}
INTENSITIES = {1: "25 to 999 deaths in battle in this year", 2: "1,000 or more deaths in battle in this year"}
WORDS = {"en": "Armed conflict", "id": "Konflik bersenjata", "ru": "Вооружённый конфликт"}
# The list of states by Gleditsch and Ward, whose numbers UCDP uses, begins on this day.
FIRST_DAY = "1816-01-01"
# How far a date is known: the day; the month, with a day that is assumed or not known; the year; about the year.
DAY, MONTHS, YEARS, ABOUT = 1, {2, 3}, {4, 5}, {6, 7}


def rows(
    files: Sequence[SourceFile], crosswalk: Crosswalk, make: RowMaker, known: Mapping[str, Sequence[Known]]
) -> Iterator[Row]:
    """Yield the rows of events and of the states that took part in them, one row of a file after the other.

    DataError for a number that no state ever bore, for words and dates that cannot be, and for a year that the edition
    does not cover.
    """
    mappings = {"conflicts": _conflict_rows, "events": event_rows, "candidates": candidate_rows}
    for file in files:
        first, last = (int(day[:4]) for day in file.kind.part.days(file.edition).split("/"))
        # A file of candidates also has events that began in the year before.
        earliest = first - 1 if file.kind.name == "candidates" else first
        for row in file.rows():
            if not earliest <= row.number("year") <= last:
                what = f"the year {row.shown('year')} is not one of edition {file.edition}, {first} to {last}"
                raise row.fault("year", what, f"give the file of that year, or {AGAIN}")
            yield from mappings[file.kind.name](row, crosswalk, make)


def _conflict_rows(row: SourceRow, crosswalk: Crosswalk, make: RowMaker) -> Iterator[Row]:
    bounds = _days(row)
    conflict, year = row.given("conflict_id"), row.number("year")
    event = f"event-ucdp-{conflict}-{year}"
    sides = sides_of(row, SIDES, bounds, crosswalk)
    yield make(
        "events",
        row,
        id=event,
        kind="armed-conflict",
        start=bounds.start.text,
        end=bounds.end.text,
        places=" ".join(states_of(row, "gwno_loc", bounds, crosswalk)),
        paraphrase_en=_told(row),
        rank="normal",
        confidence="high",
        note=_note(row, conflict),
        **{f"label_{language}": _label(row, sides, crosswalk, language) for language in LANGUAGES},
    )
    yield from part_rows(row, event, sides, make)


def _label(row: SourceRow, sides: Mapping[str, Side], crosswalk: Crosswalk, language: str) -> str:
    first, second = (sides[role].named(crosswalk, language) for role in ("first-side", "second-side"))
    territory = f" ({name})" if (name := row.words("territory_name")) else ""
    return f"{WORDS[language]}: {first} – {second}{territory}, {row.number('year')}"


def _told(row: SourceRow) -> str:
    kind, issue = row.word("type_of_conflict", TYPES), row.word("incompatibility", ISSUES)
    territory = f", {name}" if (name := row.words("territory_name")) else ""
    return f"{kind.format(issue + territory)}; {row.word('intensity_level', INTENSITIES)}."


def _note(row: SourceRow, conflict: int) -> str:
    began, again = _date(row, "start_date", "start_prec"), _date(row, "start_date2", "start_prec2")
    total = " More than 1,000 deaths in battle since it began." if row.flag("cumulative_intensity") else ""
    return f"UCDP conflict {conflict}, begun {began}, this episode {again}.{total}"


def _days(row: SourceRow) -> Bounds:
    year = row.number("year")
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    end = _end(row) if row.flag("ep_end") else parse_end(after.isoformat())
    # Where the year is not sure either, the first row of the episode is in the year that is given.
    told = parse_start(_date(row, "start_date2", "start_prec2").removesuffix("~"))
    start = _clipped(told, first, min(end.latest, after) - ONE_DAY)
    if start.latest < start.earliest or not first < end.latest <= after:
        column = "start_date2" if start.latest < start.earliest else "ep_end_date"
        raise row.fault(column, f"{row.shown(column)} does not fit the year {year} and the other dates")
    _check_begin(row, min(told.latest, end.latest - ONE_DAY))
    return Bounds(start, end)


def _check_begin(row: SourceRow, latest: date) -> None:
    """Refuse a first day of a conflict after that of its episode, or before any state has a number in these data."""
    began = parse_start(_date(row, "start_date", "start_prec").removesuffix("~"))
    if began.earliest > latest:
        what = f"the conflict begins on {row.shown('start_date')}, after its episode ({row.shown('start_date2')})"
        raise row.fault("start_date", what, f"correct one of the two dates, or {AGAIN}")
    for column in ("start_date", "start_date2"):
        if row.day(column) < FIRST_DAY:
            what = f"{row.shown(column)} lies before {FIRST_DAY}, from which on states have numbers in these data"
            raise row.fault(column, what, f"correct the date, or {AGAIN}")


def _clipped(start: Boundary, first: date, last: date) -> Boundary:
    """Return a start as far as it lies between two days; one before them is the first."""
    if start.latest < first:
        return parse_start(first.isoformat())
    earliest, latest = max(start.earliest, first), min(start.latest, last)
    if (earliest, latest) == (start.earliest, start.latest):
        return start
    text = f"[{earliest.isoformat()}..{latest.isoformat()}]" if earliest < latest else earliest.isoformat()
    return Boundary(text, earliest, latest)


def _end(row: SourceRow) -> Boundary:
    """Return the first day after the last of an episode; a row need not say how precise that is."""
    text = _date(row, "ep_end_date", "ep_end_prec")
    return parse_end((parse_day(text) + ONE_DAY).isoformat() if text.count("-") == 2 else text)


def _date(row: SourceRow, column: str, precision: str) -> str:
    """Return a date as EDTF, as precise as the row says."""
    text, known = row.day(column), row.number(precision) or DAY
    if known in MONTHS:
        return text[:7]
    if known in YEARS | ABOUT:
        return text[:4] if known in YEARS else f"{text[:4]}~"
    if known != DAY:
        raise row.fault(precision, f"{precision!r} is 1 to 7, and {row.shown(precision)} is not")
    return text
