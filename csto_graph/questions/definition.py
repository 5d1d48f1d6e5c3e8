"""Reading question files.

The head of a file declares the question::

    #+ summary: one line
    #+ param: NAME TYPE [optional | =DEFAULT] -- what it is

TYPE is a kind of thing (``state``, ``organisation|person``, ``any``), a scheme of the vocabulary (``v:roles``),
``integer``, or ``window``, a day or interval that binds ``?since`` and ``?until``. In the body ``#@ bind`` is where
the values go, once more in each sub-select that needs them, as it does not see those outside. The lines from
``#@ if NAME`` to ``#@ end`` count only where that parameter is given, those from ``#@ unless NAME`` only where it is
not. ``#@ include NAME`` is replaced by the lines of a part, see :mod:`csto_graph.core.query_files`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from csto_graph.core.query_files import with_parts
from csto_graph.core.resources import queries_directory
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.store import ResultTable

_PARAMETER = re.compile(r"#\+ param: (\w+) (\S+)(?: (optional|=\S+))? -- (.+)")
_SUMMARY = re.compile(r"#\+ summary: (.+)")


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question: its type, whether it may be left out, and what stands in for it then."""

    name: str
    type: str
    optional: bool
    default: str | None
    description: str

    @property
    def option(self) -> str:
        """The option of the command line, such as ``--as-of``."""
        return "--" + self.name.replace("_", "-")

    @property
    def scheme(self) -> str | None:
        """The scheme of the vocabulary whose words it takes, if it takes words."""
        return self.type.removeprefix("v:") if self.type.startswith("v:") else None


@dataclass(frozen=True)
class Question:
    """A named question with its summary, parameters and SPARQL text."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    text: str

    def parameter(self, name: str) -> Parameter:
        """Return the parameter of this name; UnknownNameError with the nearest ones otherwise."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = [parameter.name for parameter in self.parameters]
        raise UnknownNameError(f"parameter of {self.name}", name, names, mend=f"it takes {', '.join(names)}")


LANGUAGE = Parameter("language", "language", True, "en", "the language of labels: en, id or ru")


@cache
def question_names() -> list[str]:
    """Return the names of all questions, in alphabetical order."""
    return sorted(path.stem for path in queries_directory().iterdir() if path.suffix == ".rq")


def question_table() -> ResultTable:
    """Return one row per question: ``question``, ``summary`` and ``parameters``."""
    rows = (
        (question.name, question.summary, " ".join(parameter_names(question))) for question in load_questions().values()
    )
    return ResultTable(("question", "summary", "parameters"), tuple(rows))


def parameter_names(question: Question) -> list[str]:
    """Return the names of all parameters of a question; one about time also takes an interval, ``during``."""
    names = [parameter.name for parameter in question.parameters]
    return [*names, "during"] if any(parameter.type == "window" for parameter in question.parameters) else names


def load_questions() -> dict[str, Question]:
    """Return all questions by name, in alphabetical order."""
    return {name: _read(name) for name in question_names()}


def load_question(name: str) -> Question:
    """Return the question of this name; UnknownNameError with the nearest names otherwise."""
    if name not in question_names():
        raise UnknownNameError("question", name, question_names(), mend="run 'csto-graph ask' to list them")
    return _read(name)


def parse_question(name: str, text: str) -> Question:
    """Return the question that a file's text declares; QueryError if the head is not in order."""
    summary = _SUMMARY.search(text)
    heads = [line for line in text.splitlines() if line.startswith("#+ param:")]
    matches = [_PARAMETER.fullmatch(line) for line in heads]
    if not summary or None in matches:
        raise QueryError(f"{name}.rq: the head needs '#+ summary:' and well-formed '#+ param:' lines")
    parameters = tuple(_parameter(match) for match in matches if match)
    text = with_parts(text, queries_directory())
    languages = (LANGUAGE,) if "?language)" in text else ()
    return Question(name, summary[1], (*parameters, *languages), text)


def _parameter(match: re.Match[str]) -> Parameter:
    name, kind, presence, description = match.groups()
    default = presence.removeprefix("=") if presence and presence != "optional" else None
    return Parameter(name, kind, presence is not None, default, description)


@cache
def _read(name: str) -> Question:
    return parse_question(name, (queries_directory() / f"{name}.rq").read_text(encoding="utf-8"))
