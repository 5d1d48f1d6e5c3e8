"""From what people type to the thing they mean: slugs, codes, abbreviations and labels in any language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from csto_graph.errors import AmbiguousNameError, ExportError, UnknownNameError
from csto_graph.folding import fold, typed, words
from csto_graph.lines import SortedLines
from csto_graph.name_lines import STATE, code_lines, name_lines, thing_lines
from csto_graph.state_codes import StateCodes
from csto_graph.store import Store
from csto_graph.suggestions import near_names, state_names, wider_states

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
_GOVERNMENT = re.compile(r"\s*government of\b", re.IGNORECASE)
_BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)")
REMEDY = "give a slug, code, abbreviation or label, such as csto, KAZ or Казахстан"
FILE = "names.txt"
_SECTION = b"\0"
"""What ends each section of the file; no line has it."""


class NameIndex:
    """Every name of every thing. Slugs win over labels, so that a name with a slug of its own is never ambiguous.

    ``things`` has a line for each slug with its English label or nothing, ``names`` one for each folded name with
    its slug and the name as it is written, ``codes`` one for each code of a state with its bearer, the days from which
    and until which it bears the code, and the rank of the list.

    A name of a state is looked for in this order: slug; name or ISO code; Correlates of War or Gleditsch-Ward code;
    ``Name (former name)``; the same words in another order; the state after ``Government of``. A number that both lists
    have on a day means what it means to the Correlates of War.
    """

    def __init__(self, things: SortedLines, names: SortedLines, codes: SortedLines) -> None:
        self.things = things
        self.names = names
        self.codes = StateCodes(codes)

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
        return cls(*(SortedLines.of(lines) for lines in (thing_lines(store), name_lines(store), code_lines(store))))

    @classmethod
    def parse(cls, content: bytes) -> NameIndex:
        """Return the index that a file holds; ValueError if it is not whole."""
        things, names, codes, rest = content.split(_SECTION)
        if rest:
            raise ValueError("the index of names is not whole")
        return cls(SortedLines(things), SortedLines(names), SortedLines(codes))

    def keep(self, place: Path) -> None:
        """Write the index to a file; where that cannot be, it is read from the store again next time."""
        from csto_graph.files import write_whole
        from csto_graph.unfinished import PRIVATE_FILE

        with suppress(ExportError):
            content = _SECTION.join((self.things.content, self.names.content, self.codes.lines.content, b""))
            write_whole(place, content, mode=PRIVATE_FILE)

    @property
    def slugs(self) -> Mapping[str, str]:
        """The slugs of all things, with their English labels or empty texts."""
        return dict(self.things.beginning())

    def resolve(self, name: str, kinds: str = "any", *, on: date | None = None) -> str:
        """Return the slug that a name means.

        Parameters
        ----------
        name : str
            A slug, code, abbreviation or label in any language.
        kinds : str
            What it may be: ``state``, ``state|person``, ``any``.
        on : date, optional
            The day on which a code is read that passed between states: 365 is Russia, the Soviet Union before
            1991-12-26. By default its bearer of today, or else the last one.

        Returns
        -------
        str
            The slug, such as ``state-rus``.

        Raises
        ------
        UnknownNameError
            With the nearest names.
        AmbiguousNameError
            With the choices.

        """
        name, prefixes = typed(name), _prefixes(kinds)
        if kinds == "any" and self._exists(name):
            return name
        for candidates in self._candidates(name, prefixes, on):
            if len(candidates) == 1:
                return candidates.pop()
            if candidates:
                raise AmbiguousNameError(name, sorted(candidates))
        raise self._unknown(name, kinds, prefixes)

    def _candidates(self, name: str, prefixes: tuple[str, ...], on: date | None) -> Iterator[set[str]]:
        """Yield what a name can mean, the surest readings first."""
        yield self._slug(name, prefixes)
        yield self._named(fold(name), prefixes)
        if STATE in prefixes:
            state = _GOVERNMENT.sub("", name, count=1)
            *exact, reordered = self._readings(state, on)
            yield from (*exact, self._formerly(state, on), reordered)

    def _readings(self, name: str, on: date | None) -> tuple[set[str], ...]:
        """Return the states that a text means as a slug, as a name, as a code, and as a name in another order."""
        states, folded = (STATE,), fold(name)
        exact = (self._slug(name, states), self._named(folded, states), self.codes.bearer(folded, on))
        return (*exact, self._named(words(name), states))

    def _state(self, name: str, on: date | None) -> set[str]:
        return next((found for found in self._readings(name, on) if found), set())

    def _formerly(self, name: str, on: date | None) -> set[str]:
        """Return the state that is called ``Name (former name)``; on a day, the one that then bore the code of both.

        Both where they never bore the same code: then neither is a former name of the other.
        """
        if not (match := _BRACKETED.fullmatch(name.strip())):
            return set()
        now, then = self._state(match[1], on), self._state(match[2], on)
        if now == then or len(now) != 1 or len(then) != 1:
            return now & then
        if not (code := self.codes.shared(now | then)):
            return now | then
        return self.codes.bearer(code, on) if on else now

    def _unknown(self, name: str, kinds: str, prefixes: tuple[str, ...]) -> UnknownNameError:
        kind = "name" if kinds == "any" else kinds.replace("|", " or ")
        if near := self._with_word(name, prefixes):
            return UnknownNameError(kind, name, (), mend=f"did you mean {' or '.join(near)}?")
        if others := self._of_other_kinds(name, prefixes):
            return UnknownNameError(kind, name, (), mend=f"that is {' or '.join(others)}")
        remedy = "'csto-graph ask sources' lists them" if kinds == "source|publisher" else REMEDY
        return UnknownNameError(kind, name, self._known(name, prefixes), mend=remedy)

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

    def _named(self, folded: str, prefixes: tuple[str, ...]) -> set[str]:
        return _things_first({slug for _, slug, _ in self.names.having(folded) if slug.startswith(prefixes)})

    def _of_other_kinds(self, name: str, prefixes: tuple[str, ...]) -> list[str]:
        """Return what has exactly this name and is none of the kinds asked for, such as organisation org-nato."""
        every = _prefixes("any")
        kinds = {prefix: kind for kind, prefix in KINDS.items()}
        found = self._slug(name, every) or self._named(fold(name), every)
        return [f"{kinds[slug.split('-')[0]]} {slug}" for slug in sorted(found) if not slug.startswith(prefixes)][:4]

    def _with_word(self, name: str, prefixes: tuple[str, ...], most: int = 4) -> list[str]:
        """Return the first things of which a name has this one as a word, states before others: kor (South Korea).

        A name of a state has to have its words, in any order. Too many states are none: the right one may not be
        among the first.
        """
        word = f" {fold(name)} "
        slugs = {slug for folded, slug, _ in self.names.beginning() if word.strip() and word in f" {folded} "}
        states = wider_states(name, state_names(self.names.beginning())) if STATE in prefixes else []
        found = [] if len(states) > most else states
        found += [slug for prefix in prefixes if prefix != STATE for slug in sorted(slugs) if slug.startswith(prefix)]
        return [f"{self._short(slug, prefixes)} ({self._label(slug)})" for slug in found[:most]]

    def _known(self, name: str, prefixes: tuple[str, ...]) -> list[str]:
        """Return the names among which the nearest are looked for; of states only those that may be meant."""
        others = tuple(prefix for prefix in prefixes if prefix != STATE)
        known = [written for _, slug, written in self.names.beginning() if slug.startswith(others)]
        known += [slug.split("-", 1)[1] for slug in self.slugs if slug.startswith(others)]
        return known + (near_names(name, state_names(self.names.beginning())) if STATE in prefixes else [])


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
