"""The names of the room can be used in any order."""

from __future__ import annotations

from csto_graph import records
from csto_graph.core.resources import PACKAGE


def test_no_name_is_that_of_a_module() -> None:
    modules = {path.stem for path in (PACKAGE / "records").glob("*.py")}
    assert not modules & set(records.__all__), "an import of the module would replace the name"
    assert records.MODULES.keys() == set(records.__all__)
    assert set(records.MODULES.values()) <= modules
