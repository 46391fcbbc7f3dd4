"""What the photo dialog shows, from domain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.domain.annotation import Annotation
from inspector.domain.county_boundary import CountyBoundary, place_warning
from inspector.domain.evidence_gap import gap_in_words, needs_explaining
from inspector.domain.inspection import Inspection
from inspector.domain.photo import Attachment
from inspector.domain.shanghai import date_in_words
from inspector.operations.pair_photos import EarlierPhoto


@dataclass(frozen=True, slots=True)
class PhotoFactsShown:
    """What is known of a photo: when and how it came, the gap, and what is doubtful."""

    words: str
    gap: str
    doubtful: bool
    warning: str


@dataclass(frozen=True, slots=True)
class PhotoState:
    """One photo in its inspection.

    Attributes:
        place: of how many of its item, counted from 0.
        elsewhere: which other items it proves, in words; empty for none.
        before: hash of the photo that stands beside it, or empty.
        choices: what may stand beside it.
        items: code and question of every item that it does not prove yet.
    """

    attachment: Attachment
    facts: PhotoFactsShown
    place: int
    of: int
    elsewhere: str
    drawn: tuple[Annotation, ...]
    before: str
    choices: tuple[EarlierPhoto, ...]
    items: tuple[tuple[str, str], ...]
    may_change: bool


def photo_state_of(
    inspection: Inspection,
    attachment: Attachment,
    *,
    boundary: CountyBoundary | None,
    drawn: tuple[Annotation, ...],
    before: str,
    choices: tuple[EarlierPhoto, ...],
    items: Sequence[tuple[str, str]],
) -> PhotoState:
    """Return what is shown; without a boundary nothing is said of the place."""
    of_item = [one.id for one in inspection.attachments_of_item(attachment.item)]
    uses = [
        one.item
        for one in inspection.attachments
        if one.photo.sha256 == attachment.photo.sha256 and one.id != attachment.id
    ]
    return PhotoState(
        attachment=attachment,
        facts=facts_of(attachment, boundary),
        place=of_item.index(attachment.id),
        of=len(of_item),
        elsewhere=f"这张照片也用于 {'、'.join(dict.fromkeys(uses))}。" if uses else "",
        drawn=drawn,
        before=before,
        choices=choices,
        items=tuple(one for one in items if one[0] not in {*uses, attachment.item}),
        may_change=inspection.is_draft,
    )


def facts_of(attachment: Attachment, boundary: CountyBoundary | None) -> PhotoFactsShown:
    """Return what is said of a photo; without a boundary nothing is said of its place."""
    photo = attachment.photo
    taken = photo.taken_at
    time = f"{date_in_words(taken.date())} {taken:%H:%M} 拍摄" if taken else "拍摄时间不详"
    warning = place_warning(boundary, photo.latitude, photo.longitude) if boundary else None
    return PhotoFactsShown(
        f"{attachment.origin.value} · {time}",
        gap_in_words(taken, attachment.attached_at),
        needs_explaining(taken, attachment.attached_at),
        warning or "",
    )
