"""The linker: ES modules in the folders below an entry become one script, so that a page needs no server or build step.

Each module is wrapped in a function that returns its exports, so names of one module never clash with those of another.
Comments that fill whole lines stay behind. Only two forms are read, each at the beginning of a line::

    import { one, other } from "../folder/module.js";
    export const one = …   (or function, async function, class)
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{\s*(\w+(?:,\s+\w+)*),?\s*\} from "(\.\.?/[\w./-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function|async function|class) (\w+))", re.MULTILINE)
_FORBIDDEN = re.compile(r"^\s*(?:import|export)\b.*|.*(?:</script|<!--).*", re.IGNORECASE | re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)


def link_modules(folder: Path, entry: str) -> str:
    """Return a module and all that it imports, directly or not, as one script.

    Parameters
    ----------
    folder : Path
        The root of all modules; no import may leave it.
    entry : str
        Path of the module that starts the page, below ``folder`` and without ``.js``.

    Returns
    -------
    str
        The script, with each module after those that it imports.

    Raises
    ------
    ValueError
        For a form of import or export that is not read, modules that import each other in a circle, a module that does
        not exist, a name that a module does not export, and two paths that would get the same variable.

    """
    linker = _Linker(folder)
    linker.link(entry, ())
    return "\n".join(linker.parts)


class _Linker:
    """The modules linked so far, and what each exports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: list[str] = []
        self.exported: dict[str, list[str]] = {}
        self.paths: dict[str, str] = {}

    def link(self, name: str, chain: tuple[str, ...]) -> None:
        """Add a module after all that it imports; ``chain`` lists the modules that lead to it."""
        if name in chain:
            raise ValueError(f"modules import each other in a circle: {' -> '.join((*chain, name))}")
        if name in self.exported:
            return
        text = _COMMENT.sub(_blank_lines, self._read(name, chain))
        text = _IMPORT.sub(lambda found: self._import(found, name, chain), text)
        exported = _EXPORT.findall(text)
        text = _EXPORT.sub("", text)
        if found := _FORBIDDEN.search(text):
            raise ValueError(f"{_where(name, found)}: the linker does not read {found[0].strip()!r}")
        self.exported[name] = exported
        self.parts += [
            f"const {self._variable(name)} = (() => {{",
            text.rstrip("\n"),
            f"return {{ {', '.join(exported)} }};",
            "})();",
        ]

    def _read(self, name: str, chain: tuple[str, ...]) -> str:
        path = self.folder / f"{name}.js"
        if name.startswith("../") or not path.is_file():
            raise ValueError(f"{chain[-1] if chain else 'the page'} imports {name}.js, which does not exist")
        return path.read_text(encoding="utf-8")

    def _import(self, found: re.Match[str], name: str, chain: tuple[str, ...]) -> str:
        """Link what an import statement names; return what takes its place, in as many lines."""
        names, source = found[1].split(), posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        self.link(source, (*chain, name))
        if missing := {each.rstrip(",") for each in names} - {*self.exported[source]}:
            raise ValueError(f"{_where(name, found)}: {source}.js does not export {', '.join(sorted(missing))}")
        return f"const {{ {' '.join(names)} }} = {self._variable(source)};" + "\n" * found[0].count("\n")

    def _variable(self, name: str) -> str:
        variable = f"${re.sub(r'[^a-z0-9]', '_', name)}"
        if self.paths.setdefault(variable, name) != name:
            raise ValueError(f"{name}.js and {self.paths[variable]}.js would both become {variable}; rename one")
        return variable


def _where(name: str, found: re.Match[str]) -> str:
    return f"{name}.js:{found.string.count(chr(10), 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1}"


def _blank_lines(found: re.Match[str]) -> str:
    """Return as many lines as a comment has, so that messages name the right one."""
    return "\n" * found[0].count("\n")
