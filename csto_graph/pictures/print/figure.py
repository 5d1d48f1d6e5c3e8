"""A finished picture: it shows itself in a notebook and is the same bytes each time it is written."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csto_graph.core.atomic_write import checked_target, write_whole
from csto_graph.errors import ExportError, MissingExtraError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
DOTS_PER_INCH = 200
# Without these a file would hold the day it was written, or names drawn by lot.
STEADY: Any = {"svg.hashsalt": "csto_graph", "svg.fonttype": "none", "pdf.fonttype": 42}
NO_DATE = {"svg": {"Date": None}, "png": {"Software": None}, "pdf": {"CreationDate": None}}


@dataclass(frozen=True, eq=False)
class Picture:
    """A matplotlib figure with its title, caption and the slugs of the sources it rests on."""

    figure: Figure
    title: str
    caption: str
    sources: tuple[str, ...]

    def save(self, path: Path | str) -> None:
        """Write it as ``.svg``, ``.png`` or ``.pdf``, title and sources in its metadata; ExportError if impossible."""
        target = Path(path)
        if target.suffix not in FORMATS:
            raise ExportError(f"unknown format {target.suffix!r}; end the file in {', '.join(FORMATS)}")
        checked_target(target)
        write_whole(target, self.rendered(FORMATS[target.suffix]))

    def rendered(self, form: str) -> bytes:
        """Return the bytes of the picture as ``svg``, ``png`` or ``pdf``."""
        from matplotlib import rc_context

        buffer = io.BytesIO()
        with rc_context(STEADY):
            self.figure.savefig(buffer, format=form, dpi=DOTS_PER_INCH, metadata=self._metadata(form))
        return buffer.getvalue()

    def _metadata(self, form: str) -> dict[str, str | None]:
        told: dict[str, str] = {"Title": self.title}
        key = {"svg": "Source", "png": "Source", "pdf": "Keywords"}[form]
        return {**told, key: " ".join(self.sources), **NO_DATE[form]}

    def _repr_png_(self) -> bytes:
        return self.rendered("png")


def require_matplotlib() -> None:
    """Raise MissingExtraError without matplotlib."""
    try:
        import matplotlib as mpl  # noqa: F401
    except ImportError:
        raise MissingExtraError("matplotlib") from None
