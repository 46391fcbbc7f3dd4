"""Upright copies of an original: made by the decoding child, thrown away and remade at will."""

from dataclasses import dataclass
from pathlib import Path

from inspector.imaging.conversation import Task
from inspector.imaging.decoding_child import look_at
from inspector.imaging.facts import PhotoFacts


@dataclass(frozen=True, slots=True)
class Derivatives:
    """JPEG bytes without orientation.

    Attributes:
        facts: about the original, from the same reading.
        thumbnail: 224 to 256 px, smaller only if the original is, with the date.
        review: about 2,000 px at most, with date and place.
    """

    facts: PhotoFacts
    thumbnail: bytes
    review: bytes


def thumbnail_of(original: Path | bytes) -> bytes:
    """Return the thumbnail alone, which is quicker.

    Raises:
        NotAPhotoError: no such picture, beyond a limit, truncated or damaged.
    """
    return look_at(original, Task.THUMBNAIL).pictures[0]


@dataclass(frozen=True, slots=True)
class PageCopy:
    """The photo of a page for the reading of its codes: grey, upright, 4,000 px at most.

    Attributes:
        facts: about the original, from the same reading.
        picture: JPEG bytes.
    """

    facts: PhotoFacts
    picture: bytes


def page_of(original: Path | bytes) -> PageCopy:
    """Read and decode the original once; return facts and the copy.

    Raises:
        NotAPhotoError: no such picture, beyond a limit, truncated or damaged.
    """
    looked = look_at(original, Task.PAGE)
    return PageCopy(looked.facts, looked.pictures[0])


def derivatives_of(original: Path | bytes) -> Derivatives:
    """Read and decode the original once; return facts, thumbnail and review copy.

    Raises:
        NotAPhotoError: no such picture, beyond a limit, truncated or damaged.
    """
    looked = look_at(original, Task.DEVELOP)
    thumbnail, review = looked.pictures
    return Derivatives(looked.facts, thumbnail, review)
