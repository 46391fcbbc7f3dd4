"""Breaks Chinese text into lines by the rules of 避头尾 (GB/T 15834-2011, 5.1.9; JLREQ 3.1.7).

No line begins with closing punctuation or ends with opening punctuation; dashes and ellipses of two
characters, places to write on, numbers and Latin words stay whole.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

NEVER_FIRST = frozenset("、。，．；：？！…—～·・”’）》〉】〕』」］｝〗%％‰℃㎡°,.;:?!)]}ー々￣")
NEVER_LAST = frozenset("“‘（《〈【〔『「［｛〖([{￥¥＄$№")
_PAIRED = frozenset("—…＿")
_ATOM = re.compile(r"[!-~À-ɏ]+|\s|.", re.DOTALL)

_ROUNDING = 1e-6
Measure = Callable[[str], float]
"""Returns the width of a piece of text, in any unit that the line's width has too."""


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
    lines: list[str] = []
    current, used, room = "", 0.0, first_width
    for piece in _pieces(text):
        for part in _fitted(piece, width, measure):
            taken = measure(part)
            needed = measure(part.rstrip()) if part[-1].isspace() else taken
            if current and used + needed > room + _ROUNDING:
                lines.append(current)
                current, used, room = "", 0.0, width
            current += part
            used += taken
    lines.append(current)
    last = len(lines) - 1
    return [Line(t, measure(t.rstrip()), index == last) for index, t in enumerate(lines)]


def _pieces(text: str) -> Iterator[str]:
    """Yield the shortest pieces between which a line may break."""
    piece = ""
    for match in _ATOM.finditer(text):
        atom = match.group()
        if piece and _may_break(piece, atom):
            yield piece
            piece = ""
        piece += atom
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if "\u4e00" <= before[-1] <= "\u9fff" and "\u4e00" <= after <= "\u9fff":
        return True  # between two ideographs, as nearly always
    if after.isspace():
        return False
    if before[-1].isspace():
        before = before.rstrip()
        if not before:
            return True
    if after[0] in NEVER_FIRST or before[-1] in NEVER_LAST:
        return False
    if (before[-1] == "〕" and after[0].isdigit()) or (before[-1].isdigit() and after == "号"):
        return False  # 〔2026〕7号 stays whole
    return not (before[-1] in _PAIRED and before[-1] == after[0])


def _fitted(piece: str, width: float, measure: Measure) -> Iterable[str]:
    """Return the piece if it fits on a line, else the smallest parts that obey punctuation."""
    is_whole = len(piece) == 1 or measure(piece.rstrip()) <= width
    return (piece,) if is_whole else _parts(piece, width, measure)


def _parts(piece: str, width: float, measure: Measure) -> Iterator[str]:
    part = ""
    for character in piece:
        if part and character not in NEVER_FIRST and part[-1] not in NEVER_LAST:
            yield from _fitting(part, width, measure)
            part = ""
        part += character
    yield from _fitting(part, width, measure)


def _fitting(part: str, width: float, measure: Measure) -> Iterator[str]:
    if measure(part) <= width:
        yield part
    else:
        yield from part
