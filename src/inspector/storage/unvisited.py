"""Homes that nobody has inspected since a day, the one left longest first."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.domain.inspection import InspectionState
from inspector.domain.institution import OperatingState
from inspector.storage.tables.inspections import inspection
from inspector.storage.tables.register import institution, institution_version, register_entry


@dataclass(frozen=True, slots=True)
class UnvisitedHome:
    """A home of the register; `last` is when its last sealed inspection began, in UTC."""

    id: str
    name: str
    township: str
    last: datetime | None


def read_unvisited(
    connection: Connection, since: datetime, limit: int
) -> tuple[tuple[UnvisitedHome, ...], int]:
    """Return at most `limit` of them, and how many there are; those that closed are left out.

    Whatever was begun since, draft or sealed, counts as a visit.
    """
    sealed = sa.case((inspection.c.state != InspectionState.DRAFT, inspection.c.started_at))
    visits = (
        sa.select(
            institution_version.c.institution_id,
            sa.func.max(inspection.c.started_at).label("begun"),
            sa.func.max(sealed).label("last"),
        )
        .join_from(inspection, institution_version)
        .group_by(institution_version.c.institution_id)
        .subquery()
    )
    homes = (
        sa.select(
            institution.c.ident,
            institution_version.c.name,
            institution_version.c.township,
            visits.c.last,
        )
        .join_from(register_entry, institution_version)
        .join(institution, institution.c.id == register_entry.c.institution_id)
        .outerjoin(visits, visits.c.institution_id == register_entry.c.institution_id)
        .where(
            institution_version.c.state != OperatingState.CLOSED,
            sa.or_(visits.c.begun.is_(None), visits.c.begun < since),
        )
    )
    count = connection.scalars(sa.select(sa.func.count()).select_from(homes.subquery())).one()
    rows = connection.execute(
        homes.order_by(visits.c.last, register_entry.c.plain_name).limit(limit)
    )
    return tuple(UnvisitedHome(*row) for row in rows), count
