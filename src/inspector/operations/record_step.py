"""Record the steps of the procedure, and reasons for going on without something."""

from inspector.domain.inspection import Override
from inspector.domain.procedure import Step, StepDone
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace


class ReasonMissingError(UserError):
    """Going on without something takes a reason."""


def record_step(workspace: Workspace, inspection_id: str, step: Step, note: str = "") -> Changed:
    """Record that a step was taken now."""
    done = StepDone(step, workspace.clock(), note.strip())
    with workspace.database.transaction() as stored:
        stored.inspections.save_step(inspection_id, done)
    return Changed.INSPECTIONS


def erase_step(workspace: Workspace, inspection_id: str, step: Step) -> Changed:
    """Take a step back."""
    with workspace.database.transaction() as stored:
        stored.inspections.erase_step(inspection_id, step)
    return Changed.INSPECTIONS


def override_missing(workspace: Workspace, inspection_id: str, code: str, reason: str) -> Changed:
    """Record the reason for going on although something is missing; the reason is printed.

    Raises:
        ReasonMissingError: the reason is empty.
    """
    if not reason.strip():
        raise ReasonMissingError("没有写理由。要跳过这一项，请写明理由，理由会印在笔录上。")
    with workspace.database.transaction() as stored:
        stored.inspections.save_override(inspection_id, Override(code, reason.strip()))
    return Changed.INSPECTIONS
