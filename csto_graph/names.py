"""From what people type to the thing they mean: slugs, codes, abbreviations and labels in any language."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from csto_graph.errors import AmbiguousNameError, ExportError, UnknownNameError
from csto_graph.lines import SortedLines
from csto_graph.store import Store

KINDS = {
    "state": "state",
    "organisation": "org",
    "person": "person",
    "post": "post",
    "event": "event",
    "treaty": "treaty",
    "article": "article",
    "territory": "territory",
    "document": "document",
    "publisher": "publisher",
    "source": "source",
}
_BLANK = re.compile(r"[\W_]+")
MEND = "give a slug, code, abbreviation or label, such as csto, KAZ or Казахстан"
# Violent events go by their slugs alone: a data set has hundreds of thousands, which nobody calls by a name.
_NAMES = """
SELECT ?thing ?name WHERE {
  VALUES ?property { rdfs:label skos:altLabel sa:shortName sa:nativeLabel sa:iso2Code sa:iso3Code }
  VALUES ?class {
    sa:State sa:Organisation sa:Person sa:Post sa:Event sa:Treaty sa:Article sa:Territory sa:Document sa:Publisher
  }
  ?thing a ?class ; ?property ?name .
  FILTER NOT EXISTS { ?thing sa:kind v:violent-event }
}
"""
_GONE = "SELECT DISTINCT ?thing WHERE { ?thing a sa:State ; sa:endText ?end }"
_SLUGS = "SELECT DISTINCT ?thing WHERE { ?thing a ?class . FILTER (STRSTARTS(STR(?thing), STR(id:))) }"
_LABELS = (
    'SELECT ?thing ?label WHERE { ?thing rdfs:label ?label . FILTER (LANG(?label) = "en") } ORDER BY ?thing ?label'
)
FILE = "names.txt"


class NameIndex:
    """Every name of every thing. Slugs win over labels, so that a name with a slug of its own is never ambiguous.

    ``things`` has a line for each slug with its English label or nothing, ``names`` one for each folded name with
    its slug and the name as it is written.
    """

    def __init__(self, things: SortedLines, names: SortedLines) -> None:
        self.things = things
        self.names = names

    @classmethod
    def of(cls, store: Store) -> NameIndex:
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
    def read(cls, store: Store) -> NameIndex:
        """Return the index of what a store holds now."""
        labels = {str(thing): _plain(str(label)) for thing, label in store.select(_LABELS).rows}
        names: set[str] = set()
        for thing, name in _of_today(store):
            names.update(_lines(thing, name))
        things = (f"{thing}\t{labels.get(str(thing), '')}" for (thing,) in store.select(_SLUGS).rows)
        return cls(SortedLines.of(things), SortedLines.of(names))

    @classmethod
    def parse(cls, content: bytes) -> NameIndex:
        """Return the index that a file holds; ValueError if it is not whole."""
        things, names, rest = content.split(b"\n\n")
        if rest:
            raise ValueError("the index of names is not whole")
        return cls(SortedLines(things), SortedLines(b"\n" + names))

    def keep(self, place: Path) -> None:
        """Write the index to a file; where that cannot be, it is read from the store again next time."""
        from csto_graph.files import write_whole

        with suppress(ExportError):
            write_whole(place, b"%s\n%s\n\n" % (self.things.content, self.names.content))

    @property
    def slugs(self) -> Mapping[str, str]:
        """The slugs of all things, with their English labels or empty texts."""
        return dict(self.things.beginning())

    def resolve(self, name: str, kinds: str = "any") -> str:
        """Return the slug that ``name`` means among ``kinds`` (``state``, ``state|person``, ``any``).

        Raises UnknownNameError with the nearest names, or AmbiguousNameError with the choices.
        """
        if kinds == "any" and self._exists(name):
            return name
        prefixes = _prefixes(kinds)
        for candidates in (self._slug(name, prefixes), self._named(name, prefixes)):
            if len(candidates) == 1:
                return candidates.pop()
            if candidates:
                raise AmbiguousNameError(name, sorted(candidates))
        kind = "name" if kinds == "any" else kinds.replace("|", " or ")
        if near := self._with_word(name, prefixes):
            raise UnknownNameError(kind, name, (), mend=f"did you mean {' or '.join(near)}?")
        if others := self._of_other_kinds(name, prefixes):
            raise UnknownNameError(kind, name, (), mend=f"that is {' or '.join(others)}")
        mend = "'csto-graph ask sources' lists them" if kinds == "source|publisher" else MEND
        raise UnknownNameError(kind, name, self._known(prefixes), mend=mend)

    def completions(self, begun: str, kinds: str = "any") -> dict[str, str]:
        """Return what to write for the things of ``kinds`` with a slug or name that begins so, with their labels.

        Where what is to be written begins so itself, things that do so by another name only are left out.
        """
        prefixes, typed = _prefixes(kinds), begun.casefold()
        found = {slug for _, slug, _ in self.names.beginning(fold(begun))}
        found.update(slug for prefix in ("", *prefixes) for slug, _ in self.things.beginning(f"{prefix}{typed}"))
        values = {self._short(slug, prefixes): slug for slug in sorted(found) if slug.startswith(prefixes)}
        alike = [value for value in values if value.startswith(typed)]
        return {value: self._label(values[value]) for value in alike or values}

    def _short(self, slug: str, prefixes: tuple[str, ...]) -> str:
        short = slug.split("-", 1)[1]
        return short if self._slug(short, prefixes) == {slug} else slug

    def _label(self, slug: str) -> str:
        return next((label for _, label in self.things.having(slug)), "")

    def _exists(self, slug: str) -> bool:
        return any(self.things.having(slug))

    def _slug(self, name: str, prefixes: tuple[str, ...]) -> set[str]:
        slug = fold(name).replace(" ", "-")
        if slug.startswith(prefixes) and self._exists(slug):
            return {slug}
        return _things_first({f"{prefix}{slug}" for prefix in prefixes if self._exists(f"{prefix}{slug}")})

    def _named(self, name: str, prefixes: tuple[str, ...]) -> set[str]:
        return _things_first({slug for _, slug, _ in self.names.having(fold(name)) if slug.startswith(prefixes)})

    def _of_other_kinds(self, name: str, prefixes: tuple[str, ...]) -> list[str]:
        """Return what has exactly this name and is none of the kinds asked for, such as organisation org-nato."""
        every = _prefixes("any")
        kinds = {prefix: kind for kind, prefix in KINDS.items()}
        found = self._slug(name, every) or self._named(name, every)
        return [f"{kinds[slug.split('-')[0]]} {slug}" for slug in sorted(found) if not slug.startswith(prefixes)][:4]

    def _with_word(self, name: str, prefixes: tuple[str, ...], most: int = 4) -> list[str]:
        """Return the first things of which a name has this one as a word, states before others: kor (South Korea)."""
        word = f" {fold(name)} "
        slugs = {slug for folded, slug, _ in self.names.beginning() if word.strip() and word in f" {folded} "}
        found = [slug for prefix in prefixes for slug in sorted(slugs) if slug.startswith(prefix)]
        return [f"{self._short(slug, prefixes)} ({self._label(slug)})" for slug in found[:most]]

    def _known(self, prefixes: tuple[str, ...]) -> list[str]:
        known = [name for _, slug, name in self.names.beginning() if slug.startswith(prefixes)]
        return known + [slug.split("-", 1)[1] for slug in self.slugs if slug.startswith(prefixes)]


def _of_today(store: Store) -> Iterator[tuple[str, str]]:
    """Yield things with their names; what a state of today is called, such as VN, is no name of one that is gone."""
    gone = {str(state) for (state,) in store.select(_GONE).rows}
    pairs = [(str(thing), str(name)) for thing, name in store.select(_NAMES).rows]
    taken = {fold(name) for thing, name in pairs if thing.startswith("state-") and thing not in gone}
    return ((thing, name) for thing, name in pairs if thing not in gone or fold(name) not in taken)


def _lines(slug: str, name: str) -> Iterator[str]:
    if folded := fold(name):
        yield f"{folded}\t{slug}\t{_plain(name)}"
        if slug.startswith("person-"):
            surname = folded.split(" ")[-1]
            yield f"{surname}\t{slug}\t{surname}"


def _plain(text: str) -> str:
    """Return a text of the graph on one line and without tabs, whoever wrote it."""
    return " ".join(text.split())


def fold(name: str) -> str:
    """Return a name without case, accents and punctuation, so that ``Türkiye`` and ``turkiye`` are one."""
    letters = name.casefold()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _BLANK.sub(" ", letters).strip()


LESSER = ("article-", "document-", "publisher-", "source-", "territory-", "treaty-")


def _things_first(slugs: set[str]) -> set[str]:
    """Leave out what rests on another thing or speaks of it where the name is also that of the thing itself."""
    return {slug for slug in slugs if not slug.startswith(LESSER)} or slugs


def _prefixes(kinds: str) -> tuple[str, ...]:
    return tuple(f"{prefix}-" for kind, prefix in KINDS.items() if kinds == "any" or kind in kinds.split("|"))


def words_by_scheme(store: Store) -> Mapping[str, list[str]]:
    """Return the words of every scheme of the vocabulary, by the scheme's short name."""
    table = store.select("SELECT ?scheme ?word WHERE { ?word skos:inScheme ?scheme } ORDER BY ?scheme ?word")
    words: dict[str, list[str]] = defaultdict(list)
    for row in table:
        words[str(row["scheme"]).removeprefix("scheme-")].append(str(row["word"]))
    return words
