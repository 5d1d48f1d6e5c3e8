"""The facts of an import as a file in the user's data folder: their triples, packed, under a name that they give."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from csto_graph.core.resources import data_directory
from csto_graph.core.unfinished import unfinished_file
from csto_graph.dataset.quads import row_triples
from csto_graph.dataset.tables import Row, load_package
from csto_graph.errors import ExportError
from csto_graph.imports.formats import Import
from csto_graph.imports.manifest import PartManifest
from csto_graph.imports.shared_states import read_crosswalk, read_known
from csto_graph.store import Store

WRITTEN_HERE = re.compile(r"\.part-[\w.-]+|[\w-]+-[0-9a-f]{16}\.nt\.gz")
"""How files of facts are named, and those that are not yet whole."""


def keep_facts(each: Import, folder: Path, curated: Store) -> PartManifest:
    """Write the facts of an import beside those that are there, under a name that their content gives.

    Raises DataError for files that are not as they should be, ExportError where they cannot be kept.
    """
    tables = {table.name: table for table in load_package(data_directory()).tables}
    rows = each.rows(read_crosswalk(curated), tables, read_known(curated, each.description.name))
    try:
        with unfinished_file(folder) as (part, file):
            digest, count = _write_facts(file, rows)
            facts = f"{each.part.name}-{digest[:16]}.nt.gz"
            part.replace(folder / facts)
    except OSError as error:
        raise ExportError(f"cannot write to {folder}: {error.strerror or error}") from None
    files = tuple(os.fsencode(file.path.name).decode(errors="replace") for file in each.files)
    return PartManifest(
        name=each.part.name,
        source=each.source,
        edition=each.edition,
        days=each.days,
        files=files,
        rows=count,
        facts=facts,
        sha256=digest,
        citation=each.citation,
        notice=each.notice,
    )


def _write_facts(file: BinaryIO, rows: Iterable[Row]) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=1, mtime=0) as packed:
        for row in rows:
            count += 1
            text = "".join(_lines(row)).encode()
            digest.update(text)
            packed.write(text)
    file.flush()
    return digest.hexdigest(), count


def _lines(row: Row) -> Iterator[str]:
    for (subject, predicate, value), _ in row_triples(row):
        yield f"{subject} {predicate} {value} .\n"


def digest_of(place: Path) -> str:
    """Return the hash of the triples in a file of facts; empty if it is not there or not whole."""
    try:
        with gzip.open(place, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, EOFError, zlib.error):
        return ""


def opened(place: Path) -> BinaryIO:
    """Open a file of facts to read its triples as N-Triples."""
    return cast(BinaryIO, gzip.open(place, "rb"))
