"""What changed between two versions of the data."""

from __future__ import annotations

from pathlib import Path

import pytest
from csto_graph.core.resources import data_directory
from csto_graph.dataset.revisions import revisions
from csto_graph.errors import DataError

from tests.conftest import Edit


@pytest.mark.slow
def test_the_same_data_has_no_revisions() -> None:
    assert len(revisions(data_directory(), data_directory())) == 0


@pytest.mark.slow
def test_rows_and_cells_are_told_apart(edited_data: Edit) -> None:
    line = "succession-sun-rus,"
    edited_data("states.csv", lambda text: text.replace("Kyrgyzstan,", "Kyrgyz Republic,", 1))
    folder = edited_data(
        "successions.csv", lambda text: "".join(each for each in text.splitlines(True) if not each.startswith(line))
    )
    forth, back = revisions(data_directory(), folder).rows, revisions(folder, data_directory()).rows
    assert forth == (
        ("states", "state-kgz", "changed", "label_en", "Kyrgyzstan", "Kyrgyz Republic"),
        ("successions", "succession-sun-rus", "removed", "", "", ""),
    )
    assert ("successions", "succession-sun-rus", "added", "", "", "") in back


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no descriptor"):
        revisions(tmp_path, data_directory())
