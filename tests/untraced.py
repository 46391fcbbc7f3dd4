"""Spares the measuring of coverage what lies outside the measured rooms: it doubles their time."""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest


def untraced(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return `function` without a tracer; the tracer goes on with the caller's next line."""

    @functools.wraps(function)
    def called(*arguments: Any, **named: Any) -> Any:
        tracer = sys.gettrace()
        if tracer is None:
            return function(*arguments, **named)
        sys.settrace(None)
        try:
            return function(*arguments, **named)
        finally:
            sys.settrace(tracer)

    return called


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
