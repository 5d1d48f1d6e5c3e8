"""Reading tables: the whole folder at once, so that references across files are checked too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from csto_graph.core.characters import show_unseen
from csto_graph.core.input_files import decode_input, fault_in, read_input
from csto_graph.dataset.tables.cells import cell_problem, items
from csto_graph.dataset.tables.csv_lines import join_cells, split_line
from csto_graph.dataset.tables.descriptor import Field, Package, Table, load_package
from csto_graph.dataset.tables.header import header_problems
from csto_graph.dataset.tables.messages import Fault, Suggestions, bounded, quoted
from csto_graph.dataset.tables.plausible_dates import date_problem
from csto_graph.dataset.tables.row_rules import row_problems
from csto_graph.errors import DataError, Problem

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
        return 1 + sum(len(join_cells([self.cells[name]])) for name in before)


@dataclass
class Tables:
    """All rows of a data folder, by table and by slug."""

    package: Package
    rows: dict[str, list[Row]] = field(default_factory=dict)
    by_id: dict[str, Row] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    suggestions: Suggestions = field(default_factory=Suggestions)

    def __iter__(self) -> Iterator[Row]:
        for table in self.package.tables:
            yield from self.rows[table.name]


def read_tables(directory: Path) -> Tables:
    """Read every table that the descriptor of ``directory`` names.

    Raises DataError with the faults of all files, the first hundred of each: unknown, missing or misplaced columns,
    wrong counts of cells, slugs twice or of the wrong form, bad or implausible dates, unknown words, unknown
    references, unsourced rows.
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
        raise DataError(bounded(problems))
    return tables


def canonical_text(table: Table, rows: Iterable[Row]) -> str:
    """Return the one text that a table has: columns in order, rows by slug, least quoting, LF."""
    ordered = sorted(rows, key=lambda row: row.id)
    lines = [table.columns, *([row.cells[name] for name in table.columns] for row in ordered)]
    return "".join(join_cells(cells) for cells in lines)


def _read_table(directory: Path, table: Table) -> tuple[list[Row], list[Problem]]:
    file = show_unseen(str(Path(directory.name) / table.path))
    try:
        lines = _lines(directory / table.path, file)
    except DataError as error:
        return [], error.problems
    header = split_line(lines[0])
    if faults := header_problems(file, table, header if isinstance(header, list) else []):
        return [], faults
    return _rows(file, table, lines[1:])


def _lines(path: Path, file: str) -> list[str]:
    if not path.exists():
        raise fault_in(file, "the file is missing", "add it or remove it from the descriptor")
    text = decode_input(read_input(path, name=file, remedy="put the table itself there"), file)
    if text.startswith("\ufeff"):
        raise fault_in(file, "a byte-order mark", f"save the file as UTF-8 without it, {TIDY}")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        raise fault_in(file, "a carriage return", f"save the file with LF line ends, {TIDY}", line)
    return text.removesuffix("\n").split("\n")


def _rows(file: str, table: Table, lines: list[str]) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for line, text in enumerate(lines, 2):
        cells = split_line(text)
        if isinstance(cells, tuple):
            problems.append(Problem(file, line, 1, *cells))
        elif len(cells) != len(table.columns):
            what = f"{len(cells)} cells where {len(table.columns)} belong"
            problems.append(Problem(file, line, 1, what, "check commas and quotes"))
        else:
            rows.append(Row(table, file, line, dict(zip(table.columns, cells, strict=True))))
    return rows, problems


def _index(tables: Tables) -> Iterator[Problem]:
    for row in tables:
        if other := tables.by_id.get(row.id):
            what = f"{quoted(row.id)} is already in {other.file}:{other.line}"
            yield row.problem("id", what, "give it another slug")
        else:
            tables.by_id[row.id] = row


def _row_problems(row: Row, tables: Tables) -> Iterator[Problem]:
    faulty = False
    for column in row.table.fields:
        if fault := _cell_fault(column, row.cells[column.name], tables):
            faulty = True
            yield row.problem(column.name, *fault)
    if not faulty:
        for name, what, remedy in row_problems(row.table, row.cells):
            yield row.problem(name, what, remedy)


def _cell_fault(column: Field, text: str, tables: Tables) -> Fault | None:
    return (
        cell_problem(column, text)
        or date_problem(column, text, tables.package.release)
        or _reference_problem(column, text, tables)
        or _concept(column, text, tables)
    )


def _reference_problem(column: Field, text: str, tables: Tables) -> Fault | None:
    for slug in items(column, text) if column.references else ():
        known = tables.by_id.get(slug)
        if known is None and tables.unread.intersection(column.references):
            continue  # its row may be in a file that was not read; that fault is the one to correct
        if known is None:
            candidates = [row.id for name in column.references for row in tables.rows.get(name, ())]
            remedy = tables.suggestions.remedy(slug, candidates, f"add it to {' or '.join(column.references)}")
            return f"unknown reference {quoted(slug)}", remedy
        if known.table.name not in column.references:
            return f"{quoted(slug)} is in {known.table.name}", f"refer to {' or '.join(column.references)}"
    return None


def _concept(column: Field, text: str, tables: Tables) -> Fault | None:
    if column.type != "concept-any" or not text or text in tables.package.words:
        return None
    remedy = tables.suggestions.remedy(text, tables.package.words, "use a word of a scheme")
    return f"{quoted(text)} is not a word of the vocabulary", remedy


def _strangers(directory: Path, package: Package) -> Iterator[Problem]:
    declared = {table.path for table in package.tables}
    for path in sorted(directory.rglob("*.csv")):
        name = path.relative_to(directory).as_posix()
        if name not in declared:
            yield Problem(
                show_unseen(f"{directory.name}/{name}"), 1, 1, "a table that the descriptor does not name", "declare it"
            )
