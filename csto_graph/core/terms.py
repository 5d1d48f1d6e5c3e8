"""RDF terms as N-Quads text. Building text keeps the build free of any one RDF library."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from csto_graph.core.namespaces import PREFIXES, expand

_FORBIDDEN = re.compile(r"""[\x00-\x20<>"{}|^`\\]""")
_ESCAPED = re.compile(r'[\\"\n\r\t]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
REMEMBERED = 1 << 14  # as many as the tables have things; a data set that streams through has no end of them


@lru_cache(REMEMBERED)
def iri(address: str) -> str:
    """Return an IRI as a term; characters that N-Quads forbids are percent-encoded."""
    return f"<{_FORBIDDEN.sub(lambda match: f'%{ord(match[0]):02X}', address)}>"


@cache
def name(prefixed: str) -> str:
    """Return the term of a prefixed name such as ``sa:Membership``."""
    return iri(expand(prefixed))


def thing(slug: str) -> str:
    """Return the term of the thing with this slug."""
    return iri(PREFIXES["id"] + slug)


def concept(word: str) -> str:
    """Return the term of a concept of the vocabulary."""
    return iri(PREFIXES["v"] + word)


def source_graph(slug: str) -> str:
    """Return the term of the named graph with the facts of a source."""
    return iri(PREFIXES["graph"] + slug)


def literal(text: str, *, language: str | None = None, datatype: str | None = None) -> str:
    """Return a literal; ``datatype`` is a local name of XML Schema such as ``date``, or an IRI."""
    # Most texts need no escape, and to look for one is quicker than to write them anew.
    quoted = f'"{text.translate(_ESCAPES) if _ESCAPED.search(text) else text}"'
    if language:
        return f"{quoted}@{language}"
    if not datatype:
        return quoted
    return f"{quoted}^^{iri(datatype if ':' in datatype else PREFIXES['xsd'] + datatype)}"
