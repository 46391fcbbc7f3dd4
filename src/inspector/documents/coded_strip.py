"""A heading with words under it and a large code beside them."""

from dataclasses import replace
from typing import Final

from inspector.documents.code_pattern import qr_pattern
from inspector.documents.page import MILLIMETRE, TEXT_WIDTH
from inspector.documents.paragraph import Typesetter, draw_line
from inspector.documents.pen import Pen
from inspector.documents.strip import Place, Strip
from inspector.documents.text_style import NOTE, RECORD_HEADING, TextStyle

_SIDE: Final = 24 * MILLIMETRE
_MODULE: Final = 0.35 * MILLIMETRE  # at least: a telephone reads it from a hand's width away
_GAP: Final = 10.0


def coded_strip(setter: Typesetter, heading: str, words: str, code: str) -> Strip:
    """Return the strip; it stays with what follows.

    Raises:
        ValueError: the text is longer than a code holds.
    """
    pattern = qr_pattern(code)
    side = max(_SIDE, len(pattern) * _MODULE)
    room = TEXT_WIDTH - side - _GAP
    style = replace(RECORD_HEADING, size=14)
    parts: list[tuple[TextStyle, str]] = [(style, heading), (NOTE, words)]
    lines = [(kind, line) for kind, text in parts for line in setter.lines(text, kind, room)]
    height = max(side, sum(kind.leading for kind, _ in lines)) + _GAP

    def draw(pen: Pen, place: Place) -> None:
        pen.pattern(pattern, (place.x + TEXT_WIDTH - side, place.top - side, side))
        top = place.top
        for kind, line in lines:
            draw_line(pen, line, kind, place.x, top)
            top -= kind.leading

    return Strip(height, draw, keep_with_next=True)
