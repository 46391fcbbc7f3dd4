"""Who opens this laptop, and how far a lost or broken one would be a lost year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from inspector.errors import UserError
from inspector.operations.back_up import last_backup
from inspector.operations.changes import Changed
from inspector.operations.prepare_restore import Outside, Prepared, prepare_restore
from inspector.operations.restore_backup import Restored, rehearse_restore
from inspector.operations.unlock_question import Credentials, Question
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.vault.vault import Vault


class NoVaultError(UserError):
    """Practice has no vault."""


class PhrasesDifferError(UserError):
    """The new phrase was not typed the same twice."""


@dataclass(frozen=True, slots=True)
class LaptopSafety:
    """How this laptop is kept.

    Attributes:
        inspectors: certificate numbers of all who can open it; empty in practice.
        officer: certificate number of who opened it.
        last_backup: UTC; None: never.
        medium: where the last backup went; empty: nowhere but this disk.
        recoverable: whether the province could help with a lost passphrase.
    """

    inspectors: tuple[str, ...]
    officer: str
    last_backup: datetime | None
    medium: str
    recoverable: bool


def laptop_safety(workspace: Workspace) -> LaptopSafety:
    """Read how this laptop is kept."""
    last, medium = last_backup(workspace)
    vault = workspace.vault
    return LaptopSafety(
        inspectors=() if vault is None else vault.inspectors(),
        officer=workspace.officer,
        last_backup=last,
        medium=medium,
        recoverable=vault is None or vault.is_recoverable,
    )


def admit_inspector(workspace: Workspace, inspector: str, phrase: str, again: str) -> Changed:
    """Give another inspector a way in, with a phrase that the inspector chooses now.

    Raises:
        PhrasesDifferError: it was not typed the same twice.
        UserError: the inspector has a way in, the phrase is weak, or this is practice.
    """
    _require_same(phrase, again)
    _vault_of(workspace).admit(inspector.strip(), phrase)
    return Changed.SETTINGS


def dismiss_inspector(workspace: Workspace, inspector: str) -> Changed:
    """Take an inspector's way in away; what the inspector sealed stays.

    Raises:
        UserError: nobody else could open it, or this is practice.
    """
    _vault_of(workspace).dismiss(inspector)
    return Changed.SETTINGS


def change_phrase(workspace: Workspace, old: str, phrase: str, again: str) -> Changed:
    """Change the phrase of the inspector who opened the laptop.

    Raises:
        PhrasesDifferError: the new one was not typed the same twice.
        UserError: the old phrase is wrong, the new one weak, or this is practice.
    """
    _require_same(phrase, again)
    _vault_of(workspace).change(old, phrase)
    return Changed.SETTINGS


def rehearse(
    workspace: Workspace,
    source: Path,
    phrases: Mapping[str, str],
    progress: Progress = unreported,
) -> Restored:
    """Restore a backup beside the workspace, read everything, and throw it away again.

    Args:
        workspace: open; it is not touched.
        source: the medium, a set, or a data file.
        phrases: the one that held when the backup was made, by certificate number; one of them.
        progress: told how far it is.

    Raises:
        UserError: as `rehearse_restore`, or this is practice.
    """
    outside = _outside_of(workspace, phrases)
    return rehearse_restore(source, workspace.home, outside, progress)


def prepare(
    workspace: Workspace,
    source: Path,
    phrases: Mapping[str, str],
    progress: Progress = unreported,
) -> Prepared:
    """Unpack and read a backup beside the workspace, which is not touched and goes on.

    Args and failures are those of `rehearse`.
    """
    outside = _outside_of(workspace, phrases)
    return prepare_restore(source, workspace.home, outside, progress)


def _outside_of(workspace: Workspace, phrases: Mapping[str, str]) -> Outside:
    place = _vault_of(workspace).place

    def unlock(question: Question) -> Credentials:
        del question
        return Credentials(*next(iter(phrases.items())))

    return Outside(unlock, lambda home: replace(place, home=home), workspace.clock())


def _vault_of(workspace: Workspace) -> Vault:
    if workspace.vault is None:
        raise NoVaultError("这是演练账册，没有加密，也没有口令。请在正式账册中办理。")
    return workspace.vault


def _require_same(phrase: str, again: str) -> None:
    if phrase != again:
        raise PhrasesDifferError("两次输入的新口令不一样，没有改动。请重新输入。")
