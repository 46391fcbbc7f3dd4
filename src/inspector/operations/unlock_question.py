"""What is asked before a workspace opens, and what a person answers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from inspector.errors import UserError


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


@dataclass(frozen=True, slots=True)
class SetUp:
    """What is asked at the first start; the rest of the office is proposed from the county.

    Attributes:
        county_code: six digits.
        officer: name of the first inspector.
        certificate: number of the certificate.
        valid_until: its last day.
    """

    county_code: str
    officer: str
    certificate: str
    valid_until: date


class Unlock(Protocol):
    """Asks a person."""

    def __call__(self, question: Question) -> Credentials:
        """Return the answer; whoever does not want to answer raises a UserError."""
