"""Versions of an institution: what was known of it, kept for the inspections of that day."""

from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection, RowMapping

from inspector.domain.institution import Institution
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.register import institution, institution_version

VERSION_COLUMNS: Final = (
    institution.c.ident.label("institution_ident"),
    *columns_of(institution_version, Institution, without={"id"}),
)
"""To be read from `institution_version` joined to `institution`."""


def read_institution(row: RowMapping) -> Institution:
    """Return the institution of a row that has VERSION_COLUMNS."""
    return value_of(Institution, row, id=row["institution_ident"])


def key_of_version(connection: Connection, known: Institution) -> tuple[int, int]:
    """Return the keys of the institution and of this version of it; new ones are added."""
    connection.execute(insert(institution).values(ident=known.id).on_conflict_do_nothing())
    key: int = connection.scalars(
        sa.select(institution.c.id).where(institution.c.ident == known.id)
    ).one()
    versions = connection.execute(
        sa.select(institution_version.c.id.label("version"), *VERSION_COLUMNS)
        .join_from(institution_version, institution)
        .where(institution_version.c.institution_id == key)
        .order_by(institution_version.c.id.desc())
    ).mappings()
    for row in versions:
        if read_institution(row) == known:
            return key, row["version"]
    added = connection.execute(
        sa.insert(institution_version).values(
            institution_id=key, **fields_of(known, without={"id"})
        )
    )
    return key, added.lastrowid
