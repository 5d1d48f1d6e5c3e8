"""How to cite what an answer rests on: this version of the data, the question, and the sources behind the rows."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING, Any

from csto_graph.core.certainty import Certainty
from csto_graph.core.namespaces import BASE
from csto_graph.core.notebook import html_of
from csto_graph.core.query_files import load_query
from csto_graph.core.terms import thing
from csto_graph.questions.context import GraphContext
from csto_graph.questions.definition import load_question
from csto_graph.records.edition import Edition
from csto_graph.store import ResultTable, Store

if TYPE_CHECKING:
    import pandas as pd

AUTHOR = "csto_graph contributors"
TITLE = "csto_graph: a knowledge graph of security alliances"
# What TeX would read as a command.
_TEX = {character: f"\\{character}" for character in "{}%&#_$"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Citation:
    """A thing to cite; ``issued`` is an EDTF text as its source has it, empty where nobody dates it."""

    key: str
    kind: str
    title: str
    author: str
    issued: str = ""
    version: str = ""
    url: str = ""
    language: str = ""
    note: str = ""


class Citations(tuple[Citation, ...]):
    """Things to cite, in order."""

    __slots__ = ()

    def bibtex(self) -> str:
        """Return BibTeX entries; every text is escaped, so that none can carry a command."""
        return as_bibtex(self)

    def csl(self) -> str:
        """Return CSL-JSON, an array with one object per citation."""
        return as_csl(self)

    def frame(self) -> pd.DataFrame:
        """Return one row per citation, with the fields of :class:`Citation` as columns."""
        names = tuple(field.name for field in fields(Citation))
        return ResultTable(names, tuple(astuple(citation) for citation in self)).frame()

    def __repr__(self) -> str:
        """Return one line: the keys."""
        return f"<Citations: {', '.join(citation.key for citation in self)}>"

    def _repr_html_(self) -> str:
        return html_of(f"{len(self)} things to cite", self.frame())


def cite_edition(graph: GraphContext) -> Citations:
    """Return what to cite for the data: their edition, and the works that imported data sets ask to cite."""
    return Citations([cite_data(graph.edition), *requested_citations(graph.store)])


def cite_answer(graph: GraphContext, question: str, *, at_least: Certainty, parameters: Mapping[str, Any]) -> Citations:
    """Return what to cite for the answer to a question: the data, the question, and the sources in the answer."""
    answer = graph.table(question, at_least=at_least, **parameters)
    named = [i for i, name in enumerate(answer.columns) if name == "source" or name.endswith("sources")]
    slugs = {slug for row in answer.rows for i in named for slug in str(row[i] or "").split()}
    defaults = {parameter.name: parameter.default for parameter in load_question(question).parameters}
    asked = {name: value for name, value in parameters.items() if value not in {None, defaults.get(name)}}
    own = cite_question(graph.edition, question, asked, graph.query_text(question, **asked))
    return Citations([cite_data(graph.edition), own, *cite_sources(graph.store, slugs)])


def cite_data(edition: Edition) -> Citation:
    """Return the citation of an edition of the data, with the hash of its content."""
    imported = edition.coverage is not None
    return Citation(
        key=f"csto-graph-{edition.version.replace(', ', '-').replace(' ', '-')}",
        kind="dataset",
        title=f"csto_graph, data set {edition.version} as it was imported" if imported else TITLE,
        author=AUTHOR,
        issued="" if imported else edition.released.isoformat(),
        version=edition.version,
        url=BASE,
        note=edition.identifier,
    )


def cite_question(edition: Edition, question: str, asked: Mapping[str, object], query: str) -> Citation:
    """Return the citation of a question as it was asked: its parameters, and the hash of the SPARQL text that ran."""
    digest = hashlib.sha256(query.encode()).hexdigest()
    parameters = ", ".join(f"{name} {value}" for name, value in sorted(asked.items()))
    return Citation(
        key=f"csto-graph-{question}-{digest[:8]}",
        kind="query",
        title=f"csto_graph, question {question}" + (f": {parameters}" if parameters else ""),
        author=AUTHOR,
        issued="" if edition.coverage else edition.released.isoformat(),
        version=edition.version,
        url=f"{BASE}question/{question}",
        note=f"SPARQL sha256:{digest}; data {edition.identifier}",
    )


def cite_sources(store: Store, slugs: Iterable[str]) -> list[Citation]:
    """Return the citations of the sources with these slugs, by slug; each notes the one that its publisher asks for."""
    return _cited(store, load_query("evidence/cited-sources", source=map(thing, sorted(slugs))))


def requested_citations(store: Store) -> list[Citation]:
    """Return the citations of the sources that a store was imported from; none for the curated graph."""
    return _cited(store, load_query("evidence/requested-citations"))


def _cited(store: Store, query: str) -> list[Citation]:
    return [
        Citation(
            key=str(row["source"]),
            kind="source",
            title=str(row["title"]),
            author=str(row["publisher"]),
            issued=str(row["issued"] or ""),
            url=str(row["url"] or ""),
            language=str(row["language"] or ""),
            note=f"Please cite: {row['asked']}" if row["asked"] else "",
        )
        for row in store.select(query)
    ]


def as_bibtex(citations: Iterable[Citation]) -> str:
    """Return BibTeX entries; every text is escaped, so that none can carry a command."""
    return "\n".join(_entry(citation) for citation in citations)


def as_csl(citations: Iterable[Citation]) -> str:
    """Return CSL-JSON, an array with one object per citation."""
    return json.dumps([_csl(citation) for citation in citations], ensure_ascii=False, indent=1) + "\n"


def _entry(citation: Citation) -> str:
    year = re.match(r"\d{4}", citation.issued)
    texts = {
        "title": f"{{{_tex(citation.title)}}}",
        "author": f"{{{_tex(citation.author)}}}",
        "year": year[0] if year else "",
        "date": _tex(citation.issued),
        "version": _tex(citation.version),
        "url": citation.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "langid": _tex(citation.language),
        "note": _tex(citation.note),
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in texts.items() if text)
    return f"@misc{{{citation.key},\n{lines}}}\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _csl(citation: Citation) -> dict[str, object]:
    members = {
        "id": citation.key,
        "type": "dataset" if citation.kind != "source" else "webpage",
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "issued": _issued(citation.issued),
        "version": citation.version,
        "URL": citation.url,
        "language": citation.language,
        "note": citation.note,
    }
    return {name: value for name, value in members.items() if value}


def _issued(text: str) -> dict[str, object]:
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return {"date-parts": [[int(part) for part in text.split("-")]]}
    return {"raw": text} if text else {}
