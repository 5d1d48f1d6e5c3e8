"""A misspelt argument is answered with the right name."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, TypeVar, cast

from csto_graph.errors import ArgumentError

Class = TypeVar("Class", bound=type)
Function = TypeVar("Function", bound=Callable[..., Any])


def suggest_arguments(owner: Class) -> Class:
    """Let the public methods of a class raise ArgumentError, with the nearest names, for arguments they do not take."""
    for name, method in vars(owner).copy().items():
        if not name.startswith("_") and inspect.isfunction(method):
            setattr(owner, name, suggest_keywords(method))
    return owner


def suggest_keywords(function: Function) -> Function:
    """Let a function raise ArgumentError, with the nearest names, for keywords that it does not take.

    One that takes any keyword, such as the parameters of a question, checks these itself.
    """
    parameters = inspect.signature(function).parameters.values()
    if any(each.kind is each.VAR_KEYWORD for each in parameters):
        return function
    by_name = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD}
    known = [each.name for each in parameters if each.kind in by_name and each.name != "self"]

    @functools.wraps(function)
    def checked(*arguments: Any, **keywords: Any) -> Any:
        for name in sorted(keywords.keys() - set(known)):
            raise ArgumentError(function.__name__, name, known)
        return function(*arguments, **keywords)

    return cast("Function", checked)
