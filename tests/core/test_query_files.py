"""Queries stand in files, each of which an engine can read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from csto_graph.core.query_files import load_query
from csto_graph.core.resources import PACKAGE, queries_directory
from csto_graph.core.terms import thing
from csto_graph.store import EmbeddedStore

FILES = [path for path in sorted(PACKAGE.rglob("queries/*.rq")) if path.parent != queries_directory()]
NAMES = {f"{path.parent.parent.relative_to(PACKAGE).as_posix()}/{path.stem}": path for path in FILES}
SPARQL = re.compile(r"\b(SELECT|CONSTRUCT|ASK|DESCRIBE)\b[^{}]*\{.*\?\w.*\}", re.DOTALL)
ROOMS = (
    "cli",
    "dataset",
    "evidence",
    "imports",
    "networks",
    "obligations",
    "panels",
    "pictures",
    "questions",
    "records",
    "store",
)


def bound_variables(path: Path) -> set[str]:
    """The variables that a query binds; any of its own where its mark names none."""
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"#@ bind (\w+)", text))
    return named or (set(re.findall(r"\?(\w+)", text)[:1]) if "#@ bind" in text else set())


@pytest.mark.parametrize("name", NAMES)
def test_a_query_parses(name: str) -> None:
    EmbeddedStore.in_memory().query(load_query(name, **dict.fromkeys(bound_variables(NAMES[name]), ())))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_returns(name: str) -> None:
    assert re.match(r"# [A-Z].+[.:,\w]\n", NAMES[name].read_text(encoding="utf-8"))
    assert "#@ include" not in load_query(name, **dict.fromkeys(bound_variables(NAMES[name]), ()))


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("evidence/entity-sources", []),
        ("evidence/entity-sources", ["thng"]),
        ("records/statements", ["thing"]),
        ("records/statements-about", ["thing"]),
    ],
)
def test_a_query_is_never_asked_without_its_values(name: str, variables: list[str]) -> None:
    with pytest.raises(ValueError, match=f"the query {name} does not take"):
        load_query(name, **{variable: [thing("state-kaz")] for variable in variables})


def test_values_go_where_the_marks_are() -> None:
    terms = [thing("state-kaz"), thing("org-csto")]
    values = " ".join(terms)
    assert f"VALUES ?thing {{ {values} }}" in load_query("evidence/entity-facts", thing=terms)
    text = load_query("records/statements-about", thing=terms, row=terms)
    assert text.count(f"VALUES ?thing {{ {values} }}") == text.count(f"VALUES ?row {{ {values} }}") == 1


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in statements:
            yield node.value


def has_query(path: Path) -> bool:
    return any(SPARQL.search(text) for text in texts(path))


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_has_a_query_in_it(room: str) -> None:
    assert [path for path in (PACKAGE / room).rglob("*.py") if has_query(path)] == []


@pytest.mark.parametrize("text", ['"ASK { ?s ?p ?o }"', 'f"SELECT ?a WHERE {{ ?a a {b} }}"'])
def test_the_guard_finds_a_query(tmp_path: Path, text: str) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""SELECT ?x WHERE { ?x ?y ?z } is a docstring."""\n', encoding="utf-8")
    assert not has_query(module)
    module.write_text(f"QUERY = {text}\n", encoding="utf-8")
    assert has_query(module)


def test_every_query_is_asked() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    dynamic = {f"store/{name}" for name in ("size-of-merge", "size-of-graphs")}
    assert {name for name in NAMES if f'"{name}"' not in code} == dynamic
