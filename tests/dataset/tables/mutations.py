"""Seeded mutations of a data folder: cells, rows, headers, files and the descriptor.

A mutation says whether it is a fault for sure. What is sure comes from the standards that the tables name (RFC 3986 for
addresses, WGS 84 for coordinates, EDTF for dates, Unicode for characters, RFC 4180 for CSV, RFC 8259 for JSON, BCP 47
for languages) and from what the descriptor says of a column, never from what the reader does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from csto_graph.dataset.tables import Package, Table, canonical_text, load_package, read_tables
from csto_graph.dataset.tables.descriptor import Field

from .settings import mutated_descriptor

DESCRIPTOR = "datapackage.json"
# One of each range that is not seen, and of blanks that look like a space.
UNSEEN = [
    *"\x00\x07\x1b\x7f\x85\x9b\xad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200e\u200f\u2028\u2029\u202e\u2060\u2066",
    *"\u2800\u3164\ue000\ufdd0\ufe0f\ufeff\uffa0\ufff9\ufffd\ufffe\uffff\U0001fffe\U000e0041\U000e0100\U0010ffff",
    *"\u00a0\u2003\u202f\u3000\t",
]
DATES = [
    *("2012-13-01", "2012-02-30", "2012-1-1", "soon", "31.12.2012", "[2013-01-01..2012-01-01]", "0001~", "9999"),
    *("9999-12-31", "0000", "2222-02-22", "２０１２-０１-０１", "[", "[..]", "2012-01-01/2013-01-01", "1e9", "-"),
    *("1" * 5_000, "[" * 500, "[2012," * 300, "0202-02-22", "[3000..]", "[..0005]"),
]
BY_TYPE: dict[str, list[str]] = {
    "integer": ["-1", "1.5", "0x10", "１２", "1e3", "+5", "01", "1,000", "9" * 5_000, "NaN", "9" * 400],
    "decimal": ["91", "-200.0", "181.5", "NaN", "inf", "5,5", "1e1.0", "0." + "3" * 5_000, "9" * 5_000 + ".0", "٣.٣"],
    "uri": [
        *(
            "https://.",
            "http://?",
            "https://[::1",
            "https://x/%zz",
            "http://user:pw@evil.org/",
            "https://user@evil.org",
        ),
        *("https://", "ftp://example.org", "javascript:alert(1)", "https://example..org/", "https://-a.org/"),
        *(
            "https://example.org:99999/",
            "https://example.org:x/",
            "https://[bad]/",
            "https://a.org/ b",
            "https://a.org/<",
        ),
        *(
            "https://example.org/" + "a" * 70_000,
            "https://" + "a" * 64 + ".org/",
            "https://a.org/[b]",
            "https://999.1.1.1/",
        ),
        *("https://a.org/100%", "https://a.org/#a#b", "https://localhost/", "//example.org", "example.org"),
    ],
    "date": DATES,
    "edtf": DATES,
    "edtf-date": DATES,
    "issued": DATES,
    "language": ["eng", "EN", "e", "english", "en id"],
    "reference": ["state-xyz", "STATE-KAZ", "../state-kaz", "state-kaz state-kaz", "id:state-kaz", "x" * 3_000],
    "references": [
        "source-xyz",
        "source-editors source-editors",
        "source-editors  x",
        "source-editors,x",
        "x " * 2_000,
    ],
    "concept": ["Member ", "member member", "no-such-word", "x" * 300],
    "concepts": ["no-such-word", "none none", "none  none", "none; none"],
    "id": ["", "Membership UZB", "-", "membership--x", "x" * 300, "state-ｋａｚ"],
    "wikidata": ["P31", "Q", "q42", "Q42; Q43", "https://www.wikidata.org/wiki/Q42", "Q" + "4" * 200],
    "geonames": ["0", "01", "-1", "1.5", "Q1", "1 2", "9" * 200],
    "text": ["x" * 140_000, "x" * 2_500, " x", "x "],
    "string": ["x" * 140_000, "x" * 2_500, " x", "x "],
}
LATITUDES = ["90.1", "91.0", "181.5", "-90.5", "-200.0"]
TAGS = ['"', "x-!", "english language", "en_US", "e", "hy-"]


@dataclass(frozen=True)
class Mutation:
    """What is done, to which file, its new content, and whether it is a fault for sure; None is for no file at all."""

    kind: str
    file: str
    content: bytes | None
    is_fault: bool


class Mutator:
    """Makes mutations of the folder as it is; the same seed makes the same ones."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 -- chosen faults, not secrets
        self.package: Package = load_package(folder)
        rows = read_tables(folder).rows
        self.cells = {
            table.name: [table.columns, *([row.cells[name] for name in table.columns] for row in rows[table.name])]
            for table in self.package.tables
        }
        self.texts = {table.name: canonical_text(table, rows[table.name]) for table in self.package.tables}
        self.descriptor: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text("utf-8"))

    def mutations(self, number: int) -> Iterator[Mutation]:
        """Yield a number of mutations that change something; cells are the greater part."""
        kinds: list[Callable[[], Mutation]] = [self.cell, self.cell, self.cell, self.row, self.file, self.setting]
        kinds += [self.cell, self.unseen, self.header, self.line]
        while number:
            mutation = self.random.choice(kinds)()
            if mutation.content != self._before(mutation.file):
                number -= 1
                yield mutation

    def _before(self, file: str) -> bytes:
        by_path = {table.path: self.texts[table.name] for table in self.package.tables}
        return by_path.get(file, "").encode()

    def _table(self) -> Table:
        return self.random.choice(self.package.tables)

    def _changed(self, kind: str, table: Table, lines: list[list[str]], *, is_fault: bool) -> Mutation:
        text = "".join(",".join(map(quoted, cells)) + "\n" for cells in lines)
        return Mutation(kind, table.path, text.encode("utf-8", "surrogatepass"), is_fault)

    def _cell(self, kind: str, table: Table, place: int, text: str, *, is_fault: bool) -> Mutation:
        lines = [list(cells) for cells in self.cells[table.name]]
        lines[self.random.randrange(1, len(lines))][place] = text
        return self._changed(f"{kind} {table.fields[place].name}", table, lines, is_fault=is_fault)

    def cell(self) -> Mutation:
        """A cell that does not fit the type of its column; all types are as frequent, however many columns have them."""
        by_type: dict[str, list[tuple[Table, int]]] = {}
        for table in self.package.tables:
            for place, field in enumerate(table.fields):
                if wrong_values(field):
                    by_type.setdefault(field.type, []).append((table, place))
        table, place = self.random.choice(by_type[self.random.choice(sorted(by_type))])
        text = self.random.choice(wrong_values(table.fields[place]))
        return self._cell(f"cell {text[:30]!r}", table, place, text, is_fault=True)

    def unseen(self) -> Mutation:
        """A character that is not seen, within a cell."""
        table = self._table()
        number = self.random.randrange(1, len(self.cells[table.name]))
        cells = list(self.cells[table.name][number])
        place = self.random.choice([n for n, text in enumerate(cells) if len(text) > 1])
        middle, letter = len(cells[place]) // 2, self.random.choice(UNSEEN)
        cells[place] = cells[place][:middle] + letter + cells[place][middle:]
        lines = [cells if line == number else list(own) for line, own in enumerate(self.cells[table.name])]
        return self._changed(f"unseen U+{ord(letter):04X}", table, lines, is_fault=True)

    def row(self) -> Mutation:
        """A row twice, gone, out of order, with cells in each other's place, or with another number of cells."""
        table = self._table()
        lines = [list(cells) for cells in self.cells[table.name]]
        number = self.random.randrange(1, len(lines))
        kind = self.random.choice(["twice", "gone", "last", "reversed", "short", "long", "none"])
        changed = {
            "twice": [*lines, lines[number]],
            "gone": lines[:number] + lines[number + 1 :],
            "last": [*lines[:number], *lines[number + 1 :], lines[number]],
            "reversed": [cells[::-1] if line == number else cells for line, cells in enumerate(lines)],
            "short": [cells[:-1] if line == number else cells for line, cells in enumerate(lines)],
            "long": [[*cells, "x"] if line == number else cells for line, cells in enumerate(lines)],
            "none": lines[:1],
        }
        return self._changed(f"row {kind}", table, changed[kind], is_fault=kind in {"twice", "short", "long"})

    def header(self) -> Mutation:
        """A header that is not that of the table."""
        table = self._table()
        header, *rows = (list(cells) for cells in self.cells[table.name])
        place = self.random.randrange(len(header))
        name = self.random.choice(
            ["", "x", header[0], header[-1], "\x1b[2J", "\u202eid", "é" * 200_000, "ID", " id", "z" * 999]
        )
        header[place] = name
        return self._changed(
            f"header {name[:9]!r}", table, [header, *rows], is_fault=name != self.cells[table.name][0][place]
        )

    def line(self) -> Mutation:
        """A text that is not the CSV of the table: quotes, ends of lines, other separators, thousands of blank lines."""
        table = self._table()
        text = self.texts[table.name]
        cut = self.random.randrange(len(text))
        changes = {
            "quote": text + 'x,"open\n',
            "closed quote": text + '"x"y,z\n',
            "long cell": text + "x" * 140_000 + "\n",
            "long quoted cell": text + '"' + "x" * 140_000 + '"\n',
            "carriage return": text.replace("\n", "\r\n"),
            "old ends": text.replace("\n", "\r"),
            "semicolons": text.replace(",", ";"),
            "tabs": text.replace(",", "\t"),
            "mark": "\ufeff" + text,
            "blank lines": text + "\n" * self.random.choice([1, 2, 20_000]),
            "columns": text.replace("\n", "," * 50_000 + "\n", 1),
            "commas": text + "," * 50_000 + "\n",
            "twice": text + text,
        }
        kind = self.random.choice([*changes, "cut"])
        content = changes.get(kind, text[:cut])
        return Mutation(f"line {kind}", table.path, content.encode(), kind in changes)

    def file(self) -> Mutation:
        """A file that is empty, blank, gone, in another encoding, or no text at all."""
        table = self._table()
        text = self.texts[table.name].encode()
        contents: dict[str, bytes | None] = {
            "empty": b"",
            "blank": b"\n\n\n",
            "commas": b",,,\n,,\n",
            "gone": None,
            "utf-16": text.decode().encode("utf-16"),
            "latin-1": text + "é\n".encode("latin-1"),
            "packed": b"\x1f\x8b\x08\x00" + bytes(range(256)),
            "zeros": bytes(5_000),
            "random": self.random.randbytes(3_000),
            "half a letter": text + "\u00e9".encode()[:1],
            "surrogate": text + b"\xed\xa0\x80\n",
            "page": b"<!DOCTYPE html><html><body>404</body></html>\n",
        }
        kind = self.random.choice(list(contents))
        return Mutation(f"file {kind}", table.path, contents[kind], True)

    def setting(self) -> Mutation:
        """A descriptor with a value of another kind or meaning."""
        kind, text, is_fault = mutated_descriptor(self.descriptor, self.random)
        return Mutation(f"descriptor {kind}", DESCRIPTOR, text.encode("utf-8", "surrogatepass"), is_fault)


def wrong_values(field: Field) -> list[str]:
    """The values that no column of this kind may have."""
    if field.name == "latitude":
        return LATITUDES + BY_TYPE["decimal"]
    if field.name == "native_language":
        return TAGS
    wrong = list(BY_TYPE.get(field.type, ()))
    return [*wrong, ""] if field.required else wrong


def quoted(cell: str) -> str:
    """The cell as RFC 4180 writes it."""
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\n\r') else cell
