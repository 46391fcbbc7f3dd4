"""Photos of pages that came back: read once, kept as they are."""

from io import BytesIO
from pathlib import Path

from inspector.domain.photo import Photo
from inspector.errors import UserError
from inspector.imaging.facts import PhotoFacts
from inspector.imaging.limits import FILE_BYTES
from inspector.operations.workspace import Workspace
from inspector.storage.photo_store import StoredFile


class PageUnreadableError(UserError):
    """The file cannot be opened."""


def read_page(file: Path) -> bytes:
    """Return the bytes of a photo of a page.

    Raises:
        PageUnreadableError: the file cannot be opened.
    """
    try:
        with file.open("rb") as source:
            return source.read(FILE_BYTES + 1)
    except OSError as error:
        raise PageUnreadableError(
            f"照片“{file.name}”打不开，请检查存储卡或 U 盘后再试一次。"
        ) from error


def kept_page(workspace: Workspace, data: bytes, facts: PhotoFacts) -> Photo:
    """Keep the very bytes and return the photo; its row is still to be written."""
    return photo_of(workspace.files.put_stream(BytesIO(data)), facts)


def photo_of(kept: StoredFile, facts: PhotoFacts) -> Photo:
    """Join what the store and the decoding child know of one file."""
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
