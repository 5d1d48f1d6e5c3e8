"""The entry point: commands are found by name, and every foreseen error is one line and exit code 2."""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import click

from csto_graph import __version__
from csto_graph.cli.global_options import Group, Options
from csto_graph.cli.output import emit
from csto_graph.core.signals import CODES, Terminated
from csto_graph.core.unfinished import remove_unfinished
from csto_graph.errors import CstoGraphError, EndpointError, UnknownNameError, first_line

COMMANDS = (
    "ask",
    "balance",
    "build",
    "cache",
    "cite",
    "claims",
    "compare",
    "completion",
    "diff",
    "explain",
    "explore",
    "forget",
    "import",
    "metrics",
    "network",
    "obligations",
    "panel",
    "plot",
    "push",
    "revisions",
    "show",
    "similarity",
    "sparql",
    "timeline",
    "validate",
)

MODULES = {"import": "import_"}  # a word of Python names no module


class Commands(Group):
    """A group whose commands are imported only when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; EndpointError where an endpoint holds values that no graph of this package has."""
        try:
            return super().invoke(ctx)
        except (ValueError, LookupError) as error:
            if not ctx.ensure_object(Options).endpoint:
                raise
            what = f"the endpoint holds values that are not those of this graph ({first_line(error)})"
            raise EndpointError(f"{what}; load it again with 'csto-graph push'") from None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name; UnknownNameError with the nearest names otherwise, but none while completing."""
        if cmd_name not in COMMANDS:
            if ctx.resilient_parsing:
                return None
            raise UnknownNameError("command", cmd_name, COMMANDS, mend="run 'csto-graph --help'")
        command = importlib.import_module(f"csto_graph.cli.{MODULES.get(cmd_name, cmd_name)}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="csto-graph")
def cli() -> None:
    """Who is bound to whom, by what, since when, and according to whom."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 where ``validate`` finds faults, 2 for wrong input."""
    _speak_utf8()
    try:
        result = cli.main(args=arguments, prog_name="csto-graph", standalone_mode=False)
        _flush(sys.stdout)
    except click.exceptions.NoArgsIsHelpError as error:
        emit(error.format_message())
        return 2
    except click.ClickException as error:
        return _fail(error.format_message())
    except CstoGraphError as error:
        return _fail(str(error))
    except (click.Abort, KeyboardInterrupt, Terminated) as error:
        return CODES[signal.SIGTERM if isinstance(error, Terminated) else signal.SIGINT]
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(f"cannot write the output: {error.strerror or error}")
    return result if isinstance(result, int) else 0


def run() -> None:
    """Run the command line and leave the process with its exit code.

    What was printed is flushed by then; taking the interpreter down object by object would only keep the user waiting.
    """
    _open_closed_streams()
    warnings.showwarning = _show_warning
    code = main()
    remove_unfinished()
    sys.stderr.flush()
    os._exit(code)


def _flush(stream: TextIO | None) -> None:
    if stream is not None:  # it is closed
        stream.flush()


def _open_closed_streams() -> None:
    """Put the null device where a standard stream is closed: a file of a store would get its number otherwise."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    emit(f"csto-graph: warning: {message}", err=True)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale, so that labels in every language pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _fail(message: str) -> int:
    for line in message.strip().splitlines():
        emit(f"csto-graph: {line}", err=True)
    return 2
