"""Says what is there of the work where the program was cut off the last time."""

from datetime import date

from inspector.domain.shanghai import SHANGHAI
from inspector.operations.work_session import Recovered


def recovered_in_words(recovered: Recovered, today: date) -> str:
    """Return the sentence for the message bar: the case, the time, how much there is."""
    at = recovered.saved_at.astimezone(SHANGHAI)
    day = "" if at.date() == today else f"{at.month}月{at.day}日 "
    return (
        f"上次没有正常退出。“{recovered.institution_name}”的检查已恢复到 {day}{at:%H:%M:%S} "
        f"保存的内容：已答 {recovered.answered} 项，问题 {recovered.findings} 个，"
        f"照片 {recovered.photos} 张。"
    )
