"""What is drawn on photos, their order, before and after, and pictures that were refused."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("ALTER TABLE attachment ADD COLUMN place INTEGER")
    op.execute(
        """
        CREATE TABLE photo_drawing (
            inspection_id INTEGER NOT NULL, photo_id INTEGER NOT NULL, shapes BLOB NOT NULL,
            CONSTRAINT pk_photo_drawing PRIMARY KEY (inspection_id, photo_id),
            CONSTRAINT fk_photo_drawing_inspection_id
                FOREIGN KEY (inspection_id) REFERENCES inspection (id),
            CONSTRAINT fk_photo_drawing_photo_id FOREIGN KEY (photo_id) REFERENCES photo (id)
        ) WITHOUT ROWID
        """
    )
    op.execute(
        """
        CREATE TABLE photo_pair (
            inspection_id INTEGER NOT NULL, after_id INTEGER NOT NULL, before_id INTEGER NOT NULL,
            CONSTRAINT pk_photo_pair PRIMARY KEY (inspection_id, after_id),
            CONSTRAINT fk_photo_pair_inspection_id
                FOREIGN KEY (inspection_id) REFERENCES inspection (id),
            CONSTRAINT fk_photo_pair_after_id FOREIGN KEY (after_id) REFERENCES photo (id),
            CONSTRAINT fk_photo_pair_before_id FOREIGN KEY (before_id) REFERENCES photo (id)
        ) WITHOUT ROWID
        """
    )
    op.execute(
        """
        CREATE TABLE refused_picture (
            id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, item TEXT NOT NULL,
            name TEXT NOT NULL, reason TEXT NOT NULL, sha256 VARCHAR(64) NOT NULL,
            size INTEGER NOT NULL, at VARCHAR(27) NOT NULL, officer TEXT NOT NULL,
            CONSTRAINT pk_refused_picture PRIMARY KEY (id),
            CONSTRAINT uq_refused_picture_inspection_id_sha256 UNIQUE (inspection_id, sha256),
            CONSTRAINT fk_refused_picture_inspection_id
                FOREIGN KEY (inspection_id) REFERENCES inspection (id)
        )
        """
    )
    sealed = "EXISTS (SELECT 1 FROM inspection WHERE state <> 'DRAFT' AND id IN"
    for table in ("photo_drawing", "photo_pair"):
        refuse(table, "INSERT", f"{sealed} (NEW.inspection_id))", "sealed")
        refuse(table, "UPDATE", f"{sealed} (OLD.inspection_id, NEW.inspection_id))", "sealed")
        refuse(table, "DELETE", f"{sealed} (OLD.inspection_id))", "sealed")
    for event in ("UPDATE", "DELETE"):
        refuse("refused_picture", event, "TRUE", "lasting")


def refuse(table: str, event: str, when: str, name: str) -> None:
    verb = event.lower()
    op.execute(
        f"CREATE TRIGGER {table}_{name}_{verb} BEFORE {event} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: {verb} refused'); END"
    )
