"""What a headless command is: a thin shell over operations."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace
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


class OpenWorkspace(Protocol):
    """Opens a workspace; with a role, makes it where there is none yet."""

    def __call__(self, home: Path, role: Role | None, *, practice: bool = False) -> Workspace:
        """Return the workspace in this folder."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a command gets from startup; `home` is the folder that the user named."""

    home: Path
    open_workspace: OpenWorkspace
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

    def here(self) -> AbstractContextManager[Workspace]:
        """Open what is there, or a new workspace of a county."""
        known = (self.home / WORKSPACE_FILE).exists()
        return self.any_role() if known else self.county()

    @contextmanager
    def at(self, home: Path, role: Role | None, *, practice: bool = False) -> Iterator[Workspace]:
        """Open the workspace in a folder, and close it in the end."""
        workspace = self.open_workspace(home, role, practice=practice)
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
