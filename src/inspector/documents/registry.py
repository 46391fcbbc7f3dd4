"""Finds the kinds of document: every module in kinds/ with a KIND."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from inspector.documents import kinds as kinds_package
from inspector.documents.kind import DocumentKind

AnyKind = DocumentKind[object]


@cache
def document_kinds() -> Mapping[str, AnyKind]:
    """Return all kinds by code, in order of their codes.

    Call ``accept`` on them; whoever knows the kind imports its module and calls ``KIND.build``.

    Raises:
        TypeError: a module in kinds/ has no KIND.
    """
    found: dict[str, AnyKind] = {}
    for module in pkgutil.iter_modules(kinds_package.__path__):
        loaded = importlib.import_module(f"{kinds_package.__name__}.{module.name}")
        kind = getattr(loaded, "KIND", None)
        if not isinstance(kind, DocumentKind):
            raise TypeError(f"{loaded.__name__} has no KIND")
        found[kind.code] = kind
    return MappingProxyType(dict(sorted(found.items())))
