"""From what people type to the thing they mean: slugs, codes, abbreviations and labels in any language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csto_graph.core.dates import day_after
from csto_graph.core.query_files import load_query
from csto_graph.core.windows import Window
from csto_graph.errors import AmbiguousNameError, QueryError, UnknownNameError
from csto_graph.questions.names.folding import code_text, fold, typed, with_former_name, words
from csto_graph.questions.names.name_lines import STATE, NameLines, things_first
from csto_graph.questions.names.state_codes import StateCodes
from csto_graph.store import Store

if TYPE_CHECKING:
    from csto_graph.questions.names.suggestions import StateName

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
REMEDY = "give a slug, code, abbreviation or label, such as csto, KAZ or Казахстан"


class NameIndex(NameLines):
    """Every name of every thing. Slugs win over labels, so that a name with a slug of its own is never ambiguous.

    ``docs/names.md`` has the order in which a name of a state is looked for.
    """

    @cached_property
    def codes(self) -> StateCodes:
        """The codes of states that are read by day."""
        return StateCodes(self.code_lines)

    def resolve(
        self, name: str | float, kinds: str = "any", *, on: date | None = None, until: date | None = None
    ) -> str:
        """Return the slug that a name means.

        Parameters
        ----------
        name : str or int
            A slug, code, abbreviation or label. A whole number is read as its digits, also one of numpy and ``2.0``.
        kinds : str
            What it may be: ``state``, ``state|person``, ``any``.
        on : date, optional
            The day on which a code is read that passed between states: 365 is Russia, and the Soviet Union before
            1991-12-26. By default, the code means the state that has it today, or else the last state that had it.
        until : date, optional
            The day after the last of an interval that begins on ``on``: the code means the first state that has it in
            the interval. Default: the day after ``on``.

        Returns
        -------
        str
            The slug, such as ``state-rus``.

        Raises
        ------
        UnknownNameError
            With the nearest names; for a code that no state has on the day, with the states that had it and the days.
        AmbiguousNameError
            With the choices.
        QueryError
            If the name is not text or a whole number.

        """
        text, prefixes = typed(name), _prefixes(kinds)
        if text is None:
            raise QueryError(f"a name has to be text or a whole number, not {type(name).__name__}; {REMEDY}")
        if kinds == "any" and self._exists(text):
            return text
        days = Window(on, until or day_after(on)) if on else None
        for candidates in self._candidates(text, prefixes, days):
            if len(candidates) == 1:
                return candidates.pop()
            if candidates:
                raise AmbiguousNameError(text, sorted(candidates))
        raise self._without_bearer(text, kinds, days) or self._unknown(text, kinds, prefixes)

    def _candidates(self, name: str, prefixes: tuple[str, ...], days: Window | None) -> Iterator[set[str]]:
        """Yield what a name can mean, the surest readings first."""
        if not (STATE in prefixes and self._is_read_by_day(name, days)):
            yield self._slug(name, prefixes)
        yield self._named(fold(name), prefixes)
        if STATE in prefixes:
            state = _GOVERNMENT.sub("", name, count=1)
            *exact, reordered = self._readings(state, days)
            yield from (*exact, self._formerly(state, days), reordered)

    def _is_read_by_day(self, name: str, days: Window | None) -> bool:
        """Return whether a code counts before the slug of the same letters: YEM on a day is not always state-yem."""
        return days is not None and self.codes.has_passed(code_text(name))

    def _readings(self, name: str, days: Window | None) -> tuple[set[str], ...]:
        """Return the states that a text means as a slug, as a name, as a code, and as a name in another order."""
        states = (STATE,)
        slug = set() if self._is_read_by_day(name, days) else self._slug(name, states)
        exact = (slug, self._named(fold(name), states), self.codes.bearer(code_text(name), days))
        return (*exact, self._named(words(name), states))

    def _state(self, name: str, days: Window | None) -> set[str]:
        return next((found for found in self._readings(name, days) if found), set())

    def _formerly(self, name: str, days: Window | None) -> set[str]:
        """Return the state that is called ``Name (former name)``; on a day, the one that then has the code of both.

        Both where they never had the same code: then neither is a former name of the other.
        """
        if not (names := with_former_name(name)):
            return set()
        now, then = (self._state(each, days) for each in names)
        if now == then or len(now) != 1 or len(then) != 1:
            return now & then
        if not (code := self.codes.shared(now | then)):
            return now | then
        return self.codes.bearer(code, days) if days else now

    def _code_of_both(self, name: str) -> str | None:
        """Return the code that the states of ``Name (former name)`` have both had."""
        states = set().union(*(self._state(each, None) for each in with_former_name(name) or ()))
        return self.codes.shared(states) if len(states) > 1 else None

    def _without_bearer(self, name: str, kinds: str, days: Window | None) -> UnknownNameError | None:
        """Return the error for a code that no state has in the days asked about; None for other names."""
        if not days or STATE not in _prefixes(kinds):
            return None
        state = _GOVERNMENT.sub("", name, count=1).strip()
        code = self._code_of_both(state) or state
        if not (history := self.codes.history(code_text(code))):
            return None
        said = f"no state had this code {days.phrase}; {code} was the code {history}"
        return UnknownNameError(_kind(kinds), name, (), mend=f"{said}; give one of them, or another day")

    def _unknown(self, name: str, kinds: str, prefixes: tuple[str, ...]) -> UnknownNameError:
        kind = _kind(kinds)
        if near := self._with_word(name, prefixes):
            return UnknownNameError(kind, name, (), mend=f"did you mean {' or '.join(near)}?")
        if others := self._of_other_kinds(name, prefixes):
            return UnknownNameError(kind, name, (), mend=f"that is {' or '.join(others)}")
        if found := self._suggestions(name, prefixes):
            error = UnknownNameError(kind, name, (), mend=f"did you mean {' or '.join(found)}?")
            error.suggestions = found
            return error
        remedy = "'csto-graph ask sources' lists them" if kinds == "source|publisher" else REMEDY
        return UnknownNameError(kind, name, (), mend=remedy)

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
        is_safe = self._slug(short, prefixes) == {slug} and not self.codes.has_passed(code_text(short))
        return short if is_safe else slug

    def _label(self, slug: str) -> str:
        return next((label for _, label in self.things.having(slug)), "")

    def _exists(self, slug: str) -> bool:
        return any(self.things.having(slug))

    def _slug(self, name: str, prefixes: tuple[str, ...]) -> set[str]:
        slug = fold(name).replace(" ", "-")
        if slug.startswith(prefixes) and self._exists(slug):
            return {slug}
        return things_first({f"{prefix}{slug}" for prefix in prefixes if self._exists(f"{prefix}{slug}")})

    def _named(self, folded: str, prefixes: tuple[str, ...]) -> set[str]:
        return things_first({slug for _, slug, _ in self.names.having(folded) if slug.startswith(prefixes)})

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
        from csto_graph.questions.names.suggestions import wider_states

        word = f" {fold(name)} "
        slugs = {slug for folded, slug, _ in self.names.beginning() if word.strip() and word in f" {folded} "}
        states = wider_states(name, self._state_names) if STATE in prefixes else []
        found = [] if len(states) > most else states
        found += [slug for prefix in prefixes if prefix != STATE for slug in sorted(slugs) if slug.startswith(prefix)]
        return [f"{self._short(slug, prefixes)} ({self._label(slug)})" for slug in found[:most]]

    def _suggestions(self, name: str, prefixes: tuple[str, ...]) -> list[str]:
        from csto_graph.questions.names.suggestions import suggested  # needed only for a name that is not known

        known = self._known(name, prefixes)

        def meaning(near: str) -> str:
            found = self._named(fold(near), prefixes)
            return found.pop() if len(found) == 1 else known[near]

        return suggested(name, known, meaning=meaning, label=self._label)

    def _known(self, name: str, prefixes: tuple[str, ...]) -> dict[str, str]:
        """Return the names among which the nearest are looked for, with their slugs; of states those that are near."""
        from csto_graph.questions.names.suggestions import near_names

        others = tuple(prefix for prefix in prefixes if prefix != STATE)
        lines = list(self.names.beginning())
        known = {written: slug for _, slug, written in lines if slug.startswith(others)}
        known |= {slug.split("-", 1)[1]: slug for slug in self.slugs if slug.startswith(others)}
        near = near_names(name, self._state_names) if STATE in prefixes else {}
        return known | near

    @cached_property
    def _state_names(self) -> list[StateName]:
        from csto_graph.questions.names.suggestions import state_names

        return state_names(self.names.beginning())


def _kind(kinds: str) -> str:
    return "name" if kinds == "any" else kinds.replace("|", " or ")


def _prefixes(kinds: str) -> tuple[str, ...]:
    return tuple(f"{prefix}-" for kind, prefix in KINDS.items() if kinds == "any" or kind in kinds.split("|"))


def words_by_scheme(store: Store) -> Mapping[str, list[str]]:
    """Return the words of every scheme of the vocabulary, by the scheme's short name."""
    table = store.select(load_query("questions/names/words"))
    words: dict[str, list[str]] = defaultdict(list)
    for row in table:
        words[str(row["scheme"]).removeprefix("scheme-")].append(str(row["word"]))
    return words
