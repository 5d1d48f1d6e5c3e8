"""The explorer in a notebook, as JupyterLab shows it in a real browser."""

from __future__ import annotations

import html
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import UnknownNameError
from playwright.sync_api import Browser, FrameLocator, Page

from tests.servers import free_port, running

CELL = 'import csto_graph\ncsto_graph.open_graph().explore(as_of="2022-01-06", focus="csto")'
pytestmark = pytest.mark.xdist_group("notebook")  # one JupyterLab for all of them
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
PATIENCE = 120_000
OUTPUT = ".jp-OutputArea-output iframe"
MEMBERS = (
    "csto.nodeOf.get('org-csto').edges.filter((edge) => edge.kind === 'membership' && csto.scene().edges.has(edge.id))"
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a notebook in a JupyterLab of this environment, with settings and files of its own."""
    import nbformat  # it takes two seconds, and only one of the test processes opens the notebook

    folder = tmp_path_factory.mktemp("lab")
    form: Any = nbformat
    form.write(form.v4.new_notebook(cells=[form.v4.new_code_cell(CELL)], metadata=KERNEL), folder / "explore.ipynb")
    port, token = free_port(), secrets.token_hex()
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": folder,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": token,
        "LabApp.news_url": "",
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "RUNTIME"):
            patch.setenv(f"JUPYTER_{kind}_DIR", str(folder / kind.lower()))
        patch.setitem(os.environ, "HOME", str(folder))
        with running(sys.executable, "-m", "jupyterlab", "--no-browser", *options, port=port, folder=folder):
            yield f"http://127.0.0.1:{port}/lab/tree/explore.ipynb?token={token}&reset"


@pytest.fixture(scope="module")
def shown(browser: Browser, lab: str) -> Iterator[Page]:
    """The notebook after its one cell has run."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(lab)
    # JupyterLab asks for a kernel, and drops the cell, if it is run before the one of the notebook answers.
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=PATIENCE)
    page.locator("[data-command='notebook:run-cell-and-select-next']").first.click()
    output = page.locator(".jp-Notebook .jp-OutputArea-output").first
    output.wait_for(timeout=PATIENCE)
    assert output.locator("iframe").count() == 1, output.inner_text()
    frame(page).locator("body[data-ready=true]").wait_for(timeout=PATIENCE)
    yield page
    page.close()


def frame(page: Page) -> FrameLocator:
    return page.frame_locator(OUTPUT)


def test_the_page_opens_in_the_notebook_on_its_day_and_thing(shown: Page) -> None:
    body = frame(shown).locator("body")
    assert body.evaluate(f"() => {MEMBERS}.length") == 6
    assert "Collective Security Treaty Organization" in frame(shown).locator("#panel").inner_text()
    assert frame(shown).locator("#date").input_value() == "2022-01-06"


def test_it_is_touched_and_changes(shown: Page) -> None:
    frame(shown).locator("#date").fill("2010-01-01")
    frame(shown).locator("#date").press("Enter")
    assert frame(shown).locator("body").evaluate(f"() => {MEMBERS}.length") == 7


def test_it_is_fenced_in_and_still_saves_files(shown: Page, tmp_path: Path) -> None:
    reach = "() => { try { return String(parent.document.title); } catch (error) { return error.name; } }"
    assert frame(shown).locator("body").evaluate(reach) == "SecurityError"
    frame(shown).locator("#menu-button").click()
    with shown.expect_download() as waiting:
        frame(shown).locator("#menu button", has_text="SVG").click()
    waiting.value.save_as(tmp_path / "view.svg")
    assert (tmp_path / "view.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_frame_holds_the_whole_page(kg: AllianceGraph) -> None:
    picture = kg.explore(as_of="2022-01-06", layout="map", language="ru")
    framed = picture._repr_html_()
    assert html.escape(picture.generate_html(), quote=True) in framed
    assert "allow-same-origin" not in framed
    assert '"layout":"map"' in picture.generate_html()


@pytest.mark.parametrize(("kind", "value"), [("measure", "member"), ("layout", "blob")])
def test_a_word_that_is_none_is_refused_with_the_nearest(kg: AllianceGraph, kind: str, value: str) -> None:
    options: Any = {kind: value}
    with pytest.raises(UnknownNameError, match=f"unknown {kind} '{value}'; did you mean"):
        kg.explore(**options)
