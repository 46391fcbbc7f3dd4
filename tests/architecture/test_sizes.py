"""Files, functions and classes stay small enough to be read at one sitting."""

import ast

from source_tree import Source, sources

FILE_LINES = 300
MAIN_WINDOW_LINES = 200
FUNCTION_LINES = 40
CLASS_LINES = 200
PUBLIC_METHODS = 15
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "mixed", "misc", "base"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


def every_source() -> list[Source]:
    """All but the migrations: what they wrote once stays as it was released."""
    return [each for folder in ("src", "tests", "packaging") for each in sources(folder)]


def length(node: ast.stmt) -> int:
    """Lines from the first to the last, without the docstring: words for the caller are no load."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if isinstance(node, Definition) and ast.get_docstring(node):
        words = node.body[0]
        lines -= (words.end_lineno or words.lineno) - words.lineno + 1
    return lines


def nodes(*kinds: type[Definition]) -> list[tuple[str, Definition]]:
    return [
        (f"{source.name}:{node.lineno} {node.name}", node)
        for source in every_source()
        for node in source.nodes(*kinds)
    ]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert not [f"{each.name}: {each.lines}" for each in every_source() if each.lines > FILE_LINES]


def test_the_main_window_is_no_longer_than_two_hundred_lines() -> None:
    assert not [
        f"{each.name}: {each.lines}"
        for each in sources("src")
        if each.path.name == "main_window.py" and each.lines > MAIN_WINDOW_LINES
    ]


def test_no_function_is_longer_than_forty_lines() -> None:
    functions = nodes(ast.FunctionDef, ast.AsyncFunctionDef)
    assert len(functions) > 100
    assert not [
        f"{name}: {length(node)}" for name, node in functions if length(node) > FUNCTION_LINES
    ]


def test_no_class_is_longer_than_two_hundred_lines() -> None:
    assert not [
        f"{name}: {length(node)}"
        for name, node in nodes(ast.ClassDef)
        if length(node) > CLASS_LINES
    ]


def test_no_class_has_more_than_fifteen_public_methods() -> None:
    found = {
        name: sum(isinstance(each, Function) and each.name[0] != "_" for each in node.body)
        for name, node in nodes(ast.ClassDef)
    }
    assert not {name: count for name, count in found.items() if count > PUBLIC_METHODS}


def test_every_file_name_says_what_the_file_is_about() -> None:
    assert not [each.name for each in every_source() if set(each.path.stem.split("_")) & VAGUE]
