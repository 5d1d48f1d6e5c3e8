"""What reading a text against a case comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MET, UNDECIDED, NOT_MET, BROKEN = "met", "undecided", "not met", "broken"
_ORDER = (MET, UNDECIDED, NOT_MET)


class Finding(NamedTuple):
    """A status and why: of one trigger or condition, or of a duty as a whole."""

    status: str
    why: str
    sources: tuple[str, ...] = ()


def together(findings: Iterable[Finding]) -> Finding:
    """Return what findings come to together: one that is not met outweighs the undecided, and these what is met."""
    found = list(findings)
    worst = max((finding.status for finding in found), key=_ORDER.index)
    telling = [finding for finding in found if finding.status == worst]
    sources = {source for finding in telling for source in finding.sources}
    return Finding(worst, "; ".join(finding.why for finding in telling if finding.why), tuple(sorted(sources)))
