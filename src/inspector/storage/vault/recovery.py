"""A lost passphrase is an exchange of two files, not a lost year.

1. The laptop: the inspector chooses a new phrase; a request is written, and behind the new phrase
   the laptop keeps the one identity that can read the answer.
2. The province: the digits of the request are read out by telephone, two keepers open the
   laptop's key and encrypt it to that identity.
3. The laptop: answer and new phrase together give the inspector a new lock.

A thief who sends a request has to pass the telephone and both keepers.
"""

from typing import Final, Literal

import msgspec

from inspector.errors import UserError
from inspector.storage.atomic_file import write_atomically
from inspector.storage.failures import file_failures_told
from inspector.storage.vault.header import Lock, Pair, read_header
from inspector.storage.vault.keepers import (
    decrypted,
    encrypted,
    new_identity,
    opened_by,
    recipient_of,
)
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.sealing import NotOpenedError
from inspector.storage.vault.vault import Vault, require_key

_PENDING: Final = "recovery.json"


class RecoveryError(UserError):
    """There is nothing to recover with, or the file is none."""


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the laptop asks the province.

    Attributes:
        vault: id of the laptop's vault.
        inspector: certificate number of who lost the phrase.
        recipient: for the answer.
        pairs: as the laptop holds them.
    """

    v: Literal[1]
    kind: Literal["recovery-request"]
    vault: str
    inspector: str
    recipient: str
    pairs: tuple[Pair, ...]


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    vault: str
    inspector: str
    key: bytes


class _Pending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lock: Lock


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    inspector: str
    identity: str


def ask(place: VaultPlace, inspector: str, phrase: str) -> bytes:
    """Return the request; an earlier one is answered in vain from now on.

    Args:
        place: a vault that need not be open.
        inspector: the whole certificate number.
        phrase: the new one.

    Raises:
        RecoveryError: the laptop was never enrolled with a province that has keepers.
        WeakPhraseError: the new phrase is too easily guessed.
    """
    header = read_header(place.folder)
    if not header.pairs:
        raise RecoveryError(
            "本机还没有在省厅留存恢复资料，不能找回口令。请由本机另一名检查员打开，或从备份恢复。"
        )
    identity = new_identity()
    kept = msgspec.json.encode(_Kept(inspector.strip(), identity))
    lock = place.locksmith().make(kept, phrase, inspector.strip())
    pending = msgspec.json.encode(_Pending(lock))
    write_atomically(place.folder / _PENDING, pending, mode=0o600)
    return msgspec.json.encode(
        Request(
            v=1,
            kind="recovery-request",
            vault=header.id,
            inspector=inspector.strip(),
            recipient=recipient_of(identity),
            pairs=header.pairs,
        )
    )


def read_request(data: bytes) -> Request:
    """Read a request.

    Raises:
        RecoveryError: it is none.
    """
    try:
        return msgspec.json.decode(data, type=Request)
    except msgspec.DecodeError as error:
        raise RecoveryError("这不是“找回口令”的申请文件，没有处理。请重新选择。") from error


def answer(request: Request, identities: tuple[str, str]) -> bytes:
    """Return the answer of two keepers, encrypted to the laptop that asked.

    Raises:
        KeeperError: the laptop's key was not entrusted to these two.
    """
    key = opened_by(request.pairs, identities)
    told = _Answer(request.vault, request.inspector, key)
    return encrypted(msgspec.json.encode(told), request.recipient)


def take(place: VaultPlace, data: bytes, phrase: str) -> Vault:
    """Open the vault with the province's answer; the new phrase opens it from now on.

    Raises:
        RecoveryError: nothing was asked, or the answer is to something else.
        KeeperError: the answer cannot be read.
        WrongPhraseError, TooManyTriesError: the phrase is not the one chosen with the request.
    """
    header = read_header(place.folder)
    kept = _kept(place, phrase)
    try:
        told = msgspec.json.decode(decrypted(data, kept.identity), type=_Answer)
        require_key(header, told.key)
    except (msgspec.DecodeError, NotOpenedError) as error:
        raise _another() from error
    if (told.vault, told.inspector) != (header.id, kept.inspector):
        raise _another()
    vault = Vault(place, told.key, kept.inspector)
    vault.renew(kept.inspector, phrase)
    with file_failures_told(place.folder):
        (place.folder / _PENDING).unlink()
    return vault


def _kept(place: VaultPlace, phrase: str) -> _Kept:
    try:
        data = (place.folder / _PENDING).read_bytes()
        pending = msgspec.json.decode(data, type=_Pending)
    except (OSError, msgspec.DecodeError) as error:
        raise RecoveryError(
            "本机没有等待答复的“找回口令”申请，没有恢复。请先生成申请文件送省厅。"
        ) from error
    return msgspec.json.decode(place.locksmith().open(pending.lock, phrase), type=_Kept)


def _another() -> RecoveryError:
    return RecoveryError("这份答复不是给本机最近一次申请的，没有恢复。请向省厅索取新的答复。")
