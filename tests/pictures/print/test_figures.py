"""Pictures for print: what they say, where it comes from, and that they are the same each time."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from csto_graph import AllianceGraph
from csto_graph.cli import main
from csto_graph.errors import ExportError, MissingExtraError, QueryError, UnknownNameError
from csto_graph.pictures.colours import COLOURS, bloc_colour, bloc_letter
from csto_graph.pictures.outlines import outlines
from csto_graph.pictures.print import FIGURES, Picture
from csto_graph.pictures.print.bloc_chart import Stretch, blocs_figure
from csto_graph.pictures.print.measure_chart import centrality_figure
from csto_graph.pictures.print.style import bloc_hatch
from csto_graph.pictures.print.time_charts import _stretches

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: Picture) -> list[str]:
    root = ET.fromstring(picture.rendered("svg"))
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def drawn(kg: AllianceGraph) -> Callable[[str], Picture]:
    kept: dict[str, Picture] = {}

    def draw(kind: Any) -> Picture:
        return kept.setdefault(kind, kg.plot(kind, first="1985", last="2024", as_of="2022-02-24"))

    return draw


@pytest.mark.parametrize("kind", FIGURES)
def test_a_picture_names_date_data_and_sources(kg: AllianceGraph, drawn: Callable[[str], Picture], kind: Any) -> None:
    picture = drawn(kind)
    below = " ".join(texts(picture))
    for said in (
        picture.title,
        f"data {kg.edition.version} of {kg.edition.released}",
        f"{len(picture.sources)} sources: ",
    ):
        assert said in below
    assert "2022-02-24" in below if kind in {"map", "similarity"} else "from 1985-01-01 to 2024-12-31" in below
    known = set(kg.table("sources").column("source"))
    assert picture.sources
    assert set(picture.sources) <= known
    assert "NATO" in picture.caption or kind != "map"


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_a_picture_is_the_same_each_time(kg: AllianceGraph, kind: Any, form: str) -> None:
    wish: dict[str, Any] = {"first": "2000", "last": "2010", "as_of": "2010-01-01", "states": ["rus", "kaz", "usa"]}
    one, other = (kg.plot(kind, **wish).rendered(form) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("kind", FIGURES)
def test_a_picture_asks_nothing_from_outside(drawn: Callable[[str], Picture], kind: Any) -> None:
    svg = drawn(kind).rendered("svg").decode()
    assert not re.search(r'href="(?!#|data:)', svg)
    assert "<script" not in svg


def test_lines_have_their_states_and_end_apart(kg: AllianceGraph) -> None:
    picture = kg.plot("centrality", states=["pol", "fra", "deu", "hun"], measure="degree", first="1985", last="2024")
    assert {"Poland", "France", "Germany", "Hungary", "degree"} <= set(texts(picture))
    axes: Any = picture.figure.axes[0]
    heights = sorted(label.xy[1] for label in axes.texts)
    assert all(later - one > 0.04 for one, later in pairwise(heights))
    line = {line.get_label(): line for line in axes.lines}["Poland"]
    values = dict(zip(line.get_xdata(), line.get_ydata(), strict=True))
    assert values[date(1985, 1, 1)] == 6, "six other members of the Warsaw Pact after Albania left"


def test_a_measure_of_the_whole_is_one_line(kg: AllianceGraph) -> None:
    axes: Any = kg.plot("centrality", measure="ties", first="1985", last="1985").figure.axes[0]
    (line,) = axes.lines[:-1]  # the last is the sample beside the label
    assert line.get_label() == "all states"
    assert line.get_ydata()[-1] == kg.network("alliances", as_of="1985-12-31").number_of_edges()


def test_a_line_has_a_gap_where_there_is_no_value() -> None:
    lines = {"A": [(date(2000, 1, 1), 1.0), (date(2001, 1, 1), None), (date(2002, 1, 1), 2.0)]}
    figure = centrality_figure(lines, name="degree", title="t", caption="c")
    axes: Any = figure.axes[0]
    drawn = list(axes.lines[0].get_ydata())
    assert drawn[1] != drawn[1], "nan"


def test_bars_show_who_moves_between_blocs(kg: AllianceGraph) -> None:
    # Poland: Warsaw Pact until 1 July 1991, NATO since 12 March 1999.
    picture = kg.plot("blocs", states=["pol", "usa", "deu"], first="1960", last="2020")
    axes: Any = picture.figure.axes[0]
    bars = [bar for bar in axes.patches if bar.get_width() > 1]
    rows: dict[int, list[tuple[date, date, object]]] = {}
    for bar in bars:
        since = date.fromordinal(round(bar.get_x()) + date(1970, 1, 1).toordinal())
        until = date.fromordinal(round(bar.get_x() + bar.get_width()) + date(1970, 1, 1).toordinal())
        rows.setdefault(round(bar.get_y() + 0.4), []).append((since, until, bar.get_facecolor()))
    poland = sorted(rows[0])
    assert [(since, until) for since, until, _ in poland] == [
        (date(1960, 1, 1), date(1991, 7, 1)),
        (date(1999, 3, 12), date(2021, 1, 1)),
    ]
    germany = sorted(rows[2])
    assert poland[0][2] != poland[1][2] == germany[0][2]


def test_stretches_are_half_open_and_split_where_the_bloc_changes() -> None:
    days = [date(2000, 1, 1), date(2001, 1, 1), date(2002, 1, 1), date(2003, 1, 1), date(2004, 1, 1)]
    held = {days[0]: 0, days[1]: 0, days[2]: 3}
    assert _stretches(held, days) == [Stretch(days[0], days[2], 0), Stretch(days[2], days[3], 3)]


def test_blocs_are_told_apart_beyond_the_colours() -> None:
    looks = {(bloc_colour(number), bloc_hatch(number)) for number in range(40)}
    assert len(looks) == 40
    assert len(COLOURS) == len(set(COLOURS)) == 10
    assert [bloc_letter(number) for number in (0, 25, 26)] == ["A", "Z", "AA"]


def test_a_heat_map_has_the_scores_in_its_squares(kg: AllianceGraph) -> None:
    picture = kg.plot("similarity", states=["rus", "kaz", "usa"], as_of="2022-02-24", measure="kappa")
    scores = kg.similarity("rus", "kaz", "usa", as_of="2022-02-24")["kappa"]
    shown = texts(picture)
    assert {f"{score:.2f}".replace("-", "−") for score in scores} <= {text.replace("-", "−") for text in shown}
    assert "Cohen's kappa" in shown


def test_a_map_puts_states_at_their_capitals(kg: AllianceGraph) -> None:
    picture = kg.plot("map", states=["usa", "gbr", "isl"], as_of="2022-02-24")
    axes: Any = picture.figure.axes[0]
    places = {tuple(round(float(number)) for number in point) for point in axes.collections[4].get_offsets()}
    assert places == {(-77, 39), (0, 52), (-22, 64)}, "Washington, London, Reykjavík (Natural Earth)"
    assert len(axes.collections[3].get_segments()) == 3


def test_text_from_data_is_never_read_as_a_formula() -> None:
    hostile = r"$\frac{1}{0}$ <script>alert(1)</script>"
    stretch = {hostile: [Stretch(date(2000, 1, 1), date(2010, 1, 1), 0)]}
    figure = blocs_figure(stretch, {0: hostile}, first=date(2000, 1, 1), last=date(2010, 1, 1), title="t", caption="c")
    svg = Picture(figure, "t", "c", ()).rendered("svg").decode()
    assert "<script>" not in svg
    assert "&lt;script" in svg


def test_pictures_are_written_whole_or_not(kg: AllianceGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = kg.plot("map", states=["usa", "gbr"], as_of="2022-02-24")
    for ending in ("svg", "png", "pdf"):
        picture.save(tmp_path / f"map.{ending}")
    png = (tmp_path / "map.png").read_bytes()
    assert struct.unpack(">II", png[16:24])[0] == 2000
    assert picture._repr_png_() == png
    with pytest.raises(ExportError, match="unknown format"):
        picture.save(tmp_path / "map.gif")
    with pytest.raises(UnknownNameError, match="did you mean centrality"):
        kg.plot("centralities")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="at most 8 states"):
        kg.plot("centrality", states=["usa", "gbr", "fra", "deu", "ita", "can", "bel", "nld", "nor"])
    with pytest.raises(QueryError, match="draw 'blocs' in place"):
        kg.plot("centrality", measure="bloc")
    for kind in ("blocs", "centrality"):
        with pytest.raises(QueryError, match="there is no alliance from 1700 to 1710"):
            kg.plot(kind, first="1700", last="1710")
    with pytest.raises(QueryError, match="there is no alliance on 1700-01-01"):
        kg.plot("map", as_of="1700-01-01")
    with pytest.raises(QueryError, match="two or more"):
        kg.plot("similarity", states=["rus"])
    with pytest.raises(UnknownNameError, match="unknown measure"):
        kg.plot("centrality", measure="fame")
    with pytest.raises(UnknownNameError, match="unknown score"):
        kg.plot("similarity", measure="degree")
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match="matplotlib"):
        kg.plot("map")


def test_the_command_writes_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "map.svg"
    assert (
        main(["plot", "map", "--as-of", "2022-02-24", "--state", "usa", "--state", "gbr", "--output", str(path)]) == 0
    )
    assert path.read_bytes().startswith(b"<?xml")
    assert "Allies by a duty of defence on 2022-02-24" in capsys.readouterr().err
    assert main(["plot", "map", "--output", str(tmp_path / "map.gif")]) == 2
    assert main(["plot", "pie", "--output", str(path)]) == 2


def test_organisations_are_drawn_as_the_mean_of_their_members(kg: AllianceGraph) -> None:
    picture = kg.plot("centrality", organisations=["nato", "warsaw-pact"], first="1985", last="1985")
    axes: Any = picture.figure.axes[0]
    lines = {line.get_label(): line for line in axes.lines}
    assert {"NATO", "Warsaw Pact"} <= set(lines)
    network = kg.network("alliances", as_of="1985-12-31")
    members = kg.ask("members", organisation="warsaw-pact", as_of="1985-12-31")["state"]
    assert lines["Warsaw Pact"].get_ydata()[-1] == pytest.approx(sum(network.degree(each) for each in members) / 7)


def test_a_state_has_the_values_of_the_one_that_it_continues(kg: AllianceGraph) -> None:
    # Russia continues the Soviet Union (letter to the United Nations of 24 December 1991).
    picture = kg.plot("centrality", states=["rus"], first="1980", last="1995")
    axes: Any = picture.figure.axes[0]
    (line,) = axes.lines[:-1]
    assert line.get_label() == "Russia\n(before: Soviet Union)"
    values = dict(zip(line.get_xdata(), line.get_ydata(), strict=True))
    assert values[date(1980, 1, 1)] == kg.network("alliances", as_of="1980-01-01").degree("state-sun")


def test_blocs_show_the_great_powers_and_say_how_stable_they_are(kg: AllianceGraph) -> None:
    picture = kg.plot("blocs", first="1980", last="1995")
    rows = [label.get_text() for label in picture.figure.axes[0].get_yticklabels()]
    assert {"United States", "Soviet Union", "Russia", "United Kingdom", "France"} <= set(rows)
    assert re.search(r"10 random seeds on \d+ days the blocs agree to [01]\.\d+", picture.caption)
    assert any(text.startswith("A  around ") for text in texts(picture))


def test_a_map_has_coasts(kg: AllianceGraph, drawn: Callable[[str], Picture]) -> None:
    axes: Any = drawn("map").figure.axes[0]
    assert len(axes.collections[0].get_segments()) == len(outlines("coasts")) > 100
