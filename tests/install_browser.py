"""Find or install a Chromium for the page tests, and write its path to the file given as argument.

In turn: ``CSTO_GRAPH_BROWSER``, a Chromium on the path, Playwright's own build (kept in ``.venv``), and on Debian as
root the distribution's package. Each is tried on a real page before it is taken.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
FLAGS += ["--disable-component-update", "--no-first-run"]


def candidates() -> Iterator[str]:
    if chosen := os.environ.get("CSTO_GRAPH_BROWSER"):
        yield chosen
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if not Path(own).exists():
        run(sys.executable, "-m", "playwright", "install", "chromium")
    yield own
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "chromium")
        yield from filter(None, [shutil.which("chromium")])


def run(*command: str) -> None:
    print("+", *command, flush=True)
    subprocess.run(command, check=False, timeout=900)


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


def main(target: Path) -> int:
    os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(target.resolve().parent / "browsers"))
    for path in candidates():
        if works(path):
            target.write_text(path + "\n", encoding="utf-8")
            print(f"browser for the page tests: {path}")
            return 0
    print("no Chromium found or installed; install one and set CSTO_GRAPH_BROWSER to its path", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
