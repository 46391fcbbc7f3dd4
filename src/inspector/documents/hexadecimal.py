"""Hexadecimal digests as people compare them: in groups of eight."""

from typing import Final

_GROUP: Final = 8


def grouped(digest: str) -> str:
    """Return the digits in groups of eight, so that lines end between groups."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
