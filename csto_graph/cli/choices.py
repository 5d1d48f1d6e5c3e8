"""Fixed choices of options and arguments.

The words belong to the rooms that define them. They are read when a value is parsed or completed, or when the help of
its command is shown: the rooms of networks and pictures take long to import, and most commands do not need them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from csto_graph.errors import nearest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _Type = click.ParamType[tuple[str, ...]]
else:  # the oldest click that is supported has no type parameter here
    _Type = click.ParamType


class Words:
    """The words at some places, such as ``csto_graph.networks:MEASURES``; each place is imported when it is read.

    At a place are words, a function that returns words, or a ``Literal`` type.
    """

    def __init__(self, *places: str) -> None:
        self.places = places

    def __iter__(self) -> Iterator[str]:
        for place in self.places:
            module, _, name = place.partition(":")
            words = getattr(import_module(module), name)
            yield from get_args(words) or (words() if callable(words) else words)


DEGREES = Words("csto_graph.core.certainty:Certainty")
LANGUAGES = Words("csto_graph.core.choices:Language")
PROJECTIONS = Words("csto_graph.core.choices:Projection")
SERIES_PROJECTIONS = Words("csto_graph.core.choices:SeriesProjection")
WEIGHTS = Words("csto_graph.core.choices:Weight")
EVERY = Words("csto_graph.core.choices:Every")
LEVELS = Words("csto_graph.core.choices:Level")
OWN_TIES = Words("csto_graph.core.choices:OwnTie")
DISTANCES = Words("csto_graph.core.choices:Distance")
CASE_KINDS = Words("csto_graph.core.choices:CaseKind")
PANELS = Words("csto_graph.core.choices:PanelKind")
CHARTS = Words("csto_graph.core.choices:ChartKind")
NODE_SIZES = Words("csto_graph.core.choices:NodeSize")
LAYOUTS = Words("csto_graph.core.choices:NodeLayout")
OBLIGATION_TYPES = Words("csto_graph.core.vocabulary:OBLIGATION_TYPES")
DATA_SETS = Words("csto_graph.imports.formats.source_description:source_names")
DIFFERENCES = Words("csto_graph.evidence.comparison:KINDS")
MEASURES = Words("csto_graph.networks:MEASURES")
REFERENCES = Words("csto_graph.networks:REFERENCES")
CHART_MEASURES = Words("csto_graph.networks:MEASURES", "csto_graph.networks.similarity.similarity:SCORES")

NETWORK_FILES = Words("csto_graph.cli.choices:PAGES", "csto_graph.networks.exports:NETWORK_FORMATS")
NODE_FILES = Words("csto_graph.networks.exports:NODE_FORMATS")
SERIES_FILES = Words("csto_graph.networks.exports:SERIES_FORMATS")
PANEL_FILES = Words("csto_graph.panels:PANEL_FORMATS")
CHART_FILES = Words("csto_graph.pictures.print.figure:FORMATS")
RDF_FILES = (".trig", ".nq", ".ttl", ".nt", ".rdf", ".jsonld")
WITH_NAMED_GRAPHS = (".trig", ".nq", ".jsonld")
OWL_FILE = ".owl"
PAGES = (".html",)


class Choice(click.Choice[str]):
    """One of some words, which are read when they are needed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words
        self.case_sensitive = True

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        """The words."""
        return tuple(self._words)

    @property
    def hint(self) -> str:
        """What the help of an option says of its values where its metavar does not."""
        return f"one of {', '.join(self.choices)}"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; BadParameter with the nearest word and all words otherwise. Completion reads no words."""
        if not (ctx and ctx.resilient_parsing) and value not in self.choices:
            hint = f"'{param.name.upper()}'" if isinstance(param, click.Argument) and param.name else None
            raise click.BadParameter(not_a_choice(str(value), self.choices), ctx, param, hint)
        return str(value)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return the words as one line, as messages are."""
        return f"Choose one of {', '.join(self.choices)}"


class ChoiceList(_Type):
    """One or more words, separated by commas."""

    name = "choices"

    def __init__(self, words: Iterable[str]) -> None:
        self.choice = Choice(words)

    @property
    def hint(self) -> str:
        """What the help of an option says of its values."""
        return f"{self.choice.hint}, or several separated by commas"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the words; BadParameter for the first that is not a choice."""
        if isinstance(value, tuple):
            return value
        return tuple(self.choice.convert(word.strip(), param, ctx) for word in str(value).split(","))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the words that can follow the last comma, each with what stands before it."""
        before, comma, begun = incomplete.rpartition(",")
        items = self.choice.shell_complete(ctx, param, begun)
        for item in items:
            item.value = f"{before}{comma}{item.value}"
        return items


class OutputFile(click.Path):
    """The path of a file to write. Its ending sets the format; the help lists the endings."""

    def __init__(self, endings: Iterable[str]) -> None:
        super().__init__(path_type=Path)
        self.endings = endings

    @property
    def hint(self) -> str:
        """What the help of an option says of its values."""
        *others, last = self.endings
        return f"{', '.join(others)} or {last}" if others else str(last)


def not_a_choice(value: str, words: Iterable[str]) -> str:
    """Return the message for a value that is not among the words: all of them, and the nearest one."""
    known = list(words)
    near = nearest(value, known, most=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{value!r} is not one of {', '.join(known)}{hint}"
