"""What a photo's time, place and stamp say in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from inspector.domain.checklist import Severity
from inspector.domain.county_boundary import CountyBoundary, place_warning
from inspector.domain.evidence_gap import gap_in_words, needs_explaining, time_gap
from inspector.domain.finding import Finding, Remedy
from inspector.domain.inspection import Inspection, InspectionKind
from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.domain.photo import Attachment, Photo, PhotoOrigin
from inspector.domain.photo_stamp import PhotoStamp, stamp_of

CLOCK = datetime(2026, 3, 5, 2, 42, 30, tzinfo=UTC)
LOCAL = datetime(2026, 3, 5, 10, 42, 30)  # noqa: DTZ001 - cameras write no zone


@pytest.mark.parametrize(
    ("before", "words", "explain"),
    [
        (timedelta(), "拍摄时间与电脑时间一致。", False),
        (timedelta(minutes=2), "拍摄时间与电脑时间一致。", False),
        (timedelta(minutes=-2), "拍摄时间与电脑时间一致。", False),
        (timedelta(minutes=3), "拍摄时间比入库时间早3分钟。", False),
        (timedelta(hours=2), "拍摄时间比入库时间早2小时。", False),
        (timedelta(hours=2, minutes=5), "拍摄时间比入库时间早2小时5分钟。", False),
        (timedelta(days=1), "拍摄时间比入库时间早1天。", False),
        (timedelta(days=3, hours=4), "拍摄时间比入库时间早3天4小时。", True),
        (timedelta(days=-1200), "拍摄时间比电脑时间晚1,200天，请核对相机和电脑的时钟。", True),
        (timedelta(minutes=-9), "拍摄时间比电脑时间晚9分钟，请核对相机和电脑的时钟。", True),
    ],
)
def test_the_gap_is_told_and_judged__p18(before: timedelta, words: str, explain: bool) -> None:
    assert gap_in_words(LOCAL - before, CLOCK) == words
    assert needs_explaining(LOCAL - before, CLOCK) is explain
    assert time_gap(LOCAL - before, CLOCK) == before


def test_a_photo_without_time_says_so() -> None:
    assert gap_in_words(None, CLOCK) == "照片没有记录拍摄时间。"
    assert needs_explaining(None, CLOCK)
    assert time_gap(None, CLOCK) is None


SQUARE = ((112.0, 37.0), (113.0, 37.0), (113.0, 38.0), (112.0, 38.0), (112.0, 37.0))
HOLE = ((112.4, 37.4), (112.6, 37.4), (112.6, 37.6), (112.4, 37.6), (112.4, 37.4))
COUNTY = CountyBoundary("149901", "云岭县", (SQUARE, HOLE))


@pytest.mark.parametrize(
    ("latitude", "longitude", "inside"),
    [
        (37.2, 112.5, True),
        (37.5, 112.5, False),
        (37.5, 112.9, True),
        (36.9, 112.5, False),
        (38.1, 112.5, False),
        (37.5, 111.9, False),
        (37.5, 113.1, False),
    ],
)
def test_a_place_is_inside_the_outline_and_outside_its_holes(
    latitude: float, longitude: float, inside: bool
) -> None:
    assert COUNTY.contains(latitude, longitude) is inside
    assert (COUNTY.metres_away(latitude, longitude) == 0) is inside


def test_the_distance_is_to_the_nearest_point_of_the_line() -> None:
    assert COUNTY.metres_away(36.9, 112.5) == pytest.approx(11_120, rel=0.01)
    assert COUNTY.metres_away(37.5, 113.1) == pytest.approx(8_822, rel=0.01)
    corner = (11_120**2 + 8_890**2) ** 0.5
    assert COUNTY.metres_away(36.9, 111.9) == pytest.approx(corner, rel=0.01)


def test_a_point_that_stands_twice_in_the_outline_does_no_harm() -> None:
    doubled = CountyBoundary("149901", "云岭县", ((SQUARE[0], *SQUARE),))
    assert doubled.metres_away(36.9, 112.0) == pytest.approx(11_120, rel=0.01)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(None, None), (37.2, None), (None, 112.5), (37.2, 112.5), (36.99, 112.5)],
)
def test_unknown_inside_and_near_the_line_warn_of_nothing(
    latitude: float | None, longitude: float | None
) -> None:
    assert place_warning(COUNTY, latitude, longitude) is None


def test_a_place_well_outside_warns_and_says_how_far() -> None:
    assert place_warning(COUNTY, 36.9, 112.5) == (
        "照片记录的位置在云岭县边界以外约11公里，请核对是否为本次检查拍摄的照片。"
    )


def test_the_stamp_says_place_time_inspector_and_number() -> None:
    stamp = PhotoStamp("演练幸福养老院", LOCAL, CLOCK, "演练甲（YL-0001）", "3")
    assert stamp.lines == (
        "照片编号：3　地点：演练幸福养老院",
        "拍摄时间：2026年3月5日10时42分　检查员：演练甲（YL-0001）",
    )


def test_the_stamp_of_a_photo_without_time_says_when_it_came_in() -> None:
    stamp = PhotoStamp("演练幸福养老院", None, CLOCK, "演练甲", "3")
    assert "入库时间：2026年3月5日10时42分（照片未记录拍摄时间）" in stamp.lines[1]


def test_the_stamp_of_a_use_names_place_inspector_and_number__c7() -> None:
    first = Photo("a" * 64, 0, 1, "image/jpeg", 4, 3, taken_at=LOCAL)
    second = replace(first, sha256="b" * 64)
    finding = Finding("f1", "T1-C09", "二层楼梯间", "", "", Severity.MINOR, Remedy.AT_ONCE)
    use = Attachment("a2", second, "T1-C09", "f1", "", PhotoOrigin.TAKEN, CLOCK, "晋A0001")
    inspection = Inspection(
        id="0" * 32,
        institution=Institution("na-1", "云岭县示例敬老院", "149901"),
        kind=InspectionKind.ANNUAL,
        pack_version="1",
        checklists=("T1",),
        officers=(Officer("示例甲", "晋A0001", date(2028, 1, 1)),),
        started_at=CLOCK,
        reference_date=date(2026, 3, 5),
        findings=(finding,),
        attachments=(replace(use, id="a1", photo=first), use),
    )
    stamp = stamp_of(inspection, use)
    assert (stamp.place, stamp.inspector) == ("云岭县示例敬老院 二层楼梯间", "示例甲 晋A0001")
    assert (stamp.number, stamp.taken_at, stamp.recorded_at) == ("照2", LOCAL, CLOCK)
    nobody = stamp_of(inspection, replace(inspection.attachments[0], finding="", officer=""))
    assert (nobody.place, nobody.inspector) == ("云岭县示例敬老院", "未记录")
    assert nobody.number == "照1"
