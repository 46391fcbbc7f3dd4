"""Where a vault lies, and what it needs from outside."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.storage.vault.folder import FOLDER, has_vault
from inspector.storage.vault.header import read_header
from inspector.storage.vault.key_store import KeyStore, system_key_store
from inspector.storage.vault.locks import Locksmith
from inspector.storage.vault.phrases import PHRASE_LENGTH, PIN_LENGTH, RECOMMENDED, Cost
from inspector.storage.vault.tries import Tries

TRIES: Final = "tries.json"


@dataclass(frozen=True, slots=True)
class VaultPlace:
    """One home's vault, open or not.

    Attributes:
        home: of the workspace.
        monotonic: seconds since the computer was started; nobody can set it.
        key_store: returns the system's; None where it has none.
        cost: of new locks.
    """

    home: Path
    monotonic: Callable[[], float]
    key_store: Callable[[], KeyStore | None] = system_key_store
    cost: Cost = RECOMMENDED

    @property
    def folder(self) -> Path:
        """Where the vault's own files lie."""
        return self.home / FOLDER

    @property
    def exists(self) -> bool:
        """Whether there is a vault."""
        return has_vault(self.home)

    def endings(self) -> tuple[str, ...]:
        """Return the ending of every inspector's certificate number, in order of admission."""
        return tuple(slot.ending for slot in read_header(self.folder).slots)

    def shortest_phrase(self) -> int:
        """Return how many characters a new PIN or passphrase must have here."""
        return PIN_LENGTH if self.key_store() is not None else PHRASE_LENGTH

    def locksmith(self) -> Locksmith:
        """Return who makes and opens the locks of this vault."""
        tries = Tries(self.folder / TRIES, self.monotonic)
        return Locksmith(self.key_store(), tries, self.cost)
