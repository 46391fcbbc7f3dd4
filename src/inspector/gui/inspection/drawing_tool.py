"""The tools for drawing on a photo, and what each of them makes of a stroke."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

from inspector.domain.annotation import (
    LONGEST_TEXT,
    Annotation,
    Area,
    Arrow,
    Blur,
    Box,
    Circle,
    Crop,
    Spot,
    Text,
)
from inspector.gui.widgets.photo_canvas import Stroke


class Tool(Enum):
    """What a person picks before drawing; the value stands on its button."""

    ARROW = "箭头"
    CIRCLE = "圆圈"
    BOX = "方框"
    TEXT = "文字"
    CROP = "裁剪"
    BLUR = "遮挡"


STROKES: Final = {
    Tool.ARROW: Stroke.LINE,
    Tool.CIRCLE: Stroke.ELLIPSE,
    Tool.BOX: Stroke.BOX,
    Tool.TEXT: Stroke.POINT,
    Tool.CROP: Stroke.BOX,
    Tool.BLUR: Stroke.BOX,
}
_OF_AREA: Final[Mapping[Tool, Callable[[Area], Annotation]]] = {
    Tool.CIRCLE: Circle,
    Tool.BOX: Box,
    Tool.CROP: Crop,
    Tool.BLUR: Blur,
}


def annotation_of(tool: Tool, start: Spot, end: Spot, words: str) -> Annotation | None:
    """Return what a stroke draws; None where it draws nothing: no length, no area, no words."""
    if tool is Tool.TEXT:
        plain = "".join(letter for letter in words if letter.isprintable()).strip()
        return Text(end, plain[:LONGEST_TEXT]) if plain else None
    if tool is Tool.ARROW:
        return None if start == end else Arrow(start, end)
    area = Area.between(start, end)
    return None if area is None else _OF_AREA[tool](area)
