"""Copies of photos to look at, to print and to hand out; the original stays where it is (X15)."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from inspector.domain.annotation import Annotation, Area
from inspector.domain.photo_stamp import PhotoStamp
from inspector.errors import UserError
from inspector.imaging.annotation import annotated_copy, public_copy, stamped_copy
from inspector.imaging.derivatives import Derivatives, derivatives_of, thumbnail_of
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import make_folder, write_atomically
from inspector.storage.file_form import whole_read, whole_written

_THUMBNAILS: Final = "thumbnails"
_REVIEWS: Final = "reviews"


class OriginalLostError(UserError):
    """The original on the disk is lost, damaged or another one."""


def review_copy(workspace: Workspace, sha256: str) -> bytes:
    """Return a JPEG of about 2,000 px, upright, with date and place; made once, kept sealed.

    Raises:
        OriginalLostError: the original is lost, or not the one that this hash names.
    """
    with suppress(OSError):  # not there, or half written in a power cut
        return whole_read(workspace.files.form, _place(workspace, _REVIEWS, sha256).read_bytes())
    made = _made(workspace, sha256)
    _keep(workspace, _REVIEWS, sha256, made.review)
    return made.review


def photo_thumbnail(workspace: Workspace, sha256: str) -> bytes:
    """Return a JPEG of 256 px at most; empty bytes where the original is lost or unreadable.

    A list of photos must show the others all the same; sealing finds out what is lost.
    """
    with suppress(OSError):
        place = _place(workspace, _THUMBNAILS, sha256)
        return whole_read(workspace.files.form, place.read_bytes())
    try:
        with workspace.files.open(sha256) as original:
            picture = thumbnail_of(original.read())
    except (UserError, OSError):
        return b""
    _keep(workspace, _THUMBNAILS, sha256, picture)
    return picture


def keep_copies(workspace: Workspace, made: Derivatives) -> None:
    """Keep both copies of a photo that has just come in: it need not be decoded again."""
    _keep(workspace, _THUMBNAILS, made.facts.sha256, made.thumbnail)
    _keep(workspace, _REVIEWS, made.facts.sha256, made.review)


def shown_copy(
    workspace: Workspace,
    sha256: str,
    annotations: Sequence[Annotation] = (),
    stamp: PhotoStamp | None = None,
) -> bytes:
    """Return the review copy with what was drawn on it, and the stamp below it if there is one.

    Raises:
        OriginalLostError: as `review_copy`.
    """
    copy = review_copy(workspace, sha256)
    if annotations:
        copy = annotated_copy(copy, annotations, _font(workspace))
    return copy if stamp is None else stamped_copy(copy, stamp, _font(workspace))


def public_face(
    workspace: Workspace,
    sha256: str,
    hidden: Sequence[Area],
    annotations: Sequence[Annotation] = (),
) -> bytes:
    """Return the only form of a photo that may be made public: covered, small, without EXIF.

    Raises:
        OriginalLostError: as `review_copy`.
    """
    return public_copy(review_copy(workspace, sha256), hidden, annotations, _font(workspace))


def save_public_face(
    workspace: Workspace, sha256: str, annotations: Sequence[Annotation], file: Path
) -> Path:
    """Write the public face to a file: what was blurred is covered wholly (X15).

    Raises:
        OriginalLostError: as `review_copy`.
        StorageError: the file cannot be written.
    """
    write_atomically(file, public_face(workspace, sha256, (), annotations))
    return file


def _place(workspace: Workspace, folder: str, sha256: str) -> Path:
    return workspace.home / folder / f"{workspace.files.form.name_of(sha256)}.jpg"


def _keep(workspace: Workspace, folder: str, sha256: str, picture: bytes) -> None:
    place = _place(workspace, folder, sha256)
    with suppress(UserError, OSError):  # a full disk: it is made again the next time
        make_folder(place.parent)
        write_atomically(place, whole_written(workspace.files.form, picture))


def _made(workspace: Workspace, sha256: str) -> Derivatives:
    try:
        with workspace.files.open(sha256) as original:
            made = derivatives_of(original.read())
    except (UserError, OSError) as error:
        raise _lost(sha256) from error
    if made.facts.sha256 != sha256:
        raise _lost(sha256)
    return made


def _lost(sha256: str) -> OriginalLostError:
    return OriginalLostError(
        f"照片原件（{sha256[:16]}）在本机丢失或已被改动，不能显示。请从备份恢复后再试。"
    )


def _font(workspace: Workspace) -> Path:
    return workspace.resources / "fonts" / "InspectorHei.ttf"
