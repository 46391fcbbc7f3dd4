"""Annotations as canonical JSON values and back, strictly."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, assert_never

from inspector.domain.annotation import (
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
from inspector.domain.canonical_json import JsonValue


class NotAnnotationsError(ValueError):
    """The value is no list of annotations of this version."""


def to_record(annotations: Iterable[Annotation]) -> list[JsonValue]:
    """Return one object an annotation: its shape, its places and its words."""
    return [_object(annotation) for annotation in annotations]


def from_record(value: JsonValue) -> tuple[Annotation, ...]:
    """Return what `to_record` was given.

    Raises:
        NotAnnotationsError: anything but exactly that form.
    """
    if not isinstance(value, list):
        raise NotAnnotationsError("no list")
    return tuple(_annotation(one) for one in value)


def _object(annotation: Annotation) -> JsonValue:
    match annotation:
        case Arrow(start, tip):
            return {"shape": "arrow", "at": [start.x, start.y, tip.x, tip.y]}
        case Circle(area):
            return {"shape": "circle", "at": _corners(area)}
        case Box(area):
            return {"shape": "box", "at": _corners(area)}
        case Text(spot, words):
            return {"shape": "text", "at": [spot.x, spot.y], "words": words}
        case Crop(area):
            return {"shape": "crop", "at": _corners(area)}
        case Blur(area):
            return {"shape": "blur", "at": _corners(area)}
        case _:
            assert_never(annotation)


def _corners(area: Area) -> list[JsonValue]:
    return [area.left, area.top, area.right, area.bottom]


def _annotation(value: JsonValue) -> Annotation:
    if not isinstance(value, dict):
        raise NotAnnotationsError("no object")
    match value:
        case {"shape": str(shape), "at": list(at), "words": str(words)}:
            make: Callable[..., Annotation] | None = {"text": _text}.get(shape)
            arguments: list[JsonValue] = [*at, words]
        case {"shape": str(shape), "at": list(at)}:
            make, arguments = _SHAPES.get(shape), at
        case _:
            raise NotAnnotationsError("no shape or no place")
    if make is None or not all(type(one) is int for one in at):
        raise NotAnnotationsError(f"{shape} is unknown or has no places")
    try:
        annotation = make(*arguments)
    except (TypeError, ValueError) as error:
        raise NotAnnotationsError(f"{shape} lies wrongly") from error
    if _object(annotation) != value:
        raise NotAnnotationsError(f"{shape} has more than it needs")
    return annotation


def _arrow(x: int, y: int, tip_x: int, tip_y: int) -> Arrow:
    return Arrow(Spot(x, y), Spot(tip_x, tip_y))


def _text(x: int, y: int, words: str) -> Text:
    return Text(Spot(x, y), words)


_SHAPES: Final[Mapping[str, Callable[..., Annotation]]] = {
    "arrow": _arrow,
    "circle": lambda *at: Circle(Area(*at)),
    "box": lambda *at: Box(Area(*at)),
    "crop": lambda *at: Crop(Area(*at)),
    "blur": lambda *at: Blur(Area(*at)),
}
