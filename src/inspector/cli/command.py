"""What a headless command is: a thin shell over operations."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector.domain.canonical_json import JsonValue
from inspector.operations.workspace import Role, Workspace
from inspector.progress import Progress


@dataclass(frozen=True, slots=True)
class Report:
    """What a command has to say.

    Attributes:
        lines: for people, Chinese sentences.
        data: the same for machines.
        failed: exit code 1.
    """

    lines: tuple[str, ...]
    data: JsonValue
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a command gets from startup.

    Attributes:
        home: folder of the workspace that the user named.
        open_workspace: opens a workspace, making it with that role where there is none yet.
    """

    home: Path
    open_workspace: Callable[[Path, Role], Workspace]
    progress: Progress

    def county(self) -> Workspace:
        """Open the workspace of a county."""
        return self.open_workspace(self.home, Role.COUNTY)

    def province(self) -> Workspace:
        """Open the workspace of the province."""
        return self.open_workspace(self.home, Role.PROVINCE)


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        words: for example ("package", "export").
        title: one line in Chinese for the help.
        configure: adds the arguments.
    """

    words: tuple[str, ...]
    title: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Context, Namespace], Report]


def no_arguments(parser: ArgumentParser) -> None:
    """Configure a command that takes none."""
    del parser
