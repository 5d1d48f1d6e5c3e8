"""The linker: plain ES modules of a folder become one script, so that a page needs neither server nor build step.

Each module is wrapped in a function and hands out what it exports; names of one never clash with those of another.
Only two forms are read, each on a line of its own::

    import { one, other } from "./module.js";
    export const one = …   (or function, async function, class)
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'import \{ (\w+(?:, \w+)*) \} from "\./([a-z-]+)\.js";')
_EXPORT = re.compile(r"export ((?:const|function|async function|class) (\w+).*)")
_FORBIDDEN = re.compile(r"^(import|export)\b|</script|<!--", re.IGNORECASE)


def linked(folder: Path, entry: str) -> str:
    """Return the modules that ``entry`` needs, in the order of their needs, as one script.

    ValueError for a form that is not read, a circle, a module that is not there and a name that it does not export.
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

    def link(self, name: str, way: tuple[str, ...]) -> None:
        """Add a module after all that it needs; ``way`` leads to it."""
        if name in way:
            raise ValueError(f"modules import each other in a circle: {' -> '.join((*way, name))}")
        if name in self.exported:
            return
        path = self.folder / f"{name}.js"
        if not path.is_file():
            raise ValueError(f"{way[-1] if way else 'the page'} imports {name}.js, which is not there")
        own: list[str] = []
        lines = path.read_text(encoding="utf-8").splitlines()
        body = [self._line(line, f"{name}.js:{number}", own, (*way, name)) for number, line in enumerate(lines, 1)]
        self.exported[name] = own
        self.parts += [f"const {_variable(name)} = (() => {{", *body, f"return {{ {', '.join(own)} }};", "})();"]

    def _line(self, line: str, where: str, own: list[str], way: tuple[str, ...]) -> str:
        if found := _IMPORT.fullmatch(line):
            self.link(found[2], way)
            if missing := {*found[1].split(", ")} - {*self.exported[found[2]]}:
                raise ValueError(f"{where}: {found[2]}.js does not export {', '.join(sorted(missing))}")
            return f"const {{ {found[1]} }} = {_variable(found[2])};"
        if found := _EXPORT.fullmatch(line):
            own.append(found[2])
            return found[1]
        if _FORBIDDEN.search(line):
            raise ValueError(f"{where}: {line.strip()!r} is no form that the linker reads")
        return line


def _variable(name: str) -> str:
    return f"${name.replace('-', '_')}"
