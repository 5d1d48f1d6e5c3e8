"""ATOP's file of members read again, day by day, without any code of the package: what a panel must agree with."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from tests.conftest import EXAMPLES

MADE_UP = EXAMPLES / "panels" / "atop5_1m.csv"
FLAGS = ("defense", "offense", "neutral", "nonagg", "consul")
DAY = timedelta(days=1)
CLOSES = date(2019, 1, 1)
Year = tuple[int, int]
DyadYear = tuple[int, int, int]


class Member(NamedTuple):
    """A row: a state in an alliance from a day until before another, and the flags that it has."""

    alliance: str
    number: int
    since: date
    until: date
    flags: frozenset[str]


def read_members(path: Path) -> list[Member]:
    """On the day of an exit a state still is in, unless somebody enters the same alliance on that very day."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entries = defaultdict(set)
    for row in rows:
        entries[row["atopid"]].add((row["yrent"], row["moent"], row["dayent"]))
    found = []
    for row in rows:
        leaves = (row["yrexit"], row["moexit"], row["dayexit"])
        until = (
            CLOSES
            if leaves[0] == "0"
            else last_day(*leaves) + (timedelta() if leaves in entries[row["atopid"]] else DAY)
        )
        flags = frozenset(flag for flag in FLAGS if row[flag] == "1")
        since = date(int(row["yrent"]), int(row["moent"]) or 1, int(row["dayent"] or 0) or 1)
        found.append(Member(row["atopid"], int(row["member"]), since, until, flags))
    return found


def last_day(year: str, month: str, day: str) -> date:
    last = int(month) or 12
    return date(int(year), last, int(day or 0) or monthrange(int(year), last)[1])


def counts(members: list[Member]) -> dict[Year, int]:
    """The number of alliances of each state in each year, on any of its days."""
    found = defaultdict(set)
    for each in members:
        for year in years(each.since, each.until):
            found[each.number, year].add(each.alliance)
    return {key: len(alliances) for key, alliances in found.items()}


def owed(members: list[Member]) -> tuple[dict[DyadYear, set[str]], dict[DyadYear, set[str]]]:
    """What one state owed another on any day of a year, and the alliances by which either owed the other something."""
    flags: dict[DyadYear, set[str]] = defaultdict(set)
    alliances: dict[DyadYear, set[str]] = defaultdict(set)
    by_alliance: dict[str, list[Member]] = defaultdict(list)
    for each in members:
        by_alliance[each.alliance].append(each)
    for one, other in (pair for rows in by_alliance.values() for pair in permutations(rows, 2)):
        if one.number != other.number and one.flags:
            for year in years(max(one.since, other.since), min(one.until, other.until)):
                flags[one.number, other.number, year] |= one.flags
                alliances[one.number, other.number, year].add(one.alliance)
                alliances[other.number, one.number, year].add(one.alliance)
    return flags, alliances


def years(since: date, until: date) -> Iterator[int]:
    return iter(range(since.year, (until - DAY).year + 1) if since < until else ())
