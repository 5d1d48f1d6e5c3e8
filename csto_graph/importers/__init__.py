"""From a user's own file of another data set to rows of our tables.

A source is two files of one name here: a YAML file that describes it and its columns, and a module with a function
``rows`` that maps them.
"""

from csto_graph.importers.alliances import Known
from csto_graph.importers.crosswalk import ATOP, COW, GLEDITSCH_WARD, Bearer, Crosswalk
from csto_graph.importers.description import Description, FileKind, Part, describe, source_names
from csto_graph.importers.importing import Import, read_imports
from csto_graph.importers.reading import SourceFile
from csto_graph.importers.recognising import recognise

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
