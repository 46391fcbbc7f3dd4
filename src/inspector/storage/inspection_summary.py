"""One line about each inspection, for lists."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Table
from sqlalchemy.engine import Connection

from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.storage.rows import value_of
from inspector.storage.tables.inspections import answer, attachment, finding, inspection
from inspector.storage.tables.register import institution, institution_version


@dataclass(frozen=True, slots=True)
class InspectionSummary:
    """What a list shows of an inspection.

    Attributes:
        started_at: UTC.
        photos: uses of photos, not originals.
        sealed_sha256: hex; empty while it is a draft.
    """

    id: str
    institution_id: str
    institution_name: str
    kind: InspectionKind
    state: InspectionState
    started_at: datetime
    answered: int
    findings: int
    photos: int
    sealed_sha256: str


def read_summaries(
    connection: Connection, institution_id: str = ""
) -> tuple[InspectionSummary, ...]:
    """Return all, or those of one institution, the one started last first."""
    query = (
        sa.select(
            inspection.c.ident.label("id"),
            institution.c.ident.label("institution_id"),
            institution_version.c.name.label("institution_name"),
            inspection.c.kind,
            inspection.c.state,
            inspection.c.started_at,
            _count_of(answer).label("answered"),
            _count_of(finding).label("findings"),
            _count_of(attachment).label("photos"),
            inspection.c.sealed_sha256,
        )
        .join_from(inspection, institution_version)
        .join(institution)
        .order_by(inspection.c.started_at.desc(), inspection.c.id.desc())
    )
    if institution_id:
        query = query.where(institution.c.ident == institution_id)
    rows = connection.execute(query).mappings()
    return tuple(value_of(InspectionSummary, row) for row in rows)


def _count_of(part: Table) -> "sa.ScalarSelect[Any]":
    return (
        sa.select(sa.func.count())
        .select_from(part)
        .where(part.c.inspection_id == inspection.c.id)
        .scalar_subquery()
    )
