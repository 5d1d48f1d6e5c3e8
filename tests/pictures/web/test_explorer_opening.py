"""How the explorer opens: the picture first, then what lies around it, and nothing moves; without scripts it says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

# At the first node that is painted: how large the picture is, and whether legend and panel are there yet.
WITNESS = """
const seen = [];
window.seen = seen;
const pen = CanvasRenderingContext2D.prototype;
const { fill } = pen;
pen.fill = function (...rest) {
  const canvas = this.canvas;
  if (canvas.closest(".vis-network")) {
    pen.fill = fill;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    seen.push([left, top, width, height].join(), document.getElementById("legend").childElementCount, document.body.dataset.ready);
  }
  return fill.apply(this, rest);
};
"""
# In every frame until the page is ready: whether the picture is in sight.
SIGHT = """
const sight = [];
window.sight = sight;
const look = () => {
  const picture = document.getElementById("picture");
  const now = picture?.checkVisibility() ? "seen" : "hidden";
  if (picture && sight.at(-1) !== now) sight.push(now);
  if (!document.body?.dataset.ready) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
PLACE = """() => {
  const { left, top, width, height } = document.querySelector(".vis-network canvas").getBoundingClientRect();
  return [left, top, width, height].join();
}"""


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1000, 700), (360, 740)])
def test_the_picture_comes_first_and_stays_where_it_is(
    browser: Browser, explorer_file: Path, width: int, height: int
) -> None:
    page = browser.new_context(offline=True, viewport={"width": width, "height": height}).new_page()
    page.add_init_script(WITNESS)
    page.goto(explorer_file.as_uri())
    page.wait_for_selector("body[data-ready=true]")
    place, legend, ready = page.evaluate("seen")
    assert (legend, ready) == (0, None), "legend and panel wait for the picture"
    assert page.evaluate("document.getElementById('legend').childElementCount") > 0
    assert page.evaluate(PLACE) == place
    page.context.close()


def test_what_the_reader_does_while_the_page_opens_counts(browser: Browser, explorer_file: Path) -> None:
    page = browser.new_context(offline=True).new_page()
    page.add_init_script("""
      new MutationObserver((_, watcher) => {
        if (!document.body?.dataset.open) return;
        watcher.disconnect();
        setTimeout(() => { window.early = document.body.dataset.ready === undefined; location.hash = "date=1999-03-12"; });
      }).observe(document, { subtree: true, attributes: true, childList: true });
    """)
    page.goto(explorer_file.as_uri() + "#date=2022-01-06")
    page.wait_for_selector("body[data-ready=true]")
    assert page.evaluate("early")
    page.wait_for_function("() => document.getElementById('date').value === '1999-03-12'")
    page.click("#later")
    page.wait_for_function("() => location.hash !== '' && !location.hash.includes('1999-03-12')")
    page.context.close()


def test_a_link_to_the_tables_paints_no_picture_first(browser: Browser, explorer_file: Path) -> None:
    page = browser.new_context(offline=True).new_page()
    page.add_init_script(SIGHT)
    page.goto(explorer_file.as_uri() + "#date=2022-01-06&twin=yes")
    page.wait_for_selector("body[data-ready=true]")
    assert page.evaluate("sight") == ["hidden"]
    assert page.is_visible("#twin")
    page.context.close()


def test_without_scripts_the_page_says_what_it_needs(browser: Browser, explorer_file: Path) -> None:
    page = browser.new_context(offline=True, java_script_enabled=False).new_page()
    page.goto(explorer_file.as_uri())
    assert "needs JavaScript" in page.inner_text("body")
    assert not page.is_visible("header")
    assert not page.is_visible("main")
    page.context.close()
