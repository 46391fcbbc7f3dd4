"""Breaks Chinese text into lines by the rules of 避头尾 (GB/T 15834-2011, 5.1.9; JLREQ 3.1.7).

No line begins with closing punctuation or ends with opening punctuation; dashes and ellipses of two
characters, places to write on, numbers and Latin words stay whole.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

NEVER_FIRST = frozenset("、。，．；：？！…—～·・”’）》〉】〕』」］｝〗%％‰℃㎡°,.;:?!)]}ー々￣")
NEVER_LAST = frozenset("“‘（《〈【〔『「［｛〖([{￥¥＄$№")
_PAIRED = frozenset("—…＿")
_IN_WORDS = re.compile(r"[!-~À-ɏ]")
_ROUNDING = 1e-6

Measure = Callable[[str], float]
"""Returns the width of a character, in any unit that the line's width has too."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text with the blank that it may end in, its width, and whether it is the last.

    ``width`` is measured without trailing blanks.
    """

    text: str
    width: float
    last: bool


def broken(text: str, first_width: float, width: float, measure: Measure) -> list[Line]:
    """Return the lines of one paragraph; an empty text gives one empty line.

    The lines joined are the text. A piece that no rule lets one break and that is wider than a line
    (a long hash, forty closing brackets) is broken at the margin.
    """
    reached = list(accumulate(map(measure, text), initial=0.0))
    lines: list[Line] = []
    start, room = 0, first_width
    while True:
        end = _reach(text, reached, start, room)
        if end < len(text):
            end = _end_of_line(text, reached, (start, end), width)
        shown = start + len(text[start:end].rstrip())
        is_last = end == len(text)
        lines.append(Line(text[start:end], reached[shown] - reached[start], is_last))
        if is_last:
            return lines
        start, room = end, width


def _reach(text: str, reached: Sequence[float], start: int, room: float) -> int:
    """Return the last place that has room, with the blanks there: they may stand in the margin."""
    place = bisect_right(reached, reached[start] + room + _ROUNDING) - 1
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _end_of_line(text: str, reached: Sequence[float], line: tuple[int, int], width: float) -> int:
    """Return the last place within the line at which it may end.

    Places are numbers of characters before them. Where the piece that does not fit any more is
    wider than a whole line, fewer rules hold within it.
    """
    start, limit = line
    end = start
    for may_end in (_by_all_rules, _by_punctuation):
        end = next((place for place in range(limit, end, -1) if may_end(text, place)), end)
        for after in range(limit + 1, _reach(text, reached, end, width) + 1):
            if after == len(text) or may_end(text, after):
                return end if end > start else after
    return max(limit, start + 1)


def _by_all_rules(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if "\u4e00" <= before <= "\u9fff" and "\u4e00" <= after <= "\u9fff":
        return True  # between two ideographs, as nearly always
    if after.isspace() or (_IN_WORDS.match(before) and _IN_WORDS.match(after)):
        return False
    if before.isspace():
        before = text[:place].rstrip()[-1:]
        if not before:
            return True
    if (before == "〕" and after.isdigit()) or (before.isdigit() and after == "号"):
        return False  # 〔2026〕7号 stays whole
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    return not (before in _PAIRED and before == after)


def _by_punctuation(text: str, place: int) -> bool:
    return text[place] not in NEVER_FIRST and text[place - 1] not in NEVER_LAST
