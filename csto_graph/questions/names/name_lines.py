"""The lines of the index of names: what a store says of things, their names, and the codes of states.

A store may be that of an endpoint, so texts are put on one line and slugs that are not on one are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from csto_graph.core.query_files import load_query
from csto_graph.core.terms import concept
from csto_graph.errors import ExportError
from csto_graph.questions.names.folding import fold, plain, words
from csto_graph.questions.names.sorted_lines import SortedLines
from csto_graph.store import Store

STATE = "state-"
FILE = "names.txt"
_SECTION = b"\0"
"""What ends each section of the file; no line has it."""
TIMED = "name"
"""In place of the rank of a list: a name that a state bore in its time alone."""
ISO = "0"
"""The rank of ISO 3166-1, of which only the codes that several states have had are read by day."""
SCHEMES = {
    "iso-3166-1-alpha-2": ISO,
    "iso-3166-1-alpha-3": ISO,
    "cow-number": "1",
    "cow-abbreviation": "1",
    "gleditsch-ward-number": "2",
}
"""The lists of which codes are read by day, with their ranks; other codes of ISO 3166-1 are among the names."""
_ISO_PROPERTIES = {"sa:iso2Code", "sa:iso3Code"}


class _Code(NamedTuple):
    """A code of a state: the first day, the day after the last, and the rank of its list."""

    code: str
    state: str
    since: str
    until: str
    rank: str


class NameLines:
    """The lines of the index of names, read from a store or from the file beside it.

    ``things`` has a line for each slug with its English label or nothing, ``names`` one for each folded name with its
    slug and the name as it is written, ``code_lines`` one for each code of a state that is read by day, with the state,
    the first day, the day after the last, and the rank of the list.
    """

    def __init__(self, things: SortedLines, names: SortedLines, codes: SortedLines) -> None:
        self.things = things
        self.names = names
        self.code_lines = codes

    @classmethod
    def of(cls, store: Store) -> Self:
        """Return the index of a store; beside a store on disk it is kept, since reading all names takes long."""
        if store.directory is None:
            return cls.read(store)
        place = store.directory / FILE
        try:
            return cls.parse(place.read_bytes())
        except (OSError, ValueError):
            index = cls.read(store)
            index.keep(place)
            return index

    @classmethod
    def read(cls, store: Store) -> Self:
        """Return the index of what a store holds now."""
        return cls(*(SortedLines.of(lines) for lines in (thing_lines(store), name_lines(store), code_lines(store))))

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Return the index that a file holds; ValueError if it is not whole."""
        things, names, codes, rest = content.split(_SECTION)
        if rest:
            raise ValueError("the index of names is not whole")
        return cls(SortedLines(things), SortedLines(names), SortedLines(codes))

    def keep(self, place: Path) -> None:
        """Write the index to a file; where that cannot be, it is read from the store again next time."""
        from csto_graph.core.atomic_write import write_whole
        from csto_graph.core.unfinished import PRIVATE_FILE

        with suppress(ExportError):
            content = _SECTION.join((self.things.content, self.names.content, self.code_lines.content, b""))
            write_whole(place, content, mode=PRIVATE_FILE)

    @property
    def slugs(self) -> Mapping[str, str]:
        """The slugs of all things, with their English labels or empty texts."""
        return dict(self.things.beginning())


_LESSER = ("article-", "document-", "publisher-", "source-", "territory-", "treaty-")


def things_first(slugs: set[str]) -> set[str]:
    """Leave out what rests on another thing or speaks of it where the name is also that of the thing itself."""
    return {slug for slug in slugs if not slug.startswith(_LESSER)} or slugs


def thing_lines(store: Store) -> Iterator[str]:
    """Yield a line for each thing: its slug and its English label or nothing."""
    labels = {
        str(thing): plain(str(label))
        for thing, label in store.select(load_query("questions/names/english-labels")).rows
    }
    slugs = (str(thing) for (thing,) in store.select(load_query("questions/names/slugs")).rows)
    return (f"{slug}\t{labels.get(slug, '')}" for slug in slugs if slug == plain(slug))


def name_lines(store: Store) -> set[str]:
    """Return a line for each name: as it is compared, the slug of its thing, and as it is written."""
    return {line for thing, name in _of_today(store) for line in _lines(thing, name)}


def code_lines(store: Store) -> set[str]:
    """Return a line for each code of a state: code, state, first day, day after the last, rank of the list.

    So has a name that a state had in its time alone: the label "Korea (until 1910)" without what is in brackets.
    """
    names = (
        _Code(str(label).partition(" (")[0], str(state), str(since), str(until), TIMED)
        for label, state, since, until in store.select(load_query("questions/names/names-of-a-time")).rows
    )
    lines = ((fold(code), *(plain(cell) for cell in cells)) for code, *cells in (*_codes(store), *names))
    return {"\t".join(line) for line in lines}


def _codes(store: Store) -> list[_Code]:
    """Return the codes that are read by day. Those of ISO end with their state: the list follows months later."""
    codes = []
    for *row, scheme, gone in store.select(load_query("questions/names/codes", scheme=map(concept, SCHEMES))).rows:
        code, state, since, until = (str(cell) for cell in row)
        rank = SCHEMES[str(scheme)]
        codes.append(_Code(code, state, since, min(until, str(gone or until)) if rank == ISO else until, rank))
    passed = _passed(codes)
    return [each for each in codes if each.rank != ISO or each.code in passed]


def _passed(codes: Iterable[_Code]) -> set[str]:
    """Return the codes of ISO 3166-1 that several states have had."""
    states = defaultdict(set)
    for each in codes:
        if each.rank == ISO:
            states[each.code].add(each.state)
    return {code for code, bearers in states.items() if len(bearers) > 1}


def _of_today(store: Store) -> Iterator[tuple[str, str]]:
    """Yield things with their names. A name that a state of today has is not one of a state that is gone.

    Codes of ISO that several states have had are left out: they are read by day.
    """
    gone = {str(state) for (state,) in store.select(load_query("questions/names/former-states")).rows}
    passed = {each.code for each in _codes(store) if each.rank == ISO}
    rows = [
        (str(thing), str(term), str(name))
        for thing, term, name in store.select(load_query("questions/names/names")).rows
    ]
    pairs = [(thing, name) for thing, term, name in rows if term not in _ISO_PROPERTIES or name not in passed]
    taken = {fold(name) for thing, name in pairs if thing.startswith("state-") and thing not in gone}
    return ((thing, name) for thing, name in pairs if thing not in gone or fold(name) not in taken)


def _lines(slug: str, name: str) -> Iterator[str]:
    """Yield the lines of a name; a person also goes by the surname, a state by the same words in another order."""
    if slug != plain(slug) or not (folded := fold(name)):
        return
    yield f"{folded}\t{slug}\t{plain(name)}"
    if slug.startswith("person-"):
        surname = folded.split(" ")[-1]
        yield f"{surname}\t{slug}\t{surname}"
    if slug.startswith(STATE) and (ordered := words(name)) not in {"", folded}:
        yield f"{ordered}\t{slug}\t{plain(name)}"
