"""What a person draws on the copy of a photo: data over the original, which stays as it is.

Places are whole numbers from 0 to 10,000: ten-thousandths of the upright picture's width and
height, counted from the top left, so that they hold for every size of copy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

WHOLE: Final = 10_000
LONGEST_TEXT: Final = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the picture; ValueError outside it."""

    x: int
    y: int

    def __post_init__(self) -> None:
        if not (0 <= self.x <= WHOLE and 0 <= self.y <= WHOLE):
            raise ValueError(f"({self.x}, {self.y}) lies outside the picture")


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle of the picture; ValueError where it is empty or outside."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if not (0 <= self.left < self.right <= WHOLE and 0 <= self.top < self.bottom <= WHOLE):
            raise ValueError(f"{self} is empty or lies outside the picture")

    @classmethod
    def between(cls, one: Spot, other: Spot) -> "Area | None":
        """Return the rectangle that a drag from corner to corner spans, None where it has none."""
        if one.x == other.x or one.y == other.y:
            return None
        (left, right), (top, bottom) = sorted((one.x, other.x)), sorted((one.y, other.y))
        return cls(left, top, right, bottom)


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a start to a tip that points at something."""

    start: Spot
    tip: Spot


@dataclass(frozen=True, slots=True)
class Circle:
    """An ellipse that fills the area."""

    area: Area


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around something."""

    area: Area


@dataclass(frozen=True, slots=True)
class Text:
    """A line of words that begins at a spot; ValueError where it is blank, too long or broken."""

    spot: Spot
    words: str

    def __post_init__(self) -> None:
        if not self.words.strip() or len(self.words) > LONGEST_TEXT:
            raise ValueError("words must be 1 to 60 characters")
        if not self.words.isprintable():
            raise ValueError("words must be one printable line")


@dataclass(frozen=True, slots=True)
class Crop:
    """Show this part alone; the places of all others still count in the whole picture."""

    area: Area


@dataclass(frozen=True, slots=True)
class Blur:
    """Make a face or a number unreadable; a public copy covers the area wholly."""

    area: Area


Annotation: TypeAlias = Arrow | Circle | Box | Text | Crop | Blur


def shown_area(annotations: Iterable[Annotation]) -> Area:
    """Return what is left of the picture: the last crop counts."""
    crops = [one.area for one in annotations if isinstance(one, Crop)]
    return crops[-1] if crops else Area(0, 0, WHOLE, WHOLE)


def hidden_areas(annotations: Iterable[Annotation]) -> tuple[Area, ...]:
    """Return the areas that nobody outside may read."""
    return tuple(one.area for one in annotations if isinstance(one, Blur))
