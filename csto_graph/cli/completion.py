"""``csto-graph completion``: the script that switches completion on in a shell."""

from __future__ import annotations

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from csto_graph.cli.choices import Choice
from csto_graph.cli.global_options import Command
from csto_graph.cli.output import emit

SHELLS = ("bash", "zsh", "fish")


@click.command(cls=Command)
@click.argument("shell", type=Choice(SHELLS), required=False)
@click.pass_context
def command(context: click.Context, shell: str | None) -> None:
    """Print the script for a shell (yours, by $SHELL): eval "$(csto-graph completion bash)"."""
    chosen = shell or PurePath(os.environ.get("SHELL", "")).name
    made = get_completion_class(chosen) if chosen in SHELLS else None
    if made is None:
        raise click.UsageError(f"cannot tell your shell from $SHELL; name one of {', '.join(SHELLS)}")
    emit(made(context.find_root().command, {}, "csto-graph", "_CSTO_GRAPH_COMPLETE").source())
