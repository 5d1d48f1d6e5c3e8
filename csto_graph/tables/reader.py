"""Reading tables: the whole folder at once, so that references across files are checked too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from csto_graph.errors import DataError, Problem, nearest
from csto_graph.tables.cells import cell_problem, items
from csto_graph.tables.descriptor import Field, Package, Table, load_package
from csto_graph.tables.rules import row_problems

TIDY = "or have 'csto-graph validate --file FILE --tidy' do so"


@dataclass(frozen=True)
class Row:
    """A line of a table: its cells by column, and the place of each for error messages."""

    table: Table
    file: str
    line: int
    cells: dict[str, str]

    @property
    def id(self) -> str:
        """The slug of the row."""
        return self.cells["id"]

    def problem(self, column: str, what: str, mend: str) -> Problem:
        """Return a fault at the cell of ``column``."""
        return Problem(self.file, self.line, self._position(column), what, mend)

    def _position(self, column: str) -> int:
        before = self.table.columns[: self.table.columns.index(column)]
        return 1 + sum(len(_line([self.cells[name]])) for name in before)


@dataclass
class Tables:
    """All rows of a data folder, by table and by slug."""

    package: Package
    rows: dict[str, list[Row]] = field(default_factory=dict)
    by_id: dict[str, Row] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[Row]:
        for table in self.package.tables:
            yield from self.rows[table.name]


def read_tables(directory: Path) -> Tables:
    """Read every table that the descriptor of ``directory`` names.

    Raises DataError with all faults of all files: unknown, missing or misplaced columns, wrong counts of
    cells, slugs twice or of the wrong form, bad dates, unknown words, unknown references, unsourced rows.
    """
    tables = Tables(load_package(directory))
    problems: list[Problem] = []
    for table in tables.package.tables:
        rows, faults = _read_table(directory, table)
        tables.rows[table.name] = rows
        problems.extend(faults)
        if faults:
            tables.unread.add(table.name)
    problems.extend(_index(tables))
    for row in tables:
        problems.extend(_row_problems(row, tables))
    problems.extend(_strangers(directory, tables.package))
    if problems:
        raise DataError(problems)
    return tables


def canonical_text(table: Table, rows: Iterable[Row]) -> str:
    """Return the one text that a table has: columns in order, rows by slug, least quoting, LF."""
    ordered = sorted(rows, key=lambda row: row.id)
    lines = [table.columns, *([row.cells[name] for name in table.columns] for row in ordered)]
    return "".join(_line(cells) for cells in lines)


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _read_table(directory: Path, table: Table) -> tuple[list[Row], list[Problem]]:
    file = str(Path(directory.name) / table.path)
    try:
        text = (directory / table.path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return [], [Problem(file, 1, 1, "the file is missing", "add it or take it out of the descriptor")]
    except OSError as error:
        return [], [Problem(file, 1, 1, error.strerror or "cannot be read", "make it a file that can be read")]
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8").split("\n")
        return [], [Problem(file, len(before), len(before[-1]) + 1, "not UTF-8", "save the file as UTF-8")]
    if text.startswith("\ufeff"):
        return [], [Problem(file, 1, 1, "a byte-order mark", f"save the file as UTF-8 without it, {TIDY}")]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        return [], [Problem(file, line, 1, "a carriage return", f"save the file with LF line ends, {TIDY}")]
    lines = text.removesuffix("\n").split("\n")
    if faults := _header_problems(file, table, _split(lines[0]) or []):
        return [], faults
    return _rows(file, table, lines[1:])


def _split(line: str) -> list[str] | None:
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return None


def _header_problems(file: str, table: Table, header: list[str]) -> list[Problem]:
    if not set(header) & set(table.columns):
        mend = f"save it comma-separated, with the first line {_line(table.columns).strip()}"
        return [Problem(file, 1, 1, "no header row" if any(header) else "the file is empty", mend)]
    problems = []
    for position, name in enumerate(header):
        if name not in table.columns:
            hint = nearest(name, table.columns)
            mend = f"did you mean {hint[0]!r}?" if hint else f"known columns: {', '.join(table.columns)}"
            problems.append(Problem(file, 1, len(_line(header[:position])) + 1, f"unknown column {name!r}", mend))
    missing = [name for name in table.columns if name not in header]
    problems += [Problem(file, 1, 1, f"column {name!r} is missing", "add it") for name in missing]
    if not problems and header != table.columns:
        mend = f"order them as {', '.join(table.columns)}"
        problems.append(Problem(file, 1, 1, "columns twice or out of order", mend))
    return problems


def _rows(file: str, table: Table, lines: list[str]) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for line, text in enumerate(lines, 2):
        cells = _split(text)
        if cells is None:
            problems.append(Problem(file, line, 1, "a quote that is not closed", "close it; a cell is one line"))
        elif len(cells) != len(table.columns):
            what = f"{len(cells)} cells where {len(table.columns)} belong"
            problems.append(Problem(file, line, 1, what, "check commas and quotes"))
        else:
            rows.append(Row(table, file, line, dict(zip(table.columns, cells, strict=True))))
    return rows, problems


def _index(tables: Tables) -> Iterator[Problem]:
    for row in tables:
        if other := tables.by_id.get(row.id):
            yield row.problem("id", f"{row.id!r} stands already in {other.file}:{other.line}", "give it another slug")
        else:
            tables.by_id[row.id] = row


def _row_problems(row: Row, tables: Tables) -> Iterator[Problem]:
    faulty = False
    for column in row.table.fields:
        text = row.cells[column.name]
        fault = cell_problem(column, text) or _reference_problem(column, text, tables) or _concept(column, text, tables)
        if fault:
            faulty = True
            yield row.problem(column.name, *fault)
    if not faulty:
        for name, what, mend in row_problems(row.table.name, row.cells):
            yield row.problem(name, what, mend)


def _reference_problem(column: Field, text: str, tables: Tables) -> tuple[str, str] | None:
    for slug in items(column, text) if column.references else ():
        known = tables.by_id.get(slug)
        if known is None and tables.unread.intersection(column.references):
            continue  # its row may stand in a file that did not read; that fault is the one to mend
        if known is None:
            candidates = [row.id for name in column.references for row in tables.rows.get(name, ())]
            hint = nearest(slug, candidates, most=1)
            mend = f"did you mean {hint[0]!r}?" if hint else f"add it to {' or '.join(column.references)}"
            return f"unknown reference {slug!r}", mend
        if known.table.name not in column.references:
            return f"{slug!r} is in {known.table.name}", f"refer to {' or '.join(column.references)}"
    return None


def _concept(column: Field, text: str, tables: Tables) -> tuple[str, str] | None:
    if column.type != "concept-any" or not text or text in tables.package.words:
        return None
    hint = nearest(text, tables.package.words, most=1)
    return f"{text!r} is no word of the vocabulary", f"did you mean {hint[0]!r}?" if hint else "use a word of a scheme"


def _strangers(directory: Path, package: Package) -> Iterator[Problem]:
    declared = {table.path for table in package.tables}
    for path in sorted(directory.rglob("*.csv")):
        name = path.relative_to(directory).as_posix()
        if name not in declared:
            yield Problem(f"{directory.name}/{name}", 1, 1, "a table that the descriptor does not name", "declare it")
