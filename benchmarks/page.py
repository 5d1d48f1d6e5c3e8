"""The explorer's page against pyvis as it comes and vis-network bare, of the same network in the same browser.

First draw: from the start of loading to the frame after the first node is painted. Usable: that, and where the page
says when it is ready, until it is. Frames: redraws a second while the picture is dragged and zoomed, one movement a
frame.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import head
from ours import explorer_page
from peers import bare_page, places, pyvis_page, ties
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as NotDrawn

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SIZES = {500: 15, 2000: 9, 10_000: 3}
"""Rounds for each number of nodes."""
PATIENCE = 150.0
"""Seconds after which a page counts as not drawn."""
FRAMES = 90
READY = "() => probe.first !== null && document.body.dataset.ready === 'true' && performance.now()"
DRAWN = "() => probe.first"
Times = dict[str, float]


def measured(browser: Browser, page: Path, *, ready: str, frames: int = FRAMES) -> Times:
    """Return the seconds until a page first draws and is usable, and its frames a second, without a network."""
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 900})
    try:
        tab = context.new_page()
        tab.add_init_script(path=HERE / "probe.js")
        tab.goto(page.as_uri(), wait_until="commit")
        usable = tab.wait_for_function(ready, timeout=PATIENCE * 1e3).json_value() / 1e3
        first = tab.evaluate(DRAWN) / 1e3
        tab.wait_for_timeout(300)
        rates = {move: tab.evaluate(f"frames => probe.{move}(frames)", frames) for move in ("drag", "zoom") if frames}
        return {"first": first, "usable": usable, **rates}
    finally:
        context.close()


def medians(browser: Browser, pages: dict[str, Path], rounds: int) -> dict[str, Times]:
    """Return the medians of each page; they take turns."""
    found: dict[str, list[Times]] = {name: [] for name in pages}
    for _ in range(rounds):
        for name, page in pages.items():
            found[name].append(measured(browser, page, ready=READY))
    return {
        name: {what: statistics.median(each[what] for each in times) for what in times[0]}
        for name, times in found.items()
    }


def pyvis_first(browser: Browser, page: Path) -> float:
    """Return the seconds until a page of pyvis's has settled and draws, or infinity where that takes too long."""
    try:
        return measured(browser, page, ready=DRAWN, frames=0)["usable"]
    except NotDrawn:
        return float("inf")


def written(folder: Path, count: int) -> dict[str, Path]:
    """Write the pages of a network of so many nodes, and return where."""
    positions = places(count)
    pairs = ties(list(positions))
    texts = {
        "ours": explorer_page(positions, pairs),
        "bare": bare_page(positions, pairs),
        "pyvis": pyvis_page(list(positions), pairs),
    }
    pages = {name: folder / f"{name}-{count}.html" for name in texts}
    for name, text in texts.items():
        pages[name].write_text(text, encoding="utf-8")
    return pages


def quotient(one: float, other: float) -> str:
    """Return how many times ``other`` is in ``one``, with a mark where that is a lower bound."""
    return f"> {PATIENCE / other:,.0f}" if one == float("inf") else f"{one / other:,.2f}"


def seconds(value: float) -> str:
    """Return seconds as the table has them."""
    return f"> {PATIENCE:,.0f} s" if value == float("inf") else f"{value:.2f} s"


def rows(count: int, found: dict[str, Times], settled: float) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the table for a network of so many nodes."""
    ours, bare = found["ours"], found["bare"]
    for what, name in (("first", "first draw"), ("usable", "usable")):
        times = (seconds(each[what]) for each in (ours, bare))
        yield f"{name}, {count:,} nodes", "bare vis-network", *times, quotient(ours[what], bare[what])
    sooner = f"{quotient(settled, ours['usable'])} times sooner"
    yield f"usable, {count:,} nodes", "pyvis as it comes", seconds(ours["usable"]), seconds(settled), sooner
    for move, name in (("drag", "dragging"), ("zoom", "zooming")):
        rates = (f"{each[move]:.0f} a second" for each in (ours, bare))
        yield f"frames {name}, {count:,} nodes", "bare vis-network", *rates, quotient(ours[move], bare[move])


def main() -> None:
    """Print the table."""
    head(("what", "peer", "ours", "peer's", "ours / peer's"))
    program = (HERE.parent / ".venv" / "browser").read_text(encoding="utf-8").strip()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for count, rounds in SIZES.items():
            pages = written(Path(folder), count)
            settled = pyvis_first(browser, pages.pop("pyvis"))
            for row in rows(count, medians(browser, pages, rounds), settled):
                print(f"| {' | '.join(row)} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
