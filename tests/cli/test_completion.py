"""Completion: what the shell offers for commands, questions, options, words and names, through click and in bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from csto_graph import open_graph
from csto_graph.cli import main
from csto_graph.cli.main import COMMANDS, cli
from csto_graph.cli.value_completion import PLAIN

Offer = Callable[..., dict[str, str | None]]


@pytest.fixture
def offer() -> Offer:
    open_graph()  # it completes names from what is built

    def offered(*words: str) -> dict[str, str | None]:
        *before, begun = words
        completer = ShellComplete(cli, {}, "csto-graph", "_CSTO_GRAPH_COMPLETE")
        return {item.value: item.help for item in completer.get_completions(before, begun)}

    return offered


def test_commands_questions_and_options_are_offered(offer: Offer) -> None:
    assert set(offer("")) == set(COMMANDS)
    assert list(offer("ask", "member")) == ["member-days", "members", "memberships"]
    assert {"--organisation", "--as-of", "--format"} <= set(offer("ask", "members", "--"))
    assert list(offer("ask", "members", "--format", "c")) == ["csv"]


@pytest.mark.parametrize("begun", ["kaz", "KAZ", "Каз", "Kazak", "kazakhs", "state-kaz"])
def test_a_thing_is_offered_by_any_of_its_names(offer: Offer, begun: str) -> None:
    assert offer("ask", "memberships", "--state", begun) == {"kaz": "Kazakhstan"}


def test_accents_and_punctuation_do_not_matter(offer: Offer) -> None:
    assert list(offer("ask", "memberships", "--state", "Turki")) == list(
        offer("ask", "memberships", "--state", "türki")
    )
    assert "tur" in offer("ask", "memberships", "--state", "türki")


def test_only_things_of_the_right_kind_are_offered_and_all_of_them_resolve(offer: Offer) -> None:
    kg = open_graph()
    found = offer("ask", "members", "--organisation", "")
    assert len(found) > 100
    assert all(kg.names.resolve(value, "organisation").startswith("org-") for value in found)
    assert "csto" in offer("show", "cst")
    assert all(kg.names.resolve(value) for value in offer("show", "ka"))


def test_words_languages_and_projections_are_offered(offer: Offer) -> None:
    assert "observer" in offer("ask", "members", "--role", "")
    assert list(offer("claims", "suara-2022-02-25", "--verdict", "contr")) == ["contradicted"]
    assert list(offer("show", "csto", "--language", "")) == ["en", "id", "ru"]
    assert list(offer("network", "al")) == ["alliances"]
    assert list(offer("metrics", "--measures", "degree,bl")) == ["degree,bloc", "degree,blocs"]
    assert {"system", "allied"} <= set(offer("similarity", "--reference", ""))
    assert "suara-2022-02-25" in offer("claims", "su")


def test_after_a_wrong_word_nothing_is_offered_and_nothing_said(
    offer: Offer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offer("bild", "x") == {}
    assert offer("ask", "member", "--st") == {}
    assert offer("--data", "nowhere", "ask", "members", "--organisation", "c") == {}
    assert capsys.readouterr() == ("", "")


def test_without_a_cache_nothing_is_built(offer: Offer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSTO_GRAPH_CACHE", str(tmp_path))
    assert offer("ask", "members", "--organisation", "cs") == {}
    assert not (tmp_path / "stores").exists()


@pytest.mark.parametrize("text", ["a;reboot", "$(x)", "a b", "`x`", "a\nb", "x'y", "-\\x"])
def test_what_a_shell_would_read_as_more_than_a_word_is_never_offered(text: str) -> None:
    assert not PLAIN.fullmatch(text)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert f"_CSTO_GRAPH_COMPLETE={shell}_complete" in capsys.readouterr().out


def test_the_shell_is_known_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert main(["completion"]) == 0
    assert "fish_complete" in capsys.readouterr().out
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert main(["completion"]) == 2
    assert "name one of bash, zsh, fish" in capsys.readouterr().err


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes(offer: Offer, tmp_path: Path) -> None:
    command = tmp_path / "csto-graph"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m csto_graph "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    script = """eval "$(csto-graph completion bash)"
COMP_WORDS=(csto-graph ask memberships --state Каз); COMP_CWORD=4
_csto_graph_completion csto-graph; printf '%s\\n' "${COMPREPLY[@]}" """
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.split() == ["kaz"]
