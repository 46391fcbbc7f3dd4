"""What a PIN or a passphrase must be, and how it becomes a key."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inspector.errors import UserError
from inspector.storage.vault.sealing import KEY_BYTES

PIN_LENGTH: Final = 6
PHRASE_LENGTH: Final = 10

_DIFFERENT: Final = 4
_LONGEST: Final = 1024
_MEMORY: Final = 64 * 1024
_MOST_MEMORY: Final = 1024 * 1024
_MOST_WORK: Final = 16


class WeakPhraseError(UserError):
    """The PIN or passphrase is too easily guessed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: the second recommended choice of RFC 9106, section 4.

    Attributes:
        memory: KiB.
        iterations: passes over the memory.
        lanes: that can run side by side.
    """

    memory: int = _MEMORY
    iterations: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse what a changed file may ask for: no work at all, or more than there is."""
        if not (
            8 * self.lanes <= self.memory <= _MOST_MEMORY
            and 1 <= self.iterations <= _MOST_WORK
            and 1 <= self.lanes <= _MOST_WORK
        ):
            raise ValueError("no such cost")


RECOMMENDED: Final = Cost()


def require_strong(phrase: str, inspector: str, *, with_key_store: bool) -> None:
    """Check a new PIN (with the system's key store) or passphrase (without).

    Without the key store, a stolen disk can be tried on any number of computers: six digits fall
    in minutes, ten characters do not.

    Raises:
        WeakPhraseError: and what it must be.
    """
    plain = _plain(phrase)
    needed = PIN_LENGTH if with_key_store else PHRASE_LENGTH
    if len(plain) < needed:
        raise WeakPhraseError(f"口令太短，没有设置。请使用至少 {needed} 个字符的口令。")
    if len(plain) > _LONGEST:
        raise WeakPhraseError(f"口令太长，没有设置。请使用 {_LONGEST} 个字符以内的口令。")
    if len(set(plain)) < _DIFFERENT or _runs(plain):
        raise WeakPhraseError("口令太简单，没有设置。请不要使用重复或连续的字符。")
    if inspector and (plain in inspector or inspector in plain):
        raise WeakPhraseError("口令里不能包含执法证号，没有设置。请换一个口令。")


def key_of(phrase: str, salt: bytes, cost: Cost, store_secret: bytes = b"") -> bytes:
    """Return the key that opens a slot: argon2id (RFC 9106), combined with the store's secret."""
    argon = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    stretched = argon.derive(_plain(phrase).encode("utf-8"))
    combine = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"inspector vault slot")
    return combine.derive(stretched + store_secret)


def _plain(phrase: str) -> str:
    """Return the same characters whatever the keyboard's width was: １２３ is 123."""
    return unicodedata.normalize("NFKC", phrase).strip()


def _runs(plain: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(plain)}
    return steps in ({1}, {-1})
