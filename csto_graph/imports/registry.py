"""The sources that a user has imported: their facts in the user's data folder, each source a store of its own.

Beside its manifest a source has a file of facts for each of its parts. A file is whole before the manifest names it, so
that an import that fails or is stopped leaves the source as it was; what no manifest names is swept away by the next
one. One process at a time changes the folder, and no file in it is touched that was not written here. The stores lie
in the cache and are made anew where they are gone, or where the curated graph, which lends them its states, has
changed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from csto_graph.core.atomic_write import write_whole
from csto_graph.core.namespaces import PREFIXES
from csto_graph.core.resources import imports_directory, ontology_directory
from csto_graph.core.terms import thing
from csto_graph.core.unfinished import PRIVATE_FOLDER, remove_folder
from csto_graph.dataset.fingerprint import code_digest
from csto_graph.errors import StoreError
from csto_graph.imports.formats import describe, read_imports, source_names
from csto_graph.imports.manifest import PartManifest, SourceManifest, edition_lines, parse_manifest
from csto_graph.imports.shared_states import lent_lines
from csto_graph.imports.triples_file import WRITTEN_HERE, digest_of, keep_facts, opened
from csto_graph.records.edition import read_edition
from csto_graph.store import EmbeddedStore, Store, StoreCache, check_private, warn_unused
from csto_graph.store.cache import IMPORTS

MANIFEST = "source.json"
CURATED = "curated"
"""The name of the graph of this project's tables beside imported data sets."""


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
        with self._changing(source) as folder:
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            before = self._parts(source)
            added = [keep_facts(each, folder, curated) for each in imports]
            parts = {part.name: part for part in (*before, *added)}
            told = imports[0].description
            ordered = tuple(parts[name] for name in sorted(parts))
            manifest = SourceManifest(source, told.title, told.licence, ordered)
            write_whole(folder / MANIFEST, manifest.text.encode())
            return added

    def forget(self, source: str) -> None:
        """Take an imported source and its stores away; StoreError if it is not there, or cannot be taken away."""
        describe(source)
        if source not in self.names():
            self.manifest(source)
        with self._changing(source) as folder:
            (folder / MANIFEST).unlink(missing_ok=True)
            if self.cache:
                remove_folder(self._stores(source).root, into=self.cache)

    @contextmanager
    def _changing(self, source: str) -> Iterator[Path]:
        """Give the folder of a source when nobody else changes it, and sweep it in the end; StoreError."""
        folder = self.directory / source
        try:
            self.directory.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            with _alone(self.directory):
                try:
                    yield folder
                finally:
                    self._sweep(folder)
        except OSError as error:
            raise StoreError(f"cannot change {error.filename or folder}: {error.strerror or error}") from None

    def _sweep(self, folder: Path) -> None:
        """Take away facts that the manifest does not name, and the folder if it is empty."""
        if (folder / MANIFEST).is_file():
            named = {part.facts for part in self._parts(folder.name)}
            if not named:
                return  # what it names cannot be read
        else:
            named = set()
        with suppress(OSError):
            for path in folder.iterdir():
                if WRITTEN_HERE.fullmatch(path.name) and path.name not in named:
                    path.unlink()
            folder.rmdir()

    def _parts(self, source: str) -> tuple[PartManifest, ...]:
        """Return the parts of a source; none where they are not there or cannot be read."""
        try:
            return self.manifest(source).parts
        except StoreError:
            return ()

    def store(self, source: str, curated: Store) -> EmbeddedStore:
        """Return the store of an imported source: every question and network works on it as on the curated one.

        Raises StoreError if it is not imported or its facts are gone or damaged.
        """
        for folder in (self.directory, self.directory / source):
            check_private(folder, variable="CSTO_GRAPH_IMPORTS")
        manifest = self.manifest(source)
        while True:
            try:
                return self._store(manifest, curated)
            except StoreError:
                before, manifest = manifest, self.manifest(source)
                if manifest == before:
                    raise  # else another process has imported the source meanwhile

    def _store(self, manifest: SourceManifest, curated: Store) -> EmbeddedStore:
        fill = partial(self._fill, manifest, curated)
        if self.cache is None:
            return _in_memory(fill)
        try:
            return self._stores(manifest.name).opened(_key(manifest, curated), fill)
        except (OSError, StoreError) as error:
            store = _in_memory(fill)
            warn_unused(self.cache, error)
            return store

    def _fill(self, manifest: SourceManifest, curated: Store, store: EmbeddedStore) -> None:
        folder = self.directory / manifest.name
        for part in manifest.parts:
            if digest_of(folder / part.facts) != part.sha256:
                again = f"run 'csto-graph import {manifest.name} FILE' with your own file of it again"
                raise StoreError(f"the facts in {folder / part.facts} are gone or damaged; {again}")
        own = tuple(f"{thing(part.source)} " for part in manifest.parts)
        lent = (line for line in lent_lines(curated) if not line.startswith(own))
        lines = [*lent, *edition_lines(manifest)]
        facts = {PREFIXES["graph"] + part.source: partial(opened, folder / part.facts) for part in manifest.parts}
        store.load("\n".join(lines).encode(), ontology_directory(), facts=facts)

    def _stores(self, source: str) -> StoreCache:
        assert self.cache is not None
        return StoreCache(self.cache, IMPORTS, source)


def user_holdings(cache: Path | None) -> Holdings:
    """Return the sources that the user of this machine has imported."""
    return Holdings(imports_directory(), cache)


def _in_memory(fill: Callable[[EmbeddedStore], None]) -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    fill(store)
    return store


def _key(manifest: SourceManifest, curated: Store) -> str:
    digest = hashlib.sha256(read_edition(curated).identifier.encode())
    digest.update(code_digest("imports").encode())
    for part in manifest.parts:
        digest.update(f"{part.source} {part.sha256}\n".encode())
    for path in sorted(ontology_directory().rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process holds a folder, and hold it; where the system has no such locks, nobody waits."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
