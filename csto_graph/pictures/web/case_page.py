"""A pyvis picture of a case: who is attacked, by whom, who is drawn in and when, evidence behind each line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from csto_graph.core.vocabulary import HELP, NOT_LEGALLY_BINDING
from csto_graph.obligations import BROKEN, MET, NOTE, UNDECIDED, CaseReading, Owed
from csto_graph.pictures.colours import BLACK, BLUE, GREEN, GREY, ORANGE, PALE_GREY, PURPLE, VERMILION
from csto_graph.pictures.web.network_page import SCRIPTS
from csto_graph.pictures.web.offline_page import OfflineNetwork

RADIUS, STEP = 420, 40


def case_picture(reading: CaseReading, *, caption: str) -> OfflineNetwork:
    """Return the picture of a case; it shows itself in a notebook.

    The attacked state stands in the middle, attackers to the left, those bound to help on arcs to the right, one a
    round. A line runs from who is bound to whom it is owed: help green where the text is met, orange and dashed where
    that is undecided, grey where it is not; broken pledges are black; what binds to the attacker is dotted.
    """
    case, rows = reading.case, [row for row in reading.rows if _is_drawn(row)]
    payload = {"caption": f"{NOTE} {caption}", "legend": LEGEND}
    picture = OfflineNetwork(title=reading.heading, payload=payload, page="network.html", scripts=SCRIPTS)
    places = _places(reading, rows)
    for state, (x, y) in places.items():
        known = reading.records.places[state]
        colour = VERMILION if state in case.attackers else BLUE if state == case.attacked else GREY
        shape = "dot" if state.startswith("state-") else "square"
        picture.add_node(
            state,
            label=known.label,
            color=colour,
            shape=shape,
            size=26 if state == case.attacked else 16,
            x=x,
            y=y,
            font={"size": 22 + len(places) // 3},
        )
    for number, line in enumerate(_lines(rows)):
        picture.add_parallel_edge({"id": str(number), **line})
    return picture


def _is_drawn(row: Owed) -> bool:
    """Leave out what binds at all times and has no part in the case."""
    if row.bond.obligee != row.case.attacked or row.finding.status == BROKEN:
        return True
    return row.bond.duty.trigger != "none"


def _places(reading: CaseReading, rows: Iterable[Owed]) -> dict[str, tuple[int, int]]:
    case = reading.case
    placed = {case.attacked: (0, 0)}
    for number, state in enumerate(sorted(case.attackers)):
        placed[state] = (-RADIUS, round(150 * (number - (len(case.attackers) - 1) / 2)))
    rounds: dict[int, list[str]] = {}
    for row in rows:
        for state in (row.bond.obligor, row.bond.obligee):
            if state not in placed and not any(state in others for others in rounds.values()):
                rounds.setdefault(row.round, []).append(state)
    radius = 0.0
    for _, states in sorted(rounds.items()):
        radius = max(radius + RADIUS, len(states) * STEP)
        for number, state in enumerate(sorted(states)):
            angle = math.pi * ((number + 1) / (len(states) + 1) - 0.5) * 1.2
            placed[state] = (round(radius * math.cos(angle)), round(radius * math.sin(angle)))
    return placed


def _lines(rows: Iterable[Owed]) -> Iterator[dict[str, Any]]:
    gathered: dict[tuple[str, str, int], list[Owed]] = {}
    for row in rows:
        gathered.setdefault((row.bond.obligor, row.bond.obligee, _look(row)), []).append(row)
    for (one, other, look), found in sorted(gathered.items()):
        colour, dashes, width = LINE_LOOKS[look]
        yield {
            "from": one,
            "to": other,
            "color": colour,
            "dashes": dashes,
            "width": width,
            "arrows": "to",
            "smooth": {"type": "curvedCW", "roundness": 0.06 * look},
            "ties": [_evidence(row) for row in found],
        }


LINE_LOOKS: tuple[tuple[str, Any, int], ...] = (
    (BLACK, False, 4),
    (GREEN, False, 3),
    (ORANGE, [9, 6], 2),
    (PALE_GREY, False, 1),
    (PURPLE, False, 1),
    (BLACK, [2, 6], 1),
)
LEGEND = [
    {"colour": BLUE, "text": "the state that is attacked"},
    {"colour": VERMILION, "text": "the attacker"},
    {"colour": BLACK, "text": "line: a pledge that the attacker breaks"},
    {"colour": GREEN, "text": "line: help that is owed, the text is met"},
    {"colour": ORANGE, "text": "dashed line: help, undecided, only allowed or a political promise"},
    {"colour": PALE_GREY, "text": "thin line: help, the text is not met"},
    {"colour": PURPLE, "text": "line: consultation, neutrality, no hostile coalition"},
    {"colour": BLACK, "text": "dotted line: what also binds to the attacker"},
]


def _look(row: Owed) -> int:
    duty, status = row.bond.duty, row.finding.status
    if status == BROKEN:
        return 0
    if row.bond.obligee != row.case.attacked:
        return 5
    if duty.type not in HELP:
        return 4
    if status == MET and duty.compulsion not in NOT_LEGALLY_BINDING:
        return 1
    return 2 if status in {MET, UNDECIDED} else 3


def _evidence(row: Owed) -> dict[str, Any]:
    """Return what a click shows of a duty."""
    bond, duty = row.bond, row.bond.duty
    return {
        "what": f"{duty.treaty_label}: {duty.paraphrase}",
        "more": " · ".join(
            (duty.type, duty.compulsion, f"{row.finding.status}: {row.finding.why}", duty.article, f"round {row.round}")
        ),
        "when": f"{bond.bounds.start.text} – {bond.bounds.end.text}".strip(),
        "certainty": row.case.window.describe(bond.bounds),
        "sources": sorted({*duty.sources, *row.finding.sources}),
    }
