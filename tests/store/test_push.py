"""``push`` and ``--endpoint``: what goes into a real server is what comes out, and strangers keep what is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from csto_graph import open_graph
from csto_graph.cli import main

from tests.excerpt import write_excerpt
from tests.servers import free_port, oxigraph

ASK = ["ask", "members", "--organisation", "csto", "--as-of", "2022-01-06", "--format", "csv"]


@pytest.mark.parametrize("way", [["/update"], ["/store", "--graph-store"]], ids=["update", "graph store"])
def test_twice_pushed_is_once_pushed(way: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import urllib3

    data = str(write_excerpt(tmp_path / "data"))
    path, *options = way
    assert main(["--data", data, *ASK]) == 0
    wanted = capsys.readouterr().out
    assert wanted.count("org-csto") == 6
    with oxigraph("serve") as address:
        for place in ("default", "graph=http://stranger.example/"):
            urllib3.request(
                "PUT", f"{address}/store?{place}", body="<a:a> <a:b> <a:c> .", headers={"Content-Type": "text/turtle"}
            )
        for _ in range(2):
            assert main(["--data", data, "push", f"{address}{path}", *options]) == 0, capsys.readouterr().err
        capsys.readouterr()
        assert main(["--endpoint", f"{address}/query", *ASK]) == 0
        assert capsys.readouterr().out == wanted
        there, here = open_graph(f"{address}/query"), open_graph(data, cache=None)
        assert len(there.store) == len(here.store)
        for graph in ("{ %s }", "{ GRAPH <http://stranger.example/> { %s } }"):
            query = f"ASK {graph % '<a:a> <a:b> <a:c>'}"
            kind = {"Content-Type": "application/sparql-query"}
            assert b"true" in urllib3.request("POST", f"{address}/query", body=query, headers=kind).data


def test_errors_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    address = f"http://user:s3cret@127.0.0.1:{free_port()}/query"
    for line in (
        ["--endpoint", address, *ASK],
        ["--endpoint", address, "build"],
        ["push", "nowhere"],
        ["--endpoint", "x", *ASK],
    ):
        assert main(line) == 2
        error = capsys.readouterr().err
        assert error.strip().count("\n") == 0
        assert "s3cret" not in error
