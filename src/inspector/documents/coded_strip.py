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
_GAP: Final = 10.0


def coded_strip(setter: Typesetter, heading: str, words: str, code: str) -> Strip:
    """Return the strip; it stays with what follows.

    Raises:
        ValueError: the text is longer than a code holds.
    """
    pattern = qr_pattern(code)
    room = TEXT_WIDTH - _SIDE - _GAP
    style = replace(RECORD_HEADING, size=14)
    parts: list[tuple[TextStyle, str]] = [(style, heading), (NOTE, words)]
    lines = [(kind, line) for kind, text in parts for line in setter.lines(text, kind, room)]
    height = max(_SIDE, sum(kind.leading for kind, _ in lines)) + _GAP

    def draw(pen: Pen, place: Place) -> None:
        pen.pattern(pattern, (place.x + TEXT_WIDTH - _SIDE, place.top - _SIDE, _SIDE))
        top = place.top
        for kind, line in lines:
            draw_line(pen, line, kind, place.x, top)
            top -= kind.leading

    return Strip(height, draw, keep_with_next=True)
