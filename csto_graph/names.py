"""From what people type to the thing they mean: slugs, codes, abbreviations and labels in any language."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from csto_graph.errors import AmbiguousNameError, UnknownNameError
from csto_graph.store import Store

KINDS = {
    "state": "state",
    "organisation": "org",
    "person": "person",
    "post": "post",
    "event": "event",
    "treaty": "treaty",
    "article": "article",
    "document": "document",
    "publisher": "publisher",
    "source": "source",
}
MEND = "give a slug, code, abbreviation or label, such as csto, KAZ or Казахстан"
_NAMES = """
SELECT ?thing ?name WHERE {
  VALUES ?property { rdfs:label skos:altLabel sa:shortName sa:nativeLabel sa:iso2Code sa:iso3Code }
  VALUES ?class { sa:State sa:Organisation sa:Person sa:Post sa:Event sa:Treaty sa:Article sa:Document sa:Publisher }
  ?thing a ?class ; ?property ?name .
}
"""
_SLUGS = "SELECT DISTINCT ?thing WHERE { ?thing a ?class . FILTER (STRSTARTS(STR(?thing), STR(id:))) }"


@dataclass
class NameIndex:
    """Every name of every thing. Slugs win over labels, so that a name with a slug of its own is never ambiguous."""

    slugs: set[str]
    by_name: dict[str, set[str]]
    labels: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> NameIndex:
        """Read the index from a store."""
        slugs = {str(row["thing"]) for row in store.select(_SLUGS)}
        pairs = [(str(row["thing"]), str(row["name"])) for row in store.select(_NAMES)]
        by_name: dict[str, set[str]] = defaultdict(set)
        for slug, name in pairs:
            by_name[fold(name)].add(slug)
            if slug.startswith("person-"):
                by_name[fold(name).split(" ")[-1]].add(slug)
        return cls(slugs, dict(by_name), {fold(name): name for _, name in sorted(pairs, reverse=True)})

    def resolve(self, name: str, kinds: str = "any") -> str:
        """Return the slug that ``name`` means among ``kinds`` (``state``, ``state|person``, ``any``).

        Raises UnknownNameError with the nearest names, or AmbiguousNameError with the choices.
        """
        if kinds == "any" and name in self.slugs:
            return name
        prefixes = _prefixes(kinds)
        for candidates in (self._slug(name, prefixes), self._named(name, prefixes)):
            if len(candidates) == 1:
                return candidates.pop()
            if candidates:
                raise AmbiguousNameError(name, sorted(candidates))
        known = [*self._known(prefixes), *(slug.split("-", 1)[1] for slug in self.slugs if _fits(slug, prefixes))]
        raise UnknownNameError("name" if kinds == "any" else kinds.replace("|", " or "), name, known, mend=MEND)

    def _slug(self, name: str, prefixes: Iterable[str]) -> set[str]:
        slug = fold(name).replace(" ", "-")
        if slug in self.slugs and _fits(slug, prefixes):
            return {slug}
        return _things_first({f"{prefix}{slug}" for prefix in prefixes} & self.slugs)

    def _named(self, name: str, prefixes: Iterable[str]) -> set[str]:
        return _things_first({slug for slug in self.by_name.get(fold(name), ()) if _fits(slug, prefixes)})

    def _known(self, prefixes: Iterable[str]) -> list[str]:
        return [
            self.labels.get(name, name)
            for name, slugs in self.by_name.items()
            if any(_fits(s, prefixes) for s in slugs)
        ]


def fold(name: str) -> str:
    """Return a name without case, accents and punctuation, so that ``Türkiye`` and ``turkiye`` are one."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", letters).strip()


def _things_first(slugs: set[str]) -> set[str]:
    """Leave out publishers, sources and documents where the name is also that of a thing in the world."""
    return {slug for slug in slugs if not slug.startswith(("publisher-", "source-", "document-"))} or slugs


def _prefixes(kinds: str) -> list[str]:
    return [f"{prefix}-" for kind, prefix in KINDS.items() if kinds == "any" or kind in kinds.split("|")]


def _fits(slug: str, prefixes: Iterable[str]) -> bool:
    return any(slug.startswith(prefix) for prefix in prefixes)


def words_by_scheme(store: Store) -> Mapping[str, list[str]]:
    """Return the words of every scheme of the vocabulary, by the scheme's short name."""
    table = store.select("SELECT ?scheme ?word WHERE { ?word skos:inScheme ?scheme } ORDER BY ?scheme ?word")
    words: dict[str, list[str]] = defaultdict(list)
    for row in table:
        words[str(row["scheme"]).removeprefix("scheme-")].append(str(row["word"]))
    return words
