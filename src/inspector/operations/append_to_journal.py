"""Append a record to the journal: each line names the hash of the line before it."""

import hashlib
from collections.abc import Sequence
from typing import Final

from inspector.domain.canonical_json import JsonValue
from inspector.exchange.rows import LogHead, append_row
from inspector.exchange.strict import instant_text
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored
from inspector.storage.journal import JournalLine

_SHORT: Final = 16


def append_to_journal(
    workspace: Workspace,
    stored: Stored,
    *,
    kind: str,
    subject: str,
    who: str,
    body: dict[str, JsonValue],
    files: Sequence[str] = (),
) -> None:
    """Append one record inside the caller's transaction.

    Args:
        workspace: gives the time.
        stored: the open transaction.
        kind: of the message.
        subject: id of what the record is about.
        who: certificate number of the officer; the journal names it by its hash.
        body: as the message encodes it.
        files: hashes of the originals that this record needs.
    """
    now = workspace.clock()
    name = officer_name(who)
    number, digest = stored.journal.head()
    line, head = append_row(
        LogHead(number, digest),
        at=instant_text(now),
        who=name,
        kind=kind,
        subject=subject,
        body=body,
        photos=files,
    )
    stored.journal.append(
        JournalLine(
            i=head.i,
            at=now,
            kind=kind,
            subject=subject,
            who=name,
            line=line,
            sha256=head.h,
            photos=tuple(files),
        )
    )


def officer_name(certificate_number: str) -> str:
    """Return how the journal names an officer: certificate numbers may hold any characters."""
    digest = hashlib.sha256(certificate_number.encode("utf-8")).hexdigest()
    return f"officer-{digest[:_SHORT]}"
