"""What is said about backups before one of them takes the place of today's data."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.domain.shanghai import time_in_words
from inspector.gui.theme import Tone
from inspector.operations.holdings import Holdings
from inspector.operations.list_backups import FoundBackup
from inspector.operations.prepare_restore import Prepared
from inspector.operations.restore_backup import Restored


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup to choose; the chip says whether it is the whole of this laptop."""

    title: str
    more: str
    chip: str
    tone: Tone


def lines_of(found: Sequence[FoundBackup]) -> tuple[BackupLine, ...]:
    """Return a line for each backup."""
    return tuple(_line(one) for one in found)


def found_in_words(prepared: Prepared, found: FoundBackup, now: Holdings | None) -> str:
    """Return what is in the backup, beside what is in the workspace now; None: it is damaged."""
    lost = len(prepared.lost)
    state = f"缺失或损坏 {lost} 个" if lost else "都在"
    today = (
        "现在的账册已损坏，读不出里面有多少。"
        if now is None
        else f"现在的账册（{now.office or '没有填写单位'}）：{_numbers(now)}。"
    )
    return (
        f"备份（{time_in_words(found.made_at)}，{prepared.holdings.office or '没有填写单位'}）："
        f"{_numbers(prepared.holdings)}；照片和文书 {prepared.files} 个，{state}。\n"
        f"{today}"
    )


def question_of(prepared: Prepared, found: FoundBackup) -> str:
    """Return what a person agrees to: what happens to today's data, and what comes after."""
    home = prepared.home
    kept = home / "workspace.replaced.sqlite3" if found.files is None else f"{home}.replaced-时间"
    return (
        f"用{time_in_words(found.made_at)}的备份换下现在的账册？\n\n"
        f"现在的数据不会删除，原样保留在“{kept}”。窗口会先关闭，恢复后用做备份时的口令打开。"
        "恢复后须重新登记，登记以前不能导出。"
    )


def restored_in_words(restored: Restored, found: FoundBackup) -> str:
    """Return what the gate says when it asks for the passphrase again."""
    lost = f"照片和文书缺失或损坏 {len(restored.lost)} 个。" if restored.lost else ""
    return (
        f"已恢复{time_in_words(found.made_at)}的备份，请用做备份时的口令打开。{lost}"
        f"恢复前的数据保留在“{restored.replaced}”。"
    )


def _line(found: FoundBackup) -> BackupLine:
    if found.files is None:
        more, chip, tone = "只有记录，用本机现有的照片和文书", "本机磁盘", Tone.PLAIN
    else:
        more = f"记录，照片和文书 {found.files} 个"
        chip, tone = ("本机的", Tone.GOOD) if found.is_own else ("另一台电脑的", Tone.WARNING)
    return BackupLine(time_in_words(found.made_at), f"{more} · {found.source}", chip, tone)


def _numbers(held: Holdings) -> str:
    begun = f"，最近一次检查开始于{time_in_words(held.last_begun)}" if held.last_begun else ""
    return f"封存的检查 {held.sealed} 份，草稿 {held.drafts} 份，机构 {held.institutions} 家{begun}"
