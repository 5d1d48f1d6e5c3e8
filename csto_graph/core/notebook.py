"""How objects show themselves in a notebook: a line and a table, every text escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SHOWN_ROWS = 20


def html_of(line: str, frame: pd.DataFrame, *, is_part: bool = False) -> str:
    """Return a line of text and the first rows of a DataFrame as HTML; ``is_part`` says that there are more rows."""
    more = "<p>…</p>" if is_part else f"<p>{len(frame)} rows in all</p>" if len(frame) > SHOWN_ROWS else ""
    table = frame.head(SHOWN_ROWS).to_html(index=False, border=0, na_rep="", escape=True)
    return f"<p>{escape(line)}</p>{table}{more}"
