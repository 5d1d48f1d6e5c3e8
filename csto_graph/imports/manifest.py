"""What is known of an imported source, and the text in which it is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property

from csto_graph.core.namespaces import BASE
from csto_graph.core.terms import iri, literal, name, thing
from csto_graph.imports.formats import describe

FORM = 3


@dataclass(frozen=True)
class PartManifest:
    """A part of an imported source: its source and edition, the days that it covers, and the files it was read from.

    ``days`` is an EDTF interval; ``rows`` counts the rows of our tables that it became, ``facts`` names the file with
    their triples, and ``sha256`` is the hash of these. ``notice`` is what the user has to know of the files, such as
    that rows are missing; empty where they seem whole.
    """

    name: str
    source: str
    edition: str
    days: str
    files: tuple[str, ...]
    rows: int
    facts: str
    sha256: str
    citation: str
    notice: str


@dataclass(frozen=True)
class SourceManifest:
    """An imported source: title, licence, and its parts by name."""

    name: str
    title: str
    licence: str
    parts: tuple[PartManifest, ...]

    @property
    def version(self) -> str:
        """The source with the editions of its parts, such as ``atop 5.1``."""
        return f"{self.name} {', '.join(sorted({part.edition for part in self.parts}))}"

    @cached_property
    def text(self) -> str:
        """The manifest as JSON."""
        return json.dumps({"form": FORM, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def parse_manifest(text: str) -> SourceManifest:
    """Return the manifest that a text holds; ValueError if it is none, or one of another form."""
    told = json.loads(text)
    try:
        if told.pop("form") != FORM:
            raise ValueError("it was written by another version")
        parts = tuple(PartManifest(**{**part, "files": tuple(part["files"])}) for part in told.pop("parts"))
        return SourceManifest(**told, parts=parts)
    except (AttributeError, KeyError, TypeError):
        raise ValueError("it is not a manifest") from None


def part_notices(manifest: SourceManifest) -> dict[str, str]:
    """Return what the user has to know of the parts of a source, by name; empty texts where there is nothing."""
    held = {part.name: part for part in manifest.parts}
    found = {part.name: [part.notice] if part.notice else [] for part in manifest.parts}
    for about in describe(manifest.name).parts:
        own, final = held.get(about.name), held.get(about.final)
        if own and final and _overlap(own.days, final.days):
            found[own.name].append(f"{final.source} covers these days too, so that events may count twice")
    return {name: "; ".join(texts) for name, texts in found.items()}


def _overlap(one: str, other: str) -> bool:
    (first, last), (since, until) = one.split("/"), other.split("/")
    return first <= until and since <= last


def edition_lines(manifest: SourceManifest) -> Iterator[str]:
    """Yield the triples of the edition that a store of the source holds, and the citations that its sources ask for."""
    digest = hashlib.sha256(" ".join(part.sha256 for part in manifest.parts).encode()).hexdigest()
    firsts, lasts = zip(*(part.days.split("/") for part in manifest.parts), strict=True)
    pairs = {
        "rdf:type": name("schema:Dataset"),
        "owl:versionInfo": literal(manifest.version),
        "dcterms:identifier": literal(f"sha256:{digest}"),
        "schema:temporalCoverage": literal(f"{min(firsts)}/{max(lasts)}"),
        "sa:verified": literal(max(lasts), datatype="date"),
    }
    yield from (f"{iri(BASE)} {name(predicate)} {value} ." for predicate, value in pairs.items())
    for part in manifest.parts:
        for subject in (iri(BASE), thing(part.source)):
            yield f"{subject} {name('dcterms:bibliographicCitation')} {literal(part.citation)} ."
        yield f"{thing(part.source)} {name('schema:temporalCoverage')} {literal(part.days)} ."
