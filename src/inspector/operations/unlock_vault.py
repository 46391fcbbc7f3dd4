"""Who opens a workspace: an inspector with a passphrase, asked for by window or command line."""

from dataclasses import dataclass, field
from typing import Protocol

from inspector.errors import UserError
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import Vault, create_vault, open_vault


class LockedError(UserError):
    """Nobody was there to ask."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked.

    Attributes:
        endings: of the certificate numbers of those who can open it; empty for a new vault.
        shortest: characters that a new PIN or passphrase must have.
    """

    endings: tuple[str, ...]
    shortest: int

    @property
    def is_new(self) -> bool:
        """Whether the vault is to be made now, and the passphrase to be chosen."""
        return not self.endings


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the person answered.

    Attributes:
        inspector: certificate number; its ending, or nothing, will do where it is clear.
        phrase: PIN or passphrase.
    """

    inspector: str
    phrase: str = field(repr=False)


class Unlock(Protocol):
    """Asks a person."""

    def __call__(self, question: Question) -> Credentials:
        """Return the answer; whoever does not want to answer raises a UserError."""


def question_of(place: VaultPlace) -> Question:
    """Return what is to be asked for this vault.

    Raises:
        DamagedError: the vault's file is damaged.
    """
    endings = place.endings() if place.exists else ()
    return Question(endings, place.shortest_phrase())


def unlocked(place: VaultPlace, unlock: Unlock | None) -> Vault:
    """Open the vault with what a person answers; make it where there is none.

    Raises:
        LockedError: nobody can be asked.
        UserError: the vault was not opened or made, with the reason.
    """
    if unlock is None:
        raise LockedError(
            "账册已加密，需要检查员的口令才能打开。请在窗口中打开，或按说明提供口令。"
        )
    given = unlock(question_of(place))
    if place.exists:
        return open_vault(place, given.inspector, given.phrase)
    return create_vault(place, given.inspector, given.phrase)
