"""Make the reference page of the ontology with pyLODE: ``make docs``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from csto_graph.core.resources import ontology_directory
from rdflib import Graph, Literal

PAGE = Path(__file__).parent / "ontology.html"
MAKE = "import sys, pylode; sys.stdout.write(pylode.OntPub(sys.argv[1]).make_html())"


def reference_page() -> str:
    """Return the HTML of the reference page; the same ontology gives the same page."""
    source = ontology_directory() / "csto.ttl"
    # The order of pyLODE's output hangs on the seed of Python's hashes, which only a new process can be given.
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    with tempfile.TemporaryDirectory() as folder:
        english = Path(folder) / source.name
        _in_english(source).serialize(english, format="turtle")
        command = [sys.executable, "-c", MAKE, str(english)]
        run = subprocess.run(command, env=environment, capture_output=True, check=True)
    return run.stdout.decode("utf-8").rstrip() + "\n"


def _in_english(source: Path) -> Graph:
    """Return an ontology without its texts in other languages, among which pyLODE would pick at random."""
    graph = Graph().parse(source)
    for triple in list(graph):
        if isinstance(triple[2], Literal) and triple[2].language not in {None, "en"}:
            graph.remove(triple)
    return graph


if __name__ == "__main__":
    PAGE.write_text(reference_page(), encoding="utf-8")
