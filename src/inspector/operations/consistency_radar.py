"""Look over all that is on this computer for what does not fit together (X10); accuse nobody."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Final

from inspector.domain.inspection import Inspection
from inspector.domain.institution import Institution
from inspector.domain.policy_pack import Pack
from inspector.domain.radar import (
    BedCount,
    CertificateSighting,
    PhotoSighting,
    Signal,
    bed_jumps,
    same_photos,
    shared_certificates,
    shared_numbers,
    similar_photos,
)
from inspector.domain.shanghai import day_in_shanghai
from inspector.domain.staff import ListedCertificate
from inspector.imaging.likeness import likeness_of
from inspector.operations.photo_copies import photo_thumbnail
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored

_BEDS: Final = "beds_registered"
_READ: Final = 0.2  # of the whole work, before photos are compared
_NUMBERS: Final[Mapping[str, Callable[[Institution], str]]] = {
    "备案编号": lambda one: one.filing_number,
    "统一社会信用代码": lambda one: one.credit_code or "",
    "联系电话": lambda one: one.phone,
}


@dataclass(frozen=True, slots=True)
class RadarReport:
    """What is worth a look, and how much was compared.

    Attributes:
        photos: different originals.
        certificates: on the staff lists of today.
    """

    signals: tuple[Signal, ...]
    visits: int
    photos: int
    institutions: int
    certificates: int = 0


def consistency_radar(workspace: Workspace, progress: Progress = unreported) -> RadarReport:
    """Compare photos between visits; numbers, staff and beds between entries, years and visits.

    Nothing is changed, and nothing is dropped from what is shown.
    """
    progress("正在读取检查和名录", 0.0)
    with workspace.database.reading() as stored:
        visits = [stored.inspections.get(one.id) for one in stored.inspections.summaries()]
        histories = tuple(_histories(stored))
        listed = stored.staff.all()
    photos = sorted({one.photo.sha256 for visit in visits for one in visit.attachments})
    likenesses = dict(_likenesses(workspace, photos, progress))
    sightings = tuple(_photo_sightings(visits, likenesses))
    beds = (*_registered_beds(histories), *_inspected_beds(workspace, visits))
    return RadarReport(
        signals=(
            *same_photos(sightings),
            *shared_certificates(_certificates(histories, listed)),
            *shared_numbers(_numbers(histories)),
            *bed_jumps(beds),
            *similar_photos(sightings),
        ),
        visits=len(visits),
        photos=len(photos),
        institutions=len(histories),
        certificates=sum(one.until is None for one in listed),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the register knew of an institution from a day on, until another (None: still)."""

    institution: Institution
    since: date
    until: date | None


def _histories(stored: Stored) -> Iterator[tuple[_Known, ...]]:
    for one in stored.institutions.all():
        changes = [
            (day_in_shanghai(at), version) for at, version in stored.institutions.history(one.id)
        ]
        ends = (*(day for day, _ in changes[1:]), None)
        yield tuple(
            _Known(version, since, until)
            for (since, version), until in zip(changes, ends, strict=True)
        )


def _numbers(histories: Iterable[tuple[_Known, ...]]) -> Iterator[CertificateSighting]:
    for history in histories:
        for kind, number_of in _NUMBERS.items():
            for number, known in groupby(history, partial(_number, number_of)):
                run = tuple(known)
                if number.strip():
                    name = history[-1].institution.name
                    yield CertificateSighting(kind, number, name, run[0].since, run[-1].until)


def _certificates(
    histories: Iterable[tuple[_Known, ...]], listed: Iterable[ListedCertificate]
) -> Iterator[CertificateSighting]:
    names = {history[-1].institution.id: history[-1].institution.name for history in histories}
    for one in listed:
        held = one.certificate
        name = names[one.institution]
        yield CertificateSighting(held.kind, held.number, name, one.since, one.until, held.holder)


def _number(of: Callable[[Institution], str], known: _Known) -> str:
    return of(known.institution)


def _registered_beds(histories: Iterable[tuple[_Known, ...]]) -> Iterator[BedCount]:
    for history in histories:
        for known in history:
            beds = known.institution.beds_total
            if beds is not None:
                yield BedCount(history[-1].institution.name, known.since, beds, "机构名录")


def _inspected_beds(workspace: Workspace, visits: Iterable[Inspection]) -> Iterator[BedCount]:
    for visit in visits:
        beds = _beds_of(visit, workspace.packs.get(visit.pack_version, workspace.policy))
        if beds is not None:
            on = day_in_shanghai(visit.started_at)
            yield BedCount(visit.institution.name, on, beds, "现场检查的备案床位")


def _beds_of(visit: Inspection, pack: Pack) -> int | None:
    for item in pack.items():
        values = visit.answers[item.code].values if item.code in visit.answers else {}
        for asked in item.inputs:
            told = values.get(asked.code)
            if asked.tally == _BEDS and isinstance(told, Decimal):
                return int(told)
    return None


def _likenesses(
    workspace: Workspace, photos: list[str], progress: Progress
) -> Iterator[tuple[str, str]]:
    for number, sha256 in enumerate(photos):
        progress(
            f"正在比对照片 {number + 1}/{len(photos)}", _READ + number / len(photos) * (1 - _READ)
        )
        small = photo_thumbnail(workspace, sha256)
        yield sha256, likeness_of(small) if small else ""


def _photo_sightings(
    visits: Iterable[Inspection], likenesses: Mapping[str, str]
) -> Iterator[PhotoSighting]:
    by_record = {visit.sealed_sha256: visit for visit in visits if visit.sealed_sha256}
    for visit in visits:
        first = visit
        while first.supersedes in by_record:  # corrections are one visit with what they replace
            first = by_record[first.supersedes]
        for use in visit.attachments:
            yield PhotoSighting(
                photo=use.photo.sha256,
                likeness=likenesses[use.photo.sha256],
                visit=visit.id,
                visit_of=first.id,
                institution=visit.institution.name,
                item=use.item,
                on=day_in_shanghai(visit.started_at),
            )
