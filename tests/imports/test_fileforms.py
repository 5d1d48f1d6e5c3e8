"""Files that are not CSV are refused by what they are; most are written by the programs and libraries that make them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import pickle
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from csto_graph.errors import DataError
from csto_graph.imports.formats import describe, recognise
from csto_graph.imports.formats.csv_text import LONGEST

from tests.conftest import SMALL_ATOP

TEXT = (SMALL_ATOP / "atop5_1m.csv").read_text(encoding="utf-8")
FRAME = pd.DataFrame({"atopid": [1005], "member": [200]})


def zipped(*names: str, stored: bytes = TEXT.encode()) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, stored)
    return buffer.getvalue()


def stata(version: int) -> bytes:
    buffer = io.BytesIO()
    FRAME.to_stata(buffer, version=version)  # type: ignore[arg-type]
    return buffer.getvalue()


def written(write: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    write(buffer)
    return buffer.getvalue()


def database() -> bytes:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE members (atopid INTEGER)")
        return connection.serialize()


# The first bytes of R's files are those of R Internals, "Serialization Formats"; of SPSS those of PSPP's description.
FORMS = {
    "gzip": (gzip.compress(TEXT.encode()), "compressed with gzip; unpack it"),
    "bzip2": (bz2.compress(TEXT.encode()), "compressed with bzip2; unpack it"),
    "xz": (lzma.compress(TEXT.encode()), "compressed with xz; unpack it"),
    "an archive": (zipped("atop5_1m.csv"), "a ZIP archive; unpack it"),
    "an Excel workbook": (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook .*save it as comma"),
    "a LibreOffice workbook": (
        zipped("mimetype", stored=b"application/vnd.oasis.opendocument.spreadsheet"),
        "a workbook of LibreOffice",
    ),
    "an R object": (gzip.compress(b"X\n\0\0\0\3\0\4\5\0" + b"\0" * 400), r"an R object \(.rds\); .*write.csv"),
    "an R workspace": (gzip.compress(b"RDX3\nX\n\0\0\0\3" + b"\0" * 400), r"an R workspace \(.RData\); .*write.csv"),
    "an uncompressed R object": (b"X\n\0\0\0\3\0\4\5\0", "an R object"),
    **{f"Stata {version}": (stata(version), "a Stata file .*export delimited") for version in (114, 117, 118)},
    "SPSS": (b"$FL2@(#) SPSS DATA FILE" + b" " * 100, "an SPSS file"),
    "Parquet": (written(FRAME.to_parquet), "a Parquet file; .*to_csv"),
    "Feather": (written(FRAME.to_feather), "an Arrow or Feather file; .*to_csv"),
    "a pickle": (pickle.dumps(FRAME), "a Python pickle; .*to_csv"),
    "SQLite": (database(), "an SQLite database"),
    "a web page": (b"\r\n<!DOCTYPE html><html><body>404 Not Found</body></html>", "a web page"),
    "XML": (b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "XML; download"),
    "JSON": (b'{"TotalCount": 1, "Result": []}', "JSON, perhaps an answer of the publisher's API"),
    "Git LFS": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n",
        "a pointer of Git LFS, not the data; .*git lfs pull",
    ),
    "a codebook": (b"%PDF-1.7\n", "a PDF document"),
    "UTF-16": (TEXT.encode("utf-16"), "in UTF-16"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "text in UTF-16"),
    "UTF-32": (TEXT.encode("utf-32"), "in UTF-32"),
    "semicolons": (TEXT.replace(",", ";").encode(), "by semicolons, as a European Excel"),
    "tabs": (TEXT.replace(",", "\t").encode(), "by tabs; save it as comma-separated CSV"),
    "vertical bars": (TEXT.replace(",", "|").encode(), "by vertical bars"),
    "blanks": (TEXT.replace(",", " ").encode(), "by blanks, as R's write.table"),
    "a hint for Excel": (b"sep=,\r\n" + TEXT.encode(), "a hint for Excel .*; take that line out"),
    "no header": (TEXT.split("\n", 1)[1].encode(), "the first line holds data and not the names"),
    "row names without a name": (
        "\n".join(f"{number},{line}" if number else line for number, line in enumerate(TEXT.splitlines())).encode(),
        "106 cells where the header has 105: .*write.table wrote row names.*row.names = FALSE",
    ),
    "a line without an end": (b"x" * LONGEST, "a line longer than 4,194,304 characters"),
    "a cell without an end": (TEXT.encode() + b'"' + b"x\n" * 100_000, "a cell longer than 131,072 characters"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_another_form_is_told_as_what_it_is(tmp_path: Path, form: str) -> None:
    content, expected = FORMS[form]
    path = tmp_path / "atop5_1m.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=expected) as raised:
        list(recognise(path, describe("atop")).rows())
    assert str(raised.value).startswith(f"{path}:")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_not_read(device: str) -> None:
    with pytest.raises(DataError, match=":1:1: not a regular file"):
        recognise(Path(device), describe("atop"))


@pytest.mark.parametrize("place", ["a cell", "a name of a column"])
def test_a_message_does_not_show_a_whole_cell(tmp_path: Path, place: str) -> None:
    path = tmp_path / "atop5_1m.csv"
    long = "9" * 100_000
    path.write_text(TEXT.replace(",200,", f",{long},", 1) if place == "a cell" else TEXT.replace("atopid", long, 1))
    with pytest.raises(DataError) as raised:
        _ = [row.number("member") for row in recognise(path, describe("atop")).rows()]
    assert 80 < len(str(raised.value)) < 400 + len(str(path))
