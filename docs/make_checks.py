"""Makes checks.ttl, the checks as SHACL shapes with SPARQL constraints for validators of others: ``make docs``."""

from __future__ import annotations

from pathlib import Path

from csto_graph.dataset.checks import load_checks, shacl_text

PAGE = Path(__file__).parent / "checks.ttl"

if __name__ == "__main__":
    PAGE.write_text(shacl_text(load_checks()), encoding="utf-8")
