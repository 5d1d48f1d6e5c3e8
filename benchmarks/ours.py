"""The explorer's page of a made-up network, each tie with a statement of its own behind it."""

from __future__ import annotations

from datetime import date

from csto_graph.core.dates import FOREVER, Boundary, Bounds, day_after
from csto_graph.core.windows import Window
from csto_graph.pictures.web.explorer import LAYOUTS, Content, Opening, explorer_network
from csto_graph.pictures.web.explorer.content import MARK
from csto_graph.pictures.web.explorer.lines import Tie
from csto_graph.records.edition import Edition
from csto_graph.records.statements import Statement
from peers import Pairs, Places

FIRST, DAY = date(1900, 1, 1), date(2026, 1, 1)


def explorer_page(positions: Places, pairs: Pairs) -> str:
    """Return our page of the network: states that are each a member of three others, each by a row of its own."""
    always = Bounds(Boundary("1900-01-01", FIRST, FIRST), Boundary("", FOREVER, FOREVER))
    rows = [
        Statement(
            id=f"membership-{number}",
            kind="Membership",
            text=f"{MARK}{one}{MARK} is a member of {MARK}{other}{MARK}",
            parts=(("org:member", one), ("org:organization", other)),
            bounds=always,
            rank="normal",
            rival_of=None,
            confidence="high",
            note="",
            sources=(),
        )
        for number, (one, other) in enumerate(pairs)
    ]
    content = Content(
        edition=Edition("made up", DAY, "sha256:0"),
        labels={"en": {name: name for name in positions}},
        things=list(positions),
        ties=[Tie(*pair, "membership", (row.id,), (always,)) for pair, row in zip(pairs, rows, strict=True)],
        statements=rows,
    )
    where = dict.fromkeys(LAYOUTS, positions)
    return str(explorer_network(content, Opening(Window(DAY, day_after(DAY))), where=where).generate_html())
