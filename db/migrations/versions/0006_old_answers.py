"""Answers that found no place when their draft moved to a new version of the policy (旧题)."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE old_answer (
            id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, pack_version TEXT NOT NULL,
            item TEXT NOT NULL, question TEXT NOT NULL, in_words TEXT NOT NULL,
            reason TEXT NOT NULL,
            CONSTRAINT pk_old_answer PRIMARY KEY (id),
            CONSTRAINT fk_old_answer_inspection_id
                FOREIGN KEY (inspection_id) REFERENCES inspection (id)
        )
        """
    )
    op.execute("CREATE INDEX ix_old_answer_inspection_id ON old_answer (inspection_id)")
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER old_answer_lasting_{event.lower()} BEFORE {event} ON old_answer"
            f" BEGIN SELECT RAISE(ABORT, 'old_answer: {event.lower()} refused'); END"
        )
