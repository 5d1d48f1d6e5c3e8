"""One option, one meaning: the same name has the same help, metavar and type in every command, and choices are fixed."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import click
import pytest
from csto_graph.cli import main
from csto_graph.cli.choices import Choice, ChoiceList, OutputFile, Words
from csto_graph.cli.global_options import GLOBAL_OPTIONS, TakesGlobalOptions
from csto_graph.cli.main import cli
from csto_graph.cli.options import Option, option

# What a value may be where it is no fixed choice: dates, names and words from the data, files and numbers.
OPEN = {
    *("DATE", "INTERVAL", "any|MM-DD"),
    *("STATE", "ORGANISATION", "EVENT", "TERRITORY", "SOURCE", "NAME", "system|allied|STATE"),
    *("TREATY", "PERSON", "POST", "DOCUMENT", "PUBLISHER", "ARTICLE"),
    *("ACT", "DUTY", "KIND", "MEASURE", "REGION", "ROLE", "SCHEME", "STATUS", "TYPE", "VERDICT"),
    *("FILE", "FOLDER", "URL", "NAME:VALUE", "WORDS"),
    *("NUMBER", "SECONDS", "MB"),
}
# Names that mean another thing in each command, and defaults that follow from what a command does.
OWN_MEANING = {"--kind"}
OWN_DEFAULT = {"--as-of", "--format", "--from", "--measures", "--output", "--to", "--type", *OWN_MEANING}


class Meaning(NamedTuple):
    """What must agree where two commands have an option of one name."""

    help: str
    metavar: str | None
    type: str
    flags: tuple[str, ...]
    many: bool


def walk(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from walk(below, f"{name} {each}".strip())


COMMANDS = dict(walk(cli))
QUESTIONS = {name for name in COMMANDS if name.startswith(("ask ", "cite "))}


def options(command: click.Command) -> list[click.Option]:
    return [each for each in command.params if isinstance(each, click.Option)]


def meaning(each: click.Option) -> Meaning:
    # After the colon is what one command takes. An option with one measure and one with several are one option.
    text = str(each.help).split(":")[0].rstrip(".")
    kind = "choice" if isinstance(each.type, Choice | ChoiceList) else type(each.type).__name__
    many = each.multiple and not isinstance(each.type, ChoiceList)
    return Meaning(text, each.metavar, kind, (*each.opts, *each.secondary_opts), many)


def disagreements(commands: Mapping[str, click.Command]) -> dict[str, list[str]]:
    found: defaultdict[str, dict[Any, str]] = defaultdict(dict)
    for name, command in commands.items():
        for each in options(command):
            flag = each.opts[0]
            default = None if flag in OWN_DEFAULT else (each.default, each.show_default)
            if flag not in OWN_MEANING:
                found[flag].setdefault((meaning(each), str(default)), name)
    return {flag: list(ways.values()) for flag, ways in found.items() if len(ways) > 1}


def without_help(commands: Mapping[str, click.Command]) -> list[str]:
    return [
        f"{name} {each.opts[0]}" for name, command in commands.items() for each in options(command) if not each.help
    ]


def free_texts(commands: Mapping[str, click.Command]) -> list[str]:
    """Return the options that take any text although nothing says what it is, as where choices are not declared."""
    closed = (Choice, ChoiceList, OutputFile)
    return [
        f"{name} {each.opts[0]}"
        for name, command in commands.items()
        for each in options(command)
        if not each.is_flag and not isinstance(each.type, closed) and each.metavar not in OPEN
    ]


def own(commands: Mapping[str, click.Command]) -> dict[str, click.Command]:
    return {name: command for name, command in commands.items() if name not in QUESTIONS}


def test_an_option_is_the_same_in_every_command() -> None:
    assert disagreements(own(COMMANDS)) == {}


def test_the_shared_options_of_questions_are_those_of_the_commands() -> None:
    of_commands = {each.opts[0]: meaning(each) for command in own(COMMANDS).values() for each in options(command)}
    shared = ("--as-of", "--during", "--at-least", "--language", "--according-to", "--format", "--safe-csv")
    for name in QUESTIONS:
        given = {each.opts[0]: each for each in options(COMMANDS[name])}
        for flag in shared:
            if flag in given:
                assert meaning(given[flag]) == of_commands[flag], f"{name} {flag}"
        for flag in given.keys() & of_commands.keys() - OWN_MEANING:
            assert given[flag].metavar == of_commands[flag].metavar, f"{name} {flag}"


def test_every_option_has_help_and_a_name_of_its_own() -> None:
    assert without_help(COMMANDS) == []
    for name, command in COMMANDS.items():
        context = click.Context(command, parent=None if command is cli else click.Context(cli))
        names = [each.name for each in command.get_params(context)]
        assert len(names) == len(set(names)), name


def test_no_option_takes_any_text_where_choices_are_fixed() -> None:
    assert free_texts(COMMANDS) == []


def test_the_checks_catch_what_they_look_for() -> None:
    @click.command()
    @option("--every", help="How often.")
    @option("--language")
    def careless() -> None: ...

    commands = {"careless": careless, "metrics": COMMANDS["metrics"], "show": COMMANDS["show"]}
    assert disagreements(commands) == {"--every": ["careless", "metrics"], "--language": ["careless", "show"]}
    assert without_help(commands) == ["careless --language"]
    assert free_texts(commands) == ["careless --every", "careless --language"]


def test_every_command_takes_the_global_options_and_says_so() -> None:
    for name, command in COMMANDS.items():
        assert isinstance(command, TakesGlobalOptions), name
        assert all(isinstance(each, Option) or each.is_eager for each in options(command)), name
        if name:
            text = command.get_help(click.Context(command, parent=click.Context(cli), info_name=name))
            assert all(each.opts[0] in text for each in GLOBAL_OPTIONS), name


def test_help_has_all_choices_and_all_endings() -> None:
    for name, command in own(COMMANDS).items():
        text = command.get_help(click.Context(command, info_name=name, terminal_width=400, max_content_width=400))
        for each in command.params:
            words = each.type.endings if isinstance(each.type, OutputFile) else getattr(each.type, "choice", each.type)
            for word in (
                words.choices if isinstance(words, Choice) else words if isinstance(words, tuple | Words) else ()
            ):
                assert word in text, f"{name} {each.name} {word}"


@pytest.mark.parametrize("line", [["--help"], ["ask", "members", "--help"], ["metrics", "--level"], ["plot", "--"]])
def test_help_and_completion_read_no_choices_of_other_commands(line: list[str]) -> None:
    """The rooms of networks and pictures take longer to import than all else that help and completion need."""
    script = (
        "import sys\nfrom click.shell_completion import ShellComplete\nfrom csto_graph.cli import main\n"
        "from csto_graph.cli.main import cli\n"
        f"line = {line}\n"
        "if '--help' in line: main(line)\n"
        "else: ShellComplete(cli, {}, 'csto-graph', '_').get_completions(line[:-1], line[-1])\n"
        "heavy = {'networkx', 'numpy', 'pandas', 'matplotlib', 'pyvis', 'rdflib', 'csto_graph.networks'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("line", [["--help"], ["ask", "--help"]])
def test_a_summary_is_not_cut(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line) == 0
    assert "..." not in capsys.readouterr().out.split("Commands:")[1]
