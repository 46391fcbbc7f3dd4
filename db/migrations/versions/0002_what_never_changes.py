"""What never changes: triggers that hold even where the program forgets."""

from typing import Final

from alembic import op

revision = "0002"
down_revision = "0001"

FROZEN_WITH_INSPECTION: Final = (
    "answer",
    "answer_given",
    "attachment",
    "finding",
    "inspection_checklist",
    "inspection_officer",
    "override",
    "step_done",
)
NEVER_CHANGED: Final = (
    "answer_given",
    "incoming_package",
    "institution_version",
    "journal_line",
    "photo",
    "received_line",
    "register_change",
    "sealed_record",
)
NEVER_REMOVED: Final = ("issued_document", "outgoing_package")
FIXED_COLUMNS: Final = {
    "inspection": (
        "id, ident, institution_version_id, kind, pack_version, started_at, reference_date,"
        " supersedes, sealed_sha256"
    ),
    "issued_document": (
        "id, ident, inspection_ident, kind, number, abbreviation, year, serial, issued_at,"
        " sha256, size, origin"
    ),
    "outgoing_package": (
        "recipient, seq, manifest, manifest_sha256, log_from, log_to, log_head, prepared_at, rows"
    ),
}
"""What an update may never name; of an inspection, once it is sealed."""


def upgrade() -> None:
    guard_sealed_inspections()
    guard_lasting_rows()
    guard_logs()


def guard_sealed_inspections() -> None:
    sealed = "SELECT 1 FROM inspection WHERE state <> 'DRAFT' AND id IN"
    for table in FROZEN_WITH_INSPECTION:
        refuse(table, "INSERT", f"EXISTS ({sealed} (NEW.inspection_id))", "sealed")
        refuse(
            table, "UPDATE", f"EXISTS ({sealed} (OLD.inspection_id, NEW.inspection_id))", "sealed"
        )
        refuse(table, "DELETE", f"EXISTS ({sealed} (OLD.inspection_id))", "sealed")
    refuse(
        "inspection", f"UPDATE OF {FIXED_COLUMNS['inspection']}", "OLD.state <> 'DRAFT'", "sealed"
    )
    reopened = "OLD.state <> 'DRAFT' AND NEW.state = 'DRAFT'"
    refuse("inspection", "UPDATE OF state", reopened, "reopened")
    refuse("inspection", "DELETE", "OLD.state <> 'DRAFT'", "sealed")


def guard_lasting_rows() -> None:
    for table in NEVER_CHANGED:
        refuse(table, "UPDATE", "TRUE", "lasting")
        refuse(table, "DELETE", "TRUE", "lasting")
    for table in NEVER_REMOVED:
        refuse(table, f"UPDATE OF {FIXED_COLUMNS[table]}", "TRUE", "lasting")
        refuse(table, "DELETE", "TRUE", "lasting")


def guard_logs() -> None:
    last = "SELECT coalesce(max(i), 0) FROM"
    refuse("journal_line", "INSERT", f"NEW.i <> ({last} journal_line) + 1", "gap")
    of_sender = f"{last} received_line WHERE sender_id = NEW.sender_id"
    refuse("received_line", "INSERT", f"NEW.i <> ({of_sender}) + 1", "gap")


def refuse(table: str, event: str, when: str, name: str) -> None:
    verb = event.split(maxsplit=1)[0].lower()
    op.execute(
        f"CREATE TRIGGER {table}_{name}_{verb} BEFORE {event} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: {verb} refused'); END"
    )
