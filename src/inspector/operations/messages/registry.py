"""Finds the kinds of record in this folder."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from inspector.operations import messages
from inspector.operations.messages.message import Message


@cache
def known_messages() -> Mapping[str, Message[Any]]:  # each decodes what it encodes
    """Return every message by its kind."""
    found = (
        getattr(import_module(f"{messages.__name__}.{module.name}"), "MESSAGE", None)
        for module in pkgutil.iter_modules(messages.__path__)
    )
    return {message.kind: message for message in found if isinstance(message, Message)}
