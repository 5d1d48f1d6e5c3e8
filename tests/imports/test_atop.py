"""ATOP as imported, against its own file read straight, and against what is known of history."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.resources import data_directory
from csto_graph.core.windows import day_window, interval_window
from csto_graph.imports.formats import describe, recognise
from csto_graph.imports.formats.source_file import SourceRow
from csto_graph.imports.registry import Holdings
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ATOP, SMALL_ATOP

pytestmark = pytest.mark.slow

DAY, LAST = timedelta(days=1), date(9999, 12, 31)
FOLDERS = sorted({SMALL_ATOP, ATOP})
FLAGS = ("defense", "offense", "neutral", "nonagg", "consul")
ANY = ("defence", "offence", "neutrality", "non-aggression", "consultation")
Imported = Callable[[Path], AllianceGraph]
folders = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


class Stay(NamedTuple):
    """A row: the alliance, the member's number, the first days it may be in and is in, and those it may and must be out."""

    alliance: str
    number: int
    first: date
    surely: date
    maybe_out: date
    out: date
    bound: bool


@cache
def stays(folder: Path) -> list[Stay]:
    """Every row of the file of members, read by hand: ATOP's day of exit is the last one in or the first one out.

    It is the first one out where somebody enters that day, or another state takes the number over.
    """
    with (folder / "atop5_1m.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entries = {(row["atopid"], told(row, "ent")) for row in rows}
    entries |= {(row["atopid"], leaves) for row in rows if (row["member"], leaves := told(row, "exit")) in handovers()}
    return [stay(row, entries) for row in rows]


def told(row: dict[str, str], which: str) -> tuple[int, int, int]:
    year, month, day = (int(row[part + which] or 0) for part in ("yr", "mo", "day"))
    return year, month, day


def span(year: int, month: int, day: int) -> tuple[date, date]:
    """The first and the last day that a date may mean; 0 is unknown."""
    if day:
        return date(year, month, day), date(year, month, day)
    after = date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
    return date(year, month or 1, 1), after - DAY


def stay(row: dict[str, str], entries: set[tuple[str, tuple[int, int, int]]]) -> Stay:
    first, surely = span(*told(row, "ent"))
    leaves = told(row, "exit")
    if not leaves[0]:
        maybe, out = LAST, LAST
    else:
        maybe, latest = span(*leaves)
        out = latest if leaves[2] and (row["atopid"], leaves) in entries else latest + DAY
    bound = any(row[flag] == "1" for flag in FLAGS)
    return Stay(row["atopid"], int(row["member"]), first, surely, maybe, out, bound)


@cache
def handovers() -> set[tuple[str, tuple[int, int, int]]]:
    """Numbers and the days on which they pass from one state to another."""
    with (data_directory() / "state_codes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["scheme"] in ("cow-number", "gleditsch-ward-number")]
    begins = {(row["code"], row["start"]): row["state"] for row in rows}
    ended = {
        (row["code"], row["end"]) for row in rows if begins.get((row["code"], row["end"]), row["state"]) != row["state"]
    }
    days = {(code, date.fromisoformat(day)) for code, day in ended}
    return {(code, (day.year, day.month, day.day)) for code, day in days}


@cache
def countries() -> dict[int | str, str]:
    """Numbers and states that belong together over time (255 and 260, Prussia and Germany), each by one name of them."""
    found: dict[int | str, str] = {}
    with (data_directory() / "state_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["scheme"] in ("cow-number", "atop-number", "gleditsch-ward-number"):
                one, other = (found.setdefault(key, str(key)) for key in (int(row["code"]), row["state"]))
                found |= {key: one for key, name in found.items() if name == other}
    return found


@settings(max_examples=300)
@given(data=st.data())
@folders
def test_members_of_a_day_are_those_of_the_file(atop_of: Imported, folder: Path, data: st.DataObject) -> None:
    rows = stays(folder)
    row = data.draw(st.sampled_from(rows))
    edges = [day for day in (row.first, row.surely, row.maybe_out, row.out) if day < LAST]
    day = data.draw(st.sampled_from(edges)) + data.draw(st.integers(-1, 1)) * DAY
    names = countries()
    here = [each for each in rows if names[each.number] == names[row.number]]
    possible = {each.alliance for each in here if each.first <= day < each.out}
    certain = {each.alliance for each in here if each.surely <= day < each.maybe_out}
    assert alliances(atop_of(folder), names[row.number], day, certain=False) == possible
    # Of phases that follow one another without a day between them the graph knows that they are one.
    assert certain <= alliances(atop_of(folder), names[row.number], day, certain=True) <= possible


def alliances(graph: AllianceGraph, country: str, day: date, *, certain: bool) -> set[str]:
    return {
        spell.organisation.removeprefix("org-atop-")
        for spell in graph.records.spells
        if countries()[spell.state] == country
        and day_window(day).holds(spell.bounds, at_least="certain" if certain else "possible")
    }


@folders
@pytest.mark.parametrize("year", [1816, 1905, 1939, 1990, 2012, 2018])
def test_ties_of_a_year_are_those_of_the_file(atop_of: Imported, folder: Path, year: int) -> None:
    network = atop_of(folder).network("alliances", during=f"{year}", types=ANY)
    names = countries()
    found = {frozenset(names[state] for state in edge) for edge in network.edges()}
    assert found == set(ties(folder, year))


def ties(folder: Path, year: int) -> Iterator[frozenset[str]]:
    since, until = date(year, 1, 1), date(year + 1, 1, 1)
    members: dict[str, list[Stay]] = defaultdict(list)
    for row in stays(folder):
        if row.first < until and row.out > since:
            members[row.alliance].append(row)
    for rows in members.values():
        for one, other in combinations(rows, 2):
            apart = countries()[one.number] != countries()[other.number]
            together = max(one.first, other.first, since) < min(one.out, other.out, until)
            if apart and together and (one.bound or other.bound):
                yield frozenset((countries()[one.number], countries()[other.number]))


def test_the_network_of_2018_has_the_known_size(atop_of: Imported) -> None:
    """The issue's numbers for the whole file; those of the few alliances are counted from their file."""
    network = atop_of(ATOP).network("alliances", during="2018", types=ANY)
    counted = Counter(country for tie in set(ties(ATOP, 2018)) for country in tie)
    us, russia = countries()[2], countries()[365]
    expected = (len(counted), len(set(ties(ATOP, 2018))), counted[us], counted[russia])
    assert expected == (186, 4228, 116, 96) or ATOP == SMALL_ATOP
    connected = [state for state, degree in network.degree() if degree]
    size = (len(connected), network.number_of_edges(), network.degree("state-usa"), network.degree("state-rus"))
    assert size == expected


@folders
def test_uzbekistan_leaves_the_cst_in_june_2012(atop_of: Imported, folder: Path) -> None:
    """Decided in December by our own sources; ATOP has 28 June, the day of the note."""
    graph = atop_of(folder)

    def certainty(day: str) -> dict[str, str]:
        answer = graph.ask("members", organisation="ATOP 4220", as_of=day)
        return dict(zip(answer["state"], answer["certainty"], strict=True))

    assert certainty("2012-06-27")["state-uzb"] == "certain"
    assert certainty("2012-06-28")["state-uzb"] == "possible"
    assert "state-uzb" not in certainty("2012-06-29")
    assert "state-uzb" not in certainty("2003-01-01")
    assert set(certainty("2018-12-31")) == {f"state-{code}" for code in ("arm", "blr", "kaz", "kgz", "rus", "tjk")}


@folders
def test_nobody_meets_a_successor(atop_of: Imported, folder: Path) -> None:
    """Germany is one member of NATO on 3 October 1990, by two numbers; Taiwan's alliance ends with 1979 or a day later."""
    graph = atop_of(folder)
    german = [spell for spell in graph.records.spells if (spell.state, spell.organisation) == GERMANY]
    assert [(spell.bounds.start.text, spell.bounds.end.text) for spell in german] == [("1954-10-23", "")]
    (taiwan,) = (spell for spell in graph.records.spells if (spell.state, spell.organisation) == TAIWAN)
    assert taiwan.bounds.end.text == "[1980-01-01,1980-01-02]"
    (russia,) = (each for each in graph.records.spells if (each.state, each.organisation) == ("state-rus", CST))
    assert russia.bounds.start.text == "1992-05-15"


CST = "org-atop-4220"
GERMANY, TAIWAN = ("state-deu", "org-atop-3180"), ("state-twn", "org-atop-3270")


@folders
def test_what_binds_one_side_binds_it_alone(atop_of: Imported, folder: Path) -> None:
    """France defends Annam, which only consults (1874); Japan owes no neutrality after the renewal of 1905."""
    graph = atop_of(folder)
    kinds = {spell.state: set(spell.types) for spell in graph.records.spells if spell.organisation == "org-atop-1320"}
    assert kinds == {"state-fra": {"defence"}, "state-annam": {"consultation"}}
    assert types_on(graph, "org-atop-1415", "1904") == {
        "state-gbr": {"defence", "offence", "neutrality", "consultation"},
        "state-jpn": {"defence", "offence", "neutrality", "consultation"},
    }
    assert types_on(graph, "org-atop-1415", "1910")["state-jpn"] == {"defence", "consultation"}


def types_on(graph: AllianceGraph, organisation: str, days: str) -> dict[str, set[str]]:
    window = interval_window(days)
    return {
        spell.state: {kind for phase in spell.phases if window.holds(phase.bounds) for kind in phase.types}
        for spell in graph.records.spells
        if spell.organisation == organisation
    }


@folders
def test_a_month_without_a_day_stays_a_month(atop_of: Imported, folder: Path) -> None:
    ends = {spell.bounds.end.text for spell in atop_of(folder).records.spells if spell.organisation == "org-atop-1040"}
    assert ends == {"1820-03"}


@folders
def test_days_of_membership_end_with_what_the_source_covers(atop_of: Imported, folder: Path) -> None:
    days = atop_of(folder).ask("member-days", organisation="ATOP 4220").set_index("state")
    assert days.loc["state-kaz", "certain_days"] == (date(2019, 1, 1) - date(1992, 5, 15)).days
    uzbek = (date(1999, 4, 20) - date(1992, 5, 15)) + (date(2012, 6, 28) - date(2006, 8, 17))
    assert days.loc["state-uzb", "certain_days"] == uzbek.days
    assert days.loc["state-uzb", "possible_days"] == uzbek.days + 2


@folders
@pytest.mark.parametrize("name", ["atop5_1m.csv", "atop5_1a.csv"])
def test_every_column_is_read_or_declared_ignored(folder: Path, name: str) -> None:
    header = (folder / name).read_text(encoding="utf-8").splitlines()[0].split(",")
    kind = recognise(folder / name, describe("atop")).kind
    assert kind.unknown(header) == []
    assert kind.missing(header) == []
    assert all(column in header for column in kind.ignored)


@pytest.mark.parametrize("name", ["atop5_1m.csv", "atop5_1a.csv"])
def test_columns_that_are_declared_to_be_read_are_read(
    kg: AllianceGraph, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    read: set[str] = set()

    class Watched(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            read.add(key)
            return super().__getitem__(key)

    made = SourceRow.__init__

    def watched(row: SourceRow, file: str, line: int, text: str, cells: dict[str, str]) -> None:
        made(row, file, line, text, Watched(cells))

    monkeypatch.setattr(SourceRow, "__init__", watched)
    kind = recognise(SMALL_ATOP / name, describe("atop")).kind
    read_of(kg, name)
    assert {"mem*" if column.startswith("mem") and column != "member" else column for column in read} == {
        *kind.consumed
    }


def read_of(kg: AllianceGraph, *names: str) -> list[dict[str, str]]:
    from csto_graph.dataset.tables import load_package
    from csto_graph.imports.formats import read_imports
    from csto_graph.imports.shared_states import read_crosswalk, read_known

    (found,) = read_imports("atop", [SMALL_ATOP / name for name in names])
    tables = {table.name: table for table in load_package(data_directory()).tables}
    return [row.cells for row in found.rows(read_crosswalk(kg.store), tables, read_known(kg.store, "atop"))]


def test_alliances_alone_leave_the_days_of_many_members_open(kg: AllianceGraph) -> None:
    rows = read_of(kg, "atop5_1a.csv")
    starts = {row["id"]: row["start"] for row in rows if row["id"].startswith("membership-")}
    assert starts["membership-usa-atop-3270-1"] == "1954-12-02"
    assert starts["membership-uzb-atop-4220-1"] == "[1992-05-15..2018-12-31]"


def test_both_files_give_the_members_of_the_one(kg: AllianceGraph) -> None:
    def spells(*names: str) -> list[tuple[str, str, str]]:
        rows = (row for row in read_of(kg, *names) if row["id"].startswith("membership-"))
        return [(row["id"], row["start"], row["end"]) for row in rows]

    assert spells("atop5_1m.csv", "atop5_1a.csv") == spells("atop5_1m.csv")


def test_edition_5_0_is_read_as_well(kg: AllianceGraph, tmp_path: Path) -> None:
    text = (SMALL_ATOP / "atop5_1m.csv").read_text(encoding="utf-8")
    older = tmp_path / "atop5_0m.csv"
    older.write_text(text.replace(",5.1\n", ",5.0\n"), encoding="utf-8")
    (part,) = Holdings(tmp_path / "holdings", None).add("atop", [older], kg.store)
    assert (part.edition, part.source) == ("5.0", "source-atop-5-0")
