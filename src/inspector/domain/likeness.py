"""Whether two photos look alike: a hint for a person to look, never a reason to drop one."""

from typing import Final

BITS: Final = 64
_ALIKE: Final = 6  # bits; unrelated photos differ in about 32


def bits_apart(one: str, other: str) -> int:
    """Return in how many of 64 bits two likenesses (16 hex digits each) differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def looks_alike(one: str, other: str) -> bool:
    """Whether two photos may show the same picture; an empty likeness resembles nothing."""
    return bool(one and other) and bits_apart(one, other) <= _ALIKE
