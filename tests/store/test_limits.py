"""Limits on queries: time, memory, and requests to other services, which are sent only where they are allowed."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil
import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.errors import QueryError
from csto_graph.store import EmbeddedStore, HandedStore
from csto_graph.store.limits import Limits, refuse_service, run_in_thread

pytestmark = pytest.mark.slow

# It takes seconds and then ends: over a store in memory the query goes on when its answer is no longer awaited.
CROSS_JOIN = "SELECT (COUNT(*) AS ?n) { ?a a sa:Membership . ?b a ?c }"
JSON = "application/sparql-results+json"
ROW = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"there"}}]}}'


def test_a_query_that_takes_too_long_is_given_up(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match=r"longer than 0\.2 seconds; ask for less, or raise --timeout"):
        kg.sparql(CROSS_JOIN, timeout=0.2)
    assert kg.sparql("ASK {}", timeout=20) is True, "the store answers as before"


def test_a_query_that_takes_too_much_memory_is_given_up() -> None:
    grown: list[bytearray] = []
    end = threading.Event()

    def grow() -> None:
        while not end.wait(0.001):
            grown.append(bytearray(b"x" * (1 << 20)))

    with pytest.raises(QueryError, match="more than 64 MB; ask for less, or raise --memory"):
        run_in_thread(Limits(memory=64), grow)
    end.set()


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GROWING = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f"


@pytest.fixture(scope="module")
def on_disk() -> AllianceGraph:
    return open_graph()


def children() -> list[int]:
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.Error):  # it has ended
            if "store.worker" in " ".join(child.cmdline()):
                found.append(child.pid)
    return found


def computed(pid: int) -> float:
    """The seconds that a process has computed; none if it has ended."""
    with suppress(psutil.Error):
        return sum(psutil.Process(pid).cpu_times()[:2])
    return 0.0


@pytest.mark.parametrize(
    ("query", "limits", "says"),
    [
        (ENDLESS, {"timeout": 0.5}, r"longer than 0\.5 seconds"),
        (GROWING, {"memory": 60}, "more than 60 MB"),
        # The engine runs out of its stack, which ends its process.
        ("ASK " + "{" * 5000 + "}" * 5000, {}, "ended the engine; write it in a simpler way"),
        ("ASK { FILTER (" + "!" * 50_000 + "true) }", {}, "ended the engine|does not parse|longer than"),
    ],
)
def test_over_a_store_on_disk_the_process_of_the_query_is_ended(
    on_disk: AllianceGraph, query: str, limits: dict[str, Any], says: str
) -> None:
    before = set(children())
    with pytest.raises(QueryError, match=says):
        on_disk.sparql(query, **{"timeout": 30, **limits})
    assert set(children()) <= before, "nothing goes on"
    assert on_disk.sparql("ASK { id:state-kaz a sa:State }") is True


def test_an_interrupt_ends_the_process_of_the_query(on_disk: AllianceGraph) -> None:
    """As Ctrl-C and *interrupt* in Jupyter do, once the query is being computed."""

    def interrupt() -> None:
        while not any(computed(pid) > 1 for pid in children()):
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    old = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        watcher = threading.Thread(target=interrupt, daemon=True)
        watcher.start()
        with pytest.raises(KeyboardInterrupt):
            on_disk.sparql(ENDLESS, timeout=120)
        watcher.join()
    finally:
        signal.signal(signal.SIGINT, old)
    assert all(computed(pid) < 1 for pid in children())


def test_a_store_that_was_removed_meanwhile_still_answers(small_data: Path, tmp_path: Path) -> None:
    """As when other versions of the data push it out of the cache."""
    graph = open_graph(small_data, cache=tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache")
    assert graph.sparql("ASK { id:state-kaz a sa:State }") is True


def test_one_process_answers_many_queries_and_many_threads(on_disk: AllianceGraph) -> None:
    gc.collect()  # a graph that a test before has left ends its own process when it goes
    files = psutil.Process().num_fds()
    query = "SELECT ?state { ?state a sa:State } ORDER BY ?state"
    expected = on_disk.store.select(query)
    assert on_disk.query(query) == expected
    workers = set(children())
    for _ in range(50):
        assert on_disk.query(query) == expected
    assert set(children()) == workers
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: on_disk.query(query) == expected, range(40))) == [True] * 40
    assert len(children()) <= 4
    assert psutil.Process().num_fds() <= files + 12


def test_an_rdflib_dataset_has_limits_too(kg: AllianceGraph) -> None:
    graph = AllianceGraph(HandedStore(kg.dataset))
    with pytest.raises(QueryError, match=r"longer than 0\.2 seconds"):
        graph.sparql(CROSS_JOIN, timeout=0.2)


def test_the_timeout_of_a_graph_holds_for_its_questions_and_views(
    kg: AllianceGraph, small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = open_graph(small_data, cache=None, timeout=0.1)
    given_up = threading.Event()
    monkeypatch.setattr(graph.store, "evaluate", lambda query: given_up.wait())
    with pytest.raises(QueryError, match=r"longer than 0\.1 seconds"):
        graph.ask("members", organisation="csto")
    given_up.set()
    kg.store.timeout = 77.0
    try:
        assert kg.according_to("tass").store.timeout == 77.0
    finally:
        kg.store.timeout = None


@pytest.mark.parametrize(
    "limits",
    [{"timeout": 0}, {"timeout": -1}, {"timeout": float("nan")}, {"timeout": "5"}, {"memory": 0}, {"memory": True}],
)
def test_a_limit_is_a_positive_number(kg: AllianceGraph, limits: dict[str, Any]) -> None:
    for ask in (kg.store.query, kg.sparql):
        with pytest.raises(QueryError, match="is a positive number"):
            ask("ASK {}", **limits)
    if "timeout" in limits:
        with pytest.raises(QueryError, match="is a positive number"):
            open_graph(timeout=limits["timeout"])


def test_an_error_of_the_engine_comes_from_its_thread_as_it_is(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match="does not parse"):
        kg.query("SELECT * { ?s ?p }", timeout=20)
    with pytest.raises(QueryError, match="would change the graph"):
        kg.query("INSERT DATA { <a:a> <a:b> 1 }", timeout=20)


@pytest.mark.parametrize("query", [None, 5, b"ASK {}", ["ASK {}"]])
def test_a_query_is_a_text(kg: AllianceGraph, query: Any) -> None:
    with pytest.raises(QueryError, match="a query is a text"):
        kg.sparql(query)


class Service(ThreadingHTTPServer):
    """Answers each request with what ``answer`` gives, and counts them."""

    daemon_threads = True
    answer: Callable[[], tuple[int, str, bytes]]
    requests: list[str]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Service)
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.requests.append(self.path)
        status, kind, body = self.server.answer()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service(("127.0.0.1", 0), Handler)
    server.answer, server.requests = lambda: (200, JSON, ROW), []
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def address(service: Service) -> str:
    return f"http://127.0.0.1:{service.server_address[1]}/"


# The ways to write a SERVICE clause that SPARQL 1.1 allows, and those that Oxigraph reads beyond them.
CLAUSES = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE<{0}>{{ ?s ?p ?o }} }}",
    "select * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:a {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}> SELECT * {{ SERVICEex:a {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}> SELECT * {{ SERVICESILENTex:a {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}> SELECT * {{ SERVICE ex:a.b\\#c {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?u {{ <{0}> }} SERVICE ?u {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?u\u0301 {{ <{0}> }} SERVICE ?u\u0301 {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?u {{ <{0}> }} SERVICE?u{{ ?s ?p ?o }} }}",
    # Where a prefix and a name do not make a valid IRI, Oxigraph takes the name for the next word.
    "PREFIX ex: <http://a:> SELECT * {{ ?a ?b ex:SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX ex: <http://[::1]> SELECT * {{ ?a ?b ex:SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # a {{ \n # <\n <{0}> # b\r {{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER(1<'>'||true) SERVICE <{0}> {{ ?s ?p ?o }} FILTER('a'='a') }}",
    "SELECT * {{ ?a ?b 1SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ OPTIONAL {{ ?d ?e ?f }}SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(1 AS ?c)SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("clause", CLAUSES)
def test_no_request_is_sent_unless_it_is_allowed(kg: AllianceGraph, service: Service, clause: str) -> None:
    with pytest.raises(QueryError, match=r"asks another service \(SERVICE\); allow that with --federate"):
        kg.sparql(clause.format(address(service)))
    with pytest.raises(QueryError, match="asks another service"):
        kg.according_to("tass").sparql(clause.format(address(service)))
    with pytest.raises(QueryError, match="asks another service"):
        AllianceGraph(HandedStore(kg.dataset)).sparql(clause.format(address(service)))
    assert service.requests == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { GRAPH ?services { ?s ?p ?o } }",
        "SELECT * { GRAPH <http://example.org/service> { ?s ?p ?o } }",
        "SELECT * { ?s sa:services ?o OPTIONAL { ?s ?p 'service' } }",
        "PREFIX service: <http://example.org/> SELECT * { ?s service:of ?o . { ?o ?p ?q } }",
        "# no service here: none\nSELECT * { ?s ?p ?o }",
        "SELECT * { ?s rdfs:label 'secret service' . { ?s ?p ?o } }",
    ],
)
def test_the_mere_word_is_no_service(query: str) -> None:
    refuse_service(query)


@pytest.mark.parametrize(
    "part", ["service:", "service", "service ", "service#", "service\n#", "service<", "service?x", "service silent "]
)
def test_a_long_query_is_looked_at_quickly(part: str) -> None:
    """A search that goes back and forth would take minutes for it."""
    with suppress(QueryError):
        refuse_service("ASK {}\n#" + part * (120_000 // len(part)))


@pytest.mark.parametrize(
    "begin", ["#{0}\n<http://e.org/>", "<http://e.org/{0}>", "?{0}", "{0}:a", "a:{0}", "SILENT#{0}\n?a", "SILENT {0}:a"]
)
@pytest.mark.parametrize("length", [4070, 4096, 5000, 100_000])
def test_a_clause_that_is_longer_than_what_is_looked_at_is_refused(begin: str, length: int) -> None:
    with pytest.raises(QueryError, match="asks another service"):
        refuse_service("SELECT * { SERVICE " + begin.format("x" * length) + " { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="asks another service"):
        refuse_service("SELECT * { SERVICE " + " " * length + "?x { ?s ?p ?o } }")


def test_a_service_that_is_allowed_is_asked(kg: AllianceGraph, service: Service) -> None:
    query = f"SELECT ?s {{ SERVICE <{address(service)}> {{ ?s ?p ?o }} }}"
    table = EmbeddedStore.in_memory().query(query, federate=True)
    assert [tuple(row.values()) for row in table] == [("there",)]  # type: ignore[union-attr]
    assert len(service.requests) == 1


# What public endpoints have answered: a web page with status 200, or saying that they are busy; Java's text; CSV.
ANSWERS = [
    (200, "text/html", b"<html>a page</html>"),
    (429, "text/html", b"<html>Too Many Requests</html>"),
    (503, "text/html", b"<html>down</html>"),
    (200, "text/csv", b"s\r\nhttps://example.org/\r\n"),
    (500, "text/plain", b"SPARQL-QUERY: queryStr=\njava.util.concurrent.TimeoutException\n"),
    (200, JSON, b'{"head":'),
    (200, JSON, b""),
    (200, "application/sparql-results+xml", b"<sparql"),
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("form", ["SELECT ?s {0}", "ASK {0}", "CONSTRUCT {{ ?s a ?s }} WHERE {0}"])
def test_a_fault_of_a_service_is_one_line(
    kg: AllianceGraph, service: Service, answer: tuple[int, str, bytes], form: str
) -> None:
    service.answer = lambda: answer
    clause = f"{{ SERVICE <{address(service)}> {{ ?s a ?t }} }}"
    with pytest.raises(QueryError, match="the query failed: ") as raised:
        kg.sparql(form.format(clause), federate=True)
    assert "\n" not in str(raised.value)
    assert not str(raised.value).endswith((":", "payload"))
    silent = kg.query(f"SELECT ?s {clause.replace('SERVICE', 'SERVICE SILENT')}", federate=True)
    assert silent.rows == ((None,),), "SPARQL 1.1 Federated Query, 2.3: one solution without bindings"  # type: ignore[union-attr]


def test_the_timeout_holds_for_a_service(kg: AllianceGraph, service: Service) -> None:
    wait = threading.Event()
    service.answer = lambda: (wait.wait(60), (200, JSON, ROW))[1]
    began = time.monotonic()
    try:
        with pytest.raises(QueryError, match=r"longer than 0\.3 seconds"):
            kg.sparql(f"SELECT * {{ SERVICE <{address(service)}> {{ ?s ?p ?o }} }}", timeout=0.3, federate=True)
    finally:
        wait.set()
    assert time.monotonic() - began < 30


def test_nobody_there(kg: AllianceGraph) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        with pytest.raises(QueryError, match="the query failed"):
            kg.sparql(f"ASK {{ SERVICE <http://127.0.0.1:{probe.getsockname()[1]}/> {{ ?s ?p ?o }} }}", federate=True)
