"""Put a photo beside an earlier one of the same place: before and after (D4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.domain.inspection import Inspection
from inspector.domain.photo import Attachment
from inspector.domain.shanghai import date_in_words, day_in_shanghai
from inspector.operations.changes import Changed
from inspector.operations.earlier_inspection import earlier_inspection
from inspector.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EarlierPhoto:
    """A photo that may be the one before: its hash, and where it comes from in words."""

    sha256: str
    words: str


def pair_photos(workspace: Workspace, inspection_id: str, after: str, before: str) -> Changed:
    """Let `before` stand beside `after`; both are hashes, an empty one parts them.

    Raises:
        SealedError: the inspection is sealed.
    """
    with workspace.database.transaction() as stored:
        stored.pairs.pair(inspection_id, after, before)
    return Changed.PHOTOS


def photo_before(workspace: Workspace, inspection_id: str, after: str) -> str:
    """Return the hash of the photo that stands before this one, or nothing."""
    with workspace.database.reading() as stored:
        return stored.pairs.of(inspection_id).get(after, "")


def earlier_photos(
    workspace: Workspace, inspection: Inspection, use: Attachment
) -> tuple[EarlierPhoto, ...]:
    """Return what may stand before a photo: the last visit's of the item, then this visit's."""
    earlier = earlier_inspection(workspace, inspection)
    found: dict[str, str] = {}
    for visit in (earlier, inspection):
        if visit is not None:
            day = date_in_words(day_in_shanghai(visit.started_at))
            found |= dict(_of_item(visit, use, f"{day}检查" if visit is earlier else "本次"))
    return tuple(EarlierPhoto(sha256, words) for sha256, words in found.items())


def _of_item(visit: Inspection, use: Attachment, when: str) -> Iterator[tuple[str, str]]:
    others = visit.attachments_of_item(use.item)
    for number, one in enumerate(others, 1):
        if one.photo.sha256 != use.photo.sha256:
            yield one.photo.sha256, f"{when} 照片{number} {one.caption}".strip()
