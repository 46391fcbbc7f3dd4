"""Know whether the window was closed in order, and what is there where it was cut off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from inspector.domain.inspection import Inspection, InspectionState
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically

_MARK: Final = "open-since"


@dataclass(frozen=True, slots=True)
class Recovered:
    """The draft that somebody worked on when the program was cut off, as it is now.

    Attributes:
        saved_at: UTC, of the last thing that was saved in it.
    """

    inspection_id: str
    institution_name: str
    answered: int
    findings: int
    photos: int
    saved_at: datetime


def begin_session(workspace: Workspace) -> Recovered | None:
    """Mark that work goes on; return what was recovered where the last session was cut off.

    Raises:
        StorageError: the folder cannot be written to.
    """
    mark = workspace.home / _MARK
    cut_off = _begun(mark)
    write_atomically(mark, workspace.clock().isoformat().encode())
    return None if cut_off is None else _last_worked_on(workspace, cut_off)


def end_session(workspace: Workspace) -> None:
    """Mark that work ended in order."""
    (workspace.home / _MARK).unlink(missing_ok=True)


def _begun(mark: Path) -> datetime | None:
    """Return when the session began that was never ended; None where there is none."""
    try:
        return datetime.fromisoformat(mark.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:  # the disk is damaged here: tell rather too much
        return datetime.min.replace(tzinfo=UTC)


def _last_worked_on(workspace: Workspace, since: datetime) -> Recovered | None:
    with workspace.database.reading() as stored:
        drafts = [
            stored.inspections.get(one.id)
            for one in stored.inspections.summaries()
            if one.state is InspectionState.DRAFT
        ]
    saved_at, last = max(
        ((max(_times(draft)), draft) for draft in drafts),
        key=lambda one: one[0],
        default=(since, None),
    )
    if last is None or saved_at < since:
        return None
    return Recovered(
        inspection_id=last.id,
        institution_name=last.institution.name,
        answered=len(last.answers),
        findings=len(last.findings),
        photos=len(last.attachments),
        saved_at=saved_at,
    )


def _times(draft: Inspection) -> Iterator[datetime]:
    yield draft.started_at
    yield from (answer.at for answer in draft.answers.values() if answer.at is not None)
    yield from (photo.attached_at for photo in draft.attachments)
    yield from (done.at for done in draft.procedure.done)
