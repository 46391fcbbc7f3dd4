"""Keeps derivatives beside the originals; whatever is missing or half written is made again."""

from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from inspector.errors import UserError
from inspector.imaging.derivatives import Derivatives, derivatives_of, thumbnail_of

_THUMBNAIL: Final = "thumbnail"
_REVIEW: Final = "review"
_JPEG_START: Final = b"\xff\xd8"
_JPEG_END: Final = b"\xff\xd9"


class OriginalChangedError(UserError):
    """The original on the disk is not the one that was taken in."""


class DerivativeStore:
    """Thumbnails and review copies by the SHA-256 of their original, in one folder.

    Nothing here is flushed to the disk before it is needed: a power cut costs a remake.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, derivatives: Derivatives) -> None:
        """Keep what intake has just made."""
        sha256 = derivatives.facts.sha256
        self._write(_THUMBNAIL, sha256, derivatives.thumbnail)
        self._write(_REVIEW, sha256, derivatives.review)

    def thumbnail(self, sha256: str, original: Path | bytes) -> bytes:
        """Return the thumbnail, made anew from the original if need be.

        Raises:
            NotAPhotoError: the original cannot be read or decoded.
        """
        kept = self._read(_THUMBNAIL, sha256)
        if kept is not None:
            return kept
        made = thumbnail_of(original)
        self._write(_THUMBNAIL, sha256, made)
        return made

    def review(self, sha256: str, original: Path | bytes) -> bytes:
        """Return the review copy, made anew from the original if need be.

        Raises:
            NotAPhotoError: the original cannot be read or decoded.
            OriginalChangedError: it is another picture than this hash names.
        """
        kept = self._read(_REVIEW, sha256)
        if kept is not None:
            return kept
        made = derivatives_of(original)
        if made.facts.sha256 != sha256:
            raise OriginalChangedError(
                f"照片原件（{sha256[:16]}）在磁盘上已被改动，不能使用。请从备份恢复后再试。"
            )
        self.put(made)
        return made.review

    def clear(self) -> None:
        """Throw everything away."""
        for path in self._folder.glob("*/*/*.jpg"):
            path.unlink(missing_ok=True)

    def _path(self, kind: str, sha256: str) -> Path:
        return self._folder / kind / sha256[:2] / f"{sha256}.jpg"

    def _read(self, kind: str, sha256: str) -> bytes | None:
        try:
            data = self._path(kind, sha256).read_bytes()
        except OSError:
            return None
        whole = data.startswith(_JPEG_START) and data.endswith(_JPEG_END)
        return data if whole else None

    def _write(self, kind: str, sha256: str, data: bytes) -> None:
        path = self._path(kind, sha256)
        part = path.with_name(f".{uuid4().hex}.part")
        with suppress(OSError):  # a full disk must not keep a photo from being looked at
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        with suppress(OSError):
            part.unlink(missing_ok=True)
