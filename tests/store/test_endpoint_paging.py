"""An answer that a server has cut is fetched in pages; a server that pages wrongly is reported and never endless."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from csto_graph.errors import EndpointError
from csto_graph.store import open_endpoint

from tests.store.fake_server import YES, Answer, Play, Server, address, table, then

QUERY = "SELECT ?n WHERE { ?s ?p ?n }"


def paged(numbers: list[str], size: int, *, limit: str | None = None) -> Play:
    """A server that keeps to LIMIT and OFFSET and sends ``size`` rows at most, in the order in which it has them."""

    def play(query: str, _: dict[str, str]) -> Answer:
        if "ASK" in query:
            return YES
        offset = int(query.rpartition("OFFSET ")[2]) if "OFFSET" in query else 0
        rows = [{"n": number} for number in numbers[offset : offset + size]]
        return table(["n"], *rows, **{"X-SPARQL-MaxRows": limit or str(size)})

    return play


@pytest.mark.parametrize("size", [1, 2, 4, 5, 6])
def test_all_pages_are_fetched(serve: Callable[[Play], Server], size: int) -> None:
    store = open_endpoint(address(serve(paged(list("01234"), size))))
    assert store.select(f"{QUERY} ORDER BY ?n").column("n") == list("01234")


def test_a_page_is_asked_for_in_one_order(serve: Callable[[Play], Server]) -> None:
    asked: list[str] = []
    play = paged(list("01234"), 2)

    def noted(query: str, headers: dict[str, str]) -> Answer:
        asked.append(query)
        return play(query, headers)

    store = open_endpoint(address(serve(noted)))
    store.select(f"{QUERY} ORDER BY ?n")
    pages = [query.partition("ORDER BY ")[2] for query in asked if "OFFSET" in query]
    assert pages == [f"?n\n?n\nLIMIT 2 OFFSET {offset}" for offset in (0, 2, 4)]


def test_a_limit_of_its_own_cannot_be_paged(serve: Callable[[Play], Server]) -> None:
    with pytest.raises(EndpointError, match="cut the answer at 2 rows; ask for less"):
        open_endpoint(address(serve(paged(list("01234"), 2)))).select(f"{QUERY} LIMIT 4")


@pytest.mark.parametrize("limit", ["0", "\xb2", "9" * 5000, "-1", "1.5", "", "many", "999999999"])
def test_invalid_row_limit(serve: Callable[[Play], Server], limit: str) -> None:
    store = open_endpoint(address(serve(then(table(["n"], {"n": "7"}, **{"X-SPARQL-MaxRows": limit})))))
    assert store.select(QUERY).column("n") == ["7"]


@pytest.mark.parametrize("rows", [["7"], ["7", "8"]])
def test_a_server_that_gives_the_same_page_for_ever(serve: Callable[[Play], Server], rows: list[str]) -> None:
    answer = table(["n"], *({"n": row} for row in rows), **{"X-SPARQL-MaxRows": str(len(rows))})
    with pytest.raises(EndpointError, match=r"cut the answer at \d rows? and gives the same rows again"):
        open_endpoint(address(serve(then(answer)))).select(QUERY)


def test_a_server_that_gives_the_same_pages_in_turn(serve: Callable[[Play], Server]) -> None:
    turns = iter("abc" * 1000)

    def play(query: str, _: dict[str, str]) -> Answer:
        return YES if "ASK" in query else table(["n"], {"n": next(turns)}, **{"X-SPARQL-MaxRows": "1"})

    with pytest.raises(EndpointError, match="gives the same rows again"):
        open_endpoint(address(serve(play))).select(QUERY)


def test_a_server_that_ignores_the_limit(serve: Callable[[Play], Server]) -> None:
    answer = table(["n"], *({"n": n} for n in "01234"), **{"X-SPARQL-MaxRows": "2"})
    with pytest.raises(EndpointError, match="cut the answer at 2 rows"):
        open_endpoint(address(serve(then(answer)))).select(QUERY)


def test_pages_share_the_limit_of_size(serve: Callable[[Play], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_graph.store.http.allowance.MOST_BYTES", 10_000)
    with pytest.raises(EndpointError, match="larger than 10000 bytes"):
        open_endpoint(address(serve(paged([f"{n:0900}" for n in range(100)], 2)))).select(QUERY)
