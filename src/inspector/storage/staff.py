"""Certificates of the staff of institutions: what each list holds, and held before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from inspector.domain.staff import ListedCertificate, StaffCertificate
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.register import institution, staff_certificate


@dataclass(frozen=True, slots=True)
class Staff:
    """Lists of certificates, by institution; what left a list is kept with its last day."""

    connection: Connection

    def replace(self, ident: str, listed: Sequence[StaffCertificate], on: date) -> int:
        """Make this the institution's list; return how many of its lines are new or gone.

        Args:
            ident: id of an institution that the register holds.
            listed: the whole list.
            on: the day from which it stands; what was entered that day and is gone was a slip.
        """
        key = self.connection.scalars(
            sa.select(institution.c.id).where(institution.c.ident == ident)
        ).one()
        query = sa.select(staff_certificate).where(
            staff_certificate.c.institution_id == key, staff_certificate.c.until.is_(None)
        )
        rows = self.connection.execute(query).mappings().all()
        held = {value_of(StaffCertificate, row): row for row in rows}
        gone = [row for certificate, row in held.items() if certificate not in listed]
        for row in gone:
            self._end(row, on)
        new = [one for one in listed if one not in held]
        for certificate in new:
            values = {"institution_id": key, "since": on, **fields_of(certificate)}
            self.connection.execute(sa.insert(staff_certificate).values(values))
        return len(gone) + len(new)

    def all(self) -> tuple[ListedCertificate, ...]:
        """Return all that was ever listed, by institution, in the order of entry."""
        rows = self.connection.execute(
            sa.select(
                institution.c.ident,
                staff_certificate.c.since,
                staff_certificate.c.until,
                *columns_of(staff_certificate, StaffCertificate),
            )
            .join_from(staff_certificate, institution)
            .order_by(institution.c.ident, staff_certificate.c.id)
        ).mappings()
        return tuple(
            ListedCertificate(
                row["ident"], value_of(StaffCertificate, row), row["since"], row["until"]
            )
            for row in rows
        )

    def _end(self, row: RowMapping, on: date) -> None:
        this = staff_certificate.c.id == row["id"]
        if row["since"] >= on:
            self.connection.execute(sa.delete(staff_certificate).where(this))
        else:
            last = on - timedelta(days=1)
            self.connection.execute(sa.update(staff_certificate).where(this).values(until=last))
