"""The linker of a page's scripts: what it takes, in which order, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from csto_graph.pictures.web.js_linker import link_modules
from playwright.sync_api import Browser

from tests.conftest import ROOT

SCRIPTS = ROOT / "csto_graph" / "pictures" / "web" / "static" / "explorer"
FILES = sorted(SCRIPTS.rglob("*.js"))
NAMES = [path.relative_to(SCRIPTS).with_suffix("").as_posix() for path in FILES]
FOLDERS = ("base", "data", "state", "scene", "canvas", "export", "timeline", "controls", "panel")
A = 'import { b } from "../other/b.js";\n/* Adds one.\n */\nexport const a = b + 1;\nconst own = 1;'
B = "export const b = 1;\nconst own = 2;\nexport function twice(one) {\n  return own * one;\n}"


def written(folder: Path, main: str) -> Path:
    for name, text in {"one/a": A, "other/b": B, "main": main}.items():
        path = folder / f"{name}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_modules_come_in_the_order_of_their_needs_and_keep_their_own_names(browser: Browser, tmp_path: Path) -> None:
    main = 'import { a } from "./one/a.js";\nimport {\n  b,\n  twice,\n} from "./other/b.js";\nwindow.found = [a, b, twice(4)];'
    script = link_modules(written(tmp_path, main), "main")
    page = browser.new_page()
    page.set_content(f'<script type="module">{script}</script>')
    assert page.evaluate("window.found") == [2, 1, 8]
    page.close()


def test_comments_on_lines_of_their_own_stay_out_of_the_page(tmp_path: Path) -> None:
    main = 'import { a } from "./one/a.js";\n/** @type {number} */\nconst b = /** @type {any} */ (a); // why\n'
    script = link_modules(written(tmp_path, main), "main")
    assert "Adds one" not in script
    assert "@type {number}" not in script
    assert "const b = /** @type {any} */ (a); // why" in script


@pytest.mark.parametrize(
    ("main", "fault"),
    [
        ('import { a } from "./other/c.js";', "main imports other/c.js, which does not exist"),
        ('import { a } from "../main.js";', "main imports ../main.js, which does not exist"),
        ('import { x } from "./other/b.js";', "main.js:1: other/b.js does not export x"),
        ('\nimport {\n  b,\n  x,\n} from "./other/b.js";', "main.js:2: other/b.js does not export x"),
        ('import { b as x } from "./other/b.js";', "main.js:1: the linker does not read"),
        ('import * as all from "./other/b.js";', "the linker does not read"),
        ('import { b } from "other/b.js";', "the linker does not read"),
        ('/* One.\n\nTwo. */\nimport "./other/b.js";', "main.js:4: the linker does not read"),
        ("export default 1;", "the linker does not read"),
        ("const a = 1;\nexport { a };", "main.js:2: the linker does not read"),
        ("export let moving = 1;", "the linker does not read"),
        ('const end = "</script>";', "the linker does not read"),
        ('import { a } from "./main.js";', "in a circle: main -> main"),
    ],
)
def test_what_it_does_not_read_is_refused(tmp_path: Path, main: str, fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fault)):
        link_modules(written(tmp_path, main), "main")


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    written(tmp_path, 'import { a } from "./one/a.js";')
    (tmp_path / "other" / "b.js").write_text('import { a } from "../one/a.js";\nexport const b = a;', encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape("in a circle: main -> one/a -> other/b -> one/a")):
        link_modules(tmp_path, "main")


def test_two_paths_never_share_a_variable(tmp_path: Path) -> None:
    written(tmp_path, 'import { b } from "./other/b.js";\nimport { c } from "./other-b.js";')
    (tmp_path / "other-b.js").write_text("export const c = 1;", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape("other-b.js and other/b.js would both become $other_b")):
        link_modules(tmp_path, "main")


def imports(text: str) -> list[tuple[set[str], str]]:
    found = re.findall(r'^import \{([^}]+)\} from "([^"]+)\.js";', text, re.MULTILINE)
    return [({name.strip() for name in names.split(",") if name.strip()}, source) for names, source in found]


def test_every_script_is_on_the_page() -> None:
    script = link_modules(SCRIPTS, "main")
    missing = [name for name in NAMES if f"const ${re.sub('[^a-z0-9]', '_', name)} = (() => {{" not in script]
    assert not missing


def test_every_export_is_imported_by_a_module_or_a_test() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*FILES, *(ROOT / "tests" / "javascript").glob("*.js")]]
    imported = set().union(*(names for text in texts for names, _ in imports(text)))
    exported = {
        name for text in texts for name in re.findall(r"^export (?:const|(?:async )?function|class) (\w+)", text, re.M)
    }
    assert not exported - imported


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_folders_import_from_those_before_them(path: Path) -> None:
    """The order of FOLDERS is that of the layers: what is right imports what is left."""
    folder = path.parent.name
    if folder == "explorer":
        return
    for _, source in imports(path.read_text(encoding="utf-8")):
        assert source.startswith("./") or FOLDERS.index(source.split("/")[1]) < FOLDERS.index(folder), source


def test_only_one_module_makes_elements_and_none_takes_markup() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            path
        )
        assert not re.search(r"createElement(?:NS)?\(", text) or path.stem == "dom", path
