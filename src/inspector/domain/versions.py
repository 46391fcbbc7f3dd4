"""Versions of a sealed inspection: which one holds, and where a person must decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One sealed record in the set.

    Attributes:
        sha256: hex, of the record.
        supersedes: hex, of the record that it replaces; empty: it is the first.
        author: who sealed it, in words.
        reason: why it replaces the other; empty for the first.
    """

    inspection_id: str
    sha256: str
    supersedes: str
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Several versions that replace the same record, none of which was chosen yet."""

    superseded: str
    rivals: tuple[Version, ...]


def conflicts(versions: Iterable[Version], chosen: Mapping[str, str]) -> tuple[Conflict, ...]:
    """Return the conflicts that are open; the order in which versions arrived does not matter.

    `chosen` maps the hash of a superseded record to the hash of the version that a person chose.
    """
    rivals: dict[str, list[Version]] = {}
    for version in versions:
        if version.supersedes:
            rivals.setdefault(version.supersedes, []).append(version)
    return tuple(
        Conflict(superseded, tuple(sorted(found, key=lambda one: one.sha256)))
        for superseded, found in sorted(rivals.items())
        if len(found) > 1 and chosen.get(superseded) not in {one.sha256 for one in found}
    )


def replaced(versions: Iterable[Version], chosen: Mapping[str, str]) -> frozenset[str]:
    """Return the hashes of the records that no longer hold.

    A record is replaced by any version that supersedes it, and by the choice of a rival.
    """
    known = tuple(versions)
    passed_over = {
        one.sha256
        for one in known
        if one.supersedes in chosen and chosen[one.supersedes] != one.sha256
    }
    return frozenset({one.supersedes for one in known if one.supersedes} | passed_over)
