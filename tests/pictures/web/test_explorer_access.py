"""The explorer for everyone: the twin table, names for screen readers, languages, small screens, calm motion."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from csto_graph import AllianceGraph
from csto_graph.cli import main
from csto_graph.core.resources import data_directory
from csto_graph.pictures.web.explorer.page import words
from csto_graph.records.statements import read_labels, read_statements
from playwright.sync_api import Browser, Page

from .conftest import Opened, Watched, watch

VIEWS = ["", "#twin=yes&date=2022-01-06", "#select=state-uzb&date=2022-02-25", "#compare=1990-01-01&date=2024-04-01", "#date=1820-01-01"]  # fmt: skip


def go_to(page: Page, view: str) -> None:
    """Follow a link into the page that is open, and wait until it has drawn what the link names."""
    page.evaluate("(view) => { location.hash = view; }", view)
    page.evaluate("async () => { for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame); }")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_violation(opened: Opened, scheme: str, width: int) -> None:
    page = opened(color_scheme=scheme, width=width, height=800, reduced_motion="reduce").page
    for view in VIEWS if width > 800 else VIEWS[:3:2]:
        go_to(page, view)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], view


def test_axe_would_find_one(opened: Opened) -> None:
    page = opened().page
    page.evaluate("document.getElementById('search').removeAttribute('aria-label')")
    page.evaluate("document.getElementById('search').removeAttribute('placeholder')")
    assert Axe().run(page).response["violations"]


def test_the_twin_has_a_row_for_every_node_and_tie(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.see(organisations=["org-csto"])
    explorer.page.click("#table")
    rows = explorer.page.locator("#twin table").nth(0).locator("tbody tr")
    assert rows.count() == explorer.page.evaluate("csto.scene().nodes.size") == 7
    ties = explorer.page.locator("#twin table").nth(1).locator("tbody tr").all_inner_texts()
    assert len(ties) == 6
    armenia = next(text for text in ties if text.startswith("Armenia"))
    assert "defence" in armenia
    assert "2003-09-18" in armenia
    explorer.page.click("#twin [data-row=state-kaz]")
    assert explorer.page.inner_text("#panel h2") == "Kazakhstan"
    explorer.page.click("#table")
    assert explorer.page.is_visible("#picture")


def test_the_twin_has_all_rows_where_they_are_asked_for(explorer: Watched) -> None:
    explorer.page.wait_for_timeout(400)
    assert explorer.page.is_visible("#hidden")
    explorer.page.click("#table")
    assert explorer.page.is_hidden("#hidden"), "it is a word on the picture"
    ties = explorer.page.locator("#twin table").nth(1).locator("tbody tr")
    assert ties.count() == 500
    explorer.page.click("#twin [data-all=ties]")
    assert ties.count() == explorer.page.evaluate("csto.scene().edges.size") > 500
    assert explorer.page.evaluate("document.activeElement.textContent.startsWith('Ties')")
    explorer.page.select_option("#measure", "none")
    heads = explorer.page.locator("#twin table").nth(0).locator("thead th").all_inner_texts()
    assert heads == ["thing", "kind", "certainty"]


def test_the_twin_tells_the_spells_of_the_day(explorer: Watched, kg: AllianceGraph) -> None:
    explorer.on("2022-01-06")
    row = explorer.page.evaluate("csto.tables().ties.rows.find(({ id }) => id === 'membership:state-uzb:org-sco' ) ")
    assert row
    again = kg.store.select(
        "SELECT ?one ?other (COUNT(?row) AS ?number) WHERE { ?row a sa:Membership, sa:BestRank ; org:member ?one ; org:organization ?other ; org:role v:member } GROUP BY ?one ?other HAVING (COUNT(?row) > 1)"
    ).rows
    pairs = {f"membership:{one}:{other}" for one, other, _ in again}
    cells = explorer.page.evaluate("csto.tables().ties.rows.map(({ id, cells }) => [id, cells[4]])")
    assert pairs & {name for name, _ in cells}
    assert not [spells for name, spells in cells if name in pairs and ";" in spells]


def test_the_picture_has_a_name_and_keys(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    name = explorer.page.get_attribute("#picture", "aria-label") or ""
    assert "2022-01-06" in name
    assert "ties" in name
    explorer.page.focus("#picture")
    before = explorer.page.evaluate("[csto.network().getScale(), csto.network().getViewPosition().x]")
    explorer.page.keyboard.press("ArrowRight")
    explorer.page.keyboard.press("+")
    explorer.page.wait_for_timeout(400)
    after = explorer.page.evaluate("[csto.network().getScale(), csto.network().getViewPosition().x]")
    assert after[0] > before[0]
    assert after[1] > before[1]


@pytest.mark.parametrize(("language", "label"), [("id", "Kazakhstan"), ("ru", "Казахстан")])
def test_language_changes_labels_sentences_and_the_tag(explorer: Watched, language: str, label: str) -> None:
    explorer.on("2022-01-06")
    explorer.page.select_option("#language", language)
    explorer.see(selected="state-kaz")
    assert explorer.page.inner_text("#panel h2") == label
    assert explorer.page.get_attribute("html", "lang") == language
    states = csv.DictReader((data_directory() / "states.csv").read_text(encoding="utf-8").splitlines())
    expected = next(row[f"label_{language}"] for row in states if row["id"] == "state-kgz")
    explorer.see(selected="membership:state-kgz:org-csto")
    assert explorer.panel().count(expected) >= 2
    assert explorer.clean


def test_in_english_the_page_says_what_the_statements_say(explorer: Watched, kg: AllianceGraph) -> None:
    said = explorer.page.evaluate("Object.fromEntries(csto.statements.map((each) => [each.id, csto.sentence(each)]))")
    labels = read_labels(kg.store)
    texts = {each.id: each.text for each in read_statements(kg.store, lambda slug: labels.get(slug, slug))}
    assert len(said) > 3000
    assert [(said[slug], texts[slug]) for slug in said if said[slug] != texts[slug]] == []


@pytest.mark.parametrize(
    ("language", "statement", "sentence"),
    [
        ("id", "membership-kaz-csto-1", "Kazakhstan: anggota Organisasi Traktat Keamanan Kolektif"),
        ("ru", "membership-kaz-csto-1", "Казахстан: член организации «Организация Договора о коллективной безопасности»"),
        ("id", "seat-csto-1", "Organisasi Traktat Keamanan Kolektif: berkedudukan di Moskwa, Rusia"),
        ("ru", "seat-csto-1", "Организация Договора о коллективной безопасности: место пребывания — Москва, Россия"),
    ],
)  # fmt: skip
def test_sentences_are_told_in_the_language_of_the_page(explorer: Watched, language: str, statement: str, sentence: str) -> None:  # fmt: skip
    explorer.see(language=language)
    told = "(id) => csto.sentence(csto.statements.find((each) => each.id === id))"
    assert explorer.page.evaluate(told, statement) == sentence


def test_no_english_stands_between_the_names_in_russian(explorer: Watched) -> None:
    explorer.see(language="ru")
    left = explorer.page.evaluate("""() => csto.statements.filter((each) => each.holes.length).map((each) => {
      let text = csto.sentence(each);
      const names = [...each.terms.map(csto.termLabel), ...each.nodes.map(csto.label)].sort((one, other) => other.length - one.length);
      for (const name of names) text = text.replace(name, "");
      return text;
    }).filter((text) => /[a-z]/i.test(text))""")
    assert left == []


def test_what_there_is_in_english_alone_says_so(explorer: Watched) -> None:
    page = explorer.page
    explorer.on("2022-01-06")
    explorer.see(language="id", selected="state-kaz")
    duty = page.locator("#panel [data-statement=obligation-collective-security-1992-4-1] > div").first
    assert duty.get_attribute("lang") == "en"
    assert page.locator("#panel [data-statement=membership-kaz-csto-1] > div").first.get_attribute("lang") is None
    explorer.see(tab="article")
    assert page.locator("#panel .claims .paraphrase [lang=en]").count() == 54
    page.locator("#panel .claims button").first.click()
    assert page.locator("#panel .evidence > p").first.get_attribute("lang") == "en"
    page.evaluate("location.hash = 'story=armenia-2022/3&language=id'")
    page.wait_for_selector("#panel .duties")
    duties = page.locator("#panel .duties > li").count()
    assert page.locator("#panel .duties > li > p > [lang=en]").count() == 2 * duties


def test_no_key_without_words_is_on_the_page(explorer: Watched) -> None:
    """A key that has no words is shown as it is: nothing on the page begins as a key does."""
    heads = {key.split(".")[0] for key in words()["en"] if "." in key}
    explorer.on("2022-02-25")
    for selected in ("", "state-uzb", "org-csto", "membership:state-uzb:org-cst"):
        explorer.see(selected=selected, kinds=["state", "organisation", "treaty", "event", "person"])
        shown = explorer.page.evaluate("document.body.innerText")
        assert [found for found in re.findall(r"\b([a-z]+)\.[a-z-]+", shown) if found in heads] == []


FOCUSED = "(({ tagName, id, innerText }) => [tagName, id, innerText])(document.activeElement)"


def press(explorer: Watched, selector: str) -> list[str]:
    """Press Enter on something and return what then has the focus: tag, id and text."""
    explorer.page.locator(selector).first.press("Enter")
    found: list[str] = explorer.page.evaluate(FOCUSED)
    return found


def test_the_focus_stays_where_one_pressed_or_goes_to_the_heading_of_what_came(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.see(selected="org-csto")
    assert press(explorer, "#panel [data-tool=near]")[2] == "Show the others too"
    assert press(explorer, "#panel [data-thing=state-kaz]") == ["H2", "", "Kazakhstan"]
    assert press(explorer, "#panel .back") == ["H2", "", "Who is bound to whom"]
    assert press(explorer, "#panel .begin")[:2] == ["H2", ""]
    explorer.page.evaluate("document.querySelector('#key details:last-child').open = true")
    explorer.see(organisations=["org-csto", "org-nato"])
    assert press(explorer, "#filters .chip")[1] == "filter-organisations"
    explorer.page.evaluate("document.querySelector('#key details:last-child').open = false")
    explorer.page.click("#tab-article")
    assert "contradicted" in press(explorer, "#panel [data-verdict=contradicted]")[2]
    explorer.see(claim="", verdict="", tab="stories")
    assert press(explorer, "#panel .stories button")[2] == "Next"
    assert explorer.clean


def test_what_is_read_stays_open_and_in_place_while_time_and_look_change(explorer: Watched) -> None:
    explorer.on("2022-01-06")
    explorer.see(selected="state-kaz")
    explorer.page.click("#panel [data-section=facts] summary")
    explorer.page.click("#panel [data-statement=membership-kaz-csto-1] .sources summary")
    opened = "[...document.querySelectorAll('#panel details[open]')].map((each) => each.parentElement.dataset.statement ?? each.dataset.section)"
    before = explorer.page.evaluate(opened)
    assert before == ["facts", "membership-kaz-csto-1"]
    explorer.page.evaluate("document.querySelector('#panel h2').mine = true")
    explorer.see(theme="dark", layout="map", measure="degree")
    assert explorer.page.evaluate("document.querySelector('#panel h2').mine"), "what shows the same is not made anew"
    explorer.page.focus("#panel [data-statement=membership-kaz-csto-1] .sources summary")
    explorer.page.evaluate("csto.goTo(csto.view.since + 400)")
    assert explorer.page.evaluate(opened) == before
    assert explorer.page.evaluate("document.activeElement.closest('[data-statement]').dataset.statement") == "membership-kaz-csto-1"  # fmt: skip


@pytest.mark.parametrize("away", ["click", "tab", "escape"])
def test_the_menu_closes_when_one_goes_on_elsewhere(explorer: Watched, away: str) -> None:
    page = explorer.page
    assert page.get_attribute("#menu-button", "aria-haspopup") is None, "there is no menu of that role"
    page.click("#menu-button")
    assert page.is_visible("#menu")
    if away == "click":
        page.click("h1")
    elif away == "tab":
        page.focus("#date")
    else:
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Escape")
    assert page.is_hidden("#menu")
    assert page.get_attribute("#menu-button", "aria-expanded") == "false"


def test_escape_in_a_field_keeps_what_is_selected(explorer: Watched) -> None:
    explorer.see(selected="org-csto")
    explorer.page.press("#date", "Escape")
    explorer.page.press("#layout", "Escape")
    assert explorer.page.evaluate("csto.view.selected") == "org-csto"
    explorer.page.press("#picture", "Escape")
    assert explorer.page.evaluate("csto.view.selected") == ""


HEARD = "document.querySelector('[role=status]').textContent"


def hear(explorer: Watched, part: str) -> None:
    explorer.page.wait_for_function(f"(part) => {HEARD}.includes(part)", arg=part)


def test_one_place_from_the_first_tells_readers_what_came_of_a_change(explorer: Watched) -> None:
    page = explorer.page
    assert page.locator("[role=status], [aria-live]").count() == 1
    page.evaluate("document.querySelector('[role=status]').mine = true")
    explorer.on("2022-01-06")
    hear(explorer, f"2022-01-06: {page.inner_text('#counts')}.")
    explorer.see(selected="state-arm", path="state-usa")
    hear(explorer, page.inner_text("#panel .paths strong"))
    explorer.on("yesterday")
    hear(explorer, page.inner_text("#notice"))
    page.evaluate("location.hash = 'story=kazakhstan-2022/2'")
    page.wait_for_selector("#panel .sentence")
    hear(explorer, page.inner_text("#panel .sentence"))
    page.click("#panel [data-step=next]")
    hear(explorer, page.inner_text("#panel .sentence"))
    assert page.evaluate(
        "document.querySelector('[role=status]').mine && document.querySelectorAll('[role=status], [aria-live]').length === 1"
    )


def test_readers_do_not_hear_every_year_that_is_played(explorer: Watched) -> None:
    explorer.on("1955-01-01")
    hear(explorer, "1955-01-01")
    explorer.page.evaluate(
        "new MutationObserver((all) => { window.heard = all.length; }).observe(document.querySelector('[role=status]'), { childList: true })"
    )
    explorer.page.click("#play")
    explorer.page.wait_for_function("() => document.getElementById('date').value > '1957'")
    explorer.page.click("#play")
    assert explorer.page.evaluate("window.heard ?? 0") == 0


def test_the_way_to_a_path_says_whether_it_is_open(explorer: Watched) -> None:
    explorer.see(selected="state-kaz")
    browser = explorer.page.context.new_cdp_session(explorer.page)

    def expanded() -> bool:
        tree = browser.send("Accessibility.getFullAXTree")["nodes"]
        node = next(each for each in tree if each.get("name", {}).get("value") == "Path to …" and any(one["name"] == "expanded" for one in each.get("properties", ())))  # fmt: skip
        return bool(next(one["value"]["value"] for one in node["properties"] if one["name"] == "expanded"))

    assert not expanded()
    explorer.page.click("text=Path to …")
    explorer.page.wait_for_function("() => document.activeElement.id === 'path-field'")
    assert expanded()


def test_it_is_usable_on_a_phone(opened: Opened) -> None:
    phone = opened(width=360, height=740, has_touch=True, is_mobile=True, reduced_motion="reduce").page
    for view in VIEWS:
        go_to(phone, view)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, view
    watched = opened("#date=2022-01-06", width=360, height=740)
    watched.page.fill("#search", "Kazakhstan")
    watched.page.press("#search", "Enter")
    watched.page.wait_for_timeout(300)
    box = watched.page.locator("#panel h2").bounding_box()
    assert box
    assert 0 <= box["y"] < 600, "what was selected is in view"
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert watched.clean


def test_on_a_phone_a_button_opens_the_further_controls_of_time(opened: Opened) -> None:
    page = opened("#date=2022-01-06", width=360, height=740).page
    assert not page.is_visible("#compare")
    page.click("#more")
    for control in ("#compare", "#last", "#at-least", "#counts"):
        box = page.locator(control).bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 360, control
    page.click("#more")
    assert not page.is_visible("#compare")
    compared = opened("#date=2022-01-06&compare=1990-01-01", width=360, height=740).page
    assert compared.input_value("#other") == "1990-01-01"
    assert compared.is_visible("#other"), "what is in use shows"
    assert not opened("#date=2022-01-06").page.is_visible("#more"), "a wide page has all of them in sight"


BELOW = """() => {
  const box = (id) => document.getElementById(id).getBoundingClientRect();
  const [picture, tools, time] = ["picture", "stage-tools", "time"].map(box);
  return { top: picture.top, clear: picture.bottom <= tools.top && tools.bottom <= time.top && time.bottom <= innerHeight + 1, time: time.height };
}"""


@pytest.mark.parametrize("step", ["Kazakhstan", "story", "deep in the panel"])
def test_on_a_phone_the_picture_stays_in_sight_and_nothing_covers_it(opened: Opened, step: str) -> None:
    story = step == "story"
    page = opened(
        "#story=kazakhstan-2022/2" if story else "#date=2022-01-06", width=360, height=740, reduced_motion="reduce"
    ).page
    assert page.evaluate(BELOW)["clear"]
    if story:
        page.click("[data-step=next]")
    else:
        page.fill("#search", "Kazakhstan")
        page.press("#search", "Enter")
    if step == "deep in the panel":
        page.locator("#panel [data-section=sources]").scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    found = page.evaluate(BELOW)
    assert found["clear"]
    assert found["top"] >= 0
    assert found["time"] < 740 / 5
    if step != "deep in the panel":
        heading = page.locator("#panel h2").bounding_box()
        assert heading
        assert found["top"] + 250 < heading["y"] < 740 - found["time"] - 100, "between the picture and the time"
    before = page.evaluate("csto.network().getScale()")
    page.click("#zoom-in")
    page.wait_for_timeout(100)
    assert page.evaluate("csto.network().getScale()") > before


def test_reduced_motion_moves_at_once(opened: Opened) -> None:
    watched = opened("#date=2022-01-06", reduced_motion="reduce")
    watched.page.evaluate("csto.change({ layout: 'map' })")
    before = watched.page.evaluate("csto.network().getScale()")
    watched.page.wait_for_timeout(300)
    assert watched.page.evaluate("csto.network().getScale()") == before


def test_a_page_opens_in_a_language(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "ru.html"
    command = ["explore", "--no-open", "--language", "ru", "--focus", "Киргизия", "--layout", "map", "--measures", "allies", "--as-of", "2010-01-01", "--output", str(file)]  # fmt: skip
    assert main(command) == 0
    watched = watch(browser, file)
    assert watched.page.inner_text("#panel h2") == "Кыргызстан"
    assert watched.page.input_value("#layout") == "map"
    assert watched.page.input_value("#measure") == "allies"
    assert watched.page.input_value("#date") == "2010-01-01"
    assert watched.clean
    watched.page.context.close()
