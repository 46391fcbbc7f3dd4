"""Streams that begin anew with a new key, and logs that begin anew with a restored laptop."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    renew_outgoing()
    renew_incoming()
    renew_received()
    # A restored laptop may give a number twice, which its own office has to put right: the
    # province keeps both papers.
    op.execute("DROP INDEX uq_issued_document_number")
    op.execute(
        """
        CREATE UNIQUE INDEX uq_issued_document_number
        ON issued_document (origin, abbreviation, year, serial) WHERE serial > 0 AND origin = ''
        """
    )


def renew_outgoing() -> None:
    op.execute(
        """
        CREATE TABLE renewed (
            recipient TEXT NOT NULL, stream INTEGER NOT NULL, seq INTEGER NOT NULL,
            manifest BLOB NOT NULL, manifest_sha256 VARCHAR(64) NOT NULL,
            log_from INTEGER NOT NULL, log_to INTEGER NOT NULL,
            log_head VARCHAR(64) NOT NULL, state TEXT NOT NULL, prepared_at VARCHAR(27) NOT NULL,
            written_at VARCHAR(27), receipt_sha256 TEXT NOT NULL, rows BLOB NOT NULL,
            CONSTRAINT pk_outgoing_package PRIMARY KEY (recipient, stream, seq)
        )
        """
    )
    copy(
        "outgoing_package",
        "recipient, {}, seq, manifest, manifest_sha256, log_from, log_to, log_head, state,"
        " prepared_at, written_at, receipt_sha256, rows",
        "stream",
    )
    fixed = (
        "recipient, stream, seq, manifest, manifest_sha256, log_from, log_to, log_head,"
        " prepared_at, rows"
    )
    refuse("outgoing_package", f"UPDATE OF {fixed}", "TRUE", "lasting")
    refuse("outgoing_package", "DELETE", "TRUE", "lasting")


def renew_incoming() -> None:
    op.execute(
        """
        CREATE TABLE renewed (
            id INTEGER NOT NULL, sender_id INTEGER NOT NULL, run INTEGER NOT NULL,
            epoch INTEGER NOT NULL, seq INTEGER NOT NULL, manifest BLOB NOT NULL,
            manifest_sha256 VARCHAR(64) NOT NULL, log_from INTEGER NOT NULL,
            log_to INTEGER NOT NULL, received_at VARCHAR(27) NOT NULL,
            CONSTRAINT pk_incoming_package PRIMARY KEY (id),
            CONSTRAINT uq_incoming_package_sender_id_run_epoch_seq
                UNIQUE (sender_id, run, epoch, seq),
            CONSTRAINT uq_incoming_package_manifest_sha256 UNIQUE (manifest_sha256),
            CONSTRAINT fk_incoming_package_sender_id FOREIGN KEY (sender_id) REFERENCES sender (id)
        )
        """
    )
    copy(
        "incoming_package",
        "id, sender_id, {}, epoch, seq, manifest, manifest_sha256, log_from, log_to, received_at",
        "run",
    )
    for event in ("UPDATE", "DELETE"):
        refuse("incoming_package", event, "TRUE", "lasting")


def renew_received() -> None:
    op.execute(
        """
        CREATE TABLE renewed (
            sender_id INTEGER NOT NULL, run INTEGER NOT NULL, i INTEGER NOT NULL,
            at VARCHAR(27) NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, who TEXT NOT NULL,
            line BLOB NOT NULL, sha256 VARCHAR(64) NOT NULL, photos TEXT NOT NULL,
            CONSTRAINT pk_received_line PRIMARY KEY (sender_id, run, i),
            CONSTRAINT fk_received_line_sender_id FOREIGN KEY (sender_id) REFERENCES sender (id)
        )
        """
    )
    copy(
        "received_line",
        "sender_id, {}, i, at, kind, subject, who, line, sha256, photos",
        "run",
    )
    op.execute("CREATE INDEX ix_received_line_subject ON received_line (subject)")
    for event in ("UPDATE", "DELETE"):
        refuse("received_line", event, "TRUE", "lasting")
    last = (
        "SELECT coalesce(max(i), 0) FROM received_line"
        " WHERE sender_id = NEW.sender_id AND run = NEW.run"
    )
    refuse("received_line", "INSERT", f"NEW.i <> ({last}) + 1", "gap")


def copy(table: str, columns: str, new: str) -> None:
    """Put `renewed` in the table's place: all that was there belongs to the first of its kind."""
    into, from_old = columns.format(new), columns.format(1)
    op.execute(f"INSERT INTO renewed ({into}) SELECT {from_old} FROM {table}")  # noqa: S608 - our own names
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE renewed RENAME TO {table}")


def refuse(table: str, event: str, when: str, name: str) -> None:
    verb = event.split(maxsplit=1)[0].lower()
    op.execute(
        f"CREATE TRIGGER {table}_{name}_{verb} BEFORE {event} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: {verb} refused'); END"
    )
