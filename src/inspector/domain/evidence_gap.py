"""The gap between the time a photo carries and the computer's clock, in words (C8, P18)."""

from datetime import datetime, timedelta
from typing import Final

from inspector.domain.shanghai import SHANGHAI

_SAME: Final = timedelta(minutes=2)
_OLD: Final = timedelta(days=1)
_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR


def time_gap(taken_at: datetime | None, recorded_at: datetime) -> timedelta | None:
    """Return how long before the record the photo was taken; negative when after it.

    Args:
        taken_at: as the camera wrote it, without zone: local time in Shanghai.
        recorded_at: the clock when the photo came in, aware.
    """
    if taken_at is None:
        return None
    return recorded_at - taken_at.replace(tzinfo=SHANGHAI)


def gap_in_words(taken_at: datetime | None, recorded_at: datetime) -> str:
    """Return the gap as a sentence that stands beside the photo; arguments as `time_gap`."""
    gap = time_gap(taken_at, recorded_at)
    if gap is None:
        return "照片没有记录拍摄时间。"
    if abs(gap) <= _SAME:
        return "拍摄时间与电脑时间一致。"
    if gap > timedelta():
        return f"拍摄时间比入库时间早{_span(gap)}。"
    return f"拍摄时间比电脑时间晚{_span(-gap)}，请核对相机和电脑的时钟。"


def needs_explaining(taken_at: datetime | None, recorded_at: datetime) -> bool:
    """Whether the time is missing, in the future, or more than a day old; as `time_gap`."""
    gap = time_gap(taken_at, recorded_at)
    return gap is None or not -_SAME <= gap <= _OLD


def _span(gap: timedelta) -> str:
    seconds = int(gap.total_seconds())
    if seconds >= _DAY:
        days, hours = seconds // _DAY, seconds % _DAY // _HOUR
        return f"{days:,}天{hours}小时" if hours else f"{days:,}天"
    hours, minutes = seconds // _HOUR, seconds % _HOUR // _MINUTE
    if not hours:
        return f"{minutes}分钟"
    return f"{hours}小时{minutes}分钟" if minutes else f"{hours}小时"
