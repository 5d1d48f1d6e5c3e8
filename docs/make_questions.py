"""Makes the pages of the questions: questions.md for people, questions.ttl (sh:SPARQLSelectExecutable) for machines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from csto_graph import AllianceGraph, open_graph
from csto_graph.core.namespaces import BASE, PREFIXES
from csto_graph.core.terms import iri, literal
from csto_graph.questions.definition import Parameter, Question, load_questions

HERE = Path(__file__).parent
PAGES = {"questions.md": HERE / "questions.md", "questions.ttl": HERE / "questions.ttl"}
SHACL = "http://www.w3.org/ns/shacl#"
KINDS = {"window": "DATE, or an interval as --during", "integer": "a whole number", "language": "en, id or ru"}


def pages(kg: AllianceGraph) -> dict[str, str]:
    """Return the text of both pages by file name."""
    questions = list(load_questions().values())
    return {
        "questions.md": "".join(page_lines(kg, questions)),
        "questions.ttl": "".join(turtle_lines(kg, questions)),
    }


def page_lines(kg: AllianceGraph, questions: list[Question]) -> Iterator[str]:
    """Yield the page for people: what a question answers, its options, its columns and its SPARQL."""
    yield "# Questions\n\nMade by `make docs` from `csto_graph/questions/queries/`. Each runs as "
    yield "`csto-graph ask NAME`, as\n"
    yield '`kg.ask("NAME")`, and as the SPARQL below it, which is shown as it runs without options.\n'
    for question in questions:
        yield f"\n## {question.name}\n\n{question.summary}.\n\n"
        yield from (f"- {usage(parameter)}\n" for parameter in question.parameters)
        yield f"\n<details><summary>SPARQL</summary>\n\n```sparql\n{body(kg, question)}\n```\n\n</details>\n"


def usage(parameter: Parameter) -> str:
    """Return one line on a parameter."""
    kind = KINDS.get(parameter.type) or (
        f"a word of {parameter.scheme}" if parameter.scheme else parameter.type.replace("|", " or ")
    )
    presence = f", {parameter.default} if not given" if parameter.default else "" if parameter.optional else ", needed"
    return f"`{parameter.option}` ({kind}{presence}): {parameter.description}"


def body(kg: AllianceGraph, question: Question) -> str:
    """Return the SPARQL of a question without its head, its defaults bound."""
    lines = kg.query_text(question.name).splitlines()
    return "\n".join(line for line in lines if not line.startswith("#+")).strip()


def turtle_lines(kg: AllianceGraph, questions: list[Question]) -> Iterator[str]:
    """Yield the questions as SHACL executables, each with the prefixes that its text uses."""
    yield f"@prefix sh: <{SHACL}> .\n@prefix rdfs: <{PREFIXES['rdfs']}> .\n@prefix xsd: <{PREFIXES['xsd']}> .\n\n"
    prefixes = iri(f"{BASE}question/prefixes")
    for prefix, address in PREFIXES.items():
        namespace = f"sh:prefix {literal(prefix)} ; sh:namespace {literal(address, datatype='anyURI')}"
        yield f"{prefixes} sh:declare [ {namespace} ] .\n"
    for question in questions:
        yield f"\n{iri(f'{BASE}question/{question.name}')} a sh:SPARQLSelectExecutable ;\n"
        yield f"  rdfs:label {literal(question.name)} ; rdfs:comment {literal(question.summary, language='en')} ;\n"
        for parameter in question.parameters:
            described = f"sh:name {literal(parameter.name)} ; sh:description {literal(parameter.description)}"
            needed = "true" if parameter.optional else "false"
            path = iri(f"{BASE}question/parameter/{parameter.name}")
            yield f"  sh:parameter [ sh:path {path} ; {described} ; sh:optional {needed} ] ;\n"
        yield f"  sh:prefixes {prefixes} ;\n  sh:select {literal(body(kg, question))} .\n"


if __name__ == "__main__":
    for name, text in pages(open_graph(cache=None)).items():
        PAGES[name].write_text(text, encoding="utf-8")
