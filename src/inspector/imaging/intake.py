"""Looks at a picture before it becomes evidence: what it is, or why it is refused."""

from pathlib import Path

from inspector.imaging.conversation import Task
from inspector.imaging.decoding_child import look_at
from inspector.imaging.facts import PhotoFacts
from inspector.imaging.refusal import NotAPhotoError, Refusal

__all__ = ["NotAPhotoError", "PhotoFacts", "Refusal", "examine"]


def examine(file: Path) -> PhotoFacts:
    """Decode the whole picture once and return its facts; the file stays as it is.

    JPEG (also MPO), PNG and HEIC within the limits of `limits.py`; damaged EXIF counts as none.

    Raises:
        NotAPhotoError: no such picture, beyond a limit, truncated or damaged.
    """
    return look_at(file, Task.EXAMINE).facts
