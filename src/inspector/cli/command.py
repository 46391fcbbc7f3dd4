"""What a headless command is: a thin shell over operations."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from inspector.operations.workspace import Role, Workspace
from inspector.progress import Progress

Told: TypeAlias = "str | int | bool | Sequence[Told] | Mapping[str, Told] | None"
"""What can be printed as JSON."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a command has to say.

    Attributes:
        lines: for people, Chinese sentences.
        data: the same for machines.
        failed: exit code 1.
    """

    lines: tuple[str, ...]
    data: Told
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a command gets from startup.

    Attributes:
        home: folder of the workspace that the user named.
        open_workspace: opens a workspace; with a role, makes it where there is none yet.
    """

    home: Path
    open_workspace: Callable[[Path, Role | None], Workspace]
    progress: Progress

    def county(self) -> AbstractContextManager[Workspace]:
        """Open the workspace of a county, and close it in the end."""
        return self.at(self.home, Role.COUNTY)

    def province(self) -> AbstractContextManager[Workspace]:
        """Open the workspace of the province, and close it in the end."""
        return self.at(self.home, Role.PROVINCE)

    def any_role(self) -> AbstractContextManager[Workspace]:
        """Open a workspace that is there already, whoever it belongs to."""
        return self.at(self.home, None)

    @contextmanager
    def at(self, home: Path, role: Role | None) -> Iterator[Workspace]:
        """Open the workspace in a folder, and close it in the end."""
        workspace = self.open_workspace(home, role)
        try:
            yield workspace
        finally:
            workspace.database.close()


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
