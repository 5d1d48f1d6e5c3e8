"""Find or install a Chromium for the page tests, and write its path to the file given as argument.

In turn: ``CSTO_GRAPH_BROWSER``, a Chromium on the path, Playwright's own build (kept in ``.venv``), and on Debian as
root the distribution's package. Each is tried on a real page before it is taken.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.installing import choose, from_debian, run

VARIABLE = "CSTO_GRAPH_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
FLAGS += ["--disable-component-update", "--no-first-run"]


def candidates() -> Iterator[str]:
    if chosen := os.environ.get(VARIABLE):
        yield chosen
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if not Path(own).exists():
        run(sys.executable, "-m", "playwright", "install", "chromium")
    yield own
    yield from from_debian("chromium", "chromium")


def works(path: str) -> bool:
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            page = browser.new_page()
            page.set_content("<title>ready</title>")
            title = page.title()
            browser.close()
    except (Error, OSError):
        return False
    return title == "ready"


if __name__ == "__main__":
    os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(Path(sys.argv[1]).resolve().parent / "browsers"))
    raise SystemExit(choose("Chromium", candidates=candidates(), works=works, variable=VARIABLE))
