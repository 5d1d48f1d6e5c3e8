"""What programs make of a cell when they save a file: R writes NA, pandas 666.0, Excel other dates.

What stands for the same value is read as that value. What may have lost something is not, and the remedy names the
program that likely did it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from csto_graph.imports.formats.csv_text import AGAIN

MISSING = frozenset({"", ".", "NA", "N/A", "#N/A", "NaN", "nan", "NaT", "<NA>", "NULL", "null", "None"})
"""How R, pandas, Excel, SAS and databases write a cell without a number or a day."""
MISSING_TEXT = MISSING - {".", "N/A", "None"}
"""The same for a text: no name of an actor, a territory or a place of the data sets that are read is one of these."""

_WHOLE = re.compile(r"(-?[0-9]{1,9})(?:\.0*)?")
_POWER_OF_TEN = re.compile(r"([1-9])e\+0([0-8])")  # R writes 100000 as 1e+05
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}")
_ROUNDED = re.compile(r"[0-9.,]+E[+-]?[0-9]+|#+|#[A-Z/]+[!?]")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0{1,9})?)?(?:Z| ?UTC|[+-]00:?00)?)?"
_ISO = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_MIDNIGHT}")
_STATA = re.compile(r"([0-9]{2})([a-z]{3})([0-9]{4})(?: 00:00:00(?:\.000)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OF_EXCEL = re.compile(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}.*|[0-9]{5}(?:\.[0-9]+)?|#+", re.DOTALL)
_WITH_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T].+", re.DOTALL)

EXCEL = f"Excel changes such cells when it saves a file: format the column as plain numbers, or {AGAIN}"
EXCEL_DAYS = f"Excel changes days when it saves a file: format the column as yyyy-mm-dd, or {AGAIN}"
TIME_OF_DAY = f"a program that moves days to another time zone adds a time: save days alone, or {AGAIN}"
EUROPEAN = f"a European Excel or R's write.csv2 writes such numbers: save with points, or {AGAIN}"
R_OR_PANDAS = f"R or pandas may have changed the column when it saved the file: save it as whole numbers, or {AGAIN}"


def is_missing(text: str) -> bool:
    """Return whether a cell holds no number and no day."""
    return text.strip() in MISSING


def whole_number(text: str) -> int | None:
    """Return the whole number that a cell holds, as any program writes it; None for other texts."""
    plain = text.strip()
    if match := _WHOLE.fullmatch(plain):
        return int(match[1])
    if match := _POWER_OF_TEN.fullmatch(plain):
        return int(f"{match[1]}{'0' * int(match[2])}")
    return int(plain.replace(",", "")) if _THOUSANDS.fullmatch(plain) else None


def whole_numbers(text: str) -> list[int] | None:
    """Return the whole numbers of a cell, between commas or semicolons; None for other texts."""
    if is_missing(text):
        return []
    # GED has semicolons between numbers, and the conflict data commas.
    parts = [part.strip() for part in re.split("[,;]", text)]
    numbers = [whole_number(part) for part in parts if part]
    found = [number for number in numbers if number is not None]
    return found if len(found) == len(numbers) else None


def number_remedy(text: str) -> str:
    """Return what to do about a cell that is not a whole number."""
    plain = text.strip()
    if _ROUNDED.fullmatch(plain):
        return EXCEL
    if _DECIMAL_COMMA.fullmatch(plain):
        return EUROPEAN
    if plain in ("TRUE", "FALSE", "True", "False") or re.fullmatch(r"-?[0-9]+\.[0-9]+", plain):
        return R_OR_PANDAS
    return EXCEL_DAYS if _OF_EXCEL.fullmatch(plain) else AGAIN


def iso_day(text: str) -> str | None:
    """Return the day that a cell holds, as any program writes it without a doubt; None for other texts."""
    plain = text.strip()
    if match := _ISO.fullmatch(plain):
        day = match[1]
    elif (match := _STATA.fullmatch(plain)) and match[2] in _MONTHS:
        day = f"{match[3]}-{_MONTHS.index(match[2]) + 1:02}-{match[1]}"
    else:
        return None
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def day_remedy(text: str) -> str:
    """Return what to do about a cell that is not a day."""
    if _OF_EXCEL.fullmatch(text.strip()):
        return EXCEL_DAYS
    return TIME_OF_DAY if _WITH_TIME.fullmatch(text.strip()) else AGAIN


def edition_text(text: str) -> str:
    """Return an edition such as ``5.0``, of which Excel makes 5, and Stata and R 5.0999999; other texts stay."""
    plain = text.strip()
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,20})?", plain):
        return plain
    number = Decimal(plain)
    rounded = round(number, 2)
    if abs(number - rounded) > Decimal("0.00001"):
        return plain
    whole, _, part = f"{rounded:f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"
