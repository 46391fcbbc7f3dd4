"""Rooms as a person writes them: 201-212、215 216A."""

import re
from typing import Final

from inspector.errors import UserError

MOST_ROOMS: Final = 200
_RANGE: Final = re.compile(r"(\d{1,5})[-~—－～至](\d{1,5})")
_SEPARATORS: Final = re.compile(r"[\s、，,；;]+")
_LONGEST: Final = 12


class RoomListError(UserError):
    """What was written names no rooms."""


def read_rooms(words: str) -> tuple[str, ...]:
    """Return the room numbers that are meant, in order, none twice.

    A range keeps the width of its first number: 08-11 gives 08 09 10 11.

    Raises:
        RoomListError: nothing is named, a range runs backwards, or it is too much for one floor.
    """
    found: list[str] = []
    for part in _SEPARATORS.split(words.strip()):
        found += _numbers(part) if part else []
    rooms = tuple(dict.fromkeys(found))
    if not rooms:
        raise RoomListError("没有写房间号，请写成 201-212 或 201、203、205 的样子。")
    if len(rooms) > MOST_ROOMS:
        raise RoomListError(f"一层最多加 {MOST_ROOMS} 间，请分层填写。")
    return rooms


def following(rooms: tuple[str, ...]) -> str:
    """Return the range that a floor higher would have: 201-212 gives 301-312; else nothing."""
    if not rooms or not all(room.isdigit() and len(room) == len(rooms[0]) for room in rooms):
        return ""
    first, last = rooms[0], rooms[-1]
    numbers = [int(room) for room in rooms]
    together = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if not together or len(first) < len("101") or first[:-2] != last[:-2]:
        return ""
    floor = int(first[:-2]) + 1
    return f"{floor}{first[-2:]}-{floor}{last[-2:]}"


def _numbers(part: str) -> list[str]:
    match = _RANGE.fullmatch(part)
    if match is None:
        return [part[:_LONGEST]]
    first, last = int(match.group(1)), int(match.group(2))
    if last < first:
        raise RoomListError(f"“{part}”的后一个房间号比前一个小，请改过来。")
    if last - first >= MOST_ROOMS:
        raise RoomListError(f"“{part}”超过 {MOST_ROOMS} 间，请分层填写。")
    return [str(number).zfill(len(match.group(1))) for number in range(first, last + 1)]
