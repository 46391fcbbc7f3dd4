"""Check that the disk still holds what was written: data file, originals, keys."""

from dataclasses import dataclass

from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.backup import is_whole


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    Attributes:
        database: whether the data file passes SQLite's check.
        files: photos and papers that should be there.
        lost: of them, those that are missing or were changed on the disk.
        has_key: whether the device's own key is there.
        recoverable: whether the province could help with a lost passphrase; true in practice.
    """

    database: bool
    files: int
    lost: tuple[str, ...]
    has_key: bool
    recoverable: bool

    @property
    def is_sound(self) -> bool:
        """Whether nothing is lost."""
        return self.database and self.has_key and not self.lost


def check_workspace(workspace: Workspace, progress: Progress = unreported) -> Checked:
    """Read the data file and every original once; nothing is changed.

    Raises:
        StorageError: the disk does not answer.
    """
    progress("正在检查数据文件", 0.0)
    whole = is_whole(workspace.database.file, workspace.database.access)
    with workspace.database.reading() as stored:
        hashes = {*stored.photos.all_hashes(), *(one.sha256 for one in stored.documents.all())}
    lost = []
    for number, sha256 in enumerate(sorted(hashes)):
        progress("正在核对照片和文书", number / len(hashes))
        if not workspace.files.verify(sha256):
            lost.append(sha256)
    return Checked(
        database=whole,
        files=len(hashes),
        lost=tuple(lost),
        has_key=workspace.signer is not None,
        recoverable=workspace.vault is None or workspace.vault.is_recoverable,
    )
