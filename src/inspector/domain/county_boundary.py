"""Whether a photo was taken in its county: a warning, never a refusal."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_METRES_A_DEGREE: Final = 111_195.0
_TOLERANCE: Final = 2_000.0  # metres: lines differ between public layers, phones shift coordinates
_KILOMETRE: Final = 1_000

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CountyBoundary:
    """The outline of a county.

    Attributes:
        code: six digits.
        rings: closed; each point is longitude and latitude in WGS-84 degrees. A point is inside
            where it is inside an odd number of them, so that holes are rings too.
    """

    code: str
    name: str
    rings: tuple[tuple[Point, ...], ...]

    def contains(self, latitude: float, longitude: float) -> bool:
        """Whether the place lies inside; on the line itself either answer may come."""
        crossings = sum(_crosses(one, other, latitude, longitude) for one, other in self._edges())
        return crossings % 2 == 1

    def metres_away(self, latitude: float, longitude: float) -> float:
        """Return how far outside the place lies, 0 inside; right within 1 % near the county."""
        if self.contains(latitude, longitude):
            return 0.0
        east = _METRES_A_DEGREE * math.cos(math.radians(latitude))

        def metres(point: Point) -> Point:
            return (point[0] - longitude) * east, (point[1] - latitude) * _METRES_A_DEGREE

        return min(_distance(metres(one), metres(other)) for one, other in self._edges())

    def _edges(self) -> Iterator[tuple[Point, Point]]:
        for ring in self.rings:
            yield from pairwise(ring)


def place_warning(
    boundary: CountyBoundary, latitude: float | None, longitude: float | None
) -> str | None:
    """Return a sentence where a photo's place lies well outside the county, else None."""
    if latitude is None or longitude is None:
        return None
    metres = boundary.metres_away(latitude, longitude)
    if metres < _TOLERANCE:
        return None
    return (
        f"照片记录的位置在{boundary.name}边界以外约{round(metres / _KILOMETRE):,}公里，"
        "请核对是否为本次检查拍摄的照片。"
    )


def _crosses(one: Point, other: Point, latitude: float, longitude: float) -> bool:
    if (one[1] > latitude) == (other[1] > latitude):
        return False
    share = (latitude - one[1]) / (other[1] - one[1])
    return longitude < one[0] + share * (other[0] - one[0])


def _distance(one: Point, other: Point) -> float:
    # From the origin to the segment between the two points.
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    share = 0.0 if not length else max(0.0, min(1.0, -(one[0] * dx + one[1] * dy) / length))
    return math.hypot(one[0] + share * dx, one[1] + share * dy)
