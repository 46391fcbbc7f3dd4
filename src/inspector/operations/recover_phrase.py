"""Recover a lost passphrase: the laptop asks, two keepers answer, the laptop opens again."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.errors import UserError
from inspector.exchange.keys import fingerprint_digits
from inspector.operations.keepers import held_keepers
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically
from inspector.storage.failures import file_failures_told
from inspector.storage.vault import recovery
from inspector.storage.vault.keepers import identity_of
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import Vault

_LARGEST: Final = 1_000_000
_KEEPERS: Final = 2


class RecoveryRefusedError(UserError):
    """The province does not answer this request."""


@dataclass(frozen=True, slots=True)
class AskedRecovery:
    """A request with the digits to compare by telephone, and whose passphrase it is."""

    file: Path
    fingerprint: str
    inspector: str


def ask_for_recovery(place: VaultPlace, inspector: str, phrase: str, file: Path) -> AskedRecovery:
    """Write the request of a laptop that cannot be opened; the new phrase is chosen now.

    Raises:
        RecoveryError: the laptop was never enrolled with a province that has keepers.
        UserError: the phrase is weak, or the file cannot be written.
    """
    request = recovery.ask(place, inspector, phrase)
    write_atomically(file, request)
    return AskedRecovery(file, _digits(request), inspector.strip())


def requested_recovery(file: Path) -> AskedRecovery:
    """Return what a request says, for the telephone.

    Raises:
        RecoveryError: it is no request.
    """
    data = _read(file)
    return AskedRecovery(file, _digits(data), recovery.read_request(data).inspector)


def answer_recovery(
    workspace: Workspace,
    file: Path,
    fingerprint: str,
    phrases: Mapping[str, str],
    target: Path,
) -> AskedRecovery:
    """Answer a request after the digits were compared by telephone and both keepers agreed.

    Args:
        workspace: of the province.
        file: the request.
        fingerprint: the digits that were read out, spaces allowed.
        phrases: of two keepers, by name.
        target: the file for the laptop.

    Raises:
        RecoveryRefusedError: the digits differ, or there are not two keepers.
        KeeperError: a passphrase is wrong, or the laptop trusted other keepers.
    """
    asked = requested_recovery(file)
    if "".join(fingerprint.split()) != "".join(asked.fingerprint.split()):
        raise RecoveryRefusedError(
            "电话核对的数字与申请文件不一致，没有恢复。请重新取得申请文件并再次电话核对。"
        )
    keepers = [one for one in held_keepers(workspace) if one.name in phrases]
    if len(keepers) != _KEEPERS or len(phrases) != _KEEPERS:
        raise RecoveryRefusedError("恢复需要两名不同的保管人同时到场，没有恢复。请核对姓名。")
    first, second = (identity_of(one, phrases[one.name]) for one in keepers)
    answered = recovery.answer(recovery.read_request(_read(file)), (first, second))
    write_atomically(target, answered)
    return asked


def take_recovery(place: VaultPlace, file: Path, phrase: str) -> Vault:
    """Open the laptop with the answer and the phrase that was chosen with the request.

    Raises:
        UserError: the answer is to something else, or the phrase is another one.
    """
    return recovery.take(place, _read(file), phrase)


def _digits(data: bytes) -> str:
    return fingerprint_digits(data)


def _read(file: Path) -> bytes:
    with file_failures_told(file), file.open("rb") as opened:
        return opened.read(_LARGEST)
