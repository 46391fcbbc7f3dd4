"""What a headless command is: a thin shell over operations."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, TypeAlias

from inspector.cli.secrets import Secrets
from inspector.operations.unlock_question import Unlock
from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace
from inspector.progress import Progress

if TYPE_CHECKING:  # ciphers come with it: only a command that opens a vault waits for them
    from inspector.storage.vault.place import VaultPlace

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

    def __call__(
        self, home: Path, role: Role | None, *, practice: bool = False, unlock: Unlock | None = None
    ) -> Workspace:
        """Return the workspace in this folder; `unlock` is asked where it lies in a vault."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a command gets from startup.

    Attributes:
        home: the folder that the user named.
        secrets: where passphrases come from.
        place_of: finds the vault of a home, open or not.
        clock: gives the current moment, aware, in UTC.
    """

    home: Path
    open_workspace: OpenWorkspace
    progress: Progress
    secrets: Secrets
    place_of: "Callable[[Path], VaultPlace]"
    clock: Callable[[], datetime]

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
        """Open what is there, or where nothing is, a passing workspace for practice."""
        known = (self.home / WORKSPACE_FILE).exists()
        return self.any_role() if known else self._passing()

    @contextmanager
    def _passing(self) -> Iterator[Workspace]:
        with (
            TemporaryDirectory() as folder,
            self.at(Path(folder), Role.COUNTY, practice=True) as workspace,
        ):
            yield workspace

    @contextmanager
    def at(self, home: Path, role: Role | None, *, practice: bool = False) -> Iterator[Workspace]:
        """Open the workspace in a folder, and close it in the end."""
        workspace = self.open_workspace(home, role, practice=practice, unlock=self.secrets.unlock)
        if workspace.notice:
            sys.stderr.write(f"{workspace.notice}\n")
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
