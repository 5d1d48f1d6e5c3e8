"""The errors that this package raises on purpose.

CstoGraphError
├── DataError            tables that do not hold to their descriptor (carries every problem found)
├── DateError            a text or value that is not a valid date
├── ArgumentError        a keyword argument that a method does not take (carries suggestions); also a TypeError
├── UnknownNameError     a question, parameter, entity or option that does not exist (carries suggestions)
├── AmbiguousNameError   a name that fits several entities (carries the choices)
├── QueryError           SPARQL that does not parse or does not fit its declaration
├── StoreError           the store cannot be opened or written
│   ├── CacheError       a cache folder that is not safe to use, or where nothing can be kept
│   └── EndpointError    a remote store that is out of reach, refuses us, or answers with what is no answer
├── MissingExtraError    an optional library that is not installed
└── ExportError          a file that cannot be written, or a format that is not known
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


class CstoGraphError(Exception):
    """Root of all errors of this package; its text is one line for the user."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Allow an error to pass from one process to another, whatever its constructor takes."""
        return _restored, (type(self), self.args, self.__dict__)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a data file: where it is, what it is, and how to mend it."""

    file: str
    line: int
    column: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}; {self.mend}"


class DataError(CstoGraphError):
    """Tables that cannot be read; ``problems`` holds all faults, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DateError(CstoGraphError):
    """A text or value that is not a valid date."""


class ArgumentError(CstoGraphError, TypeError):
    """A keyword argument that a method does not take, with the nearest ones that it takes."""

    def __init__(self, method: str, name: str, known: Sequence[str]) -> None:
        self.suggestions = nearest(name, known)
        hint = f"did you mean {' or '.join(self.suggestions)}?" if self.suggestions else f"it takes {', '.join(known)}"
        super().__init__(f"{method}() takes no argument {name!r}; {hint}")


class UnknownNameError(CstoGraphError):
    """A name that nothing carries, with the nearest ones that exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str], *, mend: str = "") -> None:
        self.suggestions = nearest(name, known)
        hint = f"did you mean {' or '.join(self.suggestions)}?" if self.suggestions else mend
        super().__init__(f"unknown {kind} {name!r}" + (f"; {hint}" if hint else ""))


class AmbiguousNameError(CstoGraphError):
    """A name that several entities carry."""

    def __init__(self, name: str, choices: Sequence[str]) -> None:
        self.choices = list(choices)
        super().__init__(f"{name!r} fits several things; say which: {', '.join(self.choices)}")


class QueryError(CstoGraphError):
    """A query that cannot be run as it stands."""


class StoreError(CstoGraphError):
    """A store that cannot be opened, read or written."""


class CacheError(StoreError):
    """A cache folder that is not safe to use."""


class CacheWarning(UserWarning):
    """The cache cannot be used; the graph was built in memory, which takes longer."""


class EndpointError(StoreError):
    """A remote store that cannot be reached or does not answer as it should; its text holds no credentials."""


class MissingExtraError(CstoGraphError):
    """A command that needs a library of one of the package's extras; its text has the command that installs it."""

    def __init__(self, library: str) -> None:
        super().__init__(f"this needs {library}; install it with: {sys.executable} -m pip install '{_needed(library)}'")


class ExportError(CstoGraphError):
    """A result that cannot be written where or as it was asked for."""


def _restored(kind: type[CstoGraphError], texts: tuple[Any, ...], state: dict[str, Any]) -> CstoGraphError:
    error = kind.__new__(kind, *texts)
    error.args = texts
    error.__dict__.update(state)
    return error


def _needed(library: str) -> str:
    """Return a library with the versions that the package asks for, such as ``pyshacl>=0.30,<1``."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        required = requires("csto-graph") or []
    except PackageNotFoundError:
        required = []
    named = [each.split(";")[0].strip() for each in required]
    return next((each for each in named if re.split(r"[^\w.-]", each)[0].lower() == library.lower()), library.lower())


def nearest(name: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return up to ``most`` of ``known`` that look like ``name``, or else contain it; the most alike first."""
    from difflib import get_close_matches

    by_folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    folded = name.casefold()
    matches = get_close_matches(folded, by_folded, n=most, cutoff=0.65)
    if not matches and len(folded) > 2:
        matches = sorted((each for each in by_folded if folded in each), key=lambda each: (len(each), each))[:most]
    return [by_folded[match] for match in matches]


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says, or its kind where it says nothing."""
    return str(error).strip().split("\n")[0].rstrip(" :") or type(error).__name__
