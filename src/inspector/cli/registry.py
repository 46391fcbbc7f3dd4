"""Finds the commands in this folder."""

import pkgutil
from importlib import import_module

from inspector import cli
from inspector.cli.command import Command


def all_commands() -> tuple[Command, ...]:
    """Return every command, ordered by its words."""
    found = (
        command
        for module in pkgutil.iter_modules(cli.__path__)
        for command in getattr(import_module(f"{cli.__name__}.{module.name}"), "COMMANDS", ())
    )
    return tuple(sorted(found, key=lambda command: command.words))
