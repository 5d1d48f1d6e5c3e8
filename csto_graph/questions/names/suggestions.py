"""Which names of states come near to one that is not known: never those of another state of the same name.

The two Koreas, Yemens, Congos, Germanies, Chinas and Guineas differ in one word. So a word that is spelled as in some
name has to be in the suggestion too, and where a misspelled word could belong to two states that share the others, as
``Soath Korea`` could, nothing is suggested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from csto_graph.errors import nearest
from csto_graph.questions.names.folding import fold, words

_GENERIC = {"republic", "kingdom", "state", "states", "islands", "saint", "grand", "duchy"}
_MOST_EDITS = 2
_MOST_SUGGESTIONS = 3


class StateName(NamedTuple):
    """A name of a state with its words, of which there is one at least."""

    slug: str
    written: str
    words: frozenset[str]


class _Match(NamedTuple):
    name: StateName
    is_near: bool


def state_names(lines: Iterable[Sequence[str]]) -> list[StateName]:
    """Return the names of states in lines of an index: folded name, slug and name as it is written."""
    pairs = dict.fromkeys((slug, written) for _, slug, written in lines if slug.startswith("state-"))
    names = (StateName(slug, written, frozenset(words(written).split())) for slug, written in pairs)
    return [name for name in names if name.words]


def suggested(
    typed: str, known: Iterable[str], *, meaning: Callable[[str], str], label: Callable[[str], str]
) -> list[str]:
    """Return what to suggest among known names: one name for each thing, the most alike first.

    ``meaning`` gives the slug of a name, and ``label`` the English label of a slug. A state is suggested by this label,
    or by a near name in another alphabet as it is written.
    """
    by_slug: dict[str, str] = {}
    for name in nearest(typed, known, most=3 * _MOST_SUGGESTIONS):
        slug = meaning(name)
        is_label = slug.startswith("state-") and fold(name).isascii()
        by_slug.setdefault(slug, label(slug) if is_label and label(slug) else name)
    return list(by_slug.values())[:_MOST_SUGGESTIONS]


def near_names(typed: str, names: Sequence[StateName]) -> dict[str, str]:
    """Return the names, with their slugs, that ``typed`` can be a misspelling of.

    None where it could be a misspelling of two namesakes.
    """
    wanted = frozenset(words(typed).split())
    misspelled = wanted - frozenset().union(*(name.words for name in names))
    alike = (name for name in names if len(name.words) == len(wanted) and wanted - misspelled <= name.words)
    matches = [match for name in alike if (match := _match(misspelled, name, wanted))]
    if any(_are_namesakes(one, other) for one in matches for other in matches):
        return {}
    return {match.name.written: match.name.slug for match in matches if match.is_near}


def wider_states(typed: str, names: Sequence[StateName]) -> list[str]:
    """Return the states of which a name has all the words of ``typed`` and others."""
    wanted = frozenset(words(typed).split())
    return sorted({name.slug for name in names if wanted and wanted < name.words})


def _are_namesakes(one: _Match, other: _Match) -> bool:
    return one.name.slug != other.name.slug and bool(one.name.words & other.name.words - _GENERIC)


def _match(misspelled: frozenset[str], name: StateName, wanted: frozenset[str]) -> _Match | None:
    """Return how a name matches where each misspelled word is near to one of its own; None if one is not."""
    is_near, left = True, list(name.words - wanted)
    for word in sorted(misspelled):
        edits, nearest = min((_distance(word, each), each) for each in left)
        if edits > _MOST_EDITS:
            return None
        is_near &= edits <= _allowed(word, nearest)
        left.remove(nearest)
    return _Match(name, is_near)


def _allowed(word: str, other: str) -> int:
    """Return how many edits make a misspelling: none in a code of three letters, which would be any other code."""
    return max(0, min(min(len(word), len(other)) - 3, _MOST_EDITS))


def _distance(word: str, other: str) -> int:
    """Return the number of edits from a word to another (Levenshtein), none to one that begins with it."""
    if len(word) > _MOST_EDITS + 1 and other.startswith(word):
        return 0
    if abs(len(other) - len(word)) > _MOST_EDITS or len(set(word) - set(other)) > _MOST_EDITS:
        return _MOST_EDITS + 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(word, 1):
        before, row = row, [number]
        for place, each in enumerate(other):
            row.append(min(before[place + 1] + 1, row[place] + 1, before[place] + (letter != each)))
    return row[-1]
