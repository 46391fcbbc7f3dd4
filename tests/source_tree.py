"""The files of this project, parsed once, for the tests that read the source."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)
_ASKED_FOR = ast.Call | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Import
_ASKED_FOR |= ast.ImportFrom

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

    @cached_property
    def _nodes(self) -> list[ast.AST]:
        return [node for node in ast.walk(self.tree) if isinstance(node, _ASKED_FOR)]

    def nodes(self, *kinds: type[Node]) -> list[Node]:
        """Every call, definition or import in the file, wherever it stands."""
        return [node for node in self._nodes if isinstance(node, kinds)]

    @cached_property
    def imported(self) -> frozenset[str]:
        """Every module that the file imports, with its full dotted name."""
        names = {each.name for node in self.nodes(ast.Import) for each in node.names}
        for node in self.nodes(ast.ImportFrom):
            if node.module:
                names.add(node.module)
                names.update(f"{node.module}.{each.name}" for each in node.names)
        return frozenset(names)

    @cached_property
    def called(self) -> tuple[tuple[str, int], ...]:
        """Every call as its last two names, with its line: `datetime.now`, `.processEvents`."""
        named = ((_name_of(node.func), node.lineno) for node in self.nodes(ast.Call))
        return tuple((name, line) for name, line in named if name)


def _name_of(function: ast.expr) -> str:
    match function:
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
        case ast.Attribute(attr=name):
            return f".{name}"
        case ast.Name(id=name):
            return name
        case _:
            return ""


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """The Python files below a folder of the checkout, in order."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    texts = [(path, path.read_text("utf-8")) for path in paths]
    return tuple(Source(path, text, ast.parse(text)) for path, text in texts)
