from __future__ import annotations

from collections.abc import Iterator

import pytest
from csto_graph import AllianceGraph
from csto_graph.store import Endpoint, push

from tests.conftest import built
from tests.servers import oxigraph


@pytest.fixture(scope="session")
def pushed_server(kg: AllianceGraph) -> Iterator[str]:
    """The address of an Oxigraph server with an empty default graph, loaded by our own push."""
    with oxigraph("serve") as address:
        push(built(kg), Endpoint(f"{address}/update"))
        yield address
