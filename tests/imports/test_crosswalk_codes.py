"""The codes of states against the lists that give them, each state and day.

The expected days are those of the published lists: Correlates of War, State System Membership 2016 (whole where the file
is at hand), and Gleditsch and Ward as of 2020. The rows below are the hard ones: numbers that passed from one state to
another, spells that were interrupted, and states that two lists number differently.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from csto_graph.core.dates import parse_day, parse_end, parse_start
from csto_graph.core.resources import data_directory

from tests.conftest import DATASETS

OPENS, DAY = date(1816, 1, 1), timedelta(days=1)
COW_CLOSES, GW_CLOSES = "2016-12-31", "2020-12-31"
Spell = tuple[int, str, str, list[str]]
Bearer = tuple[date, date, str]
# The number, the first and the last day in the system, and who bore it by our table.
COW: list[Spell] = [
    (2, "1816-01-01", "2016-12-31", ["state-usa"]),
    (230, "1816-01-01", "2016-12-31", ["state-esp"]),
    (240, "1837-06-20", "1866-07-26", ["state-hanover"]),
    (255, "1816-01-01", "1945-05-08", ["state-prussia"]),
    (255, "1990-10-03", "2016-12-31", ["state-deu"]),
    (260, "1955-05-05", "1990-10-02", ["state-deu"]),
    (265, "1954-03-25", "1990-10-02", ["state-ddr"]),
    (300, "1816-01-01", "1918-11-12", ["state-austria-hungary"]),
    (305, "1919-09-10", "1938-03-13", ["state-aut"]),
    (345, "1878-07-13", "1941-04-20", ["state-srb", "state-yug"]),
    (345, "1944-10-20", "2016-12-31", ["state-yug", "state-scg", "state-srb"]),
    (365, "1816-01-01", "2016-12-31", ["state-russian-empire", "state-sun", "state-rus"]),
    (511, "1963-12-19", "1964-04-26", ["state-zanzibar"]),
    (678, "1926-09-02", "1990-05-21", ["state-yar"]),
    (679, "1990-05-22", "2016-12-31", ["state-yem"]),
    (680, "1967-11-30", "1990-05-21", ["state-ymd"]),
    (730, "1887-01-01", "1905-11-17", ["state-joseon"]),
    (817, "1954-06-04", "1975-04-30", ["state-rvn"]),
]
GLEDITSCH_WARD: list[Spell] = [
    (260, "1949-09-21", "2020-12-31", ["state-deu"]),
    (255, "1816-01-01", "1945-05-07", ["state-prussia"]),
    (340, "1878-07-13", "1915-10-01", ["state-srb"]),
    (340, "2006-06-05", "2020-12-31", ["state-srb"]),
    (345, "1918-12-01", "2006-06-04", ["state-yug", "state-scg"]),
    (365, "1816-01-01", "2020-12-31", ["state-russian-empire", "state-sun", "state-rus"]),
    (396, "2008-08-26", "2020-12-31", ["state-abkhazia"]),
    (563, "1852-01-01", "1910-05-30", ["state-transvaal"]),
    (678, "1918-10-30", "2020-12-31", ["state-yar", "state-yem"]),
    (711, "1913-01-01", "1950-10-01", ["state-tibet"]),
    (815, "1816-01-01", "1893-01-01", ["state-annam"]),
]


def bearers(scheme: str) -> dict[int, list[Bearer]]:
    """Who bears a number, from a day until before another, by our table; what lasts ends after it was verified."""
    found: dict[int, list[Bearer]] = defaultdict(list)
    with (data_directory() / "state_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["scheme"] == scheme:
                start = OPENS if row["start"].startswith("[..") else parse_start(row["start"]).latest
                last = parse_day(row["verified"]) if row["verified"] else parse_end(row["end"]).earliest - DAY
                found[int(row["code"])].append((start, last, row["state"]))
    return {number: sorted(spells) for number, spells in found.items()}


def differences(found: dict[int, list[Bearer]], spells: list[Spell]) -> list[str]:
    """What of the spells of a list is not as it should be in our table: each day of each has one bearer."""
    wrong = []
    for number, first, last, states in spells:
        within = [each for each in found.get(number, []) if each[1] >= parse_day(first) and each[0] <= parse_day(last)]
        days = [(since.isoformat(), until.isoformat()) for since, until, _ in within]
        whole = within and (days[0][0], days[-1][1]) == (first, last)
        joined = all(one[1] + DAY == other[0] for one, other in pairwise(within))
        if not (whole and joined) or (states and [state for *_, state in within] != states):
            wrong.append(f"{number} from {first} to {last}: {within}")
    return wrong


def test_numbers_are_those_of_the_correlates_of_war() -> None:
    assert differences(bearers("cow-number"), COW) == []


def test_numbers_are_those_of_gleditsch_and_ward() -> None:
    assert differences(bearers("gleditsch-ward-number"), GLEDITSCH_WARD) == []


def test_every_spell_of_the_list_has_its_number() -> None:
    """Of the whole list of the Correlates of War where its file is at hand, else of the hard ones again."""
    path = DATASETS / "cow_states_2016" / "states2016.csv"
    assert differences(bearers("cow-number"), listed(path) if path.is_file() else COW) == []


def listed(path: Path) -> list[Spell]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                int(row["ccode"]),
                date(*(int(row[name]) for name in ("styear", "stmonth", "stday"))).isoformat(),
                date(*(int(row[name]) for name in ("endyear", "endmonth", "endday"))).isoformat(),
                [],
            )
            for row in csv.DictReader(file)
        ]


def test_a_number_that_is_wrong_by_a_day_is_found() -> None:
    shifted = [(255, "1816-01-01", "1945-05-09", ["state-prussia"]), (999, "1816-01-01", COW_CLOSES, [])]
    assert len(differences(bearers("cow-number"), shifted)) == 2
    assert differences(bearers("gleditsch-ward-number"), [(260, "1949-09-21", GW_CLOSES, ["state-ddr"])]) != []
