"""From a user's own file of another data set to rows of our tables.

A source is two files of one name here: a YAML file that describes it and its columns, and a module with a function
``rows`` that maps them.
"""

from csto_graph.imports.formats.alliance_rows import Known
from csto_graph.imports.formats.crosswalk import ATOP, COW, GLEDITSCH_WARD, Bearer, Crosswalk
from csto_graph.imports.formats.importing import Import, read_imports
from csto_graph.imports.formats.recognition import recognise
from csto_graph.imports.formats.source_description import Description, FileKind, Part, describe, source_names
from csto_graph.imports.formats.source_file import SourceFile

__all__ = [
    "ATOP",
    "COW",
    "GLEDITSCH_WARD",
    "Bearer",
    "Crosswalk",
    "Description",
    "FileKind",
    "Import",
    "Known",
    "Part",
    "SourceFile",
    "describe",
    "read_imports",
    "recognise",
    "source_names",
]
