"""The store: one content over three doors, a cache that is whole or not there, dumps that are the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.atomic_write import write_whole
from csto_graph.core.resources import ontology_directory
from csto_graph.dataset.fingerprint import content_key
from csto_graph.dataset.opening import open_store
from csto_graph.errors import CacheWarning, DataError, ExportError, QueryError, StoreError
from csto_graph.store import EmbeddedStore, ResultTable, StoreCache

from tests.conftest import Edit, built

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def in_memory(excerpt_data: Path) -> AllianceGraph:
    return open_graph(excerpt_data, cache=None)


@pytest.fixture(scope="module")
def on_disk(excerpt_data: Path) -> AllianceGraph:
    return open_graph(excerpt_data)


@pytest.mark.slow
def test_memory_disk_and_rdflib_hold_the_same(in_memory: AllianceGraph, on_disk: AllianceGraph) -> None:
    (number,) = in_memory.store.select(COUNT).column("n")
    assert on_disk.store.select(COUNT).column("n") == [number]
    assert [int(str(row[0])) for row in in_memory.dataset.query(COUNT)] == [number]  # type: ignore[index]


def test_folders_may_be_given_as_texts(small_data: Path, tmp_path: Path) -> None:
    graph = open_graph(str(small_data), cache=str(tmp_path))
    assert graph.store.ask("ASK { id:state-kaz a sa:State }")
    assert (tmp_path / "stores").is_dir()


@pytest.mark.slow
def test_the_cache_is_used_again_and_keyed_by_content(small_data: Path, edited_small: Edit, tmp_path: Path) -> None:
    open_graph(small_data, cache=tmp_path / "cache")
    (first,) = (tmp_path / "cache" / "stores").iterdir()
    before = first.stat().st_ino
    open_graph(small_data, cache=tmp_path / "cache")
    assert [path.stat().st_ino for path in (tmp_path / "cache" / "stores").iterdir()] == [before]
    data = edited_small("states.csv", lambda text: text.replace("Kyrgyzstan", "Kyrgyz Republic", 1))
    open_graph(data, cache=tmp_path / "cache")
    assert len(list((tmp_path / "cache" / "stores").iterdir())) == 2


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_store_whole(small_data: Path, edited_small: Edit, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    open_graph(small_data, cache=cache)
    old = content_key(small_data, ontology_directory())
    data = edited_small("states.csv", lambda text: text.replace("Kyrgyzstan", "Kyrgyz Republic", 1))
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom csto_graph import open_graph\n"
        "def slow(rows):\n    for row in rows:\n        yield row\n        print('row', flush=True); time.sleep(9)\n"
        "open_graph(Path(sys.argv[1]), cache=Path(sys.argv[2]), progress=slow)\n"
    )
    build = subprocess.Popen([sys.executable, "-c", script, str(data), str(cache)], stdout=subprocess.PIPE, text=True)
    assert build.stdout
    assert build.stdout.readline() == "row\n"
    build.kill()
    build.wait()
    stores = cache / "stores"
    assert [path.name for path in stores.iterdir()] == [old]
    assert len(list(cache.glob("building-*"))) == 1
    assert not StoreCache(cache, "stores").holds(content_key(data, ontology_directory()))
    assert EmbeddedStore.at(stores / old).ask("ASK { id:state-kaz a sa:State }")
    assert open_graph(small_data, cache=cache).store.ask("ASK { id:state-kaz a sa:State }"), "a run that builds nothing"
    assert not list(cache.glob("building-*"))


def test_faulty_tables_leave_the_cache_as_it_was(tmp_path: Path, edited_small: Edit) -> None:
    data = edited_small("states.csv", lambda text: text + "state-x\n")
    with pytest.raises(DataError):
        open_graph(data, cache=tmp_path / "cache")
    assert list((tmp_path / "cache" / "stores").iterdir()) == []


@pytest.mark.slow
def test_old_stores_are_cleared_away(tmp_path: Path) -> None:
    cache = StoreCache(tmp_path)
    keys = [f"{number:032x}" for number in range(5)]
    (tmp_path / "photos").mkdir()
    (tmp_path / "building-site").mkdir()
    for number, key in enumerate(keys):
        cache.fill(key, lambda store: store.load(b"", ontology_directory()))
        os.utime(cache.place(key), (time.time() + number, time.time() + number))
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == [*keys[2:], "building-site", "photos"], "what is not ours stays"


def test_a_store_that_cannot_be_opened_is_built_anew(small_data: Path, tmp_path: Path) -> None:
    open_graph(small_data, cache=tmp_path)
    key = content_key(small_data, ontology_directory())
    for file in (tmp_path / "stores" / key).iterdir():
        file.write_bytes(b"")
    assert open_graph(small_data, cache=tmp_path).store.ask("ASK { id:state-kaz a sa:State }")


def test_without_a_writable_cache_the_store_is_built_in_memory(small_data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.warns(CacheWarning, match="built in memory"):
        store = open_store(small_data, ontology_directory(), cache=tmp_path / "file")
    assert store.ask("ASK { id:state-kaz a sa:State }")


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["trig", "nq", "ttl", "nt", "rdf", "jsonld"])
def test_dumps_are_whole_and_the_same_each_time(
    in_memory: AllianceGraph, on_disk: AllianceGraph, tmp_path: Path, ending: str
) -> None:
    one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
    built(in_memory).dump(one)
    built(on_disk).dump(other)
    assert one.read_bytes() == other.read_bytes()
    rdf_format = pyoxigraph.RdfFormat.from_extension(ending)
    assert rdf_format
    quads = {quad.triple for quad in pyoxigraph.parse(path=str(one), format=rdf_format)}
    assert len(quads) == in_memory.store.select(COUNT).column("n")[0]


@pytest.mark.slow
def test_a_dump_that_fails_leaves_the_old_file(in_memory: AllianceGraph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"unknown format '\.xyz'"):
        built(in_memory).dump(tmp_path / "graph.xyz")
    with pytest.raises(ExportError, match="cannot write"):
        built(in_memory).dump(tmp_path / "nowhere" / "graph.nq")
    assert list(tmp_path.iterdir()) == []


def test_queries_that_do_not_parse_say_where_in_the_users_own_text(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match=r"does not parse: .*1:"):
        kg.query("SELECT * WHERE { ?s ?p }")
    with pytest.raises(QueryError, match="this is no query; begin it with SELECT"):
        kg.query("SELEKT * WHERE { ?s ?p ?o }")
    with pytest.raises(QueryError, match="takes a SELECT"):
        kg.store.select("ASK {}")


def test_a_file_that_is_no_rdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("this is no turtle", encoding="utf-8")
    for name in ("x.ttl", "missing.ttl", "x.doc"):
        with pytest.raises(StoreError):
            EmbeddedStore.in_memory().load_file(tmp_path / name)


def test_values_come_as_plain_python(kg: AllianceGraph) -> None:
    table = kg.query(
        'SELECT (1 AS ?i) (1.5 AS ?f) (true AS ?b) ("x" AS ?t) (id:state-kaz AS ?s) (v:member AS ?v) (?no AS ?n) {}'
    )
    assert isinstance(table, ResultTable)
    assert table.rows == ((1, 1.5, True, "x", "state-kaz", "member", None),)


def test_a_result_that_is_no_number_stays_text(kg: AllianceGraph) -> None:
    table = kg.query('SELECT ("x"^^xsd:integer AS ?a) ("INF"^^xsd:double AS ?b) ("maybe"^^xsd:boolean AS ?c) {}')
    assert isinstance(table, ResultTable)
    assert table.rows == (("x", "INF", "maybe"),)


def test_a_file_is_written_through_a_link_and_keeps_its_mode(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o600
    write_whole(Path("/dev/null"), b"gone")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["", "no/such/x", ".", "x" * 300])
def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match="cannot write"):
        write_whole(Path(name), b"new")
    assert list(tmp_path.iterdir()) == []
