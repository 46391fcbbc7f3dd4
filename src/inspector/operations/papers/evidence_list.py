"""The list of evidence: one line a photo, in the record and on the photo pages alike."""

from collections.abc import Iterable, Iterator

from inspector.documents.inspection_record import EvidenceEntry
from inspector.domain.photo import Attachment
from inspector.domain.shanghai import camera_time_in_words, date_in_words
from inspector.operations.papers.occasion import Occasion


def evidence_entry(occasion: Occasion, uses: tuple[Attachment, ...]) -> EvidenceEntry:
    """Return the line about one photo, whatever it was used for."""
    inspection = occasion.inspection
    places = {one.id: one.place for one in inspection.findings}
    names = {one.certificate_number: one.name for one in inspection.officers}
    photo = uses[0].photo
    return EvidenceEntry(
        number=occasion.photo_numbers[photo.sha256],
        kind="、".join(_once(f"照片（{one.origin.value}）" for one in uses)),
        subject="\n".join(_proved(uses)),
        taken=None if photo.taken_at is None else camera_time_in_words(photo.taken_at),
        place="、".join(_once(places.get(one.finding, "") for one in uses)) or None,
        taken_by="、".join(_once(names.get(one.officer, one.officer) for one in uses)),
        sha256=photo.sha256,
    )


def _proved(uses: tuple[Attachment, ...]) -> Iterator[str]:
    for caption, day in dict.fromkeys((one.caption, one.evidence_date) for one in uses):
        alike = (one for one in uses if (one.caption, one.evidence_date) == (caption, day))
        items = "、".join(_once(one.item for one in alike))
        dated = f"（证据日期：{date_in_words(day)}）" if day else ""
        yield f"{items} {caption}{dated}".strip()


def _once(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in dict.fromkeys(texts) if text)
