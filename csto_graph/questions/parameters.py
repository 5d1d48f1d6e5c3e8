"""Putting values into a question: always as serialised terms, never as pasted text."""

from __future__ import annotations

from collections.abc import Mapping

from csto_graph.core.terms import concept, literal, thing
from csto_graph.core.windows import Window
from csto_graph.errors import QueryError
from csto_graph.questions.definition import Parameter, Question


def bind(question: Question, values: Mapping[str, str | Window]) -> str:
    """Return the SPARQL text of a question with its values.

    ``values`` has resolved values only: slugs of things, words of the vocabulary, language tags, and windows.
    Raises QueryError if a parameter that is not optional is missing.
    """
    for parameter in question.parameters:
        if not parameter.optional and parameter.name not in values:
            raise QueryError(f"{question.name} needs {parameter.option}: {parameter.description}")
    lines = [_values(question.parameter(name), value) for name, value in values.items()]
    body = _conditional(question.text, set(values))
    return body.replace("#@ bind", "\n  ".join(lines))


def _values(parameter: Parameter, value: str | Window) -> str:
    if isinstance(value, Window):
        days = " ".join(literal(day.isoformat(), datatype="date") for day in value)
        return f"VALUES (?since ?until) {{ ({days}) }}"
    return f"VALUES ?{parameter.name} {{ {_term(parameter, value)} }}"


def _term(parameter: Parameter, value: str) -> str:
    if parameter.type == "language":
        return literal(value)
    if parameter.type == "integer":
        return literal(value, datatype="integer")
    return concept(value) if parameter.scheme else thing(value)


def _conditional(text: str, given: set[str]) -> str:
    kept, wanted = [], True
    for line in text.splitlines():
        mark = line.strip()
        if mark.startswith("#@ if "):
            wanted = mark.removeprefix("#@ if ") in given
        elif mark.startswith("#@ unless "):
            wanted = mark.removeprefix("#@ unless ") not in given
        elif mark == "#@ end":
            wanted = True
        elif wanted:
            kept.append(line)
    return "\n".join(kept)
