"""Answers are read in the forms of the standards and of known engines, and everything else is refused in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from csto_graph.cli import main
from csto_graph.errors import EndpointError
from csto_graph.store import ResultTable, Triples, open_endpoint
from csto_graph.store.http.projected_columns import query_columns

from tests.store.fake_server import JSON, YES, Answer, Play, Server, address, table, then

Serve = Callable[[Play], Server]
KAZ = {"type": "uri", "value": "https://w3id.org/csto-graph/id/state-kaz"}
XML = (
    '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="s"/></head>'
    "<results><result><binding name='s'>%s</binding></result></results></sparql>"
)
TSV = "text/tab-separated-values"
QUERY = "SELECT ?s WHERE { ?s ?p ?o }"


def select(serve: Serve, answer: Answer, query: str = QUERY) -> list[tuple[Any, ...]]:
    answered = open_endpoint(address(serve(then(answer)))).select(query)
    assert isinstance(answered, ResultTable)
    return list(answered.rows)


def typed(media_type: str, body: str | bytes) -> Answer:
    return 200, {"Content-Type": media_type}, body if isinstance(body, bytes) else body.encode()


@pytest.mark.parametrize(
    ("answer", "cell"),
    [
        (table(["s"], {"s": KAZ}), "state-kaz"),
        # Media types and spellings of older engines: https://www.w3.org/TR/rdf-sparql-json-res/ has typed-literal.
        *((typed(kind, table(["s"], {"s": KAZ})[2]), "state-kaz") for kind in ("application/json", "text/json")),
        (typed(f"{JSON}; charset=UTF-8", b"\xef\xbb\xbf" + table(["s"], {"s": KAZ})[2]), "state-kaz"),
        (table(["s"], {"s": {"type": "typed-literal", "value": "5", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}), 5),
        (table(["s"], {"s": {"type": "literal", "value": "a", "xml:lang": "en"}}), "a"),
        *((typed(kind, XML % "<literal>a</literal>"), "a") for kind in ("application/sparql-results+xml", "application/xml")),
        (typed(TSV, '?s\n"a"@en\n'), "a"),
        (typed(TSV, "\ufeff?s\n5\n"), 5),
        # Virtuoso's blank nodes, as URIs and as labels: openlink/virtuoso-opensource#226.
        *((table(["s"], {"s": {"type": kind, "value": "nodeID://b10001"}}), "_:b10001") for kind in ("uri", "bnode")),
        (typed(JSON, b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"value":"nodeID://b1","type":"bnode"}}]}}'), "_:b1"),
        (table(["s"], {"s": 'nodeID://b1 "type":"bnode","value":"nodeID://'}), 'nodeID://b1 "type":"bnode","value":"nodeID://'),
        (typed("text/xml", XML % "<bnode>nodeID://b1</bnode>"), "_:b1"),
        (typed("text/xml", XML % "<uri>nodeID://b1</uri>"), "_:b1"),
        (typed(TSV, "?s\n_:nodeID://b1\n"), "_:b1"),
        # Digits of other scripts, and what only Python takes for numbers, stay texts.
        *(
            (table(["s"], {"s": {"type": "literal", "value": text, "datatype": f"http://www.w3.org/2001/XMLSchema#{kind}"}}), text)
            for text, kind in (("\xb2", "integer"), ("9" * 5000, "integer"), ("\u0663", "integer"), ("1_0", "integer"), ("1_0.5", "decimal"), ("NaN", "double"))
        ),
    ],
)  # fmt: skip
def test_valid_answers(serve: Serve, answer: Answer, cell: object) -> None:
    assert select(serve, answer) == [(cell,)]


@pytest.mark.parametrize("media_type", ["application/n-triples", "text/turtle", "text/plain"])
def test_blank_nodes_of_virtuoso_in_triples(serve: Serve, media_type: str) -> None:
    body = "<nodeID://b1> <http://e.org/p> <nodeID://b2> .\n<http://e.org/s> <http://e.org/p> <http://e.org/o> .\n"
    found = open_endpoint(address(serve(then(typed(media_type, body))))).query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, Triples)
    assert found.ntriples.splitlines() == [
        "<http://e.org/s> <http://e.org/p> <http://e.org/o> .",
        "_:b1 <http://e.org/p> _:b2 .",
    ]


def binding(cell: str, head: str = '{"vars":["s"]}') -> Answer:
    return typed(JSON, f'{{"head":{head},"results":{{"bindings":[{{"s":{cell}}}]}}}}')


NOT_PARSED = [
    *(binding(cell) for cell in ('{"type":"literal","value":5}', '{"type":"literal"}', '{"type":"zzz","value":"a"}')),
    *(
        binding(cell)
        for cell in ('{"type":"uri","value":"state-kaz"}', '{"type":"uri","value":"http://a\\u0000b"}', "5")
    ),
    *(binding(cell) for cell in ('{"type":"literal","value":"\\ud800"}', '{"type":"bnode","value":""}', "[" * 100_000)),
    binding('{"type":"literal","value":"a","datatype":"no iri"}'),
    binding('{"type":"literal","value":"a","xml:lang":"!"}'),
    *(binding('{"type":"literal","value":"a"}', head) for head in ('{"vars":["s","s"]}', '{"vars":["x"]}', "{}", "[]")),
    typed(JSON, '{"results":{"bindings":[{"s":{"type":"literal","value":"a"}}]}}'),
    typed(JSON, ""),
    typed(JSON, '{"head":{"vars":["s"]},"results":{"bindings":[]}} more'),
    typed(JSON, b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"\xff"}}]}}'),
    typed(JSON, b'{"head":{"vars":["s"]},"ignored":"\xff","results":{"bindings":[]}}'),
    typed(JSON, b'{"head":{"vars":["s"]},"results":{"bindings":[]},"ignored":"\xf0\x9f'),
    typed("application/xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + XML % "<literal>&x;</literal>"),
    typed(TSV, "s\n<nodeID://b1>\n"),
    typed(TSV, "?s\n<a:b>\t<c:d>\n"),
    typed(TSV, b"?s\n\xff\n"),
]


@pytest.mark.parametrize("answer", NOT_PARSED, ids=range(len(NOT_PARSED)))
def test_invalid_answers(serve: Serve, answer: Answer) -> None:
    with pytest.raises(EndpointError, match=r"/query sent results that do not parse; try again, or ask for less$"):
        select(serve, answer)


@pytest.mark.parametrize(
    ("answer", "query", "says"),
    [
        (typed("text/csv", "s\r\na\r\n"), QUERY, "answers with text/csv, not SPARQL results in JSON, XML or TSV;"),
        (typed("text/html; charset=utf-8", "<html>"), QUERY, "answers with text/html, not"),
        (typed("a\x1b[2Jb" * 100, ""), QUERY, r"answers with a \[2jba"),
        (typed("text/html", ""), "CONSTRUCT WHERE { ?s ?p ?o }", "answers with text/html, not RDF;"),
        (typed("text/turtle", "<a> <b>"), "CONSTRUCT WHERE { ?s ?p ?o }", "do not parse"),
        (typed("application/n-triples", b'<a:a> <a:b> "\xff" .'), "CONSTRUCT WHERE { ?s ?p ?o }", "do not parse"),
        (YES, QUERY, "answers with a truth value in place of rows;"),
        (table(["s"]), "# ASK by another name\naSk {}", "answers with rows in place of a truth value;"),
        (table(["x"], {"x": KAZ}), QUERY, "answers with the columns x, not s;"),
        (table([]), QUERY, "answers with the columns none, not s;"),
        (table(["s", "x"]), QUERY, "answers with the columns s, x, not s;"),
        (table(["s"]), "SELECT DISTINCT ?s (COUNT(?o) AS ?n) {?s ?p ?o}", "answers with the columns s, not s, n;"),
        # Blazegraph writes the reason into an answer that it has begun: RDFLib/sparqlwrapper#171.
        (
            typed(JSON, '{"head":{"vars":["s"]},"results":{"bindings":[\nSPARQL-QUERY: queryStr=x\njava.util.concurrent.ExecutionException: java.util.concurrent.TimeoutException\n\tat java.util.concurrent.FutureTask'),
            QUERY,
            "stopped before it was done: TimeoutException;",
        ),
        (table(["s"], **{"X-SQL-State": "S1TAT"}), QUERY, "stopped before it was done;"),
    ],
)  # fmt: skip
def test_unexpected_answers(serve: Serve, answer: Answer, query: str, says: str) -> None:
    play: Play = lambda text, _: YES if "issued" in text else answer  # noqa: E731
    with pytest.raises(EndpointError, match=says) as raised:
        open_endpoint(address(serve(play))).query(query)
    assert str(raised.value).isprintable()


def test_columns_in_another_order(serve: Serve) -> None:
    assert select(serve, table(["b", "a"], {"a": "1", "b": "2"}), "SELECT ?a ?b { ?a ?p ?b }") == [("1", "2")]


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("PREFIX select: <http://e.org/a?b> # SELECT ?z\nselect reduced ?a $b WHERE { ?c ?d ?e }", ("a", "b")),
        ("SELECT (COUNT(DISTINCT *) AS ?n) ?a FROM <http://e.org/g> { ?a ?b ?c }", ("n", "a")),
        ("SELECT (IF(?x > 1 && EXISTS { SELECT (1 AS ?y) {} }, '(', \"?q\") as ?n) { }", ("n",)),
        ("SELECT ?a ?b ?a { ?a ?p ?b }", ("a", "b")),
        ("SELECT * { ?a ?b ?c }", None),
        ("SELECT DISTINCT * WHERE { SELECT ?a { ?a ?b ?c } }", None),
        ("SELECT ?a", None),
    ],
)
def test_the_columns_of_a_query(query: str, columns: tuple[str, ...] | None) -> None:
    assert query_columns(query) == columns


def test_questions_meet_other_columns(serve: Serve, capsys: pytest.CaptureFixture[str]) -> None:
    place = address(serve(then(table(["x", "y"], {"x": "1", "y": "2"}))))
    lines = (
        *(["ask", "members", "--organisation", "csto"], ["show", "csto"], ["network", "alliances"], ["cite"]),
        *(["metrics", "2000", "2001"], ["explain", "kaz", "csto"], ["validate"], ["explore", "--output", "/dev/null"]),
    )
    for line in lines:
        assert main(["--endpoint", place, *line]) == 2, line
        error = capsys.readouterr().err
        assert error.count("\n") == 1, line
        assert "csto-graph: " in error


def test_labels_that_break_lines(serve: Serve, capsys: pytest.CaptureFixture[str]) -> None:
    """All cells are texts with line ends and control characters, except the things that they describe."""
    strange = "a\tb\nc\r\x1b[2J\x85\u2028d\x00"

    def play(query: str, _: dict[str, str]) -> Answer:
        columns = query_columns(query)
        return table(columns, {name: KAZ if name == "thing" else strange for name in columns}) if columns else YES

    place = address(serve(play))
    for line in (["ask", "members", "--organisation", "csto"], ["ask", "states"], ["show", "csto"], ["cite"]):
        code = main(["--endpoint", place, *line])
        assert code in {0, 2}
        assert code == 0 or capsys.readouterr().err.count("\n") == 1


def test_a_body_without_a_type(serve: Serve) -> None:
    with pytest.raises(EndpointError, match="answers with nothing that it names"):
        select(serve, (200, {}, table(["s"])[2]))


@pytest.mark.parametrize(
    "command", ["network alliances", "metrics --from 2000 --to 2001 --output /dev/null", "explore --output /dev/null"]
)
def test_cells_that_no_graph_of_ours_has(serve: Serve, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """The columns are those asked for, and every cell is the same text."""

    def play(query: str, _: dict[str, str]) -> Answer:
        columns = query_columns(query)
        return YES if columns is None or "ASK {" in query else table(columns, dict.fromkeys(columns, "csto rus"))

    assert main(["--endpoint", address(serve(play)), *command.split()]) == 2
    error = capsys.readouterr().err
    assert error.startswith("csto-graph: ")
    assert error.count("\n") == 1
