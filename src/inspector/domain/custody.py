"""The custody of a photo: who took it, who touched it, where it went, line by line (C13)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from inspector.domain import canonical_json
from inspector.domain.canonical_json import JsonValue
from inspector.domain.evidence_gap import gap_in_words
from inspector.domain.inspection import Inspection
from inspector.domain.photo import Attachment, Photo
from inspector.domain.shanghai import date_in_words

FIRST: Final = "0" * 64
"""Stands in the first line of a photo for the hash of a line before it."""


class Deed(StrEnum):
    """What was done; the value is what a person reads."""

    TAKEN = "拍摄"
    KEPT = "入库"
    USED = "用作证据"
    SEALED = "随检查封存"
    SENT = "装入数据包送出"
    CONFIRMED = "省厅确认收到"
    REJECTED = "省厅退回"
    BUNDLED = "装入证据包"


@dataclass(frozen=True, slots=True)
class Journey:
    """One package that carried the inspection's photos.

    Attributes:
        package: its number in words, as the receipt names it.
        manifest_sha256: hex, of the package's manifest.
        sent_at: UTC.
        answered_at: UTC, None before a receipt came.
        accepted: what the receipt says.
    """

    package: str
    manifest_sha256: str
    recipient: str
    sent_at: datetime
    answered_at: datetime | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Bundling:
    """An evidence bundle that holds the originals."""

    number: str
    purpose: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """One thing that happened to a photo.

    Attributes:
        photo: SHA-256 of the original, hex.
        at: UTC; for a deed whose time only the camera knows, the moment it was recorded.
        who: person or office.
        details: a Chinese phrase.
        previous: hash of the line before, hex.
    """

    photo: str
    at: datetime
    deed: Deed
    who: str
    details: str
    previous: str

    @property
    def sha256(self) -> str:
        """Hex, of the line's canonical bytes; the next line names it."""
        return hashlib.sha256(canonical_json.encode(self.record())).hexdigest()

    def record(self) -> dict[str, JsonValue]:
        """Return the line as a canonical JSON value."""
        return {
            "photo": self.photo,
            "at": self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "deed": self.deed.value,
            "who": self.who,
            "details": self.details,
            "previous": self.previous,
        }


@dataclass(frozen=True, slots=True)
class _Event:
    at: datetime
    deed: Deed
    who: str
    details: str


def custody_of(
    photo: str,
    inspection: Inspection,
    sealed_at: datetime | None = None,
    journeys: Iterable[Journey] = (),
    bundlings: Iterable[Bundling] = (),
) -> tuple[CustodyLine, ...]:
    """Return the lines of one photo, oldest first, each naming the hash of the one before.

    Args:
        photo: SHA-256 of the original, hex.
        inspection: that uses it; as sealed, or the draft.
        sealed_at: UTC, None for a draft.
        journeys: packages that carried it.
        bundlings: evidence bundles that hold it, the one being made included.
    """
    uses = sorted(
        (one for one in inspection.attachments if one.photo.sha256 == photo),
        key=lambda one: (one.attached_at, one.id),
    )
    if not uses:
        return ()
    events = [*_came_in(uses[0], inspection), *(_use(one, inspection) for one in uses)]
    if sealed_at is not None:
        names = "、".join(officer.name for officer in inspection.officers)
        hashed = f"封存记录 SHA-256 {inspection.sealed_sha256}"
        events.append(_Event(sealed_at, Deed.SEALED, names, hashed))
    later = [event for journey in journeys for event in _journey(journey)]
    later += [_Event(one.made_at, Deed.BUNDLED, one.made_by, _bundle(one)) for one in bundlings]
    return _chained(photo, (*events, *sorted(later, key=lambda event: event.at)))


def _came_in(use: Attachment, inspection: Inspection) -> tuple[_Event, ...]:
    photo, who = use.photo, _person(use.officer, inspection)
    kept = (
        f"{use.origin.value}，{photo.size:,} 字节，CRC-32 {photo.crc32:08x}。"
        f"{gap_in_words(photo.taken_at, use.attached_at)}"
    )
    return (
        _Event(use.attached_at, Deed.TAKEN, photo.device or "设备未记录", _taken(photo)),
        _Event(use.attached_at, Deed.KEPT, who, kept),
    )


def _taken(photo: Photo) -> str:
    time = "照片未记录拍摄时间"
    if photo.taken_at is not None:
        time = f"照片记录的时间：{date_in_words(photo.taken_at.date())}{photo.taken_at:%H:%M:%S}"
    if photo.latitude is None or photo.longitude is None:
        return f"{time}；未记录位置"
    return f"{time}；位置：北纬 {photo.latitude:.5f}°，东经 {photo.longitude:.5f}°"


def _use(use: Attachment, inspection: Inspection) -> _Event:
    subject = f"事项 {use.item}" + ("的问题" if use.finding else "")
    caption = f"，说明：{use.caption}" if use.caption else ""
    return _Event(use.attached_at, Deed.USED, _person(use.officer, inspection), subject + caption)


def _journey(journey: Journey) -> tuple[_Event, ...]:
    details = f"{journey.package}，清单 SHA-256 {journey.manifest_sha256}"
    sent = _Event(journey.sent_at, Deed.SENT, f"送往{journey.recipient}", details)
    if journey.answered_at is None:
        return (sent,)
    deed = Deed.CONFIRMED if journey.accepted else Deed.REJECTED
    return sent, _Event(journey.answered_at, deed, journey.recipient, f"{journey.package}的回执")


def _bundle(bundling: Bundling) -> str:
    return f"证据包 {bundling.number}，用途：{bundling.purpose}"


def _person(certificate: str, inspection: Inspection) -> str:
    for officer in inspection.officers:
        if officer.certificate_number == certificate:
            return f"{officer.name}（{certificate}）"
    return certificate or "未记录"


def _chained(photo: str, events: Iterable[_Event]) -> tuple[CustodyLine, ...]:
    lines: list[CustodyLine] = []
    for event in events:
        previous = lines[-1].sha256 if lines else FIRST
        lines.append(CustodyLine(photo, event.at, event.deed, event.who, event.details, previous))
    return tuple(lines)
