"""The province returns an inspection; the county reads why."""

from collections.abc import Sequence

from inspector.domain.inspection import Inspection, InspectionState
from inspector.errors import UserError
from inspector.exchange.rows import decode_row
from inspector.operations.case_holder import holder_of
from inspector.operations.changes import Changed
from inspector.operations.messages.inspection_returned import (
    MESSAGE,
    ReturnedInspection,
    ReturnReason,
)
from inspector.operations.messages.wire import body_of
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.workspace import Workspace


class CannotReturnError(UserError):
    """The inspection cannot be returned like this."""


def return_inspection(
    workspace: Workspace, inspection_id: str, reviewer: str, reasons: Sequence[ReturnReason]
) -> Changed:
    """Return an inspection to the county that sent it, with reasons; the record stays as it is.

    Raises:
        CannotReturnError: no reason, no reviewer, or the inspection did not come from a county.
    """
    if not reviewer.strip() or not any(one.text.strip() for one in reasons):
        raise CannotReturnError("退回要写明审核人和至少一条理由，请补全后再退回。")
    with workspace.database.transaction() as stored:
        records = stored.records.of_inspection(inspection_id)
        if not records or not records[-1].origin:
            raise CannotReturnError("没有找到县级送来的这次检查，不能退回，请核对检查的标识。")
        record = records[-1]
        returned = ReturnedInspection(
            inspection_id, record.sha256, reviewer.strip(), tuple(reasons)
        )
        sent = Sent(MESSAGE.kind, inspection_id, MESSAGE.encode(returned))
        holder = holder_of(stored, inspection_id, record.origin)
        send_to_device(workspace, stored, holder, [sent])
        stored.inspections.set_state(inspection_id, InspectionState.RETURNED, record.sha256)
    return Changed.INSPECTIONS | Changed.PACKAGES


def return_of(workspace: Workspace, inspection_id: str) -> ReturnedInspection | None:
    """Return why the province sent an inspection back, last time; None if it did not."""
    found = None
    with workspace.database.reading() as stored:
        for line in stored.received.of_kind(MESSAGE.kind):
            if line.subject == inspection_id:
                found = decode_row(line.line)
    if found is None:
        return None
    return MESSAGE.decode(body_of(found))


def return_behind(workspace: Workspace, inspection: Inspection) -> ReturnedInspection | None:
    """Return why the province sent this very record back, or the one that this draft corrects."""
    wanted = inspection.supersedes if inspection.is_draft else inspection.sealed_sha256
    found = None
    with workspace.database.reading() as stored:
        for line in stored.received.of_kind(MESSAGE.kind) if wanted else ():
            returned = MESSAGE.decode(body_of(decode_row(line.line)))
            if returned.sha256 == wanted:
                found = returned
    return found
