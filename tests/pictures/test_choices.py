"""What a reader can choose is the same in the page, its words, its colours and the command."""

from __future__ import annotations

import subprocess
import sys
from typing import Any, cast

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.certainty import CERTAINTIES
from csto_graph.core.vocabulary import OBLIGATION_TYPES, ROLE_TIES
from csto_graph.core.windows import day_window
from csto_graph.pictures.colours import COLOURS_OF_THEME
from csto_graph.pictures.explorer_choices import LAYOUTS, MEASURES, NODE_KINDS, THEMES, TIE_KINDS
from csto_graph.pictures.web import Opening, explorer_of
from csto_graph.pictures.web.explorer.page import words
from csto_graph.pictures.web.node_looks import NODE_LOOKS


@pytest.mark.parametrize("theme", COLOURS_OF_THEME)
def test_a_theme_has_a_colour_for_all_that_is_drawn(theme: str) -> None:
    colours = COLOURS_OF_THEME[theme]
    assert tuple(colours.kinds) == NODE_KINDS
    assert list(colours.types) == [*OBLIGATION_TYPES, ""]
    assert ("membership", *colours.lines) == TIE_KINDS, "a membership has the colour of its obligations"


def test_every_choice_has_words() -> None:
    groups = {"layout": LAYOUTS, "measure": MEASURES, "theme": THEMES, "kind": NODE_KINDS, "line": TIE_KINDS}
    keys = {f"{group}.{word}" for group, choices in groups.items() for word in choices}
    for language, texts in words().items():
        assert not keys - texts.keys(), language


@pytest.mark.slow
def test_the_page_has_the_choices_and_the_colours(kg: AllianceGraph) -> None:
    page = explorer_of(kg, Opening(day_window(kg.edition.released)))
    payload = cast("dict[str, Any]", page.templateEnv.globals["payload"])
    choices = {"layouts": LAYOUTS, "measures": MEASURES, "themes": THEMES, "certainties": CERTAINTIES}
    assert payload["choices"] == choices
    assert payload["colours"]["dark"]["kinds"]["state"] == COLOURS_OF_THEME["dark"].kinds["state"]
    assert payload["looks"]["kinds"] == list(NODE_LOOKS) == list(NODE_KINDS)
    assert payload["types"] == list(OBLIGATION_TYPES)
    assert set(payload["partners"]) == {role for role, tie in ROLE_TIES.items() if tie == "partnership"}


def test_the_command_line_can_read_the_choices_at_once() -> None:
    heavy = "{'numpy', 'networkx', 'pyvis', 'pyoxigraph'}"
    code = f"import sys, csto_graph.pictures.explorer_choices as c; assert not {heavy} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True)
