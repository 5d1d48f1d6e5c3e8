"""What a server gives as the reason for its refusal: one line out of whatever its engine writes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

MOST_READ = 20_000
MOST_SHOWN = 300
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
# A Java exception, as Blazegraph, RDF4J and Jena print it, with those that it is wrapped in and without its packages.
_JAVA = re.compile(r"(?:Caused by: )?((?:[a-z]\w*\.)+[A-Z][\w$]*(?:Exception|Error)\b(?:: )?)+")
_PACKAGE = re.compile(r"\b(?:[a-z]\w*\.){2,}(?=[A-Z])")
# The line of a parser that says what is wrong, below a copy of the query.
_FAULT = re.compile(
    r"(?:Encountered|Lexical error|Syntax error|Unresolved prefixed name|Undefined|Parse error: \S)", re.I
)
_MEMBERS = ("exception", "message", "error", "detail", "error_description", "title")


def reason(body: bytes, media_type: str) -> str:
    """Return the reason that the body of an error states, as it is written there, or an empty text.

    Known are the forms of Blazegraph, GraphDB and RDF4J, Jena, Oxigraph, QLever, Stardog and Virtuoso, problem
    details in JSON, and the titles of HTML pages.
    """
    text = body[:MOST_READ].decode("utf-8", "replace")
    if "html" in media_type or re.match(r"\s*<(!doctype html|html)", text, re.IGNORECASE):
        return _title(text)
    return _member(text) or java_exception(text) or _telling_line(text)


def java_exception(text: str) -> str:
    """Return the last exception of the first chain of Java exceptions in a text, or an empty text."""
    for line in text.splitlines():
        if match := _JAVA.match(line.strip()):
            return _PACKAGE.sub("", match[1] + line.strip()[match.end() :]).removesuffix(": ")
    return ""


def one_line(text: str, most: int = MOST_SHOWN) -> str:
    """Return a text on one line, without what does not print, and not longer than ``most``."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _title(page: str) -> str:
    match = _TITLE.search(page)
    return html.unescape(match[1]) if match else ""


def _member(text: str) -> str:
    """Return the text of the member of a JSON object that states the reason."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    while isinstance(content, Mapping):
        content = next(filter(None, map(content.get, _MEMBERS)), "")
    return content if isinstance(content, str) else ""


def _telling_line(text: str) -> str:
    """Return the first line, or a later one that says what is wrong where the first only announces it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or not (lines[0].endswith(":") or lines[0].startswith("SPARQL-QUERY:")):
        return lines[0] if lines else ""
    return next((line for line in lines[1:] if _FAULT.match(line)), lines[0].removesuffix(":"))
