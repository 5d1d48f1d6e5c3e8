"""A misspelt argument is answered with the right name."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, TypeVar

from csto_graph.errors import ArgumentError

Class = TypeVar("Class", bound=type)


def suggest_arguments(owner: Class) -> Class:
    """Let the public methods of a class raise ArgumentError, with the nearest names, for arguments they do not take.

    Methods that take any argument, such as the parameters of a question, check these themselves.
    """
    for name, method in vars(owner).copy().items():
        if not name.startswith("_") and inspect.isfunction(method):
            setattr(owner, name, _checked(method))
    return owner


def _checked(method: Callable[..., Any]) -> Callable[..., Any]:
    parameters = inspect.signature(method).parameters.values()
    if any(each.kind is each.VAR_KEYWORD for each in parameters):
        return method
    known = [each.name for each in parameters if each.kind in {each.KEYWORD_ONLY, each.POSITIONAL_OR_KEYWORD}][1:]

    @functools.wraps(method)
    def checked(*arguments: Any, **keywords: Any) -> Any:
        for name in keywords.keys() - set(known):
            raise ArgumentError(method.__name__, name, known)
        return method(*arguments, **keywords)

    return checked
