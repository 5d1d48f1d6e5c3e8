"""A descriptor is checked before any table is read; each fault has its line and column in the JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from csto_graph.dataset.tables import load_package
from csto_graph.dataset.tables.json_positions import place_of
from csto_graph.errors import DataError

RESOURCE = {
    "name": "states",
    "path": "states.csv",
    "title": "States",
    "csto:class": "sa:State",
    "csto:graph": "sources",
    "schema": {"fields": [{"name": "id", "csto:type": "id", "description": "slug"}]},
}
PACKAGE = {"version": "1", "csto:release": "2026-11-23", "resources": [RESOURCE]}
FIELD = {"name": "label", "csto:type": "text", "description": "name"}


def faults(folder: Path, text: str) -> list[str]:
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_package(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def with_field(**keys: Any) -> str:
    resource = RESOURCE | {"schema": {"fields": [*RESOURCE["schema"]["fields"], FIELD | keys]}}  # type: ignore[index]
    return json.dumps(PACKAGE | {"resources": [resource]}, indent=1)


def with_resource(**keys: Any) -> str:
    return json.dumps(PACKAGE | {"resources": [RESOURCE | keys]}, indent=1)


def test_a_whole_descriptor_is_read(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(
        with_field(constraints={"maxLength": 9, "minimum": 1}, **{"csto:type": "integer"})
    )
    (field,) = load_package(tmp_path).tables[0].fields[1:]
    assert (field.name, field.max_length, field.minimum, field.maximum) == ("label", 9, 1, None)


# Line and column as an editor counts them in the indented JSON.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (with_resource(**{"csto:class": 7}), ":9:18: the value of 'csto:class' is not a text; make it a text"),
        (with_resource(**{"csto:graph": ["sources"]}), ":10:18: the value of 'csto:graph' is not a text; make it a text"),
        (with_resource(**{"csto:graph": "zz"}), ":10:18: unknown csto:graph 'zz'; one of catalogue, claims, sources"),
        (with_resource(path="../x.csv"), ":7:12: path '../x.csv' leads elsewhere; give a CSV file in this folder"),
        (with_field(**{"csto:property": 7}), "is not a text"),
        (with_field(**{"csto:property": []}), "the value of 'csto:property' is not a text"),
        (with_field(**{"csto:property": "zz:x"}), ":22:24: csto:property: unknown prefix 'zz'; use a known prefix: dcterms"),
        (with_field(**{"csto:type": ["text"]}), ":20:20: the value of 'csto:type' is not a text"),
        (with_field(**{"csto:language": '"'}), """:22:24: csto:language '"' is not a language tag; write it such as"""),
        (with_field(**{"csto:languageColumn": "tag"}), "csto:languageColumn of 'label' is not a column"),
        (with_field(**{"csto:typo": "x"}), ":22:20: an unknown key; did you mean 'csto:type'?"),
        (with_field(constraints={"pattern": 7}), ":23:19: the value of 'pattern' is not a text"),
        (with_field(constraints={"pattern": "("}), ":23:19: pattern: missing ), unterminated subpattern"),
        (with_field(constraints={"maxlength": 7}), ":23:21: an unknown key; did you mean 'maxLength'?"),
        (with_field(constraints={"maxLength": 0}), "is not a whole number above 0"),
        (with_field(constraints={"minimum": 10**400}), ":23:19: the value of 'minimum' is not a number; make it a number"),
        (with_field(constraints={"maximum": float("nan")}), "the value of 'maximum' is not a number; make it a number"),
        (with_field(constraints={"minimum": 0}), "'minimum' is for numbers, not for text; remove it"),
        (with_field(description="\x1b[2J"), ":21:22: an unseen character U+001B; remove it"),
        (with_field(name="id"), "'id' is there twice; give another one"),
        (with_field(name="verified", **{"csto:type": "date"}), "no column 'end', which verified needs; add it"),
        (with_field(name="start"), "column 'start' is of csto:type 'text'; make it edtf"),
        (with_resource(**{"csto:class": "sa:Claim"}), "no column 'stance', which sa:Claim needs; add it"),
        (with_resource(schema={"fields": []}), "no column 'id', which each row needs; add it"),
        ("[" * 100_000, ":1:1: the JSON is nested too deeply"),
        (f'{{"version": {"9" * 5_000}}}', ":1:1: a number with too many digits; shorten it"),
        ('{"version": "1", "version": "2"}', ":1:1: key 'version' is there twice in one object; remove one of them"),
        ('{"version": "1",}', ":1:17: "),
        ("{}", ":1:1: key 'resources' is missing; add it"),
        ("[]", ":1:1: not built as a descriptor: this is not an object; compare it with the one of the package"),
    ],
)  # fmt: skip
def test_each_fault_has_its_place(tmp_path: Path, text: str, expected: str) -> None:
    found = faults(tmp_path, text)
    assert any(expected in each for each in found), found


def test_thousands_of_faults_are_a_hundred_lines(tmp_path: Path) -> None:
    found = faults(tmp_path, json.dumps(PACKAGE | {"resources": [7] * 5_000}))
    assert len(found) == 101
    assert found[-1].endswith("... and 4,900 more from here on; correct those above first")


def test_nesting_that_json_allows_is_no_error(tmp_path: Path) -> None:
    def nested(depth: int) -> Any:
        return [nested(depth - 1)] if depth else "x"

    (tmp_path / "datapackage.json").write_text(json.dumps(PACKAGE | {"own": nested(200)}))
    assert load_package(tmp_path).version == "1"


@pytest.mark.parametrize("dump", [json.dumps, lambda value: json.dumps(value, indent="\t", separators=(" ,", " : "))])
def test_the_place_of_every_value_is_where_its_text_begins(dump: Callable[[Any], str]) -> None:
    value = {"a": [1, "]", {"b": None, 'c"': ["x", -2.5e3]}], "d": {}}
    text = dump(value)
    lines = text.split("\n")
    for path in [(), ("a",), ("a", 1), ("a", 2, "b"), ("a", 2, 'c"'), ("a", 2, 'c"', 1), ("d",)]:
        wanted: Any = value
        for step in path:
            wanted = wanted[step]
        line, column = place_of(text, path)
        found, _ = json.JSONDecoder().raw_decode("\n".join([lines[line - 1][column - 1 :], *lines[line:]]))
        assert found == wanted
