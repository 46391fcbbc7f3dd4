"""The consistency radar (X10): what a person should look at, with the evidence, blaming nobody."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final, TypeVar

from inspector.domain.institution import comparison_key
from inspector.domain.likeness import alike_pairs
from inspector.domain.shanghai import date_in_words

JUMP_SHARE: Final = Fraction(1, 5)
JUMP_BEDS: Final = 10
_TELLING: Final = 8

T = TypeVar("T")


class SignalKind(StrEnum):
    """What was seen; the value is what a person reads."""

    SAME_PHOTO = "同一张照片用于不同检查"
    SIMILAR_PHOTO = "照片相似（仅供参考）"
    SAME_CERTIFICATE = "同一证书编号出现在不同机构"
    SAME_NUMBER = "同一编号或电话登记在不同机构"
    BED_JUMP = "床位数变化较大"


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing to look at.

    Attributes:
        sentence: what was seen and what to check; names no fault.
        evidence: the places to look at, one a line.
        visits: ids of the inspections concerned, if any.
    """

    kind: SignalKind
    sentence: str
    evidence: tuple[str, ...]
    visits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoSighting:
    """A photo at a visit.

    Attributes:
        photo: SHA-256, hex.
        likeness: as `imaging.likeness` gives it, or empty.
        visit: id of the inspection.
        visit_of: the inspection that this one repeats or supersedes, or its own id: uses within
            one such family are no news.
    """

    photo: str
    likeness: str
    visit: str
    visit_of: str
    institution: str
    item: str
    on: date

    @property
    def place(self) -> str:
        """Where it was seen, in words."""
        return f"{date_in_words(self.on)} {self.institution} 事项 {self.item}"


@dataclass(frozen=True, slots=True)
class CertificateSighting:
    """A number that an institution's staff list or its entry in the register holds.

    Attributes:
        kind: for example 健康证, 备案编号, 联系电话.
        holder: whose it is, on a staff list.
        until: last day on which it was seen there, None while it stands there now.
    """

    kind: str
    number: str
    institution: str
    since: date
    until: date | None = None
    holder: str = ""

    @property
    def place(self) -> str:
        """Where it was seen, in words."""
        whose = f"（{self.holder}）" if self.holder else ""
        end = "至今" if self.until is None else f"至{date_in_words(self.until)}"
        days = f"{date_in_words(self.since)}{end}"
        return f"{self.institution}：{self.kind} {self.number}{whose}，{days}"


@dataclass(frozen=True, slots=True)
class BedCount:
    """Beds of an institution as one paper told them.

    Attributes:
        told_by: for example 机构名录, 申报材料, 现场清点.
    """

    institution: str
    on: date
    beds: int
    told_by: str

    @property
    def place(self) -> str:
        """Where it was seen, in words."""
        return f"{date_in_words(self.on)} {self.told_by}：{self.beds} 张"


def same_photos(sightings: Iterable[PhotoSighting]) -> tuple[Signal, ...]:
    """Return a signal for each photo whose very bytes stand at two visits."""
    return tuple(
        _photo_signal(
            SignalKind.SAME_PHOTO,
            group,
            "同一张照片（字节完全相同）用在多次检查中，请核对是否有误。",
        )
        for group in _groups(sightings, lambda one: one.photo)
        if len({one.visit_of for one in group}) > 1
    )


def similar_photos(sightings: Iterable[PhotoSighting]) -> tuple[Signal, ...]:
    """Return a hint for each pair of different photos of two visits that look alike (C14)."""
    ordered = sorted(set(sightings), key=_photo_order)
    likenesses = [one.likeness for one in ordered]
    pairs = ((ordered[one], ordered[other]) for one, other in alike_pairs(likenesses))
    return tuple(
        _photo_signal(
            SignalKind.SIMILAR_PHOTO, pair, "两张照片看起来相似，可能只是拍摄了同一处，请看一看。"
        )
        for pair in pairs
        if pair[0].photo != pair[1].photo and pair[0].visit_of != pair[1].visit_of
    )


def shared_certificates(sightings: Iterable[CertificateSighting]) -> tuple[Signal, ...]:
    """Return a signal for each certificate that two institutions list for the same days."""
    return _shared(
        sightings,
        SignalKind.SAME_CERTIFICATE,
        _certificate_key,
        "同时出现在不同机构的人员名单中，可能是兼职、调动或录入有误，请核对。",
    )


def shared_numbers(sightings: Iterable[CertificateSighting]) -> tuple[Signal, ...]:
    """Return a signal for each number of the register that two institutions hold at once."""
    return _shared(
        sightings,
        SignalKind.SAME_NUMBER,
        _number_key,
        "同时登记在不同机构名下，可能是一家单位办的几处机构、变更后没有更新或录入有误，请核对。",
    )


def _shared(
    sightings: Iterable[CertificateSighting],
    kind: SignalKind,
    key: Callable[[CertificateSighting], str],
    words: str,
) -> tuple[Signal, ...]:
    signals = []
    for group in _groups(sightings, key):
        pairs = [pair for pair in combinations(group, 2) if _at_once(*pair)]
        seen = sorted({one.place for pair in pairs for one in pair})
        if seen:
            signals.append(Signal(kind, f"{group[0].kind} {group[0].number} {words}", tuple(seen)))
    return tuple(signals)


def bed_jumps(
    counts: Iterable[BedCount], share: Fraction = JUMP_SHARE, beds: int = JUMP_BEDS
) -> tuple[Signal, ...]:
    """Return a signal where beds changed from one count to the next by more than both measures.

    Args:
        counts: of any institutions and years, in any order.
        share: of the earlier count.
        beds: least number that is worth a look.
    """
    return tuple(
        Signal(
            SignalKind.BED_JUMP,
            f"{before.institution}的床位数由 {before.beds} 张变为 {after.beds} 张，"
            "可能是改建、口径不同或录入有误，请核对。",
            (before.place, after.place),
        )
        for group in _groups(counts, lambda one: one.institution)
        for before, after in pairwise(sorted(group, key=lambda one: (one.on, one.told_by)))
        if abs(after.beds - before.beds) >= beds
        and abs(after.beds - before.beds) > share * before.beds
    )


def _groups(things: Iterable[T], key: Callable[[T], str]) -> list[list[T]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return [groups[name] for name in sorted(groups)]


def _photo_signal(kind: SignalKind, sightings: Sequence[PhotoSighting], sentence: str) -> Signal:
    ordered = sorted(set(sightings), key=_photo_order)
    return Signal(
        kind,
        sentence,
        tuple(f"{one.place}（SHA-256 {one.photo[:16]}…）" for one in ordered),
        tuple(sorted({one.visit for one in ordered})),
    )


def _photo_order(one: PhotoSighting) -> tuple[date, str, str, str]:
    return one.on, one.visit, one.item, one.photo


def _certificate_key(one: CertificateSighting) -> str:
    number = comparison_key(one.number)
    # Offices call one kind of certificate by several names; a long number is the same under each.
    return number if len(number) >= _TELLING else comparison_key(one.kind) + number


def _number_key(one: CertificateSighting) -> str:
    return comparison_key(f"{one.kind}{one.number}")


def _at_once(one: CertificateSighting, other: CertificateSighting) -> bool:
    return (
        one.institution != other.institution
        and (one.until is None or other.since <= one.until)
        and (other.until is None or one.since <= other.until)
    )
