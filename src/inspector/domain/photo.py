"""A photo as evidence: facts about its bytes, and where it is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PhotoOrigin(StrEnum):
    """How the photo came in."""

    TAKEN = "现场拍摄"
    IMPORTED = "导入"


@dataclass(frozen=True, slots=True)
class Photo:
    """Facts about one original, read once when it comes in; the bytes never change.

    Attributes:
        sha256: hex, of the original's bytes.
        crc32: of the original's bytes, as unsigned number.
        size: bytes.
        media_type: image/jpeg, image/png or image/heic.
        width: pixels, upright.
        height: pixels, upright.
        taken_at: local time as the camera wrote it, without zone; None when it wrote none.
        latitude: WGS-84 degrees, None when unknown.
        longitude: WGS-84 degrees, None when unknown.
    """

    sha256: str
    crc32: int
    size: int
    media_type: str
    width: int
    height: int
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    device: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One use of a photo: for an item, and for a finding if there is one.

    Attributes:
        id: unique in the workspace.
        finding: id of the finding, or empty.
        attached_at: UTC.
        evidence_date: the day that the photo speaks of, which may differ from both times.
    """

    id: str
    photo: Photo
    item: str
    finding: str
    caption: str
    origin: PhotoOrigin
    attached_at: datetime
    officer: str
    evidence_date: date | None = None


def moved(attachments: Sequence[Attachment], ident: str, by: int) -> tuple[str, ...]:
    """Return the ids of all with one of them moved among those of its item.

    Args:
        attachments: in their present order.
        ident: of the one that moves.
        by: places, negative towards the beginning; it stops at the ends.

    Raises:
        KeyError: none has this id.
    """
    items = {one.id: one.item for one in attachments}
    of_item = [one.id for one in attachments if one.item == items[ident]]
    place = of_item.index(ident)
    of_item.insert(max(0, place + by), of_item.pop(place))
    follow = iter(of_item)
    return tuple(next(follow) if one.item == items[ident] else one.id for one in attachments)
