"""SPARQL queries, each in a file ``queries/NAME.rq`` in the folder of the room that asks it.

``#@ bind`` in a query is where the values go, ``#@ bind thing`` where those of one variable go. ``#@ include NAME`` is
replaced by the lines of ``NAME.part`` in the same folder, a rule or pattern that several queries share. An include such
as ``#@ include day-number ?day=?start ?number=?first`` also renames variables of the part, with those whose names begin
with the old name and an underscore: ``?number_year`` becomes ``?first_year``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from csto_graph.core.resources import PACKAGE

_BIND = re.compile(r"#@ bind(?: (\w+))?$", re.MULTILINE)
_INCLUDE = re.compile(r"^ *#@ include ([\w-]+)((?: \?\w+=\?\w+)*)\n", re.MULTILINE)
_RENAMING = re.compile(r"\?(\w+)=\?(\w+)")


def load_query(name: str, **values: Iterable[str]) -> str:
    """Return the text of a query with its values.

    Parameters
    ----------
    name : str
        The folder inside the package and the name: ``records/spells`` is ``csto_graph/records/queries/spells.rq``.
    **values : iterable of str
        For each variable the terms that it takes, as :mod:`csto_graph.core.terms` makes them.

    Raises
    ------
    ValueError
        If the query takes values that are not given, or other ones: unbound, it would run over the whole graph.

    """
    text = _read(name)
    marks = {mark[1] for mark in _BIND.finditer(text)}
    unknown = {variable for variable in values if not re.search(rf"\?{variable}\b", text)}
    if bool(marks) != bool(values) or unknown or not (marks - {None}) <= values.keys():
        raise ValueError(f"the query {name} does not take values of {', '.join(values) or 'nothing'}")
    clauses = {variable: f"VALUES ?{variable} {{ {' '.join(terms)} }}" for variable, terms in values.items()}
    return _BIND.sub(lambda mark: clauses[mark[1]] if mark[1] else " ".join(clauses.values()), text)


def with_parts(text: str, folder: Path) -> str:
    """Return the text of a query in which parts from a folder stand in place of the includes."""
    return _INCLUDE.sub(lambda include: _part(folder, *include.groups()), text)


@cache
def _read(name: str) -> str:
    folder, _, file = name.rpartition("/")
    queries = PACKAGE / folder / "queries"
    return with_parts((queries / f"{file}.rq").read_text(encoding="utf-8"), queries)


def _part(folder: Path, name: str, renamings: str) -> str:
    text = (folder / f"{name}.part").read_text(encoding="utf-8")
    names = dict(_RENAMING.findall(renamings))
    # All at once: ?a=?b ?b=?c renames no variable twice.
    old_names = re.compile(rf"\?({'|'.join(names)})(?![^\W_])")
    return old_names.sub(lambda match: f"?{names[match[1]]}", text) if names else text
