"""Small pictures of photos, made off the window's thread."""

from collections.abc import Callable, Sequence
from typing import Protocol

from inspector.gui.context import Context
from inspector.gui.widgets.photo_strip import PhotoThumb
from inspector.operations.photo_copies import photo_thumbnail
from inspector.progress import Progress


class Pictured(Protocol):
    """One use of a photo."""

    @property
    def attachment(self) -> str:
        """The id of the use."""

    @property
    def sha256(self) -> str:
        """Hex, of the original."""

    @property
    def caption(self) -> str:
        """What is said of it."""


class Thumbs:
    """Remembers pictures by the hash of their original."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._pictures: dict[str, bytes] = {}
        self._asked: set[str] = set()

    def of(self, photos: Sequence[Pictured], arrived: Callable[[], None]) -> tuple[PhotoThumb, ...]:
        """Return what is there now; what is not there yet is made, then `arrived` is called."""
        wanted = {photo.sha256 for photo in photos} - self._asked
        if wanted:
            self._asked |= wanted

            def make(progress: Progress) -> dict[str, bytes]:
                made = {}
                for number, sha256 in enumerate(sorted(wanted)):
                    progress(f"{number + 1}/{len(wanted)}", number / len(wanted))
                    made[sha256] = photo_thumbnail(self._context.workspace, sha256)
                return made

            def done(made: dict[str, bytes]) -> None:
                self._pictures |= made
                arrived()

            self._context.runner.start("正在生成缩略图", make, done)
        return tuple(
            PhotoThumb(photo.attachment, self._pictures.get(photo.sha256, b""), photo.caption)
            for photo in photos
        )
