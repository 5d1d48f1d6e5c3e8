"""What the shell offers when a value is begun: names from the index of a store that is there, and words.

Nothing is built for it: without a store in the cache nothing is offered. What comes from data is offered only where
a shell takes it as one plain word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csto_graph.errors import CstoGraphError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from csto_graph.questions.definition import Parameter
    from csto_graph.store import EmbeddedStore

Completer = Callable[[click.Context, click.Parameter, str], list["CompletionItem"]]
PLAIN = re.compile(r"[\w.~-]+")


def things(kinds: str = "any") -> Completer:
    """Return a completer for the things of ``kinds``: slugs, found by slug, code or label in any language."""

    def offered(store: EmbeddedStore, begun: str) -> Mapping[str, str]:
        from csto_graph.questions.names.name_index import NameIndex

        return NameIndex.of(store).completions(begun, kinds)

    return _completer(offered)


def words(scheme: str) -> Completer:
    """Return a completer for the words of a scheme of the vocabulary."""

    def offered(store: EmbeddedStore, begun: str) -> Mapping[str, str]:
        from csto_graph.questions.names.name_index import words_by_scheme

        return {word: "" for word in words_by_scheme(store).get(scheme, ()) if word.startswith(begun)}

    return _completer(offered)


def fixed(values: tuple[str, ...]) -> Completer:
    """Return a completer for these values."""
    return lambda context, parameter, begun: _items({each: "" for each in values if each.startswith(begun)})


def views(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return what --according-to takes: the data sets that were imported, the curated graph, sources and publishers."""
    from csto_graph.imports.registry import CURATED, user_holdings

    own = (*user_holdings(None).names(), CURATED)
    others = things("source|publisher")(context, parameter, begun)
    return [*fixed(own)(context, parameter, begun), *(each for each in others if each.value not in own)]


def of_parameter(parameter: Parameter) -> Completer | None:
    """Return the completer of a question's parameter; days and numbers have none."""
    if parameter.type == "language":
        from csto_graph.core.languages import LANGUAGES

        return fixed(LANGUAGES)
    if parameter.type in {"window", "integer"}:
        return None
    return words(parameter.scheme) if parameter.scheme else things(parameter.type)


def _completer(offered: Callable[[EmbeddedStore, str], Mapping[str, str]]) -> Completer:
    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        try:
            store = _cached_store(context.find_root().params)
            found = offered(store, begun) if store else {}
        except (CstoGraphError, OSError):
            return []  # a message would stand in the middle of the line that is being typed
        return _items(found)

    return complete


def _cached_store(options: Mapping[str, Path | bool | None]) -> EmbeddedStore | None:
    from csto_graph.core.resources import data_directory, ontology_directory
    from csto_graph.dataset.opening import cached_store
    from csto_graph.store import default_cache_directory

    data = options.get("data")
    tables = data if isinstance(data, Path) else data_directory()
    return None if options.get("no_cache") else cached_store(tables, ontology_directory(), default_cache_directory())


def _items(found: Mapping[str, str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(value, help=_shown(label)) for value, label in found.items() if PLAIN.fullmatch(value)]


def _shown(label: str) -> str:
    return "".join(character if character.isprintable() else " " for character in label)
