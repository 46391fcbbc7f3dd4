"""Attach a photo to an item or a finding: the file first, then the row."""

from dataclasses import dataclass
from pathlib import Path

from inspector.domain.photo import Attachment, Photo, PhotoOrigin
from inspector.errors import UserError
from inspector.imaging.facts import PhotoFacts
from inspector.imaging.intake import examine
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.atomic_file import make_folder
from inspector.storage.reserve import require_space


class PhotoUnreadableError(UserError):
    """The file cannot be opened."""


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """What a photo is attached to.

    Attributes:
        finding: id of the finding, or empty.
        officer: certificate number of who brought it in.
    """

    inspection_id: str
    item: str
    finding: str = ""
    caption: str = ""
    officer: str = ""
    origin: PhotoOrigin = PhotoOrigin.IMPORTED


@dataclass(frozen=True, slots=True)
class AttachedPhoto:
    """The new attachment, and what changed."""

    attachment: Attachment
    changed: Changed


def attach_photo(
    workspace: Workspace, file: Path, use: PhotoUse, progress: Progress = unreported
) -> AttachedPhoto:
    """Copy the original byte by byte into the store, then record its use.

    A crash between the two leaves at most an unused file.

    Raises:
        PhotoUnreadableError: the file cannot be opened.
        NotAPhotoError: the file is no photo that can be kept as evidence.
        DiskFullError: there is no room for it; nothing was begun.
    """
    progress(f"正在检查照片{file.name}", 0.0)
    facts = examine(file)
    progress(f"正在保存照片{file.name}", 0.5)
    photo = _kept(workspace, file, facts)
    attachment = Attachment(
        id=workspace.new_id(),
        photo=photo,
        item=use.item,
        finding=use.finding,
        caption=use.caption,
        origin=use.origin,
        attached_at=workspace.clock(),
        officer=workspace.officer or use.officer,
    )
    with workspace.database.transaction() as stored:
        stored.photos.put(photo)
        stored.photos.attach(use.inspection_id, attachment)
    return AttachedPhoto(attachment, Changed.PHOTOS)


def _kept(workspace: Workspace, file: Path, facts: PhotoFacts) -> Photo:
    try:
        make_folder(workspace.files.root)
        require_space(workspace.files.root, file.stat().st_size)
        with file.open("rb") as source:
            kept = workspace.files.put_stream(source)
    except OSError as error:
        raise PhotoUnreadableError(
            f"照片“{file.name}”读取失败，请检查存储卡或 U 盘是否插好，再导入一次。"
        ) from error
    return Photo(
        sha256=kept.sha256,
        crc32=kept.crc32,
        size=kept.size,
        media_type=facts.media_type,
        width=facts.width,
        height=facts.height,
        taken_at=facts.taken_at,
        latitude=facts.latitude,
        longitude=facts.longitude,
        device=facts.device,
    )


def detach_photo(workspace: Workspace, inspection_id: str, attachment_id: str) -> Changed:
    """Take a photo off; its original stays in the store."""
    with workspace.database.transaction() as stored:
        stored.photos.detach(inspection_id, attachment_id)
    return Changed.PHOTOS


def caption_photo(workspace: Workspace, inspection_id: str, captioned: Attachment) -> Changed:
    """Keep an attachment with another caption."""
    with workspace.database.transaction() as stored:
        stored.photos.change_attachment(inspection_id, captioned)
    return Changed.PHOTOS
