"""Make the reference pages of the ontology and the vocabulary with pyLODE: ``make docs``."""

from __future__ import annotations

import logging
from pathlib import Path

from csto_graph.resources import ontology_directory
from pylode import OntPub, VocPub

HERE = Path(__file__).parent


def pages() -> dict[str, str]:
    """Return the HTML of each reference page by its file name; the same ontology gives the same pages."""
    logging.disable(logging.INFO)
    try:
        ontology, vocabulary = (str(ontology_directory() / name) for name in ("csto.ttl", "vocabulary.ttl"))
        return {
            "ontology.html": str(OntPub(ontology).make_html()),
            "vocabulary.html": str(VocPub(vocabulary).make_html()),
        }
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    for name, html in pages().items():
        (HERE / name).write_text(html.rstrip() + "\n", encoding="utf-8")
