"""The member file of ATOP 5.1 where it is at hand, else the rows of eight of its alliances, and who its members are."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from csto_graph.core.dates import parse_end, parse_start
from csto_graph.core.resources import data_directory

from .conftest import DATASETS

FILE = DATASETS / "atop_5.1" / "atop5_1m.csv"
# The last day that the data set covers is 31 December 2018; where day or month are blank, the first is taken.
ON = date(2019, 1, 1)
EXCERPT = {
    "1320": {("1874-03-15", "1883-08-25"): "220 8152"},
    "3220": {("1951-09-08", "1960-01-19"): "2 740"},
    "3260": {
        ("1954-09-08", "1977-06-30"): "2 200 800 840 900 920",
        ("1954-09-08", "1974-06-30"): "220",
        ("1954-09-08", "1972-11-08"): "770",
        ("1977-06-30", ""): "2 800",
    },
    "3355": {("1959-03-05", ""): "2 770"},
    "3360": {("1959-03-05", ""): "2 640"},
    "3375": {("1960-01-19", ""): "2 740"},
    "4220": {
        ("1992-05-15", "2002-10-07"): "365 371 702 703 705",
        ("1992-05-15", "1999-04-20"): "704",
        ("1993-09-24", "1999-04-20"): "373",
        ("1993-12-09", "1999-04-20"): "372",
        ("1994-01-03", "2002-10-07"): "370",
        ("2002-10-07", ""): "365 370 371 702 703 705",
        ("2006-08-17", "2012-06-28"): "704",
    },
    "4400": {
        ("1993-01-22", ""): "365 370 371 702 703 704 705",
        ("1993-09-24", ""): "373",
        ("1993-12-09", "2009-08-18"): "372",
    },
}


@dataclass(frozen=True)
class Member:
    """A row of the file: a member of an alliance by its number, from a day until another."""

    alliance: str
    number: int
    entry: date
    exit: date


@cache
def members() -> list[Member]:
    if not FILE.is_file():
        return excerpt()
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Member(row["atopid"], int(row["member"]), _day(row, "ent"), _day(row, "exit"))
            for row in csv.DictReader(file)
        ]


def excerpt() -> list[Member]:
    return [
        Member(alliance, int(number), date.fromisoformat(entry), date.fromisoformat(out) if out else ON)
        for alliance, spells in EXCERPT.items()
        for (entry, out), numbers in spells.items()
        for number in numbers.split()
    ]


def _day(row: dict[str, str], event: str) -> date:
    year, month, day = (int(row[part + event] or 0) for part in ("yr", "mo", "day"))
    return date(year, month or 1, day or 1) if year else ON


@cache
def bearers() -> dict[str, dict[int, list[tuple[date, date, str]]]]:
    """Who bears a number in a list, from a day until before another."""
    found: dict[str, dict[int, list[tuple[date, date, str]]]] = {}
    with (data_directory() / "state_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["scheme"].endswith("-number"):
                start = date.min if row["start"].startswith("[..") else parse_start(row["start"]).latest
                end = parse_end(row["end"]).latest if row["end"] else date.max
                found.setdefault(row["scheme"], {}).setdefault(int(row["code"]), []).append((start, end, row["state"]))
    return found


def bearer(number: int, day: date) -> str:
    """The state that a number of the file means on a day: by the dated lists, else the nearest in time."""
    lists = [bearers()[scheme].get(number, []) for scheme in ("atop-number", "cow-number", "gleditsch-ward-number")]
    for spells in lists:
        for start, end, state in spells:
            if start <= day < end:
                return state
    return min((each for spells in lists[:2] for each in spells), key=lambda spell: _away(spell, day))[2]


def _away(spell: tuple[date, date, str], day: date) -> timedelta:
    return max(spell[0] - day, day - spell[1])
