"""What is taken away from the page, read by others' libraries and compared with what is on screen."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from csto_graph import AllianceGraph
from csto_graph.cli import main
from csto_graph.core.choices import LANGUAGES
from csto_graph.evidence.citation import Citation, as_bibtex, cite_sources
from csto_graph.pictures.web.explorer import Content, Opening, explorer_network
from csto_graph.store import ResultTable
from PIL import Image
from playwright.sync_api import Browser, Page

from .conftest import Watched, watch

SVG = "{http://www.w3.org/2000/svg}"
CERTAINTIES = (
    "[...csto.scene().edges.values()].map(({edge, certainty}) => [edge.from.id, edge.kind, edge.to.id, certainty])"
)
CSTO = {"state-arm", "state-blr", "state-kaz", "state-kgz", "state-rus", "state-tjk"}
ON_SCREEN = "[...csto.scene().edges.values()].map(({edge}) => [edge.from.id, edge.kind, edge.to.id])"
MARKS = (
    "[...csto.scene().edges.values()]"
    ".map(({edge, mark, certainty}) => [edge.from.id, edge.kind, edge.to.id, mark, certainty])"
)
HOSTILE = [
    "<script>alert(1)</script>\"'",
    '=HYPERLINK("http://example.org")',
    "]]> <!-- &lt; \u0007",
    '+1+1,"two"\nlines',
    "@SUM(A1) 𝔘 \ud800",
    '"><img src=x onerror=alert(1)>',
]


@pytest.fixture
def page(explorer: Watched) -> Iterator[Page]:
    go(explorer.page, "date=2022-01-06")
    yield explorer.page
    assert explorer.clean, (explorer.errors, explorer.requests, explorer.dialogs)


def go(page: Page, fragment: str) -> None:
    """Follow a link within the page."""
    page.evaluate("fragment => { location.hash = fragment; }", fragment)
    page.wait_for_function(
        "Object.entries(csto.parseFragment(location.hash).values).every(([name, value]) => String(csto.view[name]) === String(value))",
        timeout=60_000,
    )


def taken(page: Page, entry: str, folder: Path) -> Path:
    """Choose an entry of the menu as a reader does, and return the file that is saved."""
    page.click("#menu-button")
    with page.expect_download() as waiting:
        page.locator("#menu button", has_text=entry).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def ties(page: Page) -> set[tuple[str, ...]]:
    return {tuple(each) for each in page.evaluate(ON_SCREEN)}


def things(page: Page) -> set[str]:
    return set(page.evaluate("[...csto.scene().nodes.keys()]"))


def drawn(path: Path) -> ET.Element:
    return ET.parse(path).getroot()


def group(root: ET.Element, name: str) -> ET.Element:
    found = root.find(f"{SVG}g[@class='{name}']")
    assert found is not None
    return found


def test_the_svg_has_all_that_is_on_screen_and_its_caption(page: Page, tmp_path: Path) -> None:
    path = taken(page, "Picture (SVG)", tmp_path)
    assert path.name == "csto-graph-2022-01-06.svg"
    root = drawn(path)
    assert {mark.get("data-id") for mark in group(root, "things")} == things(page)
    assert {str(line.findtext(f"{SVG}title")) for line in group(root, "ties")} == {
        f"{kind}:{one}:{other}" for one, kind, other in ties(page)
    }
    caption = " ".join(str(line.text) for line in group(root, "caption"))
    for part in ("2022-01-06", "csto_graph, data", "sources", "Wikipedia"):
        assert part in caption
    assert {"States", "Alliances, organisations"} <= {str(row.text) for row in group(root, "legend")}


def faint(root: ET.Element) -> set[str | None]:
    return {mark.get("data-id") for mark in group(root, "things") if mark.get("opacity")}


def test_the_svg_names_things_as_the_screen_does(page: Page, tmp_path: Path) -> None:
    for fragment, name in (
        ("date=1914-07-28&select=state-prussia&near=yes", "Germany"),
        (
            "date=1914-07-28&to=1960-01-01&kinds=state+organisation&select=state-prussia",
            "Germany (Prussia, until 1945)",
        ),
    ):
        go(page, fragment.replace("+", "%20"))
        names = [mark.text for mark in group(drawn(taken(page, "Picture (SVG)", tmp_path)), "labels")]
        assert name in names, fragment


def test_the_svg_dims_what_is_dimmed_on_screen(page: Page, tmp_path: Path) -> None:
    go(page, "date=2022-01-06&select=org-csto")
    root = drawn(taken(page, "Picture (SVG)", tmp_path))
    assert faint(root) == things(page) - CSTO - {"org-csto"}
    assert len(group(root, "chosen")) == 1
    assert {text.text for text in group(root, "labels")} <= {"CSTO", "Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"}  # fmt: skip
    ties = {str(line.findtext(f"{SVG}title")): float(line.get("opacity", "1")) for line in group(root, "ties")}
    assert {name for name, share in ties.items() if share == 1} == {f"membership:{state}:org-csto" for state in CSTO}
    go(page, "date=2022-01-06&select=state-arm&path=state-usa")
    lit = set(page.evaluate("[...csto.scene().nodes.keys()].filter((id) => !csto.styleOf(id).faint)"))
    assert faint(drawn(taken(page, "Picture (SVG)", tmp_path))) == things(page) - lit


def test_the_svg_shows_the_case_of_a_story_and_the_claimed_tie(page: Page, tmp_path: Path) -> None:
    steps = page.evaluate(
        "JSON.parse(document.getElementById('payload').textContent).stories.flatMap(({ id, steps }) => steps.map((step, at) => (step.case ? `${id}/${at + 1}` : ''))).filter(Boolean)"
    )
    go(page, f"story={steps[0]}")
    root = drawn(taken(page, "Picture (SVG)", tmp_path))
    marks = [mark.tag.removeprefix(SVG) for mark in group(root, "overlay")]
    assert marks.count("circle") >= 1
    assert marks.count("polyline") == marks.count("polygon") > 0, "each arrow has a head"
    go(page, "claim=claim-suara-22")  # contradicted
    root = drawn(taken(page, "Picture (SVG)", tmp_path))
    tie, *cross = group(root, "overlay")
    assert tie.get("stroke-dasharray")
    assert [mark.get("stroke-dasharray") for mark in cross] == [None, None]
    places = {mark.get("data-id"): mark for mark in group(root, "things")}
    ends = [tuple(map(float, point.split(","))) for point in str(tie.get("points")).split()]
    uzbekistan = places["state-uzb"]
    assert (float(str(uzbekistan.get("cx"))), float(str(uzbekistan.get("cy")))) in ends
    assert any("contradicted" in str(row.text) for row in group(root, "legend"))


def test_parallel_ties_bow_in_the_svg_as_on_screen(page: Page, tmp_path: Path) -> None:
    go(page, "date=2022-01-06&compare=1993-01-01&kinds=state%20treaty&lines=party%20signature")
    root = drawn(taken(page, "Picture (SVG)", tmp_path))
    on_screen = page.evaluate(
        "Object.fromEntries(csto.edgeSet.get().filter((edge) => edge.smooth).map(({ id }) => { const { edgeType } = csto.network().body.edges[id]; const via = edgeType.getViaNode(); return [id, [edgeType.from, via, edgeType.to].map(({ x, y }) => [x, y])]; }))"
    )
    curves = {
        str(line.findtext(f"{SVG}title")): str(line.get("d"))
        for line in group(root, "ties")
        if line.tag == f"{SVG}path"
    }
    assert set(curves) == set(on_screen) != set()
    for name, path in curves.items():
        start, via, end = points(path)
        one, middle, other = (complex(*place) for place in on_screen[name])
        if abs(other - one) > 50:
            assert abs((via - start) / (end - start) - (middle - one) / (other - one)) < 0.03, name


def points(path: str) -> list[complex]:
    cells = [float(cell) for cell in path.removeprefix("M").replace("Q", " ").split()]
    return [complex(*cells[at : at + 2]) for at in (0, 2, 4)]


def test_the_legend_of_the_svg_tells_of_dashes_only_where_there_are(page: Page, tmp_path: Path) -> None:
    for day, told in (("1956-07-01", True), ("1956-07-01&at-least=presumed", False)):
        go(page, f"date={day}")
        rows = {str(row.text) for row in group(drawn(taken(page, "Picture (SVG)", tmp_path)), "legend")}
        assert ("Dashed: only possible" in rows) is told


TOO_WIDE = """() => {
  const box = document.body.appendChild(document.createElement("div"));
  box.innerHTML = csto.exportForms.svg[2]();
  const width = box.firstElementChild.viewBox.baseVal.width;
  const texts = [...box.querySelectorAll(".legend text")];
  const found = texts.filter((text) => text.getBBox().x + text.getBBox().width > width).map((text) => text.textContent);
  box.remove();
  return [texts.length, found];
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_of_the_svg_fits_in_every_language(page: Page, language: str) -> None:
    go(page, f"date=2026-06-01&language={language}")
    rows, too_wide = page.evaluate(TOO_WIDE)
    assert rows > 5
    assert not too_wide


def test_the_caption_counts_the_sources_of_the_day(page: Page, tmp_path: Path) -> None:
    for fragment in ("date=2022-01-06", "date=1995-06-01", "date=2022-01-06&compare=1990-01-01"):
        go(page, fragment)
        rows = csv.DictReader(io.StringIO(taken(page, "Ties as a table", tmp_path).read_bytes().decode()))
        sources = {source for row in rows for source in row["sources"].split()}
        assert f"Rests on {len(sources)} sources" in page.evaluate("csto.captionLines()")


def test_the_caption_tells_what_is_filtered(page: Page) -> None:
    assert not [line for line in page.evaluate("csto.captionLines()") if line.startswith("Filtered")]
    go(
        page,
        "date=2022-01-06&at-least=presumed&organisations=org-csto&regions=central-asia&types=defence&select=org-csto&near=yes",
    )
    line = next(line for line in page.evaluate("csto.captionLines()") if line.startswith("Filtered"))
    for part in (
        "at least presumed",
        "Collective Security Treaty Organization",
        "Central Asia",
        "defence",
        "Neighbours only",
    ):
        assert part in line


def test_the_map_says_whose_outlines_it_has(page: Page, tmp_path: Path) -> None:
    go(page, "date=2022-01-06&layout=map")
    root = drawn(taken(page, "Picture (SVG)", tmp_path))
    assert "Natural Earth" in str(root.findtext(f"{SVG}desc"))
    lines = root.findall(f"{SVG}svg/{SVG}polyline")
    assert len(lines) > 500
    assert sum(bool(line.get("stroke-dasharray")) for line in lines) == page.evaluate(
        "JSON.parse(document.getElementById('payload').textContent).contested.length"
    )


def test_the_png_is_the_svg_at_twice_its_size(page: Page, tmp_path: Path) -> None:
    root = drawn(taken(page, "Picture (SVG)", tmp_path))
    with Image.open(taken(page, "Picture (PNG)", tmp_path)) as image:
        image.load()
        assert image.format == "PNG"
        assert image.size == tuple(round(2 * float(str(root.get(side)))) for side in ("width", "height"))
        colours = image.convert("RGB").getcolors(maxcolors=2**24)
        assert colours is not None
        assert len(colours) > 50


def test_the_csv_has_a_row_a_tie_with_its_evidence(page: Page, tmp_path: Path, kg: AllianceGraph) -> None:
    path = taken(page, "Ties as a table", tmp_path)
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode())))
    assert {(row["one"], row["tie"], row["other"]) for row in rows} == ties(page)
    of_csto = [row for row in rows if row["other"] == "org-csto" and row["tie"] == "membership"]
    expected = list(kg.table("members", organisation="csto", as_of="2022-01-06"))
    for column, name in (
        ("one", "state"),
        ("one_label", "state_label"),
        ("statements", "membership"),
        ("start", "start"),
    ):
        assert {row[column] for row in of_csto} == {row[name] for row in expected}
    assert {frozenset(row["sources"].split()) for row in of_csto} == {
        frozenset(str(row["sources"]).split()) for row in expected
    }


def test_the_csv_of_things_has_their_time_and_measure(page: Page, tmp_path: Path) -> None:
    rows = {
        row["thing"]: row
        for row in csv.DictReader(io.StringIO(taken(page, "Things as a table", tmp_path).read_bytes().decode()))
    }
    assert set(rows) == things(page)
    assert rows["org-csto"]["members"] == str(len(CSTO))
    assert rows["state-kaz"]["start_earliest"] == "1991-12-16"  # Kazakhstan's law on its independence
    assert rows["state-kaz"]["end_latest"] == ""
    assert not {"0001-01-01", "9999-12-31"} & {cell for row in rows.values() for cell in row.values()}, "open ends"


def test_gephi_and_networkx_get_the_network_with_its_places(page: Page, tmp_path: Path) -> None:
    graph: Any = nx.read_gexf(taken(page, "Network for Gephi", tmp_path))
    assert set(graph) == things(page)
    assert {(one, data["tie"], other) for one, other, data in graph.edges(data=True)} == ties(page)
    x, y = page.evaluate("csto.nodeOf.get('org-csto').places[csto.view.layout]")
    assert [graph.nodes["org-csto"]["viz"]["position"][axis] for axis in "xy"] == [x, -y]
    assert graph.nodes["org-csto"]["label"] == "Collective Security Treaty Organization"
    assert graph.edges["state-rus", "org-csto"]["statements"] == "membership-rus-csto-1"


VIEWS = [
    "date=2022-01-06",
    "date=1999-04-20",
    "date=2012-12-18&at-least=certain",
    "date=2026-06-01",
    "date=2026-06-01&at-least=presumed&lines=membership+partnership",
    "date=2010-01-01&compare=2022-01-06",
    "date=2006-01-01&to=2008-12-31",
    "date=2022-01-06&organisations=org-csto+org-nato",
    "date=2022-01-06&lines=membership+partnership&types=defence",
    "date=2022-01-06&select=org-csto&near=yes",
    "date=2022-09-13&kinds=state+organisation+event&lines=membership+participation",
    "date=2022-09-13&kinds=state+organisation+event&lines=participation&recent=-1",
    "date=2022-09-13&kinds=state+organisation+event&lines=participation&recent=0&at-least=certain",
    "date=2022-09-13&kinds=state+organisation+event&lines=participation&recent=31&at-least=presumed",
    "date=1995-06-01&kinds=state+organisation+treaty+person&lines=party+signature+tenure",
    "date=2011-03-15&kinds=state+organisation+treaty&lines=party+signature&at-least=certain",
    "date=1991-06-30&kinds=state+organisation+treaty&lines=party+signature",
    "date=1992-06-01&kinds=state+organisation+treaty&lines=party+signature",
    "date=2022-01-06&kinds=state+organisation+treaty&lines=party+signature",
    "date=1974-06-01&to=1991-12-31&kinds=state+organisation+treaty&lines=party+signature&at-least=presumed",
    "date=2022-01-06&kinds=state+organisation+treaty&lines=membership+structure",
]


def test_the_query_gives_the_ties_on_screen(page: Page, kg: AllianceGraph) -> None:
    for fragment in VIEWS:
        go(page, fragment.replace("+", "%20"))
        rows = answered(kg, page)
        assert {(row["one"], row["tie"], row["other"]) for row in rows} == ties(page) != set(), fragment
        if "compare" not in fragment:
            found = {(row["one"], row["tie"], row["other"], row["held"]) for row in rows}
            assert found == {tuple(each) for each in page.evaluate(CERTAINTIES)}, fragment


def answered(kg: AllianceGraph, page: Page) -> list[dict[str, Any]]:
    answer = kg.query(page.evaluate("csto.exportForms.sparql[2]()"))
    assert isinstance(answer, ResultTable)
    return [dict(row) for row in answer]


def test_the_query_runs_in_the_command(page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = taken(page, "Query that gives the ties", tmp_path)
    assert main(["sparql", "--file", str(path), "--format", "csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert {row["one"] for row in rows if row["other"] == "org-csto"} == CSTO


def test_the_query_of_two_days_says_what_changed(page: Page, kg: AllianceGraph) -> None:
    for fragment in (
        "date=2024-04-01&compare=1990-01-01&organisations=org-nato+org-warsaw-pact",
        "date=2010-01-01&compare=2022-01-06&organisations=org-csto",
        "date=2022-01-06&compare=2022-01-06&organisations=org-csto",
        "date=2010-01-01&to=2022-01-06&compare=2010-01-01&organisations=org-nato",
        "date=1995-01-01&compare=2010-01-01&organisations=org-csto",
        "date=2025-06-01&compare=2026-06-01&organisations=org-csto",
        "date=1991-12-21&compare=2022-01-06&kinds=state+organisation+treaty+event&lines=membership+structure",
        "date=2022-01-10&compare=1956-11-05&kinds=state+event&lines=participation",
        "date=1992-06-01&compare=2012-12-20&kinds=state+treaty&lines=party+signature&types=defence",
    ):
        go(page, fragment.replace("+", "%20"))
        rows = [tuple(row[name] for name in ("one", "tie", "other", "change", "held")) for row in answered(kg, page)]
        assert sorted(rows) == sorted(tuple(each) for each in page.evaluate(MARKS)) != [], fragment
    # Uzbekistan left in 2012; nobody else came or went in between.
    go(page, "date=2010-01-01&compare=2022-01-06&organisations=org-csto")
    assert {row["one"]: row["change"] for row in answered(kg, page)} == dict.fromkeys(CSTO, "unchanged") | {
        "state-uzb": "left"
    }


def test_the_citation_is_of_the_data_and_of_what_the_view_rests_on(
    page: Page, tmp_path: Path, kg: AllianceGraph
) -> None:
    go(page, "date=2022-01-06&organisations=org-csto")
    behind = " ".join(f"id:{slug}" for row in answered(kg, page) for slug in slugs(row["rows"]))
    asked = kg.query(f"SELECT DISTINCT ?source WHERE {{ VALUES ?row {{ {behind} }} ?row dcterms:source ?source }}")
    assert isinstance(asked, ResultTable)
    sources = {str(row["source"]) for row in asked}
    expected = as_bibtex([*kg.cite(), *cite_sources(kg.store, sources)])
    assert taken(page, "Citation", tmp_path).read_text(encoding="utf-8") == expected


def slugs(rows: str) -> list[str]:
    return [row.rsplit("/", 1)[-1] for row in rows.split()]


def hostile(content: Content) -> Content:
    labels = {name: HOSTILE[number % len(HOSTILE)] for number, name in enumerate(sorted(content.labels["en"]))}
    sources = [replace(source, label=HOSTILE[0], publisher=HOSTILE[5]) for source in content.sources]
    return replace(content, labels={"en": labels}, short={}, sources=sources)


@pytest.fixture(scope="module")
def hostile_file(kg: AllianceGraph, content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("hostile") / "hostile.html"
    part = hostile(content.around("org-csto"))
    network = explorer_network(part, Opening(kg.window("2022-01-06")), title=HOSTILE[0])
    file.write_text(network.generate_html(), encoding="utf-8", errors="surrogatepass")
    return file


def test_hostile_labels_stay_texts(browser: Browser, hostile_file: Path, tmp_path: Path) -> None:
    watched = watch(browser, hostile_file)
    page = watched.page
    labels = dict(page.evaluate("[...csto.scene().nodes.values()].map(({node}) => [node.id, csto.label(node)])"))
    root = drawn(taken(page, "Picture (SVG)", tmp_path))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "line", "circle", "polygon", "path", "text"}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    titles = {mark.get("data-id"): mark.findtext(f"{SVG}title") for mark in group(root, "things")}
    assert titles == {slug: readable(label) for slug, label in labels.items()}
    graph: Any = nx.read_gexf(taken(page, "Network for Gephi", tmp_path))
    assert {node: graph.nodes[node]["label"] for node in graph} == titles
    with Image.open(taken(page, "Picture (PNG)", tmp_path)) as image:
        assert image.size[0] == 3200
    cited = taken(page, "Citation", tmp_path).read_text(encoding="utf-8")
    keys = re.findall(r"^@misc\{(source-[^,]+),$", cited, re.MULTILINE)
    assert keys
    titled = as_bibtex([Citation("", "source", HOSTILE[0], HOSTILE[5])]).splitlines()[1:3]
    assert all(cited.count(f"{line}\n") == len(keys) for line in titled)
    rows = list(csv.reader(io.StringIO(taken(page, "Ties as a table", tmp_path).read_bytes().decode())))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows[1:] for cell in row if cell.lstrip().startswith(("=", "+", "@", "-"))]
    written = {row[0]: row[1] for row in rows[1:]}
    plain = {slug: well_formed(label) for slug, label in labels.items()}
    assert all(written[slug] in {plain[slug], f"'{plain[slug]}"} for slug in written)
    assert watched.clean, (watched.errors, watched.requests, watched.dialogs)
    page.context.close()


def well_formed(label: str) -> str:
    return label.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def readable(label: str) -> str:
    """As XML can hold it: what it has no place for is replaced."""
    return well_formed(label).replace("\u0007", "\ufffd")
