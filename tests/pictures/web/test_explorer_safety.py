"""No text of the data runs anything in the explorer, and the page asks for nothing from outside."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.resources import data_directory
from csto_graph.pictures.web import Opening, explorer_page
from playwright.sync_api import Browser

from .conftest import Watched, watch

pytestmark = pytest.mark.xdist_group("hostile")  # one poisoned graph for all of them

TAGS = [f"<{tag} {event}=alert(1)>" for tag in ("img src=x", "svg", "body", "iframe", "input autofocus", "details open", "video src=x", "marquee") for event in ("onerror", "onload", "onfocus", "ontoggle")]  # fmt: skip
ENDS = [f"{end}<script>alert(1)</script>" for end in ("", "</script>", "</style>", "</title>", "</textarea>", "]]>", "-->", "'>", '">', "`>")]  # fmt: skip
SCHEMES = [f"{scheme}:alert(1)" for scheme in ("javascript", "JaVaScRiPt", "data:text/html,<script>alert(1)</script>", "vbscript", " javascript", "java\tscript")]  # fmt: skip
MARKUP = ["<!--<script>", "{{ 7 * 7 }}", "{% raw %}", "${alert(1)}", "`${alert(1)}`", "<b>*bold*</b>", "<a href=javascript:alert(1)>x</a>", '" href=javascript:alert(1) x="', "' onmouseover='alert(1)", "<link rel=stylesheet href=//example.org/x.css>", "<meta http-equiv=refresh content='0;url=//example.org'>", "<base href=//example.org/>", "<form action=//example.org>", "<object data=x>", "<embed src=x>", "<style>*{display:none}</style>", "<math><mtext></p></math>", "<template><img src=x onerror=alert(1)></template>"]  # fmt: skip
NAMES = ["constructor", "__proto__", "toString", "hasOwnProperty", "prototype.alert", "null", "undefined", "NaN", "true", "[object Object]"]  # fmt: skip
ODD = ["<img src=1 href=1 onerror=alert(1)>", "<xss style=animation-name:x onanimationstart=alert(1)>", "<a\u00a0href=javascript:alert(1)>y", "{0}{1}{name}", "%00%3Cscript%3E", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "\\u003cscript\\u003e", "\\", "'\"`", "😀" * 30, "א" * 40, "a" * 2000, "${'x'.repeat(9)}", "*/alert(1)/*", "//alert(1)", "\\';alert(1);//", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-2+3", "<x onclick=alert(1)>click", "<plaintext>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>"]  # fmt: skip
HOSTILE = [*TAGS, *ENDS, *SCHEMES, *MARKUP, *NAMES, *ODD]
FIELDS = {
    "states.csv": ("label_en", "label_id", "label_ru", "aliases", "note"),
    "places.csv": ("label_en", "label_id", "label_ru", "note"),
    "organisations.csv": ("label_en", "label_id", "short_en", "short_ru", "aliases", "note"),
    "people.csv": ("label_en", "label_ru", "aliases", "note"),
    "events.csv": ("label_en", "label_id", "paraphrase_en", "note"),
    "treaties.csv": ("label_en", "label_ru", "note"),
    "memberships.csv": ("note",),
    "tenures.csv": ("note",),
    "obligations.csv": ("paraphrase_en", "note"),
    "sources.csv": ("label_en", "note"),
    "publishers.csv": ("label_en", "note"),
}


def poison(folder: Path) -> None:
    """Put hostile texts into every field that holds free text, a different one in each cell."""
    import csv
    import io

    for name, fields in FIELDS.items():
        path = folder / name
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        known = [field for field in fields if field in rows[0]]
        assert known
        for number, row in enumerate(rows):
            for place, field in enumerate(known):
                text = " ".join(HOSTILE[(number * 7 + place * 31) % len(HOSTILE)].split()) or "x"
                row[field] = text.replace(";", ",") if field == "aliases" else text
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(buffer.getvalue(), encoding="utf-8")


@pytest.fixture(scope="module")
def poisoned(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(data_directory(), folder / "data")
    poison(folder / "data")
    graph = open_graph(folder / "data", cache=None)
    file = folder / "x.html"
    file.write_text(explorer_page(graph, Opening(graph.window())), encoding="utf-8")
    watched = watch(browser, file)
    yield watched
    watched.page.context.close()


def test_there_are_a_hundred_hostile_texts_and_all_are_in_the_page(poisoned: Watched) -> None:
    assert len(set(HOSTILE)) >= 100
    shown = set(poisoned.page.evaluate("[...csto.nodeOf.values()].flatMap(csto.allNames)"))
    assert len({" ".join(text.split()) for text in HOSTILE} & shown) >= 95


def test_hostile_texts_run_nothing_wherever_they_are_shown(poisoned: Watched) -> None:
    page = poisoned.page
    everything = "['state', 'organisation', 'treaty', 'event', 'person']"
    page.evaluate(f"csto.change({{ kinds: {everything}, recent: -1 }})")
    page.evaluate("""async () => {
      const frame = () => new Promise(requestAnimationFrame);
      for (const id of [...csto.nodeOf.keys(), ...csto.edgeOf.keys()].filter((_, at) => at % 9 === 0)) {
        csto.change({ selected: id });
        for (const each of document.querySelectorAll('details')) each.open = true;
      }
      for (const language of ['id', 'ru', 'en']) { csto.change({ language, selected: '', twin: language === 'ru' }); await frame(); }
      csto.change({ ...csto.defaults, twin: true });
      await frame();
      csto.change({ compared: 7305, twin: false });
      await frame();
    }""")
    page.fill("#search", "<")
    page.fill("#search", "alert")
    page.mouse.move(500, 400)
    page.hover("#strip", position={"x": 700, "y": 5})
    page.wait_for_timeout(200)
    assert poisoned.clean, (poisoned.requests, poisoned.errors, poisoned.dialogs)
    assert page.locator("body img, body iframe, body object, body embed, body form, body link, body style").count() == 0
    assert page.locator("script:not([type])").count() == 1, "vis-network; ours is a module"
    assert page.locator("a:not([href^='http'])").count() == 0


def test_a_hostile_label_is_shown_as_it_is_written(poisoned: Watched) -> None:
    poisoned.see(selected="state-kaz", twin=False, compared=None)
    name = poisoned.page.evaluate("csto.allNames(csto.nodeOf.get('state-kaz'))[0]")
    assert name in HOSTILE
    assert poisoned.page.text_content("#panel h2") == name


def test_the_guard_would_see_a_script_run(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "bad.html"
    file.write_text(
        "<body data-ready=true><img src=x onerror=alert(1)><img src=https://example.org/x>", encoding="utf-8"
    )
    watched = watch(browser, file)
    watched.page.wait_for_timeout(200)
    assert watched.dialogs == ["1"]
    assert watched.requests
    watched.page.context.close()


def test_it_loads_offline_with_no_outside_request_and_no_error(explorer: Watched) -> None:
    assert explorer.clean, (explorer.requests, explorer.errors)
    assert explorer.page.locator("#picture canvas").count() == 1


def test_the_policy_lets_in_nothing_but_what_the_page_holds(explorer: Watched, explorer_file: Path) -> None:
    text = explorer_file.read_text(encoding="utf-8")
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?:https?:)?//", text)
    blocked = explorer.page.evaluate("""async () => {
      const refused = new Promise((resolve) => document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true }));
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      script.remove();
      return [await refused, window.ran];
    }""")
    assert blocked == ["script-src-elem", None]
    explorer.errors.clear()


def test_the_page_of_the_whole_graph_is_small_enough_to_be_sent_by_mail(explorer_file: Path) -> None:
    assert explorer_file.stat().st_size < 3_000_000


@pytest.mark.parametrize("seed", ["0", "42"])
def test_the_same_graph_gives_the_same_page_in_any_process(explorer_file: Path, tmp_path: Path, seed: str) -> None:
    page = tmp_path / "again.html"
    command = [sys.executable, "-m", "csto_graph", "explore", "--no-open", "--output", str(page)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert page.read_bytes() == explorer_file.read_bytes()


def test_a_source_of_its_own_is_named_in_the_caption(kg: AllianceGraph, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "nato.html"
    view = kg.according_to("publisher-nato")
    file.write_text(explorer_page(view, Opening(view.window(), according_to="NATO")), encoding="utf-8")
    watched = watch(browser, file)
    assert "According to NATO" in watched.page.evaluate("csto.captionLines()[0]")
    assert watched.clean
    watched.page.context.close()
