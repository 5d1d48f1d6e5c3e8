"""What is computed from a graph or a store is kept for as long as that object lives, and goes with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import finalize

Subject = TypeVar("Subject")
Answer = TypeVar("Answer")


def once_for_each(function: Callable[[Subject], Answer]) -> Callable[[Subject], Answer]:
    """Let a function of one object return for that object what it returned before; nobody may change it.

    Unlike :func:`functools.cache` it does not keep the object alive, and two equal objects are two.

    Examples
    --------
    >>> @once_for_each
    ... def ordered(names: frozenset[str]) -> list[str]:
    ...     return sorted(names)
    >>> names = frozenset({"b", "a"})
    >>> ordered(names) is ordered(names)
    True

    """
    known: dict[int, Answer] = {}

    @wraps(function)
    def remembered(subject: Subject) -> Answer:
        key = id(subject)
        if key not in known:
            known[key] = function(subject)
            finalize(subject, known.pop, key)
        return known[key]

    return remembered
