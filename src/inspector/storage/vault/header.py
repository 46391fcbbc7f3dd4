"""The vault's file: slots, and what the province needs to recover a lost passphrase.

It holds no name. Of an inspector it shows the ending of the certificate number, four characters,
so that a person finds the own line; the whole number is sealed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from inspector.storage.atomic_file import make_folder, write_atomically
from inspector.storage.failures import DamagedError, file_failures_told
from inspector.storage.vault.folder import HEADER
from inspector.storage.vault.phrases import Cost

_OWNER_ONLY: Final = 0o600
_ENDING: Final = 4

Kind = Literal["pin", "phrase"]
"""PIN with the system's key store, or passphrase alone."""


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a phrase opens.

    Attributes:
        id: 32 hex digits; also the name in the system's key store.
        sealed: the secret behind it.
    """

    id: str
    kind: Kind
    salt: bytes
    cost: Cost
    sealed: bytes


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An inspector's way in.

    Attributes:
        ending: of the certificate number.
        who: the certificate number, sealed with the vault's key.
        hand: the secret that this inspector's phrase alone opens; None before it was needed.
    """

    lock: Lock
    ending: str
    who: bytes
    hand: Lock | None = None


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The vault's key, encrypted to one keeper and then to another: it takes both.

    Attributes:
        outer: recipient of the outer encryption ("age1…").
        inner: recipient of the inner one.
    """

    outer: str
    inner: str
    sealed: bytes


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of the file.

    Attributes:
        id: 32 hex digits.
        check: opens with the vault's key and no other.
        pairs: one for every two keepers of the province; none before the laptop is enrolled.
    """

    v: Literal[1]
    id: str
    check: bytes
    slots: tuple[Slot, ...]
    pairs: tuple[Pair, ...] = ()


def ending_of(inspector: str, taken: Sequence[str]) -> str:
    """Return the end of a certificate number: four characters, more where others end alike."""
    for length in range(_ENDING, len(inspector)):
        if inspector[-length:] not in taken:
            return inspector[-length:]
    return inspector


def read_header(folder: Path) -> Header:
    """Read the file.

    Raises:
        DamagedError: it is not what was written.
        StorageError: it cannot be read.
    """
    file = folder / HEADER
    with file_failures_told(file):
        data = file.read_bytes()
    try:
        return msgspec.json.decode(data, type=Header)
    except (msgspec.DecodeError, ValueError) as error:
        raise DamagedError(
            f"加密账册的钥匙文件“{file}”已损坏，没有改动。请从备份恢复这个文件后再打开。"
        ) from error


def write_header(folder: Path, header: Header) -> None:
    """Write the file, at once or not at all.

    Raises:
        StorageError: no space, not allowed, medium broken.
    """
    make_folder(folder)
    write_atomically(folder / HEADER, msgspec.json.encode(header), mode=_OWNER_ONLY)
