"""How far a deadline is, in words and in tone."""

from datetime import date
from typing import Final

from inspector.gui.theme import Tone

SOON: Final = 3
"""So many days before a deadline are soon."""


def deadline_in_words(deadline: date | None, today: date) -> tuple[str, Tone]:
    """Return 逾期 2 天, 今天到期, 还剩 3 天, or 立即改正 where there is no deadline."""
    if deadline is None:
        return "立即改正", Tone.DANGER
    days = (deadline - today).days
    if days < 0:
        return f"逾期 {-days} 天", Tone.DANGER
    if days == 0:
        return "今天到期", Tone.WARNING
    return f"还剩 {days} 天", Tone.WARNING if days <= SOON else Tone.PLAIN
