"""Keep a refused picture aside, byte for byte, and hand it out again: nothing is lost (C4)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.domain.refused_picture import RefusedPicture
from inspector.errors import UserError
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import make_folder, writing_atomically
from inspector.storage.reserve import require_space

MOST: Final = 512 * 1024 * 1024
"""Bytes; what is larger stays where it is, and the sentence says so."""
_KEPT: Final = "原文件已原样留在本机，按“未收下的图片”可以另存出来。"
_NOT_KEPT: Final = "原文件没有动，仍在原来的地方，请不要删除。"
_PIECE: Final = 1024 * 1024


class RefusedPictureError(UserError):
    """The file is no photo that can be kept as evidence; the sentence says where it lies."""


class RefusedLostError(UserError):
    """The bytes of a refused picture are not here any more."""


@dataclass(frozen=True, slots=True)
class RefusedFor:
    """What the picture was brought in for, and by whom (certificate number, or empty)."""

    inspection_id: str
    item: str
    officer: str


def keep_aside(
    workspace: Workspace, file: Path, refusal: UserError, meant: RefusedFor
) -> RefusedPictureError:
    """Copy the file into the store, note why it was refused, and return what is to be told."""
    try:
        size = file.stat().st_size
        make_folder(workspace.files.root)
        require_space(workspace.files.root, size)
        with file.open("rb") as source:
            kept = workspace.files.put_stream(source, MOST)
        refused = RefusedPicture(
            item=meant.item,
            name=file.name,
            reason=refusal.message,
            sha256=kept.sha256,
            size=kept.size,
            at=workspace.clock(),
            officer=workspace.officer or meant.officer,
        )
        with workspace.database.transaction() as stored:
            stored.refused.keep(meant.inspection_id, refused)
    except (OSError, UserError):
        return RefusedPictureError(f"{refusal.message}{_NOT_KEPT}")
    return RefusedPictureError(f"{refusal.message}{_KEPT}")


def refused_pictures(workspace: Workspace, inspection_id: str) -> tuple[RefusedPicture, ...]:
    """Return what was refused in an inspection, in the order it came."""
    with workspace.database.reading() as stored:
        return stored.refused.of(inspection_id)


def hand_out_refused(workspace: Workspace, refused: RefusedPicture, file: Path) -> Path:
    """Write a refused picture to a file, byte for byte as it came.

    Raises:
        RefusedLostError: it is lost or was changed.
        StorageError: the file cannot be written.
    """
    make_folder(file.parent)
    try:
        with workspace.files.open(refused.sha256) as source, writing_atomically(file) as writer:
            while piece := source.read(_PIECE):
                writer.write(piece)
    except OSError as error:
        raise RefusedLostError(
            f"“{refused.name}”在本机的原文件丢失或已被改动，不能另存。请从备份恢复后再试。"
        ) from error
    return file
