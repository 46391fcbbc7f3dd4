"""Counting by rooms, and when a document was served."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE count_event (
            id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, act VARCHAR(32) NOT NULL,
            counter TEXT NOT NULL, building TEXT NOT NULL, floor TEXT NOT NULL,
            rooms TEXT NOT NULL, tally TEXT NOT NULL, number INTEGER, at VARCHAR(27),
            CONSTRAINT pk_count_event PRIMARY KEY (id),
            CONSTRAINT fk_count_event_inspection_id
                FOREIGN KEY (inspection_id) REFERENCES inspection (id)
        )
        """
    )
    op.execute("CREATE INDEX ix_count_event_inspection_id ON count_event (inspection_id)")
    op.execute("ALTER TABLE issued_document ADD COLUMN served_at VARCHAR(27)")
    sealed = (
        "EXISTS (SELECT 1 FROM inspection WHERE state <> 'DRAFT' AND id IN (NEW.inspection_id))"
    )
    refuse("INSERT", sealed, "sealed")
    for event in ("UPDATE", "DELETE"):
        refuse(event, "TRUE", "lasting")


def refuse(event: str, when: str, name: str) -> None:
    verb = event.lower()
    op.execute(
        f"CREATE TRIGGER count_event_{name}_{verb} BEFORE {event} ON count_event WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, 'count_event: {verb} refused'); END"
    )
