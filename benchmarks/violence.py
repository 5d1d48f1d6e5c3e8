"""A made-up file of UCDP's events of deadly violence: the real header and form, and the same rows each time."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEADER = [
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *("conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id"),
    *("side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources"),
    *("source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec"),
    *("where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
]
FIRST, LAST = date(1989, 1, 1), date(2023, 12, 31)
# Countries that were there all the time, by Gleditsch-Ward number.
COUNTRIES = {100: "Colombia", 475: "Nigeria", 490: "DR Congo", 645: "Iraq", 652: "Syria", 750: "India"}
TOWNS = ("Northford", "Southbridge", "Eastham", "Westbrook", 'Old "Fort", the')
REPORT = '"Made-up Agency,{day},{dead} killed near {town} as fighting goes on, officials say"'


def write_events(path: Path, rows: int, *, seed: int = 1) -> Path:
    """Write so many events to a file and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, lineterminator="\n")
        writer.writeheader()
        writer.writerows(events(rows, seed=seed))
    return path


def events(rows: int, *, seed: int = 1) -> Iterator[dict[str, object]]:
    """Yield events of all three types, one in fifty between two states and one in four of unsure day."""
    chance = random.Random(seed)  # noqa: S311 -- a made-up file, not a secret
    for number in range(1, rows + 1):
        yield _event(number, chance)


def _event(number: int, chance: random.Random) -> dict[str, object]:
    kind = chance.choices((1, 2, 3), (70, 12, 18))[0]
    state, foe = chance.sample(sorted(COUNTRIES), 2)
    between = kind == 1 and chance.random() < 0.03
    first = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days - 30))
    precision = chance.choices((1, 2, 3, 4), (75, 12, 7, 6))[0]
    last = first + timedelta(days=(0, 4, 6, 29)[precision - 1])
    dead = [chance.randrange(6) for _ in range(4)]
    group = f"Group {chance.randrange(300)}"
    first_side = group if kind == 2 else f"Government of {COUNTRIES[state]}"
    second_side = f"Government of {COUNTRIES[foe]}" if between else "Civilians" if kind == 3 else f"{group} - splinter"
    town = chance.choice(TOWNS)
    told = {"day": first, "dead": sum(dead), "town": town}
    cells = {
        "id": number,
        "relid": f"{COUNTRIES[state][:3].upper()}-{first.year}-{kind}-{number}",
        "year": first.year,
        "active_year": True,
        "code_status": "Clear",
        "type_of_violence": kind,
        "conflict_name": f"{COUNTRIES[state]}: made up",
        "dyad_name": f"{first_side} - {second_side}",
        "side_a": first_side,
        "side_b": second_side,
        "number_of_sources": 2,
        "source_article": ";".join([REPORT.format(**told)] * 2),
        "source_office": "Made-up Agency",
        "source_date": first,
        "source_headline": REPORT.format(**told),
        "where_coordinates": town,
        "where_description": f"{town}, {COUNTRIES[state]}",
        "adm_1": "Made-up province",
        "latitude": f"{chance.uniform(-30, 40):.6f}",
        "longitude": f"{chance.uniform(-70, 80):.6f}",
        "country": COUNTRIES[state],
        "country_id": state,
        "date_prec": precision,
        "date_start": f"{first} 00:00:00.000",
        "date_end": f"{last} 00:00:00.000",
        "best": sum(dead),
        "high": sum(dead) + chance.randrange(5),
        "low": max(sum(dead) - chance.randrange(3), 0),
        "gwnoa": "" if kind == 2 else state,
        "gwnob": foe if between else "",
    }
    numbers = dict.fromkeys((name for name in HEADER if name.endswith("_id") and name not in cells), 100 + state)
    deaths = zip(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), dead, strict=True)
    return dict.fromkeys(HEADER, "") | numbers | cells | dict(deaths)
