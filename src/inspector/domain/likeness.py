"""Whether two photos look alike: a hint for a person to look, never a reason to drop one."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final

_ALIKE: Final = 6  # bits; unrelated photos differ in about 32
_DIGITS: Final = range(0, 16, 2)  # 8 parts of 8 bits: 6 differing bits leave 2 parts the same


def bits_apart(one: str, other: str) -> int:
    """Return in how many of 64 bits two likenesses (16 hex digits each) differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def looks_alike(one: str, other: str) -> bool:
    """Whether two photos may show the same picture; an empty likeness resembles nothing."""
    return bool(one and other) and bits_apart(one, other) <= _ALIKE


def alike_pairs(likenesses: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the places of every two that look alike, without comparing all with all."""
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for place, likeness in enumerate(likenesses):
        for digit in _DIGITS if likeness else ():
            buckets[f"{digit}:{likeness[digit : digit + 2]}"].append(place)
    candidates = {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}
    return tuple(
        pair for pair in sorted(candidates) if looks_alike(*(likenesses[at] for at in pair))
    )
