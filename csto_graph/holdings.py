"""The sources that a user has imported: their facts in the user's data folder, each source a store of its own.

Beside its manifest a source has a file of facts for each of its parts. A file is whole before the manifest names it, so
that an import that fails or is stopped leaves the source as it was. The stores lie in the cache and are made anew where
they are gone, or where the curated graph, which lends them its states, has changed.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from csto_graph.build.quads import row_triples
from csto_graph.build.terms import iri, literal, name, thing
from csto_graph.errors import StoreError
from csto_graph.files import whole_file, write_whole
from csto_graph.importers import Import, read_imports, source_names
from csto_graph.lending import lent_lines, read_crosswalk, read_known
from csto_graph.manifests import PartManifest, SourceManifest, parse_manifest
from csto_graph.namespaces import BASE, PREFIXES
from csto_graph.release import read_edition
from csto_graph.resources import data_directory, ontology_directory
from csto_graph.store import CacheDirectory, EmbeddedStore, Store
from csto_graph.tables import Row, load_package

MANIFEST = "source.json"
PLACE = "CSTO_GRAPH_IMPORTS"


def default_holdings_directory() -> Path:
    """Return the user's folder of imported sources (``CSTO_GRAPH_IMPORTS`` overrides it)."""
    if chosen := os.environ.get(PLACE):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("csto-graph", appauthor=False)) / "sources"


class Holdings:
    """The imported sources in a folder; ``cache`` is where their stores are kept, None to build them in memory."""

    def __init__(self, directory: Path, cache: Path | None) -> None:
        self.directory = directory
        self.cache = cache

    def names(self) -> list[str]:
        """Return the names of the sources that are there."""
        return [each for each in source_names() if (self.directory / each / MANIFEST).is_file()]

    def manifest(self, source: str) -> SourceManifest:
        """Return what is known of an imported source; StoreError if it is not there or was written otherwise."""
        try:
            return parse_manifest((self.directory / source / MANIFEST).read_text(encoding="utf-8"))
        except FileNotFoundError:
            mend = f"run 'csto-graph import {source} FILE' with your own file of it"
            raise StoreError(f"{source} is not imported; {mend}") from None
        except (OSError, ValueError) as error:
            what = f"cannot read what was imported of {source}: {error}"
            raise StoreError(f"{what}; run 'csto-graph import {source} FILE' again") from None

    def add(self, source: str, files: list[Path], curated: Store) -> list[PartManifest]:
        """Import files of a source and return the parts that they fill, in place of what was there of these.

        The other parts stay. Raises DataError for files that are not as they should be, ExportError or StoreError where
        they cannot be kept; what was there stays as it was then.
        """
        imports = read_imports(source, files)
        folder = self.directory / source
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot make {folder}: {error.strerror or error}") from None
        before = self._parts(source)
        added = [_kept(each, folder, curated) for each in imports]
        kept = [part for part in before if part.name not in {each.name for each in added}]
        told = imports[0].description
        parts = tuple(sorted((*kept, *added), key=lambda part: part.name))
        manifest = SourceManifest(source, told.title, told.licence, parts)
        write_whole(folder / MANIFEST, manifest.text.encode())
        _sweep(folder, parts)
        return added

    def _parts(self, source: str) -> tuple[PartManifest, ...]:
        """Return the parts that are there; none where the manifest is not whole, for a new import mends that."""
        try:
            return self.manifest(source).parts
        except StoreError:
            return ()

    def forget(self, source: str) -> None:
        """Take an imported source and its stores away; StoreError if it is not there."""
        if source not in self.names():
            self.manifest(source)
        shutil.rmtree(self.directory / source, ignore_errors=True)
        if self.cache:
            shutil.rmtree(self._stores(source).root, ignore_errors=True)

    def store(self, source: str, curated: Store) -> EmbeddedStore:
        """Return the store of an imported source: every question and network works on it as on the curated one.

        Raises StoreError if it is not imported or its facts are gone.
        """
        manifest = self.manifest(source)
        fill = partial(self._fill, manifest, curated)
        if self.cache is None:
            return self._in_memory(manifest, curated)
        stores, key = self._stores(source), _key(manifest, curated)
        try:
            if not stores.holds(key):
                stores.fill(key, fill)
            return EmbeddedStore.at(stores.place(key))
        except OSError:
            return self._in_memory(manifest, curated)

    def _in_memory(self, manifest: SourceManifest, curated: Store) -> EmbeddedStore:
        store = EmbeddedStore.in_memory()
        self._fill(manifest, curated, store)
        return store

    def _fill(self, manifest: SourceManifest, curated: Store, store: EmbeddedStore) -> None:
        lines = [*lent_lines(curated), *_about(manifest)]
        folder = self.directory / manifest.name
        facts = {PREFIXES["graph"] + part.source: partial(_opened, folder / part.facts) for part in manifest.parts}
        store.load("\n".join(lines).encode(), ontology_directory(), facts=facts)

    def _stores(self, source: str) -> CacheDirectory:
        assert self.cache is not None
        return CacheDirectory(self.cache / "imports" / source)


def user_holdings(cache: Path | None) -> Holdings:
    """Return the sources that the user of this machine has imported."""
    return Holdings(default_holdings_directory(), cache)


def _sweep(folder: Path, parts: Iterable[PartManifest]) -> None:
    """Take away the facts that no part names: those of former editions, and of imports that failed or were stopped."""
    named = {part.facts for part in parts}
    for path in folder.glob("*.nt.gz"):
        if path.name not in named:
            path.unlink(missing_ok=True)


def _kept(each: Import, folder: Path, curated: Store) -> PartManifest:
    """Write the facts of an import beside those that are there, under a name that their content gives."""
    tables = {table.name: table for table in load_package(data_directory()).tables}
    rows = each.rows(read_crosswalk(curated), tables, read_known(curated, each.description.name))
    handle, unnamed = tempfile.mkstemp(prefix=".part-", dir=folder)
    os.close(handle)
    try:
        digest, count = _write_facts(Path(unnamed), rows)
        facts = f"{each.part.name}-{digest[:16]}.nt.gz"
        Path(unnamed).replace(folder / facts)
    finally:
        Path(unnamed).unlink(missing_ok=True)
    files = tuple(str(file.path.name) for file in each.files)
    cited = each.part.citation
    return PartManifest(each.part.name, each.source, each.edition, each.days, files, count, facts, digest, cited)


def _write_facts(place: Path, rows: Iterable[Row]) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0
    with whole_file(place) as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1, mtime=0) as packed:
        for row in rows:
            count += 1
            text = "".join(_lines(row)).encode()
            digest.update(text)
            packed.write(text)
    return digest.hexdigest(), count


def _lines(row: Row) -> Iterator[str]:
    for (subject, predicate, value), _ in row_triples(row):
        yield f"{subject} {predicate} {value} .\n"


def _about(manifest: SourceManifest) -> Iterator[str]:
    """Yield the triples of the edition that the store holds, and the citations that its sources ask for."""
    digest = hashlib.sha256(" ".join(part.sha256 for part in manifest.parts).encode()).hexdigest()
    firsts, lasts = zip(*(part.days.split("/") for part in manifest.parts), strict=True)
    pairs = {
        "rdf:type": name("schema:Dataset"),
        "owl:versionInfo": literal(manifest.version),
        "dcterms:identifier": literal(f"sha256:{digest}"),
        "schema:temporalCoverage": literal(f"{min(firsts)}/{max(lasts)}"),
    }
    yield from (f"{iri(BASE)} {name(predicate)} {value} ." for predicate, value in pairs.items())
    for part in manifest.parts:
        for subject in (iri(BASE), thing(part.source)):
            yield f"{subject} {name('dcterms:bibliographicCitation')} {literal(part.citation)} ."
        yield f"{thing(part.source)} {name('schema:temporalCoverage')} {literal(part.days)} ."


def _key(manifest: SourceManifest, curated: Store) -> str:
    digest = hashlib.sha256(read_edition(curated).identifier.encode())
    for part in manifest.parts:
        digest.update(f"{part.source} {part.sha256}\n".encode())
    for path in sorted(ontology_directory().rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _opened(place: Path) -> BinaryIO:
    try:
        return cast(BinaryIO, gzip.open(place, "rb"))
    except OSError:
        raise StoreError(f"the facts in {place} are gone; import the source again") from None
