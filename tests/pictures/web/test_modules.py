"""The linker of a page's scripts: what it takes, in which order, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from csto_graph.pictures.web.js_linker import linked
from playwright.sync_api import Browser

from tests.conftest import ROOT

SCRIPTS = ROOT / "csto_graph" / "pages" / "static" / "explorer"
A = 'import { b } from "./b.js";\nexport const a = b + 1;\nconst own = 1;'
B = "export const b = 1;\nconst own = 2;\nexport function twice(one) {\n  return own * one;\n}"


def written(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_modules_come_in_the_order_of_their_needs_and_keep_their_own_names(browser: Browser, tmp_path: Path) -> None:
    main = 'import { a } from "./a.js";\nimport { b, twice } from "./b.js";\nwindow.found = [a, b, twice(4)];'
    script = linked(written(tmp_path, a=A, b=B, main=main), "main")
    page = browser.new_page()
    page.set_content(f'<script type="module">{script}</script>')
    assert page.evaluate("window.found") == [2, 1, 8]
    page.close()


@pytest.mark.parametrize(
    ("main", "fault"),
    [
        ('import { a } from "./c.js";', "main imports c.js, which is not there"),
        ('import { x } from "./b.js";', "main.js:1: b.js does not export x"),
        ('import { b as x } from "./b.js";', "no form that the linker reads"),
        ('import * as all from "./b.js";', "no form that the linker reads"),
        ("export default 1;", "no form that the linker reads"),
        ("export { own };", "no form that the linker reads"),
        ("export let moving = 1;", "no form that the linker reads"),
        ('const end = "</script>";', "no form that the linker reads"),
        ('import { a } from "./main.js";', "in a circle: main -> main"),
    ],
)
def test_what_it_does_not_read_is_refused(tmp_path: Path, main: str, fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fault)):
        linked(written(tmp_path, a=A, b=B, main=main), "main")


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.stem)
def test_no_script_of_the_explorer_is_long_or_holds_what_nobody_uses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    every = [(each.name, each.read_text(encoding="utf-8")) for each in SCRIPTS.glob("*.js")]
    assert len(text.splitlines()) <= 150
    for names, source in re.findall(r'^import \{ (.+) \} from "\./(.+)";', text, re.MULTILINE):
        for name in names.split(", "):
            assert len(re.findall(rf"\b{name}\b", text)) > 1, f"{name} of {source} is imported and not used"
    for name in re.findall(r"^export (?:const|function|async function|class) (\w+)", text, re.MULTILINE):
        own = len(re.findall(rf"\b{name}\b", text)) > 1
        assert own or any(name in other for file, other in every if file != path.name), f"nobody uses {name}"


def test_only_one_module_makes_elements_and_none_takes_markup() -> None:
    for path in SCRIPTS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            path
        )
        made = re.findall(r"createElement(?:NS)?\(", text)
        assert not made or path.stem in {"dom", "swatches", "as-png", "as-svg"}, path
