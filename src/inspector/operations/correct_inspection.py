"""Correct a sealed inspection: a new version that names the old one and gives the reason."""

from dataclasses import replace

from inspector.domain.inspection import SUPERSEDES, InspectionState, Override
from inspector.domain.procedure import Procedure, Step
from inspector.errors import UserError
from inspector.operations.case_holder import require_held
from inspector.operations.changes import Changed
from inspector.operations.start_inspection import StartedInspection
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored


class CannotCorrectError(UserError):
    """The inspection cannot be corrected like this."""


def start_correction(workspace: Workspace, inspection_id: str, reason: str) -> StartedInspection:
    """Open a draft with everything of the sealed version; the sealed one stays as it is.

    What was read back and signed was the old version: both steps are to be taken again.

    Raises:
        CannotCorrectError: no reason, not sealed, or a correction is open already.
        HandedOverError: another laptop holds the case.
    """
    if not reason.strip():
        raise CannotCorrectError("没有写更正理由。请写明为什么更正，理由会印在笔录上。")
    with workspace.database.transaction() as stored:
        sealed = stored.inspections.get(inspection_id)
        if sealed.is_draft:
            raise CannotCorrectError("这次检查还没有封存，可以直接修改，不用另立更正版本。")
        require_held(workspace, stored, inspection_id)
        if _draft_that_replaces(stored, sealed.sealed_sha256):
            raise CannotCorrectError("这次检查已经有一个没有做完的更正版本，请继续做完它。")
        again = {Step.READ_BACK, Step.SIGNED}
        kept = tuple(one for one in sealed.procedure.done if one.step not in again)
        others = tuple(one for one in sealed.overrides if one.code != SUPERSEDES)
        draft_id = workspace.new_id()
        stored.inspections.add(
            replace(
                sealed,
                id=draft_id,
                state=InspectionState.DRAFT,
                procedure=Procedure(kept),
                overrides=(*others, Override(SUPERSEDES, reason.strip())),
                supersedes=sealed.sealed_sha256,
                sealed_sha256="",
            )
        )
        for photo, drawn in stored.drawings.of(inspection_id).items():
            stored.drawings.draw(draft_id, photo, drawn)
        for after, before in stored.pairs.of(inspection_id).items():
            stored.pairs.pair(draft_id, after, before)
    return StartedInspection(draft_id, Changed.INSPECTIONS)


def correction_of(workspace: Workspace, sealed_sha256: str) -> str:
    """Return the id of the version that replaces a record, a draft before a sealed one; or ""."""
    with workspace.database.reading() as stored:
        draft = _draft_that_replaces(stored, sealed_sha256)
        later = (
            one.id for one in stored.inspections.superseding() if one.supersedes == sealed_sha256
        )
        return draft or next(later, "")


def _draft_that_replaces(stored: Stored, sealed_sha256: str) -> str:
    for summary in stored.inspections.summaries():
        draft = summary.state is InspectionState.DRAFT
        if draft and stored.inspections.get(summary.id).supersedes == sealed_sha256:
            return summary.id
    return ""
