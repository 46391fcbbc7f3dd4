"""Finds the papers in this folder."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from inspector.operations import papers
from inspector.operations.papers.paper import Paper


@cache
def known_papers() -> Mapping[str, Paper[Any, Any]]:  # each checks its occasion and its details
    """Return every paper by the code of its kind, in order of the codes."""
    found = (
        getattr(import_module(f"{papers.__name__}.{module.name}"), "PAPER", None)
        for module in pkgutil.iter_modules(papers.__path__)
    )
    known = {paper.code: paper for paper in found if isinstance(paper, Paper)}
    return dict(sorted(known.items()))
