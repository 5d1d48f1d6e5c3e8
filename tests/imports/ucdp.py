"""UCDP's files, made up and real, and what the tests read straight out of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from csto_graph import AllianceGraph
from csto_graph.core.dates import parse_end, parse_start
from csto_graph.core.resources import data_directory
from csto_graph.imports.registry import Holdings

from tests.conftest import DATASETS, EXAMPLES

CONFLICTS, EVENTS = "UcdpPrioConflict_v24_1.csv", "GEDEvent_v24_1.csv"
SMALL = EXAMPLES / "importers" / "ucdp"
REAL = DATASETS / "ucdp_prio_acd_24.1"
FOLDERS = [folder for folder in (SMALL, REAL) if (folder / CONFLICTS).is_file()]


def imported(kg: AllianceGraph, folder: Path, *files: Path) -> AllianceGraph:
    """The graph of UCDP's files, kept in a folder; built in memory."""
    holdings = Holdings(folder, None)
    holdings.add("ucdp", list(files), kg.store)
    return AllianceGraph(kg.store, holdings=holdings).according_to("ucdp")


@cache
def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(cell: str) -> list[int]:
    return [int(text) for text in cell.split(",") if text.strip()]


@cache
def bearers() -> dict[str, list[tuple[int, date, date]]]:
    """Each state's Gleditsch-Ward numbers with the first day and the first day after, from our table."""
    found: dict[str, list[tuple[int, date, date]]] = {}
    with (data_directory() / "state_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["scheme"] == "gleditsch-ward-number":
                end = date.max if row["verified"] else parse_end(row["end"]).latest
                start = parse_start(row["start"]).earliest
                found.setdefault(row["state"], []).append((int(row["code"]), start, end))
    return found


def numbered(states: Iterable[str], year: int) -> set[int]:
    """The numbers that states bear in a year."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    return {number for state in states for number, start, end in bearers()[state] if start < after and first < end}


def conflicts_of(edition: str, folder: Path) -> Path:
    """A file of one conflict in an edition."""
    path = folder / f"UcdpPrioConflict_v{edition.replace('.', '_')}.csv"
    text = (SMALL / CONFLICTS).read_text("utf-8").splitlines()[:2]
    path.write_text("\n".join(text).replace('"24.1"', f'"{edition}"') + "\n", encoding="utf-8")
    return path


def events_of(year: int, name: str, folder: Path) -> Path:
    """A file of one event in a year, under a name."""
    path = folder / name
    path.write_text((SMALL / EVENTS).read_text("utf-8").split("\n2,")[0].replace("2022", str(year)), encoding="utf-8")
    return path
