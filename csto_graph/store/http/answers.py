"""The answers of other engines: parsed, and checked against what was asked."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable

import pyoxigraph as ox

from csto_graph.errors import EndpointError
from csto_graph.store.http.allowance import Allowance
from csto_graph.store.http.endpoint import Reply
from csto_graph.store.http.reasons import java_exception, one_line
from csto_graph.store.query_form import Form
from csto_graph.store.results import VIRTUOSO_BLANK, ResultTable, Triples, table_of, triples_of

RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8, text/tab-separated-values;q=0.5"
TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
ACCEPTED = {Form.SELECT: RESULTS, Form.ASK: RESULTS, Form.GRAPH: TRIPLES}
VIRTUOSO_ASK = ("__ASK_RETVAL",)
# The label of a blank node with Virtuoso's scheme before it, which no grammar of labels allows, in JSON, XML and TSV.
_SCHEMED = re.compile(
    rb'(?P<json>"type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")nodeID://'
    rb'|(?P<turned>"value"\s*:\s*")nodeID://(?P<rest>[^"]*"\s*,\s*"type"\s*:\s*"bnode")'
    rb"|(?P<xml><bnode>)nodeID://"
    rb"|(?P<tsv>(?<=[\t\n])_:)nodeID://"
)
_NO_TYPES = {ox.QueryResultsFormat.CSV}  # it does not distinguish numbers, IRIs and texts
_CHUNK = 1 << 16


class _TimedReader(io.BytesIO):
    """The text of an answer, whose parsing ends at the deadline."""

    def __init__(self, content: bytes, allowance: Allowance) -> None:
        super().__init__(content)
        self._allowance = allowance

    def read(self, size: int | None = -1, /) -> bytes:
        self._allowance.check()
        return super().read(size)


def read_results(reply: Reply, shown: str, allowance: Allowance) -> ResultTable | bool:
    """Return the table or the truth value in a reply; EndpointError for anything else."""
    kind = ox.QueryResultsFormat.from_media_type(reply.media_type) if reply.media_type else None
    if kind is None or kind in _NO_TYPES:
        raise _wrong_type(reply, shown, "SPARQL results in JSON, XML or TSV")
    try:
        answer = ox.parse_query_results(_text(reply, allowance), format=kind)
        return table_of(answer) if isinstance(answer, ox.QuerySolutions) else bool(answer)
    except (OSError, SyntaxError, ValueError):
        raise _parse_error(reply, shown) from None


def read_triples(reply: Reply, shown: str, allowance: Allowance) -> Triples:
    """Return the triples in a reply; EndpointError for anything else."""
    kind = ox.RdfFormat.from_media_type(reply.media_type) if reply.media_type else None
    if kind is None:
        raise _wrong_type(reply, shown, "RDF")
    try:
        return triples_of(_triples(ox.parse(_text(reply, allowance), format=kind)))
    except (OSError, SyntaxError, ValueError):
        raise _parse_error(reply, shown) from None


def check_answer(
    answer: ResultTable | bool, form: Form, columns: tuple[str, ...] | None, shown: str
) -> ResultTable | bool:
    """Return an answer in the form and with the columns that were asked for; EndpointError if it has others.

    Virtuoso answers an ASK with a table: a row that says 1, or no row at all.
    """
    if form is Form.ASK and isinstance(answer, ResultTable) and answer.columns == VIRTUOSO_ASK:
        return any(row[0] == 1 for row in answer.rows)
    if isinstance(answer, bool) != (form is Form.ASK):
        what = "a truth value in place of rows" if isinstance(answer, bool) else "rows in place of a truth value"
        raise EndpointError(f"{shown} answers with {what}; give the address of a SPARQL service")
    if isinstance(answer, bool) or columns is None or answer.columns == columns:
        return answer
    if sorted(answer.columns) != sorted(columns):
        given, asked = (one_line(", ".join(names), 100) or "none" for names in (answer.columns, columns))
        raise EndpointError(f"{shown} answers with the columns {given}, not {asked}; ask another server")
    order = [answer.columns.index(name) for name in columns]
    return ResultTable(columns, tuple(tuple(row[i] for i in order) for row in answer.rows))


def _text(reply: Reply, allowance: Allowance) -> io.BytesIO:
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(reply.body), _CHUNK):
        decoder.decode(reply.body[start : start + _CHUNK])
    decoder.decode(b"", final=True)
    body = reply.body.removeprefix(codecs.BOM_UTF8)
    if VIRTUOSO_BLANK.encode() in body:
        body = _SCHEMED.sub(rb"\g<json>\g<turned>\g<rest>\g<xml>\g<tsv>", body)
    return _TimedReader(body, allowance)


def _triples(quads: Iterable[ox.Quad]) -> Iterable[ox.Triple]:
    for quad in quads:
        subject, value = map(_blank_if_virtuoso, (quad.subject, quad.object))
        yield ox.Triple(subject, quad.predicate, value)  # type: ignore[arg-type]


def _blank_if_virtuoso(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if isinstance(term, ox.NamedNode) and term.value.startswith(VIRTUOSO_BLANK):
        return ox.BlankNode(term.value.removeprefix(VIRTUOSO_BLANK))
    return term


def _wrong_type(reply: Reply, shown: str, wanted: str) -> EndpointError:
    kind = one_line(reply.media_type, 80) or "nothing that it names"
    return EndpointError(f"{shown} answers with {kind}, not {wanted}; give the address of a SPARQL service")


def _parse_error(reply: Reply, shown: str) -> EndpointError:
    """Return the error for a body that does not parse, with the reason if the engine wrote one into its answer."""
    cause = one_line(java_exception(reply.body[-20_000:].decode("utf-8", "replace")))
    if cause:
        return EndpointError(f"{shown} stopped before it was done: {cause}; ask for less, or raise its time limit")
    return EndpointError(f"{shown} sent results that do not parse; try again, or ask for less")
