"""The options that limit a network, shared by the commands on networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from csto_graph.cli.value_completion import things, words

Function = TypeVar("Function", bound=Callable[..., Any])
LIMITS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "--state": ("states", "Only this state; repeatable.", {"shell_complete": things("state")}),
    "--organisation": (
        "organisations",
        "Only ties by this organisation or alliance; repeatable.",
        {"shell_complete": things("organisation")},
    ),
    "--type": (
        "types",
        "Type of obligation that makes a tie (defence unless told); repeatable.",
        {"shell_complete": words("obligation-types")},
    ),
    "--role": ("roles", "Role in events; repeatable.", {"shell_complete": words("participation-roles")}),
}
WEIGHT = "Weigh by the organisations shared, or by the strongest obligation."


def network_limits(function: Function) -> Function:
    """Add the options that limit a network to a command; :func:`given` reads them."""
    function = click.option("--weight", type=click.Choice(["number", "strength"]), help=WEIGHT)(function)
    for flag, (name, text, more) in reversed(LIMITS.items()):
        function = click.option(flag, name, multiple=True, help=text, **more)(function)
    return function


def given(**limits: Any) -> dict[str, Any]:
    """Return the limits that were given; the others are left to the defaults of the network."""
    return {name: value for name, value in limits.items() if value}
