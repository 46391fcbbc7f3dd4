"""A whole inspection between its domain value and the rows of many tables."""

from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.storage import answers
from inspector.storage.findings import read_findings, write_finding
from inspector.storage.institution_versions import (
    VERSION_COLUMNS,
    key_of_version,
    read_institution,
)
from inspector.storage.photos import read_attachments, write_attachment
from inspector.storage.procedure_rows import (
    read_overrides,
    read_procedure,
    write_override,
    write_step,
)
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.inspections import (
    inspection,
    inspection_checklist,
    inspection_officer,
)
from inspector.storage.tables.register import institution, institution_version

_PARTS: Final = frozenset(
    {
        "id",
        "institution",
        "checklists",
        "officers",
        "answers",
        "findings",
        "attachments",
        "procedure",
        "overrides",
    }
)
"""Fields that have rows of their own; the rest are columns."""


def write_inspection(connection: Connection, whole: Inspection) -> None:
    """Insert the inspection with all its parts."""
    _, version = key_of_version(connection, whole.institution)
    # A draft first: rows of a sealed inspection cannot be added.
    columns = fields_of(whole, without=_PARTS) | {"state": InspectionState.DRAFT}
    added = connection.execute(
        sa.insert(inspection).values(ident=whole.id, institution_version_id=version, **columns)
    )
    key: int = added.lastrowid
    for code in whole.checklists:
        connection.execute(sa.insert(inspection_checklist).values(inspection_id=key, code=code))
    for officer in whole.officers:
        row = {"inspection_id": key, **fields_of(officer)}
        connection.execute(sa.insert(inspection_officer), row)
    for answer in whole.answers.values():
        answers.put(connection, key, answer)
    for finding in whole.findings:
        write_finding(connection, key, finding)
    for attachment in whole.attachments:
        write_attachment(connection, key, attachment)
    for done in whole.procedure.done:
        write_step(connection, key, done)
    for override in whole.overrides:
        write_override(connection, key, override)
    if whole.state is not InspectionState.DRAFT:
        connection.execute(
            sa.update(inspection).where(inspection.c.id == key).values(state=whole.state)
        )


def read_inspection(connection: Connection, ident: str) -> Inspection:
    """Return the inspection with all its parts.

    Raises:
        KeyError: there is none with this id.
    """
    row = _row_of(connection, ident)
    key: int = row["inspection_key"]
    checklists = sa.select(inspection_checklist.c.code).order_by(inspection_checklist.c.id)
    return value_of(
        Inspection,
        row,
        id=ident,
        institution=_institution_of(connection, row["institution_version_id"]),
        checklists=tuple(
            connection.scalars(checklists.where(inspection_checklist.c.inspection_id == key))
        ),
        officers=_officers_of(connection, key),
        answers=answers.held(connection, key),
        findings=read_findings(connection, key),
        attachments=read_attachments(connection, key),
        procedure=read_procedure(connection, key),
        overrides=read_overrides(connection, key),
    )


def _row_of(connection: Connection, ident: str) -> RowMapping:
    found = connection.execute(
        sa.select(
            inspection.c.id.label("inspection_key"),
            inspection.c.institution_version_id,
            *columns_of(inspection, Inspection, without=_PARTS),
        ).where(inspection.c.ident == ident)
    ).mappings()
    row = found.one_or_none()
    if row is None:
        raise KeyError(ident)
    return row


def _institution_of(connection: Connection, version: int) -> Institution:
    rows = connection.execute(
        sa.select(*VERSION_COLUMNS)
        .join_from(institution_version, institution)
        .where(institution_version.c.id == version)
    ).mappings()
    return read_institution(rows.one())


def _officers_of(connection: Connection, key: int) -> tuple[Officer, ...]:
    rows = connection.execute(
        sa.select(*columns_of(inspection_officer, Officer))
        .where(inspection_officer.c.inspection_id == key)
        .order_by(inspection_officer.c.id)
    ).mappings()
    return tuple(value_of(Officer, row) for row in rows)
