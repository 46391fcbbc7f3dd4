"""Spares the measuring of coverage what lies outside the measured rooms: it doubles their time."""

import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, ParamSpec, TypeAlias, TypeVar

import pytest

P = ParamSpec("P")
R = TypeVar("R")
TraceFunction: TypeAlias = Callable[[FrameType, str, Any], Any]

_LIBRARIES = (
    "alembic.command",
    "docx",
    "hypothesis.strategies",
    "openpyxl",
    "pikepdf",
    "pypdfium2",
    "pyxform",
    "reportlab.pdfgen.canvas",
    "sqlalchemy.orm",
)


def untraced(function: Callable[P, R]) -> Callable[P, R]:
    """Return `function` without a tracer; the tracer goes on with the caller's next line.

    For what brings a test to where it begins, too: how that is done has tests of its own. What
    is handed in by name to be called has the tracer again.
    """

    @functools.wraps(function)
    def called(*arguments: P.args, **named: P.kwargs) -> R:
        tracer = sys.gettrace()
        if tracer is None:
            return function(*arguments, **named)
        by_name: dict[str, Any] = named
        handed = {name: _traced(one, tracer) for name, one in by_name.items() if callable(one)}
        sys.settrace(None)
        try:
            return function(*arguments, **(by_name | handed))
        finally:
            sys.settrace(tracer)

    return called


def _traced(function: Callable[..., R], tracer: TraceFunction) -> Callable[..., R]:
    def called(*arguments: object, **named: object) -> R:
        sys.settrace(tracer)
        try:
            return function(*arguments, **named)
        finally:
            sys.settrace(None)

    return called


@untraced
def import_libraries() -> None:
    """Import what is not ours before a test file does it under the tracer."""
    for name in _LIBRARIES:
        importlib.import_module(name)


@contextmanager
def other_rooms_untraced() -> Iterator[None]:
    """Leave out printing and the database; what they call elsewhere has tests of its own."""
    from sqlalchemy import Connection, Engine

    from inspector.documents.kind import DocumentKind
    from inspector.storage.database import Database
    from inspector.storage.inspections import Inspections

    with pytest.MonkeyPatch.context() as patched:
        for owner, names in {
            DocumentKind: ("accept", "build"),
            Inspections: ("add", "get", "summaries", "superseding"),
            Connection: ("execute", "scalar", "scalars", "commit"),
            Engine: ("begin", "connect"),
        }.items():
            for name in names:
                patched.setattr(owner, name, untraced(getattr(owner, name)))
        patched.setattr(Database, "open", staticmethod(untraced(Database.open)))
        yield
