"""A refusal shows the reason that the server gives, in the forms that known engines use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from csto_graph.errors import EndpointError, QueryError
from csto_graph.store import open_endpoint

from tests.store.fake_server import Play, Server, address

# Bodies as the engines send them, shortened. A comment names a public report or the specification of the form.
BLAZEGRAPH = (  # BlueBrain/nexus#731
    "SPARQL-QUERY: queryStr=SELECT ?a WHERE {\n?a a :foobar}\njava.util.concurrent.ExecutionException: "
    "org.openrdf.query.MalformedQueryException: com.bigdata.rdf.sail.sparql.ast.VisitorException: QName ':foobar' "
    "uses an undefined prefix\n\tat java.util.concurrent.FutureTask.report(FutureTask.java:122)\n"
)
WIKIDATA_LATE = "SPARQL-QUERY: queryStr=\njava.util.concurrent.TimeoutException\n\tat java.util.concurrent.FutureTask\n"
VIRTUOSO = "Virtuoso 37000 Error SP030: SPARQL compiler, line 1: syntax error at '}'\n\nSPARQL query:\nSELECT }"
JENA = 'Parse error: \nSELECT }\n\nEncountered " "}" "} "" at line 1, column 8.\nWas expecting one of:\n'
FUSEKI = "Error 400: Parse error: Lexical error at line 1, column 8.\n"
RDF4J = 'MALFORMED QUERY: Encountered " "}" "} "" at line 1, column 8.\nWas expecting one of:\n'
QLEVER = '{"query": "SELECT }", "status": "ERROR", "exception": "Invalid SPARQL query:\\nmismatched input"}'
STARDOG = '{"message":"Invalid SPARQL query","code":"QEIQ0"}'
PROBLEM = '{"type": "about:blank", "title": "Bad Request", "detail": "no query given"}'  # RFC 9457
NESTED = '{"error": {"code": 400, "message": "no query given"}}'
PAGE = (
    "<!DOCTYPE html>\n<html><head><TITLE lang=en>\nHTTP Status 400 &ndash; Bad\nRequest</TITLE></head><body>long</body>"
)


@pytest.mark.parametrize(
    ("body", "media_type", "says"),
    [
        (BLAZEGRAPH, "text/plain", "VisitorException: QName ':foobar' uses an undefined prefix"),
        (VIRTUOSO, "text/plain", "Virtuoso 37000 Error SP030: SPARQL compiler, line 1: syntax error at '}'"),
        (JENA, "text/plain", 'Encountered " "}" "} "" at line 1, column 8.'),
        (FUSEKI, "text/plain", "Error 400: Parse error: Lexical error at line 1, column 8."),
        (RDF4J, "text/plain", 'MALFORMED QUERY: Encountered " "}" "} "" at line 1, column 8.'),
        ("\r\n  error at 1:5: expected\nmore", "", "error at 1:5: expected"),
        (QLEVER, "application/json", "Invalid SPARQL query: mismatched input"),
        (STARDOG, "application/json", "Invalid SPARQL query"),
        (PROBLEM, "application/problem+json", "no query given"),
        (NESTED, "text/plain", "no query given"),
        (PAGE, "text/html; charset=utf-8", "HTTP Status 400 – Bad Request"),
        (PAGE, "text/plain", "HTTP Status 400 – Bad Request"),
        ("<html>no title", "text/html", "HTTP 400"),
        ("", "", "HTTP 400"),
        ("SPARQL-QUERY: queryStr=SELECT }", "text/plain", "SPARQL-QUERY: queryStr=SELECT }"),
        ("[" * 15_000, "application/json", "[" * 299 + "…"),
        ('{"message": 5}', "application/json", '{"message": 5}'),
    ],
)  # fmt: skip
def test_why_a_query_is_refused(serve: Callable[[Play], Server], body: str, media_type: str, says: str) -> None:
    place = address(serve(lambda *_: (400, {"Content-Type": media_type}, body.encode())))
    with pytest.raises(QueryError) as raised:
        open_endpoint(place).query("SELECT * { ?s ?p ?o }")
    assert str(raised.value) == f"{place} cannot read the query: {says}"


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (500, WIKIDATA_LATE, "gives no answer (HTTP 500: TimeoutException)"),
        (
            500,
            "Virtuoso S1T00 Error SR171: Transaction timed out\n",
            "gives no answer (HTTP 500: Virtuoso S1T00 Error ",
        ),
        (
            503,
            "Service is down for maintenance\n",
            "is busy; try again later (HTTP 503: Service is down for maintenance)",
        ),
        (429, "<html><title>Too Many Requests</title>", "is busy; try again later (HTTP 429: Too Many Requests)"),
        (413, "any text", "finds the request too large (HTTP 413)"),
        (302, "", "gives no answer (HTTP 302)"),
        (500, "x" * 10_000, "gives no answer (HTTP 500: xxx"),
    ],
)
def test_why_there_is_no_answer(
    serve: Callable[[Play], Server], monkeypatch: pytest.MonkeyPatch, status: int, body: str, says: str
) -> None:
    monkeypatch.setattr("csto_graph.store.http.endpoint.PAUSES", ())
    place = address(serve(lambda *_: (status, {}, body.encode())))
    with pytest.raises(EndpointError) as raised:
        open_endpoint(place).query("SELECT * { ?s ?p ?o }")
    assert str(raised.value).startswith(f"{place} {says}")
    assert len(str(raised.value)) < 420


@pytest.mark.parametrize("before", [0, 270, 290, 298])
def test_a_reason_shows_neither_credentials_nor_what_drives_a_terminal(
    serve: Callable[[Play], Server], before: int
) -> None:
    body = "x" * before + "\x1b]0;t\x07\x9b\u202e\u200b Bearer 5ecret5ecret and 5ecret5ecret"
    server = serve(lambda *_: (400, {"Content-Type": "text/plain; charset=utf-8"}, body.encode()))
    with pytest.raises(QueryError) as raised:
        open_endpoint(address(server), headers={"Authorization": "Bearer 5ecret5ecret"}).query("ASK {}")
    assert str(raised.value).isprintable()
    assert "5ecr" not in str(raised.value)


def test_invalid_utf8_in_a_reason(serve: Callable[[Play], Server]) -> None:
    server = serve(lambda *_: (400, {"Content-Type": "text/plain"}, b"caf\xe9"))
    with pytest.raises(QueryError, match=r"cannot read the query: caf\ufffd$"):
        open_endpoint(address(server)).query("ASK {}")
