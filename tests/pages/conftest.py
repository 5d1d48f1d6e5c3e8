from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.pages import Opening, explorer_page
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests.conftest import ROOT
from tests.install_browser import FLAGS


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = (ROOT / ".venv" / "browser").read_text(encoding="utf-8").strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page with a record of every request to the outside, console error and dialog."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return not (self.requests or self.errors or self.dialogs)


def note(record: list[str], text: str, wanted: bool) -> None:
    if wanted:
        record.append(text)


def watch(browser: Browser, file: Path, *, width: int = 1400, height: int = 900) -> Watched:
    context = browser.new_context(offline=True, viewport={"width": width, "height": height})
    page = context.new_page()
    watched = Watched(page)

    def answer(dialog: Dialog) -> None:
        watched.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on(
        "request", lambda request: note(watched.requests, request.url, not request.url.startswith(("file:", "data:")))
    )
    page.on("console", lambda message: note(watched.errors, message.text, message.type in {"error", "warning"}))
    page.on("pageerror", lambda error: note(watched.errors, str(error), True))
    page.on("dialog", answer)
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready=true]")
    return watched


@pytest.fixture(scope="session")
def explorer_file(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("explorer") / "explorer.html"
    file.write_text(explorer_page(kg.store, Opening(kg.window())), encoding="utf-8")
    return file


@pytest.fixture
def explorer(browser: Browser, explorer_file: Path) -> Iterator[Watched]:
    watched = watch(browser, explorer_file)
    yield watched
    watched.page.context.close()
