"""What a built store was built from, as a key: a hash over contents, remembered as long as no file has changed.

Hashing reads every file, and a command that answers in a few milliseconds should not. So the key is kept beside a
stamp of the files: the place, size, times of change and number on disk of each. A stamp is trusted as git trusts its
index: only if every file was at rest when it was taken, since a file may change twice in one tick of a disk's clock.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

from csto_graph.core.resources import DESCRIPTOR, PACKAGE
from csto_graph.errors import CstoGraphError
from csto_graph.store.cache import KEY, KEY_FILE_MARK, key_files
from csto_graph.store.embedded import ENGINE_VERSION

# What the tables become and what lies beside a store, the index of names.
BUILDING_CODE = ("core", "dataset", "store", "questions/names")
LIBRARIES = ("pyoxigraph",)
MEMORIES = 20
REST = 2_000_000_000  # nanoseconds; the coarsest clocks of file systems tick every two seconds


def content_key(data: Path, ontology: Path) -> str:
    """Return a hash over everything a built store depends on: tables, ontology, rules, and the building code."""
    import hashlib
    from importlib.metadata import version

    digest = hashlib.sha256(" ".join(version(library) for library in LIBRARIES).encode())
    for path in map(Path, _files(data, ontology)):
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:32]


def code_digest(*more: str) -> str:
    """Return a hash over the code that builds stores and the version of the engine; ``more`` are further folders."""
    import hashlib

    digest = hashlib.sha256(ENGINE_VERSION.encode())
    for path in _code_files(*BUILDING_CODE, *more):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def remembered_key(data: Path, ontology: Path, memory: Path) -> str:
    """Return the content key: from the folder ``memory`` if the stamps of all files are as they were, else hashed.

    What is remembered is used only if it has the form of a key: the key becomes the name of a folder that may be
    removed.
    """
    stamp, rested = _stamp(data, ontology)
    place = memory / _name(data, ontology)
    try:
        known, _, key = place.read_text(encoding="utf-8").rpartition("\n")
    except (OSError, UnicodeDecodeError):
        known, key = "", ""
    if known == stamp and KEY.fullmatch(key):
        return key
    key = content_key(data, ontology)
    if rested and _stamp(data, ontology)[0] == stamp:
        _remember(place, f"{stamp}\n{key}")
    return key


def _stamp(data: Path, ontology: Path) -> tuple[str, bool]:
    """Return the stamp of all files, and whether each had been at rest by the clock of this machine."""
    lines, latest = [f"{KEY_FILE_MARK}{ENGINE_VERSION}"], 0
    for path in [*_files(data, ontology), *_library_files()]:
        found = os.stat(path)
        lines.append(f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}")
        latest = max(latest, found.st_mtime_ns, found.st_ctime_ns)
    return "\n".join(lines), latest + REST < time.time_ns()


def _files(data: Path, ontology: Path) -> Iterator[str]:
    """Yield the paths of all files that a build reads, in one order."""
    yield str(data / DESCRIPTOR)
    yield from (path for path in _below(str(data)) if path.endswith(".csv"))
    yield from _below(str(ontology))
    yield from _code_files(*BUILDING_CODE)


def _code_files(*parts: str) -> Iterator[str]:
    for part in parts:
        yield from (path for path in _below(str(PACKAGE / part)) if path.endswith((".py", ".rq", ".part")))


def _below(path: str) -> Iterator[str]:
    if os.path.isfile(path):
        yield path
    for folder, folders, files in os.walk(path, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not _leads_back(f"{folder}/{name}"))
        yield from filter(os.path.isfile, sorted(f"{folder}/{name}" for name in files))


def _leads_back(path: str) -> bool:
    """Return whether a link leads to a folder that it stands in, where a walk would go round in circles."""
    link = Path(path)
    return link.is_symlink() and link.parent.resolve().is_relative_to(link.resolve())


def _library_files() -> list[str]:
    """Return a file of each library whose version the key has: installing another version replaces it."""
    specs = (PathFinder.find_spec(library) for library in LIBRARIES)
    return [spec.origin for spec in specs if spec and spec.origin]


def _name(data: Path, ontology: Path) -> str:
    import zlib

    return f"{zlib.crc32(f'{data.absolute()}|{ontology.absolute()}'.encode(errors='surrogateescape')):08x}"


def _remember(place: Path, text: str) -> None:
    from csto_graph.core.atomic_write import write_whole
    from csto_graph.core.unfinished import PRIVATE_FILE, PRIVATE_FOLDER

    try:
        place.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        write_whole(place, text.encode(), mode=PRIVATE_FILE)
        for old in key_files(place.parent)[MEMORIES:]:
            old.unlink(missing_ok=True)
    except (OSError, UnicodeEncodeError, CstoGraphError):
        pass  # it is hashed again next time
