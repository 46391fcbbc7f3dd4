"""Says at the start what is there of the work, and what must be done before any of it leaves."""

from datetime import date
from typing import assert_never

from inspector.domain.shanghai import SHANGHAI
from inspector.operations.restored import Doubt
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


def doubt_in_words(doubt: Doubt) -> str:
    """Return why nothing may be exported, in a sentence for the first look at the window."""
    match doubt:
        case Doubt.RESTORED:
            why = "本账册是从备份恢复的"
        case Doubt.CONTRADICTED:
            why = "省厅收到过以本机名义送来的互相矛盾的数据包"
        case Doubt.REVOKED:
            why = "省厅已吊销本机的授权"
        case _:
            assert_never(doubt)
    return f"{why}，本机重新登记以前不能导出。检查和文书照常做。"
