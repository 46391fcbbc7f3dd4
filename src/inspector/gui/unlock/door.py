"""What the unlock screen can do: everything that needs no open workspace."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.operations.recover_phrase import AskedRecovery, ask_for_recovery, take_recovery
from inspector.operations.unlock_question import Credentials, Question, SetUp, Unlock
from inspector.operations.unlock_vault import question_of
from inspector.policy.divisions import load_divisions

if TYPE_CHECKING:
    from inspector.operations.workspace import Workspace
    from inspector.storage.vault.place import VaultPlace


@dataclass(frozen=True, slots=True)
class Asked:
    """The door with what it asks first.

    Attributes:
        question: who it is, or what the first start needs.
        counties: code and name of every county.
    """

    door: "Door"
    question: Question
    counties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Door:
    """The home of the workspace, seen from outside.

    Attributes:
        place: its vault, open or not.
        open_with: opens the workspace, asking who it is.
        resources: for the list of counties.
    """

    place: "VaultPlace"
    open_with: Callable[[Unlock], "Workspace"]
    resources: Path

    def question(self) -> Question:
        """Return what is to be asked."""
        return question_of(self.place)

    def asked(self) -> Asked:
        """Return all that the unlock screen shows first.

        Raises:
            UserError: the vault's file is damaged, or the key store does not answer.
        """
        return Asked(self, self.question(), self.counties())

    def counties(self) -> tuple[tuple[str, str], ...]:
        """Return code and name of every county."""
        counties = load_divisions(self.resources).counties
        return tuple((county.code, county.name) for county in counties)

    def open(self, inspector: str, phrase: str) -> "Workspace":
        """Open the workspace.

        Raises:
            UserError: not opened.
        """

        def answer(question: Question) -> Credentials:
            del question
            return Credentials(inspector, phrase)

        return self.open_with(answer)

    def set_up(self, given: SetUp, phrase: str) -> "Workspace":
        """Make the vault and describe the office.

        Raises:
            UserError: not made.
        """
        # SQLAlchemy comes with it: the form does not wait for it.
        from inspector.operations.set_up_county import set_up_county

        workspace = self.open(given.certificate, phrase)
        set_up_county(workspace, given)
        return workspace

    def ask(self, inspector: str, phrase: str, file: Path) -> AskedRecovery:
        """Write the request of somebody who lost the passphrase.

        Raises:
            UserError: not written.
        """
        return ask_for_recovery(self.place, inspector, phrase, file)

    def take(self, file: Path, phrase: str) -> "Workspace":
        """Take the province's answer in and open the workspace.

        Raises:
            UserError: not opened.
        """
        vault = take_recovery(self.place, file, phrase)
        return self.open(vault.inspector, phrase)
