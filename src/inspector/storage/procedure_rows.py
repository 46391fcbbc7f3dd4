"""Rows of what was done and overridden on site."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.domain.inspection import Override
from inspector.domain.procedure import Procedure, Step, StepDone
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.inspections import override, step_done


def write_step(connection: Connection, inspection_key: int, done: StepDone) -> None:
    """Insert the step, or replace it in place."""
    fields = fields_of(done)
    row = insert(step_done).values(inspection_id=inspection_key, **fields)
    connection.execute(
        row.on_conflict_do_update(index_elements=["inspection_id", "step"], set_=fields)
    )


def erase_step(connection: Connection, inspection_key: int, step: Step) -> None:
    """Take the step back."""
    connection.execute(
        sa.delete(step_done).where(
            step_done.c.inspection_id == inspection_key, step_done.c.step == step
        )
    )


def read_procedure(connection: Connection, inspection_key: int) -> Procedure:
    """Return the steps in the order in which they were taken."""
    rows = connection.execute(
        sa.select(*columns_of(step_done, StepDone))
        .where(step_done.c.inspection_id == inspection_key)
        .order_by(step_done.c.id)
    ).mappings()
    return Procedure(tuple(value_of(StepDone, row) for row in rows))


def write_override(connection: Connection, inspection_key: int, given: Override) -> None:
    """Insert the reason, or replace it in place."""
    fields = fields_of(given)
    row = insert(override).values(inspection_id=inspection_key, **fields)
    connection.execute(
        row.on_conflict_do_update(index_elements=["inspection_id", "code"], set_=fields)
    )


def erase_override(connection: Connection, inspection_key: int, code: str) -> None:
    """Take the reason back."""
    connection.execute(
        sa.delete(override).where(
            override.c.inspection_id == inspection_key, override.c.code == code
        )
    )


def read_overrides(connection: Connection, inspection_key: int) -> tuple[Override, ...]:
    """Return the reasons in the order in which they were given."""
    rows = connection.execute(
        sa.select(*columns_of(override, Override))
        .where(override.c.inspection_id == inspection_key)
        .order_by(override.c.id)
    ).mappings()
    return tuple(value_of(Override, row) for row in rows)
