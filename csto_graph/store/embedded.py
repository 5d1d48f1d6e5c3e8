"""Oxigraph inside the process, in memory or on disk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from csto_graph.core.namespaces import DERIVED_GRAPH, ONTOLOGY_GRAPH, PREFIXES, SPARQL_PREFIXES, VOCABULARY_GRAPH
from csto_graph.errors import ExportError, QueryError, StoreError, first_line
from csto_graph.store.interface import Store
from csto_graph.store.limits import Limits, run_in_thread, wait_within
from csto_graph.store.results import Answer, table_of, triples_of

if TYPE_CHECKING:
    import rdflib

    from csto_graph.store.worker import Worker

ENGINE_VERSION: str = ox.__version__
AT_ONCE = 20_000
EXTENSIONS = {".owl": ".rdf"}  # RDF/XML goes by both
PORTION = 8 << 20  # bytes of N-Triples; a load of all at once holds up to a million of them in memory
ONTOLOGY_FILES = {"csto.ttl": ONTOLOGY_GRAPH, "vocabulary.ttl": VOCABULARY_GRAPH}


class EmbeddedStore(Store):
    """A graph store in this process. Its default graph is the merge of its named graphs."""

    def __init__(self, store: ox.Store, directory: Path | None = None) -> None:
        self._store = store
        self.directory = directory
        self._idle: list[Worker] = []

    @classmethod
    def in_memory(cls) -> EmbeddedStore:
        """Return an empty store in memory."""
        return cls(ox.Store())

    @classmethod
    def at(cls, path: Path, *, read_only: bool = True) -> EmbeddedStore:
        """Open the store in ``path``; StoreError if there is none or it cannot be read."""
        try:
            return cls(ox.Store.read_only(str(path)) if read_only else ox.Store(str(path)), path)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"cannot open the store in {path}: {first_line(error)}") from None

    def __repr__(self) -> str:
        return f"<EmbeddedStore of {len(self)} quads>"

    def __len__(self) -> int:
        return len(self._store)

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode))

    def graph_lines(self, graph: str | None = None) -> list[str]:
        """Return the triples of a named graph, or without a name those of the merge, as sorted N-Triples lines."""
        name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        return sorted(f"{quad.triple} ." for quad in self._store.quads_for_pattern(None, None, None, name))

    def load(self, quads: bytes, ontology: Path, *, facts: Mapping[str, Callable[[], BinaryIO]] | None = None) -> None:
        """Fill the store: N-Quads of the data, the ontology, and what the rules derive from both.

        ``facts`` are N-Triples that are read from a stream, by the named graph in which they stand beside the merge.
        Raises StoreError for what cannot be read.
        """
        for file, graph in ONTOLOGY_FILES.items():
            self._load_turtle(ontology / file, graph)
        self._store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        for graph, opened in (facts or {}).items():
            self._load_stream(opened, graph)
        if facts:
            self._store.optimize()  # the rules read every row: many times faster from files in order
        for rule in sorted((ontology / "rules").glob("*.rq")):
            self._derive(rule.read_text(encoding="utf-8"))

    def load_file(self, path: Path) -> None:
        """Add an RDF file of any format; what it says in named graphs stands in the merge too. StoreError."""
        rdf_format = ox.RdfFormat.from_extension(EXTENSIONS.get(path.suffix, path.suffix).removeprefix("."))
        if rdf_format is None:
            raise StoreError(f"unknown format {path.suffix!r} of {path}; end the file in .trig, .nq, .ttl, .nt or .rdf")
        try:
            quads = list(ox.parse(path=str(path), format=rdf_format))
        except (OSError, SyntaxError) as error:
            raise StoreError(f"cannot read {path}: {first_line(error)}") from None
        self._store.extend(quads)
        self._store.extend(_in(quad.triple, ox.DefaultGraph()) for quad in quads)

    def add_ntriples(self, text: bytes, graph: str | None, *, merged: bool) -> None:
        """Add triples to a named graph, or without a name to the default graph; ``merged`` adds them there as well.

        Raises StoreError for what is not N-Triples and for a name that is no IRI.
        """
        try:
            name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
            triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"cannot read {graph or 'the default graph'}: {first_line(error)}") from None
        places = {name, ox.DefaultGraph()} if merged else {name}
        self._store.bulk_extend(_in(triple, place) for place in places for triple in triples)

    def close(self) -> None:
        """Write what is pending to disk and let go of the store."""
        self._store.flush()
        self._store.optimize()
        self._store = ox.Store()

    def _answer(self, query: str, timeout: float | None, memory: float | None) -> Answer:
        limits = Limits.of(timeout, memory)
        if limits.are_none or self.directory is None or not sys.executable:
            return run_in_thread(limits, partial(self.evaluate, query))
        worker = self._idle_worker(self.directory)
        try:
            return worker.ask(query, partial(wait_within, limits))
        except StoreError:  # the store was removed since it was opened here, where it can still be read
            return run_in_thread(limits, partial(self.evaluate, query))
        finally:
            if worker.is_alive():
                self._idle.append(worker)

    def _idle_worker(self, directory: Path) -> Worker:
        from csto_graph.store.worker import Worker

        while self._idle:
            with suppress(IndexError):  # another thread was quicker
                worker = self._idle.pop()
                if worker.is_alive():
                    return worker
        return Worker(directory)

    def evaluate(self, query: str) -> Answer:
        """Run a query without limits and checks."""
        try:
            return _plain(self._run(query))
        except (OSError, RuntimeError, ValueError) as error:  # rows are computed as they are fetched
            raise QueryError(f"the query failed: {first_line(error).removesuffix(' with payload')}") from None

    def dataset(self) -> rdflib.Dataset:
        """Return the same store as an rdflib Dataset (nothing is copied)."""
        import oxrdflib
        import rdflib

        dataset = rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self._store))
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri)
        return dataset

    def dump(self, path: Path) -> None:
        """Write the graph in the format that the ending of ``path`` names; the same bytes each time.

        Formats without named graphs (Turtle, N-Triples, RDF/XML) hold the merge. ExportError if the
        ending is unknown or the file cannot be written; a file that was there stays whole then.
        """
        from csto_graph.core.atomic_write import write_whole

        rdf_format = ox.RdfFormat.from_extension(EXTENSIONS.get(path.suffix, path.suffix).removeprefix("."))
        if rdf_format is None:
            raise ExportError(f"unknown format {path.suffix!r}; end it in .trig, .nq, .ttl, .nt, .rdf, .owl or .jsonld")
        rows: Iterable[ox.Quad | ox.Triple] = self._store
        if not rdf_format.supports_datasets:
            rows = (quad.triple for quad in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        # Python hears an interrupt between two of its own steps, so ordering and writing take one for each row.
        ordered: Any = (row for row in sorted(rows, key=lambda row: str(row)))
        write_whole(path, ox.serialize(ordered, format=rdf_format, prefixes=PREFIXES) or b"")

    def _load_turtle(self, path: Path, graph: str) -> None:
        try:
            for place in (ox.DefaultGraph(), ox.NamedNode(graph)):
                self._store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=place)
        except (OSError, SyntaxError) as error:
            raise StoreError(f"cannot read {path}: {first_line(error)}") from None

    def _load_stream(self, opened: Callable[[], BinaryIO], graph: str) -> None:
        try:
            for place in (ox.DefaultGraph(), ox.NamedNode(graph)):
                with opened() as stream:
                    while portion := stream.read(PORTION):
                        lines = portion + stream.readline()
                        self._store.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES, to_graph=place)
        except (OSError, EOFError, SyntaxError) as error:
            raise StoreError(f"cannot read the facts of {graph}: {first_line(error)}") from None

    def _derive(self, rule: str) -> None:
        from csto_graph.store.inference import parse_rule

        parsed = parse_rule(rule)
        solutions = self._run(parsed.query)
        assert isinstance(solutions, ox.QuerySolutions)
        triples = parsed.triples(solutions)
        while some := list(islice(triples, AT_ONCE)):
            self._add(some, DERIVED_GRAPH)

    def _add(self, triples: Iterable[ox.Triple], graph: str) -> None:
        # In bulk: added one by one they stay in a log that every later opening of the store reads through.
        places = (ox.DefaultGraph(), ox.NamedNode(graph))
        self._store.bulk_extend(_in(triple, place) for triple in triples for place in places)

    def _run(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._store.query(SPARQL_PREFIXES + query)
        except SyntaxError as error:
            from csto_graph.store.query_form import query_form

            query_form(query)
            raise QueryError(f"the query does not parse: {_own_line(error, query)}") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query failed: {first_line(error).removesuffix(' with payload')}") from None


def _plain(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(result, ox.QuerySolutions):
        return table_of(result)
    return bool(result) if isinstance(result, ox.QueryBoolean) else triples_of(result)


def _in(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _own_line(error: SyntaxError, query: str) -> str:
    import re

    if unknown := re.search(r"error at (\d+):(\d+): .*Prefix not found", str(error)):
        line, column = int(unknown[1]) - SPARQL_PREFIXES.count("\n"), int(unknown[2])
        prefix = re.findall(r"[\w-]*:", query.split("\n")[line - 1][:column])[-1:]
        known = ", ".join(re.findall(r"PREFIX (\S+:)", SPARQL_PREFIXES))
        return f"{line}:{column}: unknown prefix {' '.join(prefix)!r}; declare it with PREFIX, or use one of {known}"

    def shift(match: re.Match[str]) -> str:
        return f"{match[1]}{int(match[2]) - SPARQL_PREFIXES.count(chr(10))}:"

    return re.sub(r"(error at )(\d+):", shift, first_line(error))
