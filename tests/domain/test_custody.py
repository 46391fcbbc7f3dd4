"""Custody: every deed on a photo, in order, each line holding on to the one before."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from inspector.domain import canonical_json
from inspector.domain.custody import FIRST, Bundling, Deed, Journey, custody_of
from inspector.domain.inspection import Inspection, InspectionKind
from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.domain.photo import Attachment, Photo, PhotoOrigin

START = datetime(2026, 3, 5, 2, 42, tzinfo=UTC)
SHA = "ab" * 32
PHOTO = Photo(
    SHA,
    0x1234,
    5_000_000,
    "image/jpeg",
    4000,
    3000,
    taken_at=datetime(2026, 3, 5, 10, 30),  # noqa: DTZ001 - cameras write no zone
    latitude=37.87,
    longitude=112.56,
    device="Invented Camera 1",
)


def use(number: int, photo: Photo = PHOTO, **changes: object) -> Attachment:
    attachment = Attachment(
        id=f"a{number}",
        photo=photo,
        item=f"XF-0{number}",
        finding="",
        caption="",
        origin=PhotoOrigin.IMPORTED,
        attached_at=START + timedelta(minutes=number),
        officer="YL-0001",
    )
    return replace(attachment, **changes)  # type: ignore[arg-type]  # any field of the class


def inspection(*uses: Attachment, sealed: str = "") -> Inspection:
    return Inspection(
        id="0" * 32,
        institution=Institution("na-1", "演练幸福养老院", "149901"),
        kind=InspectionKind.ROUTINE,
        pack_version="1",
        checklists=("T1",),
        officers=(
            Officer("演练甲", "YL-0001", date(2030, 1, 1)),
            Officer("演练乙", "YL-0002", date(2030, 1, 1)),
        ),
        started_at=START,
        reference_date=date(2026, 3, 5),
        attachments=uses,
        sealed_sha256=sealed,
    )


def test_a_photo_that_is_not_used_has_no_custody() -> None:
    assert custody_of(SHA, inspection(use(1, replace(PHOTO, sha256="cd" * 32)))) == ()


def test_a_draft_tells_who_took_it_who_kept_it_and_what_for() -> None:
    lines = custody_of(SHA, inspection(use(2, finding="f1", caption="过期"), use(1)))
    assert [(line.deed, line.who) for line in lines] == [
        (Deed.TAKEN, "Invented Camera 1"),
        (Deed.KEPT, "演练甲（YL-0001）"),
        (Deed.USED, "演练甲（YL-0001）"),
        (Deed.USED, "演练甲（YL-0001）"),
    ]
    assert lines[0].details == (
        "照片记录的时间：2026年3月5日10:30:00；位置：北纬 37.87000°，东经 112.56000°"
    )
    assert lines[1].details == (
        "导入，5,000,000 字节，CRC-32 00001234。拍摄时间比入库时间早13分钟。"
    )
    assert [line.details for line in lines[2:]] == ["事项 XF-01", "事项 XF-02的问题，说明：过期"]


def test_what_is_unknown_is_said() -> None:
    bare = replace(PHOTO, taken_at=None, latitude=None, device="")
    stranger = custody_of(SHA, inspection(use(1, bare, officer="YL-0009")))
    assert stranger[0].who == "设备未记录"
    assert stranger[0].details == "照片未记录拍摄时间；未记录位置"
    assert stranger[1].who == "YL-0009"
    assert custody_of(SHA, inspection(use(1, bare, officer="")))[1].who == "未记录"


def test_seal_journeys_and_bundles_follow_in_time() -> None:
    journeys = [
        Journey("第 8 号数据包", "22" * 32, "省民政厅", START + timedelta(days=9)),
        Journey(
            "第 7 号数据包",
            "11" * 32,
            "省民政厅",
            START + timedelta(days=1),
            START + timedelta(days=3),
            accepted=False,
        ),
        Journey(
            "第 6 号数据包",
            "00" * 32,
            "省民政厅",
            START + timedelta(days=2),
            START + timedelta(days=4),
            accepted=True,
        ),
    ]
    bundling = Bundling("Z-1", "行政复议", START + timedelta(days=20), "演练甲")
    sealed = START + timedelta(hours=3)
    lines = custody_of(SHA, inspection(use(1), sealed="ee" * 32), sealed, journeys, [bundling])
    assert [(line.deed, (line.at - START).days) for line in lines[3:]] == [
        (Deed.SEALED, 0),
        (Deed.SENT, 1),
        (Deed.SENT, 2),
        (Deed.REJECTED, 3),
        (Deed.CONFIRMED, 4),
        (Deed.SENT, 9),
        (Deed.BUNDLED, 20),
    ]
    assert lines[3].who == "演练甲、演练乙"
    assert lines[3].details == f"封存记录 SHA-256 {'ee' * 32}"
    assert lines[4].details == f"第 7 号数据包，清单 SHA-256 {'11' * 32}"
    assert lines[-1].details == "证据包 Z-1，用途：行政复议"


def test_each_line_names_the_hash_of_the_one_before() -> None:
    lines = custody_of(SHA, inspection(use(1), use(2)))
    previous = FIRST
    for line in lines:
        assert line.previous == previous
        data = canonical_json.encode(line.record())
        previous = hashlib.sha256(data).hexdigest()
        assert line.sha256 == previous
    assert lines[0].record()["at"] == "2026-03-05T02:43:00Z"
