"""``csto-graph validate``: check the data against its rules."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.options import Options


@click.command()
@click.option("--graph", "path", type=click.Path(path_type=Path), help="Check this RDF file in place of the data.")
@click.pass_obj
def command(options: Options, path: Path | None) -> int:
    """Check tables, shapes and rules; exit code 0 if all holds, 1 if not."""
    from csto_graph.resources import ontology_directory
    from csto_graph.store import EmbeddedStore
    from csto_graph.validation import validate

    store = options.graph.store
    if path:
        store = EmbeddedStore.in_memory()
        store.load([], ontology_directory())
        store.load_file(path)
    findings = validate(store)
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}", err=True)
    return 1 if findings else 0
