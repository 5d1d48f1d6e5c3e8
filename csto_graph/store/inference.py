"""The rules of the ontology: CONSTRUCT queries, whose triples come one after the other.

Oxigraph remembers every triple that a CONSTRUCT gave out, so as to give it once: hundreds of bytes for each of a
million rows. A rule therefore asks for the values of its template's variables and fills the template in itself. What
comes twice is no harm, for a graph holds a triple once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from csto_graph.core.namespaces import SPARQL_PREFIXES
from csto_graph.errors import QueryError

VARIABLE = "variable:"
FORM = re.compile(r"^CONSTRUCT\s*\{([^{}]*)\}\s*(WHERE\b.*)", re.DOTALL | re.MULTILINE)

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True)
class Rule:
    """``template``: triples with ``variable:NAME`` for a variable; ``query``: a SELECT of these variables."""

    template: tuple[ox.Triple, ...]
    query: str

    def triples(self, solutions: ox.QuerySolutions) -> Iterator[ox.Triple]:
        """Yield the triples of each solution; as in SPARQL none whose variable has no value."""
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            values = dict(zip(names, solution, strict=True))
            for triple in self.template:
                subject, predicate, value = (_filled(term, values) for term in triple)
                if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and value is not None:
                    yield ox.Triple(subject, predicate, value)


def parse_rule(text: str) -> Rule:
    """Return the rule that a CONSTRUCT query is; QueryError for another query."""
    found = FORM.search(text)
    if not found:
        raise QueryError("a rule is a CONSTRUCT query with a WHERE")
    turtle = re.sub(r"\?(\w+)", rf"<{VARIABLE}\1>", found[1])
    try:
        quads = list(ox.parse(SPARQL_PREFIXES + turtle.strip().removesuffix(".") + " .", format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise QueryError(f"the template of a rule does not parse: {error}") from None
    names = sorted(set(re.findall(r"\?(\w+)", found[1])))
    return Rule(tuple(quad.triple for quad in quads), f"SELECT {' '.join(f'?{name}' for name in names)} {found[2]}")


def _filled(term: Term, values: Mapping[str, Term | None]) -> Term | None:
    if isinstance(term, ox.NamedNode) and term.value.startswith(VARIABLE):
        return values[term.value.removeprefix(VARIABLE)]
    return term
