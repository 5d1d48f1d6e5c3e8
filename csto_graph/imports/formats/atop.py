"""From the files of ATOP to alliances with the phases of their members.

ATOP has a row for each member of an alliance and each phase of it, with days of entry and exit. It does not say
whether a member still is one on the day of its exit. So a phase ends on that day or on the next one, unless somebody
enters that very day: then nobody meets a successor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from csto_graph.core.dates import FOREVER, ONE_DAY, Boundary, Bounds, ongoing, parse_day, parse_end, parse_start
from csto_graph.core.vocabulary import OBLIGATION_TYPES
from csto_graph.dataset.tables import Row
from csto_graph.errors import DateError
from csto_graph.imports.formats.alliance_rows import Alliance, Known, Phase, Promise, alliance_rows
from csto_graph.imports.formats.crosswalk import COW, Crosswalk
from csto_graph.imports.formats.row_builder import RowMaker
from csto_graph.imports.formats.saved_cells import is_missing
from csto_graph.imports.formats.source_file import SourceFile, SourceRow

CONDITIONS = {
    "defence": "defcon",
    "offence": "offcon",
    "neutrality": "neucon",
    "non-aggression": "",
    "consultation": "concon",
}
"""The types of obligation and the variables that say whether one is conditional."""
ENTRY, EXIT = ("yrent", "moent", "dayent"), ("yrexit", "moexit", "dayexit")
BEGIN, END = ("begyr", "begmo", "begday"), ("endyr", "endmo", "endday")


def rows(
    files: Sequence[SourceFile], crosswalk: Crosswalk, make: RowMaker, known: Mapping[str, Sequence[Known]]
) -> Iterator[Row]:
    """Yield the rows of all alliances: of the file of members, else of that of alliances, which has no days of theirs.

    ``known`` is what our graph calls alliances, by ATOP's number. DataError for a number that no state ever bore and
    for dates that cannot be.
    """
    by_kind = {file.kind.name: file for file in files}
    last = files[0].kind.part.days(files[0].edition).split("/")[1]
    periods = {_number(row): row for row in by_kind["alliances"].rows()} if "alliances" in by_kind else {}
    if "members" in by_kind:
        members = _by_alliance(by_kind["members"])
        for number in sorted(periods.keys() - members.keys()):
            raise periods[number].fault("atopid", f"no member of {number} is in {by_kind['members'].path}")
        found = {number: _phases(those, crosswalk, last) for number, those in members.items()}
    else:
        found = {number: _undated(row, crosswalk, last) for number, row in periods.items()}
    for number, phases in found.items():
        bounds = _period(periods[number], last) if number in periods else _whole(phases)
        name, names = f"ATOP {number}", known.get(number, ())
        alliance = Alliance(f"atop-{number}", name, bounds, phases, last, {"atop": number}, names)
        yield from alliance_rows(alliance, crosswalk.labels, make)


def _by_alliance(file: SourceFile) -> dict[str, list[SourceRow]]:
    found: dict[str, list[SourceRow]] = defaultdict(list)
    for row in file.rows():
        found[_number(row)].append(row)
    return found


def _number(row: SourceRow) -> str:
    return str(row.given("atopid"))


def _phases(rows: Sequence[SourceRow], crosswalk: Crosswalk, last: str) -> list[Phase]:
    entries = {_text(row, ENTRY) for row in rows}
    return [
        Phase(state, bounds, _promises(row), row)
        for row in rows
        for state, bounds in _borne(row, "member", _bounds(row, ENTRY, EXIT, entries, last), crosswalk)
    ]


def _undated(row: SourceRow, crosswalk: Crosswalk, last: str) -> list[Phase]:
    """Return the members of a row of alliances: of more than two, nobody knows when each came and went."""
    members = [name for name, cell in row.cells.items() if name.startswith("mem") and not is_missing(cell)]
    period = _period(row, last)
    bounds = period if len(members) == 2 else _some_days(period, last)
    promises = _promises(row)
    return [
        Phase(state, days, promises, row) for name in members for state, days in _borne(row, name, bounds, crosswalk)
    ]


def _some_days(period: Bounds, last: str) -> Bounds:
    latest = last if period.end.latest == FOREVER else (period.end.latest - ONE_DAY).isoformat()
    first = period.start.earliest.isoformat()
    end = f"[{first}..]" if period.end.latest == FOREVER else f"[{first}..{period.end.latest.isoformat()}]"
    return Bounds(parse_start(f"[{first}..{latest}]"), parse_end(end))


def _borne(row: SourceRow, column: str, bounds: Bounds, crosswalk: Crosswalk) -> Iterator[tuple[str, Bounds]]:
    """Yield the states that bore a member's number meanwhile, each with its share of the days."""
    since, until = bounds.start.earliest, bounds.end.latest
    bearers = crosswalk.bearers(COW, row.number(column), since, until)
    if not bearers:
        raise row.fault(column, f"no state is known by the number {row.shown(column)}", "correct the number")
    for bearer in bearers:
        if since < bearer.since >= bounds.end.earliest:
            break  # only on the day of an exit, which is no day of a successor
        start = bounds.start if bearer.since == since else _on(bearer.since)
        yield bearer.state, Bounds(start, bounds.end if bearer.until == until else _on(bearer.until))


def _promises(row: SourceRow) -> frozenset[Promise]:
    return frozenset(
        Promise(kind, tuple(_conditions(row, kind, condition)))
        for kind, condition in CONDITIONS.items()
        if row.flag(OBLIGATION_TYPES[kind].atop)
    )


def _conditions(row: SourceRow, kind: str, column: str) -> Iterator[str]:
    asked = kind == "consultation" and "concoreq" in row.cells and row.flag("concoreq")
    if asked:
        yield "on-request"
    elif column in row.cells and row.flag(column):
        yield "not-spelt-out"


def _whole(phases: Sequence[Phase]) -> Bounds:
    start = min((phase.bounds.start for phase in phases), key=lambda each: (each.earliest, each.latest))
    return Bounds(start, max((phase.bounds.end for phase in phases), key=lambda each: (each.latest, each.earliest)))


def _period(row: SourceRow, last: str) -> Bounds:
    return _bounds(row, BEGIN, END, (), last)


def _bounds(
    row: SourceRow, begin: tuple[str, ...], end: tuple[str, ...], entries: Collection[str], last: str
) -> Bounds:
    start = parse_start(_text(row, begin))
    covered = parse_day(last)
    for columns in (begin, end):
        if row.given(columns[0]) > covered.year:
            what = f"{_text(row, columns)} lies after {last}, the last day of this edition"
            raise row.fault(columns[0], what, "correct the date")
    bounds = Bounds(start, _end(_text(row, end), {*entries} - {start.text}) if row.number(end[0]) else ongoing(covered))
    if bounds.start.earliest >= bounds.end.latest:
        what = f"the end {_text(row, end)} lies before the start {start.text}"
        raise row.fault(end[0], what, "correct the date")
    return bounds


def _end(text: str, entries: Collection[str]) -> Boundary:
    if text in entries or text.count("-") < 2:
        return parse_end(text)
    return parse_end(f"[{text},{(parse_day(text) + ONE_DAY).isoformat()}]")


def _text(row: SourceRow, columns: tuple[str, ...]) -> str:
    """Return a date as EDTF: a day, or where day or month are not known a month or year."""
    year, month, day = row.given(columns[0]), *(row.number(column) for column in columns[1:])
    text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    try:
        parse_start(text)
    except DateError:
        raise row.fault(columns[0], f"{text} is not a date", "correct the date") from None
    return text


def _on(day: date) -> Boundary:
    return Boundary(day.isoformat(), day, day)
