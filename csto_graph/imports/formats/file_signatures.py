"""Which form a file has, by its first bytes: a workbook, an archive or a web page is often saved under a CSV name."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

START = 4096
"""How many bytes of a file are enough to tell its form."""


class FileForm(NamedTuple):
    """A form of files that are not CSV, and what to do with such a file."""

    name: str
    remedy: str


_CSV = "save it as comma-separated CSV in UTF-8"
_UNPACK = "unpack it and give the CSV file inside"
_R_DATA = "open it in R and save it with write.csv(data, file, row.names = FALSE)"
_PANDAS = "open it in pandas and save it with to_csv(file, index=False)"
_STATA = "open it in Stata and save it with 'export delimited'"
_AGAIN = "download the CSV file itself from its publisher"

_SIGNATURES = {
    b"PK\x03\x04": FileForm("a ZIP archive", _UNPACK),
    b"BZh": FileForm("compressed with bzip2", _UNPACK),
    b"\xfd7zXZ\x00": FileForm("compressed with xz", _UNPACK),
    b"\x28\xb5\x2f\xfd": FileForm("compressed with zstd", _UNPACK),
    b"7z\xbc\xaf\x27\x1c": FileForm("a 7-Zip archive", _UNPACK),
    b"Rar!\x1a\x07": FileForm("a RAR archive", _UNPACK),
    b"\xd0\xcf\x11\xe0": FileForm("a workbook of old Excel (.xls)", f"open it and {_CSV}"),
    b"{\\rtf": FileForm("an RTF document", _AGAIN),
    b"%PDF-": FileForm("a PDF document, perhaps the codebook", _AGAIN),
    b"<stata_dta>": FileForm("a Stata file (.dta)", _STATA),
    b"$FL2": FileForm("an SPSS file (.sav)", f"open it in SPSS and {_CSV}"),
    b"$FL3": FileForm("an SPSS file (.zsav)", f"open it in SPSS and {_CSV}"),
    b"\0" * 12 + b"\xc2\xea\x81\x60": FileForm("a SAS file (.sas7bdat)", f"open it in SAS and {_CSV}"),
    b"RDX": FileForm("an R workspace (.RData)", _R_DATA),
    b"RDA": FileForm("an R workspace (.RData)", _R_DATA),
    b"X\n\0\0\0": FileForm("an R object (.rds)", _R_DATA),
    b"PAR1": FileForm("a Parquet file", _PANDAS),
    b"FEA1": FileForm("a Feather file", _PANDAS),
    b"ARROW1": FileForm("an Arrow or Feather file", _PANDAS),
    b"\x89HDF": FileForm("an HDF5 file", _PANDAS),
    b"\x80\x03": FileForm("a Python pickle", _PANDAS),
    b"\x80\x04\x95": FileForm("a Python pickle", _PANDAS),
    b"\x80\x05\x95": FileForm("a Python pickle", _PANDAS),
    b"SQLite format 3\0": FileForm("an SQLite database", "export the table as CSV in UTF-8"),
    b"version https://git-lfs.github.com/": FileForm(
        "a pointer of Git LFS, not the data", "fetch the data with 'git lfs pull'"
    ),
    b"/annex/objects/": FileForm("a pointer of git-annex, not the data", "fetch the data with 'git annex get'"),
    # UTF-32 begins as UTF-16 does, so it must be looked at first.
    b"\xff\xfe\0\0": FileForm("in UTF-32", _CSV),
    b"\0\0\xfe\xff": FileForm("in UTF-32", _CSV),
    b"\xff\xfe": FileForm("in UTF-16, as Excel's 'Unicode Text' is", _CSV),
    b"\xfe\xff": FileForm("in UTF-16", _CSV),
}
_OLD_STATA = re.compile(rb"[\x6c-\x73][\x01\x02]\x01\x00")
_PAGE = re.compile(rb"(?i)<(!doctype html|html|head|body|script)\b")
_XML, _JSON = re.compile(rb"<(\?xml|[A-Za-z])"), re.compile(rb"[{\[]\s*[\"{\[\]}]")
_WORKBOOK = re.compile(rb"xl/|\[Content_Types\]\.xml")


def form_of(start: bytes) -> FileForm | None:
    """Return the form of a file that is not CSV in UTF-8, by its first bytes; None where nothing speaks against CSV."""
    if start.startswith(b"\x1f\x8b"):
        return _inside_gzip(start)
    if start.startswith(b"PK\x03\x04"):
        return _inside_zip(start)
    for signature, form in _SIGNATURES.items():
        if start.startswith(signature):
            return form
    return FileForm("a Stata file (.dta)", _STATA) if _OLD_STATA.match(start) else _text_form(start)


def _text_form(start: bytes) -> FileForm | None:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PAGE.match(text):
        return FileForm("a web page, perhaps an error page of the download", _AGAIN)
    if _XML.match(text):
        return FileForm("XML", _AGAIN)
    if _JSON.match(text):
        return FileForm("JSON, perhaps an answer of the publisher's API", _AGAIN)
    return FileForm("a binary file, or text in UTF-16", _CSV) if b"\0" in start else None


def _inside_gzip(start: bytes) -> FileForm:
    """Return the form of a gzip file: R compresses its own files, and they have the same first bytes."""
    try:
        inside = zlib.decompressobj(wbits=31).decompress(start, 64)
    except zlib.error:
        inside = b""
    form = form_of(inside) if not inside.startswith(b"\x1f\x8b") else None
    return form if form and form.remedy == _R_DATA else FileForm("compressed with gzip", _UNPACK)


def _inside_zip(start: bytes) -> FileForm:
    if b"application/vnd.oasis.opendocument.spreadsheet" in start:
        return FileForm("a workbook of LibreOffice (.ods)", f"open it and {_CSV}")
    if _WORKBOOK.search(start):
        return FileForm("an Excel workbook (.xlsx)", f"open it and {_CSV}")
    return _SIGNATURES[b"PK\x03\x04"]
