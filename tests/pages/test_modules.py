"""The linker of a page's scripts: what it takes, in which order, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from csto_graph.pages.modules import linked
from playwright.sync_api import Browser

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
