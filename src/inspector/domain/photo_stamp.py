"""The visible stamp on a photo's copy; the original carries none."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.inspection import Inspection
from inspector.domain.photo import Attachment
from inspector.domain.shanghai import date_in_words, time_in_words


@dataclass(frozen=True, slots=True)
class PhotoStamp:
    """What the stamp says.

    Attributes:
        place: the institution, and where in it.
        taken_at: local, as the camera wrote it; None when it wrote none.
        recorded_at: UTC, when the photo came into the program.
        inspector: name and certificate number of who brought it in.
        number: of the photo in its inspection.
    """

    place: str
    taken_at: datetime | None
    recorded_at: datetime
    inspector: str
    number: str

    @property
    def lines(self) -> tuple[str, ...]:
        """What is printed, line by line."""
        return (
            f"照片编号：{self.number}　地点：{self.place}",
            f"{self._time}　检查员：{self.inspector}",
        )

    @property
    def _time(self) -> str:
        if self.taken_at is None:
            return f"入库时间：{time_in_words(self.recorded_at)}（照片未记录拍摄时间）"
        taken = self.taken_at
        clock = f"{taken.hour}时{taken.minute:02d}分"
        return f"拍摄时间：{date_in_words(taken.date())}{clock}"


def stamp_of(inspection: Inspection, use: Attachment) -> PhotoStamp:
    """Return the stamp of a photo as it is used; its number is that of the record's list."""
    photos = dict.fromkeys(one.photo.sha256 for one in inspection.attachments)
    places = {one.id: one.place for one in inspection.findings}
    names = {one.certificate_number: one.name for one in inspection.officers}
    return PhotoStamp(
        place=f"{inspection.institution.name} {places.get(use.finding, '')}".strip(),
        taken_at=use.photo.taken_at,
        recorded_at=use.attached_at,
        inspector=f"{names.get(use.officer, '')} {use.officer}".strip() or "未记录",
        number=f"照{list(photos).index(use.photo.sha256) + 1}",
    )
