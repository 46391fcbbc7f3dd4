"""Attach a photo to an item or a finding: the file first, then the row."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO

from inspector.domain.county_boundary import place_warning
from inspector.domain.evidence_gap import gap_in_words, needs_explaining
from inspector.domain.photo import Attachment, Photo, PhotoOrigin
from inspector.errors import UserError
from inspector.imaging.derivatives import derivatives_of
from inspector.imaging.facts import PhotoFacts
from inspector.imaging.refusal import NotAPhotoError, Refusal
from inspector.operations.changes import Changed
from inspector.operations.kept_page import photo_of
from inspector.operations.photo_copies import keep_copies
from inspector.operations.refused_pictures import RefusedFor, keep_aside
from inspector.operations.workspace import Workspace
from inspector.policy.boundaries import boundary_of
from inspector.progress import Cancelled, Progress, unreported
from inspector.storage.atomic_file import make_folder
from inspector.storage.reserve import require_space


class PhotoUnreadableError(UserError):
    """The file cannot be opened, or changed while it was read."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that lies in no file: the name that it is told by, and its bytes."""

    name: str
    data: bytes


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
    """The new attachment, and what changed.

    Attributes:
        doubts: sentences about its time and place that a person should look at; they refuse
            nothing.
    """

    attachment: Attachment
    changed: Changed
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachedPhotos:
    """What became of several files.

    Attributes:
        refused: a sentence for each file that could not become evidence.
    """

    attached: tuple[AttachedPhoto, ...]
    refused: tuple[str, ...]

    @property
    def refusal(self) -> str:
        """The first refusal, and how many there were; empty when all came in."""
        return _in_short(self.refused)

    @property
    def doubt(self) -> str:
        """The first doubt, and how many there were; empty when there is none."""
        doubts = dict.fromkeys(one for photo in self.attached for one in photo.doubts)
        return _in_short(tuple(doubts))


def _in_short(sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    others = f"（另有 {len(sentences) - 1} 条提示。）" if len(sentences) > 1 else ""
    return f"{sentences[0]}{others}"


def attach_photos(
    workspace: Workspace,
    files: Sequence[Path | Shot],
    use: PhotoUse,
    progress: Progress = unreported,
) -> AttachedPhotos:
    """Attach several files; one that is refused stops none of the others.

    Cancelling stops before the next file; what came in before stays.
    """
    attached: list[AttachedPhoto] = []
    refused: list[str] = []
    for number, file in enumerate(files):

        def of_all(step: str, fraction: float, before: int = number) -> None:
            progress(step, (before + fraction) / len(files))

        try:
            attached.append(attach_photo(workspace, file, use, of_all))
        except UserError as error:
            refused.append(error.message)
        except Cancelled:
            if not attached:
                raise
            break
    return AttachedPhotos(tuple(attached), tuple(refused))


def attach_photo(
    workspace: Workspace, file: Path | Shot, use: PhotoUse, progress: Progress = unreported
) -> AttachedPhoto:
    """Copy the original byte by byte into the store, then record its use.

    A crash between the two leaves at most an unused file.

    Raises:
        PhotoUnreadableError: the file cannot be opened, or changed between two readings.
        RefusedPictureError: it is no photo that can be kept as evidence; it was kept aside.
        DiskFullError: there is no room for it; nothing was begun.
    """
    progress(f"正在检查照片{file.name}", 0.0)
    try:
        made = derivatives_of(file if isinstance(file, Path) else file.data)
    except NotAPhotoError as refusal:
        if refusal.reason is Refusal.UNREADABLE or isinstance(file, Shot):
            raise
        meant = RefusedFor(use.inspection_id, use.item, use.officer)
        raise keep_aside(workspace, file, refusal, meant) from refusal
    progress(f"正在保存照片{file.name}", 0.5)
    photo = _kept(workspace, file, made.facts)
    keep_copies(workspace, made)
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
        before = stored.photos.uses_of(photo.sha256)
        stored.photos.put(photo)
        stored.photos.attach(use.inspection_id, attachment)
        county = stored.institutions.inspected(use.inspection_id).county_code
    doubts = (*_seen_before(before, use), *doubts_of(workspace, county, attachment))
    return AttachedPhoto(attachment, Changed.PHOTOS, doubts)


def _seen_before(uses: Collection[tuple[str, str]], now: PhotoUse) -> Iterator[str]:
    if (now.inspection_id, now.item) in uses:
        yield "这张照片已经附在本事项，又附了一次，请看是否重复。"
    elif any(inspection != now.inspection_id for inspection, _ in uses):
        yield "同一张照片已经用于另一次检查，请核对是否为本次检查拍摄。"


def doubts_of(workspace: Workspace, county: str, attachment: Attachment) -> tuple[str, ...]:
    """Return what a person should look at: the time against the clock, the place (C8).

    Where nobody knows the outline of the county (six digits), nothing is said of the place.
    """
    photo, at = attachment.photo, attachment.attached_at
    doubts = []
    if needs_explaining(photo.taken_at, at):
        doubts.append(gap_in_words(photo.taken_at, at))
    boundary = boundary_of(workspace.resources, county)
    warning = boundary and place_warning(boundary, photo.latitude, photo.longitude)
    if warning:
        doubts.append(warning)
    return tuple(doubts)


def _kept(workspace: Workspace, file: Path | Shot, facts: PhotoFacts) -> Photo:
    try:
        make_folder(workspace.files.root)
        with _opened(file) as source:
            require_space(workspace.files.root, source.seek(0, SEEK_END))
            source.seek(0)
            kept = workspace.files.put_stream(source)
    except OSError as error:
        raise PhotoUnreadableError(
            f"照片“{file.name}”读取失败，请检查存储卡或 U 盘是否插好，再导入一次。"
        ) from error
    if kept.sha256 != facts.sha256:
        raise PhotoUnreadableError(
            f"照片“{file.name}”两次读到的内容不一样，没有导入。请检查存储卡或 U 盘，再导入一次。"
        )
    return photo_of(kept, facts)


def _opened(file: Path | Shot) -> BinaryIO:
    return file.open("rb") if isinstance(file, Path) else BytesIO(file.data)


def detach_photo(workspace: Workspace, inspection_id: str, attachment_id: str) -> Changed:
    """Take a photo off; its original stays in the store, and what was drawn on it with it."""
    with workspace.database.transaction() as stored:
        stored.photos.detach(inspection_id, attachment_id)
    return Changed.PHOTOS


def describe_photo(workspace: Workspace, inspection_id: str, described: Attachment) -> Changed:
    """Keep an attachment with another caption or evidence date (C9, C12)."""
    with workspace.database.transaction() as stored:
        stored.photos.change_attachment(inspection_id, described)
    return Changed.PHOTOS
