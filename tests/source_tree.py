"""The files of this project, parsed once, for the tests that read the source."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "inspector"


@dataclass(frozen=True)
class Source:
    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """The top-level module of the package that the file belongs to."""
        return Path(self.path.relative_to(PACKAGE).parts[0]).stem

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    def imported(self) -> set[str]:
        """Every module that the file imports, with its full dotted name."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names.update(each.name for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
                names.update(f"{node.module}.{each.name}" for each in node.names)
        return names


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """The Python files below a folder of the checkout, in order."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    texts = [(path, path.read_text("utf-8")) for path in paths]
    return tuple(Source(path, text, ast.parse(text)) for path, text in texts)
