"""The answer of the inspection before, to stand beside today's."""

from inspector.domain.answer_words import answer_in_words
from inspector.domain.checklist import Item
from inspector.domain.inspection import Inspection
from inspector.domain.shanghai import SHANGHAI


def earlier_in_words(item: Item, earlier: Inspection | None) -> str:
    """Return what the last sealed inspection answered, for example 上次（2025年11月）2 人."""
    answer = earlier.answers.get(item.code) if earlier is not None else None
    if earlier is None or answer is None:
        return ""
    at = earlier.started_at.astimezone(SHANGHAI)
    return f"上次（{at.year}年{at.month}月）{answer_in_words(item, answer)}"
