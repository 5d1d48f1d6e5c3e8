from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from csto_graph import AllianceGraph
from csto_graph.pictures.web import Opening, explorer_page
from csto_graph.pictures.web.explorer import Content, read_content
from csto_graph.pictures.web.explorer.node_places import Places, places
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


SPOT = """
  const { x, y } = csto.network().canvasToDOM(csto.network().getPosition(id));
  const canvas = document.querySelector("#picture canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const colour = (right) => [...canvas.getContext("2d").getImageData(Math.round(x * ratio) + right, Math.round(y * ratio), 1, 1).data].slice(0, 3);
"""
NEXT = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"
PIXEL = f"async (id) => {{ {NEXT} {SPOT} return colour(0); }}"
BREADTH = f"async (id) => {{ {NEXT} {SPOT} let right = 1; while (right < 200 && String(colour(right)) === String(colour(0))) right += 1; return right; }}"


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

    def on(self, day: str) -> None:
        """Type a day into the field for it."""
        self.page.fill("#date", day)
        self.page.press("#date", "Enter")

    def members(self, organisation: str) -> set[str]:
        """The states that are on screen as members of an organisation."""
        script = "(id) => [...csto.scene().edges.values()].map(({ edge }) => edge).filter((edge) => edge.kind === 'membership' && edge.to.id === id).map((edge) => edge.from.id)"
        return set(self.page.evaluate(script, organisation))

    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def look_at(self, thing: str) -> None:
        """Bring a thing into the middle, large enough that no name lies on it, and wait until the picture rests."""
        self.page.evaluate(
            "(id) => csto.network().moveTo({ scale: 2, position: csto.network().getPosition(id) })", thing
        )
        self.page.wait_for_timeout(400)

    def pixel(self, thing: str) -> tuple[int, ...]:
        """The colour on the canvas in the middle of a thing, as it was last drawn."""
        return tuple(self.page.evaluate(PIXEL, thing))

    def breadth(self, thing: str) -> int:
        """How many pixels to the right of its middle a thing has one colour."""
        return int(self.page.evaluate(BREADTH, thing))

    def see(self, **values: Any) -> None:
        """Change the view as a part of the page does."""
        self.page.evaluate("(values) => csto.change(values)", values)


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether something holds within two seconds."""
    for _ in range(20):
        if holds():
            return True
        time.sleep(0.1)
    return False


def note(record: list[str], text: str, wanted: bool) -> None:
    if wanted:
        record.append(text)


def watch(
    browser: Browser, file: Path, fragment: str = "", *, width: int = 1400, height: int = 900, **options: Any
) -> Watched:
    context = browser.new_context(offline=True, viewport={"width": width, "height": height}, **options)
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
    page.goto(file.as_uri() + fragment)
    page.wait_for_selector("body[data-ready=true]")
    return watched


@pytest.fixture(scope="session")
def content(kg: AllianceGraph) -> Content:
    """What a page over the whole graph shows; it takes as long to read as a page to open."""
    return read_content(kg)


@pytest.fixture(scope="session")
def node_places(content: Content) -> Places:
    """The positions of all things by layout."""
    return places(content)


@pytest.fixture(scope="session")
def explorer_file(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("explorer") / "explorer.html"
    file.write_text(explorer_page(kg, Opening(kg.window())), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def watched_all(browser: Browser, explorer_file: Path) -> Iterator[Watched]:
    watched = watch(browser, explorer_file, reduced_motion="reduce")  # what moves at once needs no waiting for
    yield watched
    watched.page.context.close()


@pytest.fixture
def explorer(watched_all: Watched) -> Watched:
    """The page as it opens; the tests share one, so that each begins by undoing what the one before it did."""
    page = watched_all.page
    page.evaluate("location.hash = ''; csto.change({ ...csto.defaults }); csto.fit(false)")
    for record in (watched_all.requests, watched_all.errors, watched_all.dialogs):
        record.clear()
    return watched_all


Opened = Callable[..., Watched]


@pytest.fixture
def opened(browser: Browser, explorer_file: Path) -> Iterator[Opened]:
    """Open the page of its own, with a fragment and options of the browser."""
    pages: list[Watched] = []

    def open_page(fragment: str = "", **options: Any) -> Watched:
        pages.append(watch(browser, explorer_file, fragment, **options))
        return pages[-1]

    yield open_page
    for watched in pages:
        watched.page.context.close()
