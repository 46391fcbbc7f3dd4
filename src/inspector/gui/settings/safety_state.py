"""What the page about safety shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.personnel import Officer
from inspector.domain.shanghai import day_in_shanghai
from inspector.gui.theme import Tone
from inspector.operations.check_workspace import Checked
from inspector.operations.laptop_safety import LaptopSafety
from inspector.operations.restore_backup import Restored

_OLD: Final = 7
"""Days after which a backup is too old to be calm about."""


@dataclass(frozen=True, slots=True)
class InspectorLine:
    """Somebody who can open the laptop."""

    number: str
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class SafetyState:
    """The whole page; in practice there is no vault, and nothing to be kept."""

    is_vaulted: bool
    inspectors: tuple[InspectorLine, ...]
    recovery: str
    backup: str
    tone: Tone
    medium: str


def safety_state_of(safety: LaptopSafety, officers: Sequence[Officer], today: date) -> SafetyState:
    """Return what is shown."""
    names = {one.certificate_number: one.name for one in officers}
    lines = tuple(
        InspectorLine(
            number,
            names.get(number, "检查员"),
            f"证号 {number}" + (" · 现在打开的人" if number == safety.officer else ""),
        )
        for number in safety.inspectors
    )
    backup, tone = _backup(safety, today)
    nowhere = "还没有备份到 U 盘或移动硬盘。" if lines else ""
    medium = f"上次备份到 {safety.medium}" if safety.medium else nowhere
    return SafetyState(bool(lines), lines, _recovery(safety), backup, tone, medium)


def check_in_words(found: Checked) -> str:
    """Return what a check of the disk found."""
    if found.is_sound:
        return f"数据文件完好，照片和文书 {found.files} 个都在。"
    parts = [
        "" if found.database else "数据文件已损坏，请用最近的备份恢复。",
        f"照片和文书缺失或损坏 {len(found.lost)} 个，请从备份恢复。" if found.lost else "",
        "" if found.has_key else "本机的签名密钥缺失，请从备份恢复或重新办理登记。",
    ]
    return "".join(parts)


def rehearsal_in_words(restored: Restored) -> str:
    """Return what a rehearsal found."""
    lost = len(restored.lost)
    if lost:
        return f"备份可以打开，但照片和文书缺失或损坏 {lost} 个，请重新备份。"
    return f"恢复演练成功：备份可以打开，照片和文书 {restored.files} 个都在。"


def _recovery(safety: LaptopSafety) -> str:
    if not safety.inspectors:
        return "演练账册不加密，不用口令，也不用备份。"
    if not safety.recoverable:
        return "本机还没有在省厅留存恢复资料，口令丢失将无法找回，请尽快办理登记。"
    return "口令丢失时，可在打开账册的画面用“忘记口令”请省厅两名保管人恢复。"


def _backup(safety: LaptopSafety, today: date) -> tuple[str, Tone]:
    if not safety.inspectors:
        return "演练不用备份", Tone.PLAIN
    if safety.last_backup is None:
        return "还没有备份过", Tone.WARNING
    days = (today - day_in_shanghai(safety.last_backup)).days
    words = f"上次备份 {days} 天前" if days else "今天备份过"
    return words, Tone.WARNING if days > _OLD else Tone.GOOD
