"""From the phases of an alliance's members, as any data set may give them, to rows of ours.

Phases of a state that follow one another are one spell of membership. What binds all members as long as they are
members is one obligation; else each state has its own, with its days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from csto_graph.core.dates import FOREVER, Bounds
from csto_graph.dataset.tables import Row
from csto_graph.imports.formats.row_builder import RowMaker
from csto_graph.imports.formats.source_file import SourceRow

LANGUAGES = ("en", "id", "ru")
NAMED = 4
CONFIDENCE = "medium"  # one source says so, and no editor has looked into it
Labels = Mapping[str, Mapping[str, str]]


class Promise(NamedTuple):
    """A type of obligation with its conditions, words of the vocabulary."""

    type: str
    conditions: tuple[str, ...] = ()


class Phase(NamedTuple):
    """What binds a state in an alliance between two boundaries, and the row that says so."""

    state: str
    bounds: Bounds
    promises: frozenset[Promise]
    origin: SourceRow


class Known(NamedTuple):
    """What our graph calls an alliance: labels by language, the abbreviation, and its lineage or nothing."""

    labels: Mapping[str, str]
    short: str
    lineage: str


@dataclass(frozen=True)
class Alliance:
    """An alliance of a data set: its slug without a prefix, its name there, when it lasts, and its members' phases.

    ``verified`` is the last day that the data set covers; ``numbers`` are those that data sets know it by, by column.
    """

    slug: str
    name: str
    bounds: Bounds
    phases: Sequence[Phase]
    verified: str
    numbers: Mapping[str, str]
    known: Sequence[Known] = ()


def alliance_rows(alliance: Alliance, labels: Labels, make: RowMaker) -> Iterator[Row]:
    """Yield the rows of an alliance: organisation, treaty, article, spells of membership and obligations."""
    origin = alliance.phases[0].origin
    names = {f"label_{language}": _label(alliance, labels, language) for language in LANGUAGES}
    days = _days(alliance.bounds, alliance.verified)
    treaty, article = f"treaty-{alliance.slug}", f"article-{alliance.slug}"
    yield make(
        "organisations",
        origin,
        id=f"org-{alliance.slug}",
        kind="alliance",
        treaty=treaty,
        aliases="; ".join(_aliases(alliance)),
        lineage=next((known.lineage for known in alliance.known if known.lineage), ""),
        **alliance.numbers,
        **names,
        **{f"short_{language}": alliance.name for language in LANGUAGES},
        **days,
    )
    yield make("treaties", origin, id=treaty, confidence=CONFIDENCE, **names, **days)
    whole = {f"label_{language}": text for language, text in zip(LANGUAGES, WHOLE, strict=True)}
    yield make(
        "articles", origin, id=article, treaty=treaty, number="all", confidence=CONFIDENCE, paraphrase_en=CODED, **whole
    )
    yield from _membership_rows(alliance, make)
    yield from _obligation_rows(alliance, make, article)


CODED = "What the data set codes for the text as a whole; it does not tell articles apart."
WHOLE = ("Whole text, as coded", "Seluruh teks, sebagaimana dikodekan", "Весь текст, как он закодирован")
WORDS = {
    "defence": ("armed-attack", "binding", "attacked-party", "Help with arms a member that is attacked."),
    "offence": ("none", "binding", "every-other-party", "Fight at the side of a member that is not attacked itself."),
    "neutrality": ("none", "binding", "every-other-party", "Stay out of a conflict that a member is in."),
    "non-aggression": ("none", "binding", "every-other-party", "Use no force against a member."),
    "consultation": ("none", "to-consult", "every-other-party", "Consult with members in a crisis."),
}


def spells(phases: Iterable[Phase]) -> dict[str, list[Bounds]]:
    """Return for each state the bounds of its spells: phases that touch or overlap are one."""
    found: dict[str, list[Bounds]] = defaultdict(list)
    for phase in sorted(phases, key=lambda each: (each.state, each.bounds.start.earliest, each.bounds.end.latest)):
        known = found[phase.state]
        if known and phase.bounds.start.earliest <= known[-1].end.latest:
            end = max(known[-1].end, phase.bounds.end, key=lambda each: (each.latest, each.earliest))
            known[-1] = Bounds(known[-1].start, end)
        else:
            known.append(phase.bounds)
    return found


def _membership_rows(alliance: Alliance, make: RowMaker) -> Iterator[Row]:
    origins = {phase.state: phase.origin for phase in reversed(alliance.phases)}
    for state, held in sorted(spells(alliance.phases).items()):
        for number, bounds in enumerate(held, 1):
            yield make(
                "memberships",
                origins[state],
                id=f"membership-{state.removeprefix('state-')}-{alliance.slug}-{number}",
                member=state,
                organisation=f"org-{alliance.slug}",
                role="member",
                rank="normal",
                confidence=CONFIDENCE,
                **_days(bounds, alliance.verified),
            )


def _obligation_rows(alliance: Alliance, make: RowMaker, article: str) -> Iterator[Row]:
    whole = spells(alliance.phases)
    for promise in sorted({each for phase in alliance.phases for each in phase.promises}):
        bound = [phase for phase in alliance.phases if promise in phase.promises]
        held = spells(bound)
        name = f"obligation-{alliance.slug}-{'-'.join((promise.type, *promise.conditions))}"
        if held == whole:
            yield _obligation(make, bound[0], article, promise, id=name, obligor="each-party")
            continue
        for state, times in sorted(held.items()):
            for number, bounds in enumerate(times, 1):
                slug = f"{name}-{state.removeprefix('state-')}-{number}"
                own = {"obligor": "named-states", "obligor_states": state, "start": bounds.start.text}
                yield _obligation(make, bound[0], article, promise, id=slug, end=bounds.end.text, **own)


def _obligation(make: RowMaker, phase: Phase, article: str, promise: Promise, **cells: str) -> Row:
    trigger, compulsion, obligee, text = WORDS[promise.type]
    return make(
        "obligations",
        phase.origin,
        article=article,
        type=promise.type,
        obligee=obligee,
        trigger=trigger,
        conditions=" ".join(promise.conditions) or "none",
        compulsion=compulsion,
        paraphrase_en=text,
        confidence=CONFIDENCE,
        **cells,
    )


def _days(bounds: Bounds, verified: str) -> dict[str, str]:
    lasts = bounds.end.latest == FOREVER and not bounds.end.text
    end = {"verified": verified} if lasts else {"end": bounds.end.text, "end_basis": "not-told"}
    return {"start": bounds.start.text, "start_basis": "not-told", **end}


def _label(alliance: Alliance, labels: Labels, language: str) -> str:
    if alliance.known:
        return f"{', '.join(known.labels[language] for known in alliance.known)} ({alliance.name})"
    states = list(dict.fromkeys(phase.state for phase in sorted(alliance.phases, key=_entry)))
    named = [labels[state][language] for state in states[:NAMED]]
    more = f" +{len(states) - NAMED}" if len(states) > NAMED else ""
    return f"{', '.join(named)}{more}, {alliance.bounds.start.earliest.year} ({alliance.name})"


def _entry(phase: Phase) -> tuple[object, str]:
    return phase.bounds.start.earliest, phase.state


def _aliases(alliance: Alliance) -> list[str]:
    names = (name for known in alliance.known for name in (*known.labels.values(), known.short))
    return sorted({name for name in names if "; " not in name})
